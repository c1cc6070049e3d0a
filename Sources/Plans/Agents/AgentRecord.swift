import Measures
import People
import Storage
import Subjects
import Web

/// What is noted of a change agent's choice.
struct AgentRecord: Sendable {
    let name: String
    let person: String?
    let unit: String?
    let aim: String
    let chosenOn: Day?
    let way: String
    let reason: String
    let decree: String
    let decreeOn: Day?
    let endedOn: Day?

    /// What differs from a record, for its event.
    func changes(from old: ChangeAgent?) -> [FieldChange] {
        [
            FieldChange("name", old: old?.name, new: name), FieldChange("aim", old: old?.aim, new: aim),
            FieldChange("unit", old: old?.unit, new: unit), FieldChange("person", old: old?.person, new: person),
            FieldChange("chosen_on", old: old?.chosenOn?.description, new: chosenOn?.description),
            FieldChange("way", old: old?.way, new: way), FieldChange("reason", old: old?.reason, new: reason),
            FieldChange("decree", old: old?.decree, new: decree),
            FieldChange("decree_on", old: old?.decreeOn?.description, new: decreeOn?.description),
            FieldChange("ended_on", old: old?.endedOn?.description, new: endedOn?.description),
        ].filter { ($0.old ?? "") != ($0.new ?? "") }
    }
}

extension AgentRecord {
    /// As it was typed, checked.
    init(_ form: Form, office: String, in reading: Reading) throws {
        func text(_ name: String, _ most: Int) -> String { String(form.text(name).prefix(most)) }
        func day(_ name: String) throws -> Day? {
            let text = form.text(name)
            guard let day = Day(text) else {
                guard text.isEmpty else { throw AgentRefusal.badDay }
                return nil
            }
            return day
        }
        func known(_ name: String, _ table: SQL) throws -> String? {
            let id = form.text(name)
            guard !id.isEmpty else { return nil }
            guard
                try reading.finds(
                    """
                    SELECT 1 FROM \(table) WHERE id = \(id) AND (office = \(office)
                        OR id IN (SELECT role_grant.person FROM role_grant WHERE role_grant.office = \(office)))
                    """)
            else {
                throw AgentRefusal.unknown
            }
            return id
        }
        (name, aim) = (text("nama", 120), text("perubahan", 1000))
        guard !name.isEmpty else { throw AgentRefusal.noName }
        guard !aim.isEmpty else { throw AgentRefusal.noAim }
        (person, unit) = (try known("orang", "person"), try known("unit", "unit"))
        (chosenOn, decreeOn, endedOn) = (try day("dipilih"), try day("sk-tanggal"), try day("berakhir"))
        (way, reason, decree) = (text("cara", 200), text("alasan", 1000), text("sk", 120))
    }

    /// Notes a new agent of a year.
    ///
    /// - Returns: their number in it.
    func add(to year: Int, office: Office, in change: Change) throws -> Int {
        let others = try ChangeAgent.all(of: office.id, year: year, in: change.reading)
        try check(besides: others, year, in: change.reading)
        let (id, number) = (change.newID(), 1 + (others.map(\.number).max() ?? 0))
        try change.run(
            """
            INSERT INTO change_agent (id, office, year, number, name, person, unit, aim, chosen_on, way, reason,
                decree, decree_on, ended_on, evaluation)
            VALUES (\(id), \(office.id), \(year), \(number), \(name), \(person), \(unit), \(aim), \(chosenOn), \(way),
                \(reason), \(decree), \(decreeOn), \(endedOn), '')
            """)
        // Their plan may have been there before them.
        if let plan = try PlanKind.all(in: change.reading).first(where: { $0.id == ChangeAgent.kind }).flatMap({
            try Plan.addressed($0.address(year: year, name: name), office: office.id, in: change.reading)
        }) {
            try ChangeAgent.join(plan.id, named: name, from: "", year: year, office: office.id, in: change)
        }
        try save(as: id, number, year, office, in: change)
        change.record("plans.agent-added", on: id, office: office.id, changes(from: nil))
        return number
    }

    /// Refuses a name that the plan of another agent's year would have the same address as.
    func check(besides others: [ChangeAgent], _ year: Int, in reading: Reading) throws {
        guard let kind = try PlanKind.all(in: reading).first(where: { $0.id == ChangeAgent.kind }) else { return }
        let address = kind.address(year: year, name: name)
        // A name without letters or digits would be nobody's address.
        guard address != kind.address(year: year, name: "") else { throw AgentRefusal.noName }
        guard !others.contains(where: { kind.address(year: year, name: $0.name) == address }) else {
            throw AgentRefusal.nameTaken
        }
    }

    /// Writes what search and figures know of them.
    func save(as id: String, _ number: Int, _ year: Int, _ office: Office, in change: Change) throws {
        try Subject(
            id: id, kind: "plans.agent", office: office.id, number: "\(year)-\(number)", year: year, label: name,
            address: "/\(office.slug)/agen-perubahan/\(year)/\(number)", action: .readPlans
        ).save(in: change, found: [aim, decree])
        change.dirties(PlanMeasures.source, office: office.id, year: year)
    }
}
