import People
import Storage
import Web

/// Reads one row into somebody new, and notes every cell that won't do.
struct RowCheck {
    let row: ImportRow
    let ground: ImportGround
    let language: Language
    private(set) var faults: [PeopleImport.Fault] = []

    init(row: ImportRow, ground: ImportGround, language: Language) {
        (self.row, self.ground, self.language) = (row, ground, language)
    }

    mutating func fault(_ column: ImportColumn, _ kind: PeopleImport.Fault.Kind, accepted: [String] = []) {
        faults.append(
            PeopleImport.Fault(line: row.line, column: column, value: row[column], kind: kind, accepted: accepted))
    }

    /// The person of the row; what is wrong with it stands in `faults`.
    mutating func newcomer(from day: Day) -> PeopleImport.Newcomer? {
        for column in [ImportColumn.name, .post] {
            if row[column].isEmpty { fault(column, .missing) }
            if row[column].count > 200 { fault(column, .tooLong) }
        }
        let (nip, email) = (nip(), email())
        let unit = unit()
        let role = role(in: unit)
        let login = login()
        return PeopleImport.Newcomer(
            line: row.line,
            person: NewPerson(
                name: row[.name], nip: nip, email: email, unit: unit?.id, post: row[.post], from: day),
            unit: unit, role: role, login: login)
    }

    private mutating func nip() -> String? {
        do {
            guard let nip = try PersonDetails.nip(row[.nip]) else { return nil }
            if ground.nips[nip] != nil { fault(.nip, .taken) }
            return nip
        } catch {
            fault(.nip, .nip)
            return nil
        }
    }

    private mutating func email() -> String? {
        do { return try PersonDetails.email(row[.email]) } catch {
            fault(.email, .email)
            return nil
        }
    }

    private mutating func unit() -> Unit? {
        let reachable = ground.units.filter { ground.powers.reach.covers($0.id) }
        let unit = ground.unit(row[.unit])
        let isWhole = row[.unit].isEmpty && ground.powers.reach == .office
        guard isWhole || ground.powers.reach.covers(unit?.id), isWhole || unit != nil else {
            fault(.unit, .unit, accepted: reachable.map(\.name))
            return nil
        }
        return unit
    }

    /// A role from the list holds for the whole office, or for the unit if the importer manages no more.
    private mutating func role(in unit: Unit?) -> Role? {
        guard !row[.role].isEmpty else { return nil }
        let scope = ground.powers.reach == .office ? nil : unit?.id
        func mayGive(_ role: Role) -> Bool { role.actions.allSatisfy { ground.powers.hold($0, in: scope) } }
        let role = ground.role(row[.role])
        if let role, mayGive(role) { return role }
        let accepted = ground.roles.filter(mayGive).map { $0.name(language) }
        fault(.role, role == nil ? .role : .roleBeyondOwn, accepted: accepted)
        return nil
    }

    private mutating func login() -> String? {
        guard !row[.login].isEmpty else { return nil }
        guard let login = Login.read(row[.login]) else {
            fault(.login, .login)
            return nil
        }
        if ground.logins[login] != nil { fault(.login, .taken) }
        return login
    }
}
