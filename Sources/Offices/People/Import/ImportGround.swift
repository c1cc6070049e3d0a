import Forms
import People
import Storage

/// What the rows of an import are compared with: the office as it stands when they are.
struct ImportGround: Sendable {
    let units: [Unit]
    let roles: [Role]
    let powers: Powers
    /// The office of everybody who has one of the file's employee numbers or logins.
    let nips: [String: String]
    let logins: [String: String]
    /// The names of the office's people, in small letters: who has neither number nor login is known by it.
    let names: Set<String>
    let office: String

    init(for rows: [ImportRow], office: String, by powers: Powers, in reading: Reading) throws {
        self.office = office
        self.powers = powers
        units = try Unit.open(of: office, on: powers.today, in: reading)
        roles = try Role.all(of: office, in: reading)
        func offices(_ sql: SQL) throws -> [String: String] {
            var offices: [String: String] = [:]
            try reading.each(sql) { offices[try $0.text(0)] = try $0.text(1) }
            return offices
        }
        let nips = rows.map { $0[.nip].filter { !$0.isWhitespace } }.filter { !$0.isEmpty }
        self.nips = try offices("SELECT nip, office FROM person WHERE nip IN \(list: nips)")
        let logins = rows.map { $0[.login].lowercased() }.filter { !$0.isEmpty }
        self.logins = try offices(
            """
            SELECT account.login, person.office FROM account JOIN person ON person.id = account.person
            WHERE account.login IN \(list: logins)
            """)
        names = Set(try reading.texts("SELECT name FROM person WHERE office = \(office)").map { $0.lowercased() })
    }

    /// The unit that a cell names; `nil` for none of that name.
    func unit(_ name: String) -> Unit? { units.first { $0.name.lowercased() == name.lowercased() } }

    /// The role that a cell names, by its key or by its name in either language.
    func role(_ name: String) -> Role? {
        let name = name.lowercased()
        return roles.first { [$0.id, $0.indonesian, $0.english].contains { $0.lowercased() == name } }
    }
}

/// One row of the file, by columns.
struct ImportRow: Sendable, Equatable {
    let line: Int
    let cells: [ImportColumn: String]

    subscript(_ column: ImportColumn) -> String { cells[column] ?? "" }

    static func all(of sheet: SheetText) throws(ImportRefusal) -> [ImportRow] {
        let places = try ImportColumn.places(in: sheet.rows[0])
        return sheet.rows.dropFirst().map { row in
            ImportRow(
                line: row.line,
                cells: places.compactMapValues { row.cells.indices.contains($0) ? row.cells[$0] : nil })
        }
    }
}
