import People
import Storage

/// What a file would do: whom it makes, whom it skips because they are there already, and what is wrong.
struct PeopleImport: Sendable {
    /// Somebody who would be made.
    struct Newcomer: Sendable {
        let line: Int
        let person: NewPerson
        let unit: Unit?
        let role: Role?
        let login: String?
    }

    /// Somebody who is there already, and how they were known.
    struct Skipped: Sendable, Equatable {
        enum Reason: String, CaseIterable {
            case nip = "people.import.skipped.nip"
            case login = "people.import.skipped.login"
            case name = "people.import.skipped.name"
        }

        let line: Int
        let name: String
        let reason: Reason
    }

    /// What is wrong with one cell, and what it may hold instead.
    struct Fault: Sendable, Equatable {
        enum Kind: String, CaseIterable {
            case missing = "people.import.fault.missing"
            case tooLong = "people.import.fault.too-long"
            case nip = "people.import.fault.nip"
            case email = "people.import.fault.email"
            case unit = "people.import.fault.unit"
            case role = "people.import.fault.role"
            case roleBeyondOwn = "people.import.fault.role-beyond-own"
            case login = "people.import.fault.login"
            case doubled = "people.import.fault.doubled"
            case taken = "people.import.fault.taken"
        }

        let line: Int
        let column: ImportColumn
        let value: String
        let kind: Kind
        /// The values that would do; none where a rule says it better.
        var accepted: [String] = []
    }

    private(set) var newcomers: [Newcomer] = []
    private(set) var skipped: [Skipped] = []
    private(set) var faults: [Fault] = []

    /// Compares every row with the office; nothing is written.
    init(_ rows: [ImportRow], on ground: ImportGround, language: Language, today: Day) {
        var seen: [ImportColumn: Set<String>] = [:]
        for row in rows {
            if let known = Self.known(row, on: ground) {
                skipped.append(known)
                continue
            }
            var check = RowCheck(row: row, ground: ground, language: language)
            let newcomer = check.newcomer(from: today)
            for column in [ImportColumn.nip, .login] {
                let value = row[column].filter { !$0.isWhitespace }.lowercased()
                if !value.isEmpty, !seen[column, default: []].insert(value).inserted {
                    check.fault(column, .doubled)
                }
            }
            faults += check.faults
            if check.faults.isEmpty, let newcomer { newcomers.append(newcomer) }
        }
    }

    /// Known by number or login; who has neither is known by name, so that the same file twice makes nobody twice.
    private static func known(_ row: ImportRow, on ground: ImportGround) -> Skipped? {
        let (nip, login, name) = (row[.nip].filter { !$0.isWhitespace }, row[.login].lowercased(), row[.name])
        if !nip.isEmpty, ground.nips[nip] == ground.office {
            return Skipped(line: row.line, name: name, reason: .nip)
        }
        if !login.isEmpty, ground.logins[login] == ground.office {
            return Skipped(line: row.line, name: name, reason: .login)
        }
        guard nip.isEmpty, login.isEmpty, ground.names.contains(name.lowercased()) else { return nil }
        return Skipped(line: row.line, name: name, reason: .name)
    }
}
