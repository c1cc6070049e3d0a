import Foundation
import GRDB
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import Plans
import Synchronization

// The limits that our speed is measured against, in the same run and on the same machine:
//   peer serve DATABASE PAGE PORT   /text: plain text; /rows: a bare read of the plan's rows by the fastest cursor, and
//                                   a copy of the page's bytes
//   peer enter DATABASE ROWS PORT   POST /post: a form comes to the rows that a post of the product's wrote, durably
//   peer read DOCUMENT              reading the decree, against one pass that only splits its text into cells

let arguments = CommandLine.arguments
switch arguments.dropFirst().first {
case "serve": try await serve(database: arguments[2], page: arguments[3], port: Int(arguments[4]) ?? 8099)
case "enter": try await enter(database: arguments[2], rows: arguments[3], port: Int(arguments[4]) ?? 8099)
case "read": try measureReading(arguments[2])
default: print("peer serve DATABASE PAGE PORT | peer enter DATABASE ROWS PORT | peer read DOCUMENT")
}

func serve(database: String, page: String, port: Int) async throws {
    var settings = Configuration()
    settings.maximumReaderCount = 4
    settings.readonly = true
    let pool = try DatabasePool(path: database, configuration: settings)
    let bytes = [UInt8](try Data(contentsOf: URL(filePath: page)))
    let router = Router()
    router.get("text") { _, _ in "sehat\n" }
    router.get("rows") { _, _ in
        let count = try await pool.read { try bareRead($0) }
        var copy = bytes
        copy[0] = UInt8(truncatingIfNeeded: count == 0 ? 0 : 60)
        return Response(status: .ok, body: .init(byteBuffer: ByteBuffer(bytes: copy)))
    }
    try await run(router, port)
}

func run(_ router: Router<BasicRequestContext>, _ port: Int) async throws {
    let application = Application(
        router: router, configuration: .init(address: .hostname("127.0.0.1", port: port)),
        logger: Logger(label: "peer") { _ in SwiftLogNoOpLogHandler() })
    try await application.runService()
}

/// The bare insert: the rows that one post of the product's wrote, each copied with names of its own into its table with
/// all its indexes, on the disk before the answer.
///
/// - Parameter rows: a file with those rows, `{"record": [{"id": "…", "number": 2, …}]}`.
func enter(database: String, rows: String, port: Int) async throws {
    var settings = Configuration()
    settings.foreignKeysEnabled = false
    settings.prepareDatabase { try $0.execute(sql: "PRAGMA synchronous = FULL") }
    let pool = try DatabasePool(path: database, configuration: settings)
    let written = try JSONDecoder().decode(
        [String: [[String: Cell]]].self, from: try Data(contentsOf: URL(filePath: rows)))
    let inserts = try await pool.read { database in
        try written.sorted { $0.key < $1.key }.flatMap { table, rows in
            let single = Set(try database.indexes(on: table).filter(\.isUnique).flatMap(\.columns))
            let own = single.union(try database.primaryKey(table).columns)
            return rows.map { row in
                let columns = row.keys.sorted()
                let values = columns.map { column in
                    guard own.contains(column), let value = row[column] else { return ":\(column)" }
                    return if case .number = value { ":\(column) + :peer * 100000" } else {
                        ":\(column) || '-' || :peer"
                    }
                }
                let insert =
                    "INSERT INTO \(table) (\(columns.joined(separator: ", "))) VALUES (\(values.joined(separator: ", ")))"
                return (insert, row.mapValues(\.held))
            }
        }
    }
    let count = Mutex(0)
    let router = Router()
    router.get("text") { _, _ in "sehat\n" }
    router.post("post") { request, _ in
        let body = String(buffer: try await request.body.collect(upTo: 100_000))
        let fields = URLComponents(string: "?" + body)?.queryItems ?? []
        guard fields.contains(where: { $0.name == "f-subject" }) else { return Response(status: .badRequest) }
        let place = count.withLock { count in
            count += 1
            return count
        }
        try await pool.write { database in
            for (insert, values) in inserts {
                let arguments = StatementArguments(values.merging(["peer": place.databaseValue]) { old, _ in old })
                try database.cachedStatement(sql: insert).execute(arguments: arguments)
            }
        }
        return Response(status: .seeOther, headers: [.location: "/"])
    }
    try await run(router, port)
}

/// A value of a row as JSON has it.
enum Cell: Decodable {
    case text(String)
    case number(Int)
    case none

    init(from decoder: any Decoder) throws {
        let one = try decoder.singleValueContainer()
        if one.decodeNil() {
            self = .none
        } else if let number = try? one.decode(Int.self) {
            self = .number(number)
        } else {
            self = .text(try one.decode(String.self))
        }
    }

    var held: DatabaseValue {
        switch self {
        case .text(let text): text.databaseValue
        case .number(let number): number.databaseValue
        case .none: .null
        }
    }
}

/// The rows that the matrix reads, decoded by position from cached statements and thrown away.
func bareRead(_ database: Database) throws -> Int {
    let newest = "plan = (SELECT id FROM plan ORDER BY year DESC LIMIT 1)"
    let statements: [(String, [Bool])] = [
        ("SELECT position, number, title FROM area WHERE \(newest) ORDER BY position", [false, false, true]),
        (
            "SELECT position, area, code, title FROM activity WHERE \(newest) ORDER BY position",
            [false, false, true, true]
        ),
        (
            "SELECT position, activity, code, title, asked, doubts FROM sub_activity WHERE \(newest) ORDER BY position",
            [false, false, true, true, true, false]
        ),
        (
            "SELECT position, sub_activity, code, wording FROM indicator WHERE \(newest) ORDER BY position",
            [false, false, true, true]
        ),
        ("SELECT id, name FROM unit ORDER BY position", [true, true]),
        (
            "SELECT sub_activity, unit FROM sub_activity_unit WHERE \(newest) ORDER BY sub_activity, position",
            [false, true]
        ),
        ("SELECT indicator, month FROM indicator_month WHERE \(newest) ORDER BY indicator", [false, false]),
        (
            "SELECT position, month, stage, outcome FROM entry WHERE \(newest) AND position > 0 ORDER BY position, month",
            [false, false, true, true]
        ),
    ]
    var sum = 0
    for (sql, isText) in statements {
        let rows = try GRDB.Row.fetchCursor(try database.cachedStatement(sql: sql))
        while let row = try rows.next() {
            for (column, isText) in isText.enumerated() {
                if isText { sum += (row[column] as String).utf8.count } else { sum += row[column] as Int }
            }
        }
    }
    return sum
}

struct SplitCell {
    let line: Int
    let column: Int
    let start: Int
    let end: Int
}

/// One pass over the bytes that finds where each cell of each line begins and ends.
@inline(never) func split(_ bytes: [UInt8]) -> [[SplitCell]] {
    var lines: [[SplitCell]] = []
    var cells: [SplitCell] = []
    var start = 0
    for index in bytes.indices {
        let byte = bytes[index]
        guard byte == 9 || byte == 10 else { continue }
        cells.append(SplitCell(line: lines.count + 1, column: cells.count + 1, start: start, end: index))
        start = index + 1
        guard byte == 10 else { continue }
        lines.append(cells)
        cells = []
    }
    return lines
}

func measureReading(_ document: String) throws {
    let resources = URL(filePath: document).deletingLastPathComponent().deletingLastPathComponent()
    let reader = PlanReader(words: try ReadingWords(resources: resources))
    let bytes = [UInt8](try Data(contentsOf: URL(filePath: document)))
    var sink = 0
    func median(_ runs: Int, _ body: () -> Void) -> Double {
        let clock = ContinuousClock()
        let times = (0..<runs).map { _ in clock.measure(body) / .microseconds(1) }.sorted()
        return times[runs / 2]
    }
    let splitting = median(400) { sink += split(bytes).count }
    let reading = median(400) {
        if case .proposal(let proposal) = reader.read(bytes, named: "x") { sink += proposal.areas.count }
    }
    // The decree over and over to a megabyte, and a table of 2,000 rows in another layout as records of fields.
    var long = bytes
    while long.count < 1_000_000 { long += bytes }
    let rows = Array(recordsOfRows(2000).utf8)
    let (longSeconds, rowSeconds) = (
        median(5) { sink += counted(reader.read(long, named: "x")) } / 1e6,
        median(5) { sink += counted(reader.read(rows, named: "x")) } / 1e6
    )
    print(
        """
        {"split_us": \(splitting), "read_us": \(reading), "bytes": \(bytes.count), "long_s": \(longSeconds), \
        "long_bytes": \(long.count), "rows_s": \(rowSeconds), "rows_bytes": \(rows.count), "sink": \(sink > 0)}
        """)
}

/// How much a reading found; a document that is not read at all would be a figure of nothing.
func counted(_ reading: PlanReading) -> Int {
    guard case .proposal(let proposal) = reading else {
        print("peer: a document of the benchmark was not read")
        exit(1)
    }
    return proposal.counts.indicators
}

/// A plan by quarters with levels of its own, as a spreadsheet saves it.
func recordsOfRows(_ count: Int) -> String {
    var text = "No;Program;Kegiatan;Rencana Aksi;Output;Target;TW I;TW II;TW III;TW IV;Penanggung Jawab\n"
    for row in 0..<count {
        let program = row % 50 == 0 ? "Program penataan \(row / 50 + 1)" : ""
        let activity = row % 10 == 0 ? "Kegiatan penguatan \(row / 10 + 1)" : ""
        let marks = (1...4).map { (row + $0) % 3 == 0 ? "v" : "" }.joined(separator: ";")
        text += "\(row + 1);\(program);\(activity);\"Menyusun dokumen \(row + 1); lalu menyampaikannya\";"
        text += "Laporan \(row + 1);\(row % 9 + 1) dokumen;\(marks);Subbagian \(row % 4 + 1)\n"
    }
    return text
}
