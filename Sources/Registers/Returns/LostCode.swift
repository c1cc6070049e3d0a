import Forms
public import People
public import Storage

/// What somebody asked who lost the code of a case.
///
/// A job looks for it: the visitor's answer says the same, and takes as long, whether there is such a case or not.
public struct LostCode: Sendable, Stored {
    /// How many cases one asking finds, the newest first.
    static let mostCases = 5
    /// For how many days after its end a case is found.
    static let mostDays = 365
    /// How many are looked for at once.
    static let mostAtOnce = 20

    let id: String
    let office: String
    private let number: String
    let address: String
    let language: Language
    private let askedAt: Instant

    public init(row: Row) throws {
        (id, office, number) = (try row.text(0), try row.text(1), try row.text(2))
        (address, language, askedAt) = (try row.text(3), try row.choice(4), try row.instant(5))
    }

    /// The one address that somebody typed; `nil` where it is none.
    public static func address(typed: String) -> String? {
        let all = ContactAddress.all(in: typed)
        return all.count == 1 && typed.utf8.count <= 200 ? all[0] : nil
    }

    /// Keeps what is asked until it is looked for.
    ///
    /// - Parameters:
    ///   - address: as `address(typed:)` gives it.
    ///   - number: of the case, as it was typed; empty where it is not known.
    public static func ask(
        _ address: String, number: String, _ language: Language, of office: Office, in keeping: Housekeeping
    ) throws {
        let bare = number.uppercased().filter { !$0.isWhitespace }.prefix(100)
        try keeping.run(
            """
            INSERT INTO lost_code (id, office, number, address, language, asked_at)
            VALUES (\(Identifier.make(at: keeping.at)), \(office.id), \(String(bare)), \(address), \(language),
                \(keeping.at))
            """)
    }

    static func waiting(in reading: Reading) throws -> [LostCode] {
        try reading.all(
            """
            SELECT id, office, number, address, language, asked_at FROM lost_code
            ORDER BY asked_at, id LIMIT \(mostAtOnce)
            """)
    }

    func forget(in keeping: Housekeeping) throws { try keeping.run("DELETE FROM lost_code WHERE id = \(id)") }

    /// The ids of the cases that have a code, and this address as their contact.
    func cases(_ shelf: RegisterShelf, in reading: Reading) throws -> [String] {
        guard let office = try Office.find(office, in: reading) else { return [] }
        let since = office.day(of: askedAt).adding(days: -Self.mostDays)
        let numbered: SQL = number.isEmpty ? "" : "AND record.code = \(number)"
        var found: [Record] = []
        for register in try shelf.all(of: office.id, in: reading) {
            guard let contact = register.definition.publicPart?.contact else { continue }
            let likely: [Record] = try reading.all(
                """
                SELECT \(Record.columns) FROM record JOIN ticket ON ticket.record = record.id
                WHERE record.office = \(office.id) AND record.register = \(register.key) \(numbered)
                    AND record.destroyed_at IS NULL AND (record.is_over = 0 OR record.closed_on >= \(since))
                    AND \(SQL.holding([address], in: SQL.folded("record.data")))
                """)
            found += likely.filter { record in
                guard case .text(let text) = record.answers[contact] else { return false }
                return ContactAddress.all(in: text).contains(address)
            }
        }
        return found.sorted { ($0.createdAt, $0.id) > ($1.createdAt, $1.id) }.prefix(Self.mostCases).map(\.id)
    }
}
