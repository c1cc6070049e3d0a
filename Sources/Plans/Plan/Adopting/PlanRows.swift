import People
import Storage
import Subjects

/// Writes a proposal as the rows of a plan's version, each level numbered through in the order of the document.
struct PlanRows {
    let plan: String
    let version: Int
    /// What names the plan in addresses.
    let address: String
    let office: Office
    let year: Int
    let answers: Answers
    var units: OfficeUnits
    /// What the version before says beside the plan itself.
    var facts = VersionFacts()
    /// The codes and the subjects of the sub-activities that were written.
    private(set) var codes: Set<String> = []
    private(set) var subjects: Set<String> = []
    private var lineages: Set<String> = []
    private var areas = 0
    private var activities = 0
    private var subActivities = 0
    private var indicators = 0

    init(
        plan: String, version: Int, address: String, office: Office, year: Int, answers: Answers, units: OfficeUnits
    ) {
        self.plan = plan
        self.version = version
        self.address = address
        self.office = office
        self.year = year
        self.answers = answers
        self.units = units
    }

    /// Where a sub-activity's page is.
    func address(of code: String) -> String { "/\(office.slug)/rencana/\(address)/\(code)" }

    /// The short number of a sub-activity: its code, with what names the plan where the year alone does not.
    func number(_ code: String) -> String {
        address == String(year) ? code : "\(address.dropFirst(String(year).count + 1))/\(code)"
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
                VALUES (\(plan), \(version), \(areas), \(own(area.lineage, in: change)), \(area.no), \(area.title))
                """)
            for activity in area.activities {
                activities += 1
                let above = try json(activity.above)
                try change.run(
                    """
                    INSERT INTO activity (plan, version, position, lineage, area, code, title, above)
                    VALUES (\(plan), \(version), \(activities), \(own(activity.lineage, in: change)), \(areas),
                        \(activity.code), \(activity.title), \(above))
                    """)
                for sub in activity.subActivities { try write(sub, in: change) }
            }
        }
    }

    /// The lineage that a node brings along, or a new one; none is given twice.
    private mutating func own(_ lineage: String?, in change: Change) -> String {
        guard let lineage, lineages.insert(lineage).inserted else { return change.newID() }
        return lineage
    }

    private func json(_ values: [some Encodable]?) throws -> String? {
        guard let values, !values.isEmpty else { return nil }
        return try stableJSON(values)
    }

    private mutating func write(_ sub: Proposal.SubActivity, in change: Change) throws {
        subActivities += 1
        let lineage = own(sub.lineage, in: change)
        let subject = try subject(of: lineage, isKnown: sub.lineage != nil, in: change)
        let notes = sub.notes + (facts.doubts[lineage] ?? []).filter { !sub.notes.contains($0) }
        let isEveryUnit = sub.responsible.contains(where: Question.isEveryUnit)
        let asked =
            answers.values["every-unit"] == nil ? facts.asked[lineage].flatMap { $0 == "units" ? nil : $0 } : nil
        let lines = sub.sourceLines.map(String.init).joined(separator: " ")
        let details = try json(sub.details)
        // Once each: two names may mean one unit, when one of theirs was merged into the other.
        var responsible: [Unit] = []
        for unit in try sub.named.map({ try units.unit($0, in: change) }) where !responsible.contains(unit) {
            responsible.append(unit)
        }
        let everyUnit =
            isEveryUnit ? try json(responsible.map(\.name) + sub.responsible.filter(Question.isEveryUnit)) : nil
        if isEveryUnit { responsible += units.open.filter { !responsible.contains($0) } }
        try change.run(
            """
            INSERT INTO sub_activity (plan, version, position, lineage, activity, code, printed_number, title, unit_read,
                asked, source_lines, doubts, subject, printed_code, every_unit, details)
            VALUES (\(plan), \(version), \(subActivities), \(lineage), \(activities), \(sub.code), \(sub.printedNo),
                \(sub.title), \(sub.responsibleRead.rawValue),
                \(isEveryUnit ? asked ?? answers.everyUnitAsked : "units"), \(lines), \(notes.count), \(subject),
                \(sub.printedCode), \(everyUnit), \(details))
            """)
        for (index, unit) in responsible.enumerated() {
            try change.run(
                """
                INSERT INTO sub_activity_unit (plan, version, sub_activity, position, unit)
                VALUES (\(plan), \(version), \(subActivities), \(index + 1), \(unit.id))
                """)
        }
        for (index, note) in notes.enumerated() {
            let detail = try stableJSON(note.values ?? [:])
            try change.run(
                """
                INSERT INTO doubt (plan, version, sub_activity, position, code, wording, detail)
                VALUES (\(plan), \(version), \(subActivities), \(index + 1), \(note.code), \(note.text), \(detail))
                """)
        }
        for indicator in sub.indicators { try write(indicator, in: change) }
        codes.insert(sub.code)
        subjects.insert(subject)
        try Subject(
            id: subject, kind: "plans.sub-activity", office: office.id,
            unit: facts.scopes[subject] ?? facts.scopes[plan] ?? nil, number: number(sub.code), year: year,
            label: "\(sub.code) \(sub.title)", address: address(of: sub.code), action: .readPlans
        ).save(in: change, found: sub.indicators.map(\.text))
    }

    /// The row by which others refer to a sub-activity of this plan; another year's plan has its own for the same lineage.
    private func subject(of lineage: String, isKnown: Bool, in change: Change) throws -> String {
        if let subject = facts.subjects[lineage] { return subject }
        let isTaken = isKnown ? try change.reading.finds("SELECT 1 FROM subject WHERE id = \(lineage)") : false
        return isTaken ? change.newID() : lineage
    }

    private mutating func write(_ indicator: Proposal.Indicator, in change: Change) throws {
        indicators += 1
        let (time, details) = (try indicator.time.map(stableJSON), try json(indicator.details))
        try change.run(
            """
            INSERT INTO indicator (plan, version, position, lineage, sub_activity, code, wording, time, details)
            VALUES (\(plan), \(version), \(indicators), \(own(indicator.lineage, in: change)), \(subActivities),
                \(indicator.code), \(indicator.text), \(time), \(details))
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
