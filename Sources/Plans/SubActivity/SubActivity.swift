import Foundation
import People
import Storage
import Subjects

/// A sub-activity with all that is known of it: what people work by.
struct SubActivityDetail: Sendable {
    struct Doubt: Sendable {
        let code: String
        let wording: String
        let detail: [String: String]
    }

    let area: Matrix.Area
    let activity: Matrix.Activity
    let sub: Matrix.SubActivity
    let indicators: [Matrix.Indicator]
    /// The responsible ones.
    let units: [People.Unit]
    /// All of the office, to say what became of those.
    let known: UnitsOnDay
    let printedNumber: Int?
    let unitRead: String
    let sourceLines: String
    let doubts: [Doubt]
    let history: [Happening]
    let previous: Matrix.SubActivity?
    let next: Matrix.SubActivity?

    /// The sub-activity of a plan called `code`; `nil` if there is none.
    init?(
        _ code: String, of plan: Plan, office: String, to person: Person, today: Day, in reading: Reading
    ) throws {
        let matrix = try Matrix(plan, office: office, in: reading)
        guard let place = matrix.subActivities.firstIndex(where: { $0.code == code }) else { return nil }
        sub = matrix.subActivities[place]
        activity = matrix.activities[sub.activity - 1]
        area = matrix.areas[activity.area - 1]
        indicators = matrix.indicators.filter { [sub] in $0.subActivity == sub.position }
        units = matrix.responsible(for: sub).map { matrix.units[$0] }
        known = UnitsOnDay(matrix.units, on: today)
        previous = place > 0 ? matrix.subActivities[place - 1] : nil
        next = place + 1 < matrix.subActivities.count ? matrix.subActivities[place + 1] : nil
        let own: SQL = "plan = \(plan.id) AND version = \(plan.version)"
        var facts: (printed: Int?, read: String, lines: String, lineage: String) = (nil, "missing", "", "")
        try reading.each(
            """
            SELECT printed_number, unit_read, source_lines, lineage FROM sub_activity
            WHERE \(own) AND position = \(sub.position)
            """
        ) { facts = (try $0.optionalInt(0), try $0.text(1), try $0.text(2), try $0.text(3)) }
        (printedNumber, unitRead, sourceLines) = (facts.printed, facts.read, facts.lines)
        var doubts: [Doubt] = []
        try reading.each(
            "SELECT code, wording, detail FROM doubt WHERE \(own) AND sub_activity = \(sub.position) ORDER BY position"
        ) { row in
            let detail = try JSONDecoder().decode([String: String].self, from: Data(try row.text(2).utf8))
            doubts.append(Doubt(code: try row.text(0), wording: try row.text(1), detail: detail))
        }
        self.doubts = doubts
        history = try History.of([plan.id, facts.lineage], to: person, in: reading)
    }
}
