import People
import Storage
import Subjects

/// Writes a proposal as the rows of a plan's version, each level numbered through in the order of the document.
struct PlanRows {
    let plan: String
    let office: Office
    let year: Int
    let asked: String
    var units: OfficeUnits
    private let version = 1
    private var areas = 0
    private var activities = 0
    private var subActivities = 0
    private var indicators = 0

    init(plan: String, office: Office, year: Int, asked: String, units: OfficeUnits) {
        self.plan = plan
        self.office = office
        self.year = year
        self.asked = asked
        self.units = units
    }

    mutating func write(_ proposal: Proposal, in change: Change) throws {
        // First, so that a line of all units is one of those too that only later lines name.
        for sub in proposal.subActivities {
            for name in sub.named { _ = try units.unit(name, in: change) }
        }
        for area in proposal.areas {
            areas += 1
            try change.run(
                """
                INSERT INTO area (plan, version, position, lineage, number, title)
                VALUES (\(plan), \(version), \(areas), \(change.newID()), \(area.no), \(area.title))
                """)
            for activity in area.activities {
                activities += 1
                try change.run(
                    """
                    INSERT INTO activity (plan, version, position, lineage, area, code, title)
                    VALUES (\(plan), \(version), \(activities), \(change.newID()), \(areas), \(activity.code),
                        \(activity.title))
                    """)
                for sub in activity.subActivities { try write(sub, in: change) }
            }
        }
    }

    private mutating func write(_ sub: Proposal.SubActivity, in change: Change) throws {
        subActivities += 1
        let lineage = change.newID()
        let isEveryUnit = sub.responsible.contains(where: Question.isEveryUnit)
        let lines = sub.sourceLines.map(String.init).joined(separator: " ")
        try change.run(
            """
            INSERT INTO sub_activity (plan, version, position, lineage, activity, code, printed_number, title, unit_read,
                asked, source_lines, doubts)
            VALUES (\(plan), \(version), \(subActivities), \(lineage), \(activities), \(sub.code), \(sub.printedNo),
                \(sub.title), \(sub.responsibleRead.rawValue), \(isEveryUnit ? asked : "units"), \(lines),
                \(sub.notes.count))
            """)
        let named = try sub.named.map { try units.unit($0, in: change) }
        // Once each: two names may mean one unit, when one of theirs was merged into the other.
        var responsible: [Unit] = []
        for unit in named + (isEveryUnit ? units.open : []) where !responsible.contains(unit) {
            responsible.append(unit)
        }
        for (index, unit) in responsible.enumerated() {
            try change.run(
                """
                INSERT INTO sub_activity_unit (plan, version, sub_activity, position, unit)
                VALUES (\(plan), \(version), \(subActivities), \(index + 1), \(unit.id))
                """)
        }
        for (index, note) in sub.notes.enumerated() {
            let detail = try stableJSON(note.values ?? [:])
            try change.run(
                """
                INSERT INTO doubt (plan, version, sub_activity, position, code, wording, detail)
                VALUES (\(plan), \(version), \(subActivities), \(index + 1), \(note.code), \(note.text), \(detail))
                """)
        }
        for indicator in sub.indicators { try write(indicator, in: change) }
        try Subject(
            id: lineage, kind: "plans.sub-activity", office: office.id, number: sub.code, year: year,
            label: "\(sub.code) \(sub.title)", address: "/\(office.slug)/rencana/\(year)/\(sub.code)",
            action: .readPlans
        ).save(in: change, found: sub.indicators.map(\.text))
    }

    private mutating func write(_ indicator: Proposal.Indicator, in change: Change) throws {
        indicators += 1
        try change.run(
            """
            INSERT INTO indicator (plan, version, position, lineage, sub_activity, code, wording)
            VALUES (\(plan), \(version), \(indicators), \(change.newID()), \(subActivities), \(indicator.code),
                \(indicator.text))
            """)
        for month in indicator.months {
            try change.run(
                """
                INSERT INTO indicator_month (plan, version, indicator, month)
                VALUES (\(plan), \(version), \(indicators), \(month))
                """)
        }
    }
}

extension Proposal.SubActivity {
    /// The responsible units that it calls by name.
    fileprivate var named: [String] { responsible.filter { !Question.isEveryUnit($0) } }
}
