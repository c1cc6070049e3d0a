import CLibPQ

/// One connection to PostgreSQL, used by one thread at a time.
///
/// Statements are prepared once per connection and text, and answer in text. The compiler can't see that the pool hands
/// it to one thread at a time, hence `@unchecked`.
final class PostgresConnection: @unchecked Sendable {
    private let connection: OpaquePointer
    private var prepared: [String: String] = [:]

    /// Connects, with limits that no statement of ours needs to reach.
    init(address: String) throws {
        let options = """
            -c timezone=UTC -c statement_timeout=30000 -c lock_timeout=15000 \
            -c idle_in_transaction_session_timeout=60000 -c client_min_messages=warning
            """
        let words = ["dbname", "options", "application_name", "connect_timeout"]
        let values = [address, options, "tuntas", "10"]
        let opened = withCStrings(words) { words in
            withCStrings(values) { values in PQconnectdbParams(words, values, 1) }
        }
        guard let opened else { throw StorageBusy(detail: "PostgreSQL: out of memory") }
        guard PQstatus(opened) == CONNECTION_OK else {
            let detail = String(cString: PQerrorMessage(opened))
            PQfinish(opened)
            throw StorageBusy(detail: detail)
        }
        connection = opened
    }

    deinit { PQfinish(connection) }

    var isBroken: Bool { PQstatus(connection) != CONNECTION_OK }
    var isIdle: Bool { PQtransactionStatus(connection) == PQTRANS_IDLE }

    /// Several statements without parameters, as migrations need them.
    func execute(_ text: String) throws {
        guard let raw = PQexec(connection, text) else { throw failure() }
        let result = PostgresResult(raw)
        guard result.isFine else { throw result.problem() }
    }

    func run(_ sql: SQL) throws -> PostgresResult {
        let text = sql.text(.postgres)
        let key = sql.values.reduce(into: text) { $0 += $1.typeMark }
        if prepared[key] == nil { prepared[key] = try prepare(text, sql.values) }
        let name = prepared[key] ?? ""
        let raw = withCStrings(sql.values.map(\.parameter)) { values in
            PQexecPrepared(connection, name, Int32(sql.values.count), values, nil, nil, 0)
        }
        guard let raw else { throw failure() }
        let result = PostgresResult(raw)
        guard result.isFine else {
            let problem = result.problem()
            throw ConstraintProblem(problem) ?? problem as any Error
        }
        return result
    }

    private func prepare(_ text: String, _ values: [Value]) throws -> String {
        let name = "s\(prepared.count)"
        let types = values.map(\.postgresType)
        guard let raw = PQprepare(connection, name, text, Int32(values.count), types) else { throw failure() }
        let result = PostgresResult(raw)
        guard result.isFine else { throw result.problem() }
        return name
    }

    private func failure() -> StorageBusy { StorageBusy(detail: String(cString: PQerrorMessage(connection))) }
}

/// What a statement answered; the memory of libpq goes with the last reference.
final class PostgresResult {
    private let result: OpaquePointer

    init(_ result: OpaquePointer) { self.result = result }

    deinit { PQclear(result) }

    var isFine: Bool {
        let status = PQresultStatus(result)
        return status == PGRES_TUPLES_OK || status == PGRES_COMMAND_OK || status == PGRES_EMPTY_QUERY
    }

    var count: Int32 { PQntuples(result) }
    var touched: Int { Int(String(cString: PQcmdTuples(result))) ?? 0 }

    func text(_ row: Int32, _ column: Int32) -> String? {
        guard PQgetisnull(result, row, column) == 0, let value = PQgetvalue(result, row, column) else { return nil }
        let length = Int(PQgetlength(result, row, column))
        return value.withMemoryRebound(to: UInt8.self, capacity: length) {
            String(decoding: UnsafeBufferPointer(start: $0, count: length), as: UTF8.self)
        }
    }

    func problem() -> PostgresProblem {
        func field(_ code: Character) -> String {
            guard let code = code.asciiValue, let text = PQresultErrorField(result, Int32(code)) else { return "" }
            return String(cString: text)
        }
        return PostgresProblem(state: field("C"), message: field("M"), constraint: field("n"))
    }
}

/// An error of the server: its SQLSTATE, its message and the constraint it names.
struct PostgresProblem: Error {
    let state: String
    let message: String
    let constraint: String

    /// Two transactions met; the same closure run again will do.
    var isWorthAnotherTry: Bool { state == "40001" || state == "40P01" }
    /// A lock or a statement took longer than the limits of the connection.
    var isBusy: Bool { state == "55P03" || state == "57014" || state.hasPrefix("53") || state.hasPrefix("57P") }
}

extension Value {
    fileprivate var parameter: String? {
        switch self {
        case .null: nil
        case .integer(let number): String(number)
        case .text(let text): text
        }
    }

    /// The object ids of `int8` and `text`; unknown for NULL, which then fits any column.
    fileprivate var postgresType: Oid {
        switch self {
        case .null: 0
        case .integer: 20
        case .text: 25
        }
    }

    fileprivate var typeMark: String {
        switch self {
        case .null: "\u{1}n"
        case .integer: "\u{1}i"
        case .text: "\u{1}t"
        }
    }
}

/// Lends C strings to `body`; a missing one is a null pointer.
private func withCStrings<Result>(
    _ strings: [String?], _ body: (UnsafePointer<UnsafePointer<CChar>?>?) -> Result
) -> Result {
    var bytes: [CChar] = []
    var starts: [Int?] = []
    for string in strings {
        starts.append(string == nil ? nil : bytes.count)
        if let string { bytes.append(contentsOf: string.utf8CString) }
    }
    return bytes.withUnsafeBufferPointer { buffer in
        var pointers = starts.map { start in start.flatMap { start in buffer.baseAddress.map { $0 + start } } }
        pointers.append(nil)
        return pointers.withUnsafeBufferPointer { body($0.baseAddress) }
    }
}
