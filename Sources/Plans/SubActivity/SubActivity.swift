import Foundation
import People
import Storage
import Subjects

/// A sub-activity with all that is known of it: what people work by.
struct SubActivityDetail: Sendable {
    struct Remark: Sendable {
        let time: Proposal.Time?
        let details: [Proposal.Detail]
    }

    struct Doubt: Sendable {
        let code: String
        let wording: String
        let detail: [String: String]
    }

    let days: MonthDays
    let area: Matrix.Area
    let activity: Matrix.Activity
    let sub: Matrix.SubActivity
    let indicators: [Matrix.Indicator]
    /// The responsible ones.
    let units: [People.Unit]
    /// All of the office, to say what became of those.
    let known: UnitsOnDay
    let printedNumber: Int?
    let printedCode: String?
    /// What other columns say of it, and the levels between its area and its activity.
    let details: [Proposal.Detail]
    let above: [Proposal.Level]
    /// When, and what other columns say, of its indicators by their positions.
    let remarks: [Int: Remark]
    /// What other versions say of it.
    let past: SubActivityPast
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
        let matrix = try Matrix(plan, office: office, today: today, in: reading)
        days = matrix.days
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
        var facts = Facts()
        try reading.each(
            """
            SELECT printed_number, unit_read, source_lines, lineage, subject, printed_code, details FROM sub_activity
            WHERE \(own) AND position = \(sub.position)
            """
        ) { facts = try Facts($0) }
        (printedNumber, unitRead, sourceLines) = (facts.printed, facts.unitRead, facts.lines)
        (printedCode, details) = (facts.printedCode, facts.details)
        var above: [Proposal.Level]?
        try reading.each("SELECT above FROM activity WHERE \(own) AND position = \(sub.activity)") {
            above = try $0.decoded(0)
        }
        self.above = above ?? []
        var remarks: [Int: Remark] = [:]
        try reading.each(
            "SELECT position, time, details FROM indicator WHERE \(own) AND sub_activity = \(sub.position)"
        ) {
            remarks[try $0.int(0)] = Remark(time: try $0.decoded(1), details: try $0.decoded(2) ?? [])
        }
        self.remarks = remarks
        past = try SubActivityPast(code, facts.lineage, of: plan, in: reading)
        var doubts: [Doubt] = []
        try reading.each(
            "SELECT code, wording, detail FROM doubt WHERE \(own) AND sub_activity = \(sub.position) ORDER BY position"
        ) { row in
            let detail = try JSONDecoder().decode([String: String].self, from: Data(try row.text(2).utf8))
            doubts.append(Doubt(code: try row.text(0), wording: try row.text(1), detail: detail))
        }
        self.doubts = doubts
        history = try History.of([plan.id, facts.subject], to: person, in: reading)
    }

    private struct Facts {
        var printed: Int?
        var unitRead = "missing"
        var lines = ""
        var lineage = ""
        var subject = ""
        var printedCode: String?
        var details: [Proposal.Detail] = []

        init() {}

        init(_ row: Row) throws {
            printed = try row.optionalInt(0)
            unitRead = try row.text(1)
            lines = try row.text(2)
            lineage = try row.text(3)
            subject = try row.text(4)
            printedCode = try row.optionalText(5)
            details = try row.decoded(6) ?? []
        }
    }
}
