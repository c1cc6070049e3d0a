public import Storage

/// A list without a form: the same rows become a page, JSON, CSV or a sheet.
public struct Table: Sendable {
    public struct Column: Sendable {
        /// English, as in the API.
        public let key: String
        /// As the site writes it.
        public let title: String

        public init(_ key: String, _ title: String) { (self.key, self.title) = (key, title) }
    }

    public enum Cell: Sendable, Equatable {
        case none
        case text(String)
        case number(Int)
        case texts([String])
        case numbers([Int])
        /// Written out on the page, `2026-09-15` elsewhere.
        case day(Day)

        public static func text(_ text: String?) -> Cell { text.map { .text($0) } ?? .none }
        public static func day(_ day: Day?) -> Cell { day.map { .day($0) } ?? .none }
    }

    /// The name of the file it is downloaded as.
    public let name: String
    public let columns: [Column]
    public let rows: [[Cell]]
    /// How many rows there are in all, this page being one part of them.
    public let total: Int

    public init(name: String, columns: [Column], rows: [[Cell]], total: Int? = nil) {
        self.name = name
        self.columns = columns
        self.rows = rows
        self.total = total ?? rows.count
    }

    /// `{"total": 130, "rows": [{"code": "1.1.1.a", …}, …]}`
    public var json: [UInt8] {
        var json = JSON(capacity: rows.count * columns.count * 96)
        json.raw("{\"total\":")
        json.number(total)
        json.raw(",\"rows\":[")
        let keys = columns.map { JSON.quoted($0.key) + ":" }
        for (index, row) in rows.enumerated() {
            json.raw(index == 0 ? "{" : ",{")
            for (column, cell) in row.enumerated() {
                if column > 0 { json.raw(",") }
                json.raw(keys[column])
                json.cell(cell)
            }
            json.raw("}")
        }
        json.raw("]}\n")
        return json.bytes
    }

    /// Comma-separated with a byte-order mark, which spreadsheets need in order to see UTF-8.
    public var csv: [UInt8] {
        var csv: [UInt8] = [0xEF, 0xBB, 0xBF]
        csv += Self.line(columns.map(\.title))
        for row in rows {
            csv += Self.line(
                row.map { cell in
                    switch cell {
                    case .none: ""
                    case .text(let text): text
                    case .number(let number): String(number)
                    case .texts(let texts): texts.joined(separator: "; ")
                    case .numbers(let numbers): numbers.map(String.init).joined(separator: "; ")
                    case .day(let day): day.description
                    }
                })
        }
        return csv
    }

    private static func line(_ fields: [String]) -> [UInt8] {
        let cells = fields.map { field in
            // A sheet would compute a text that begins like a formula.
            let isFormula = field.first.map { "=+-@\t\r".contains($0) } ?? false
            let safe = isFormula && Int(field) == nil ? "'" + field : field
            guard safe.contains(where: { ",\"\n\r".contains($0) }) else { return safe }
            return "\"" + safe.replacing("\"", with: "\"\"") + "\""
        }
        return Array((cells.joined(separator: ",") + "\r\n").utf8)
    }
}

/// A writer of JSON into bytes.
public struct JSON: Sendable {
    public private(set) var bytes: [UInt8] = []

    public init(capacity: Int = 256) { bytes.reserveCapacity(capacity) }

    public mutating func raw(_ text: String) { bytes.append(contentsOf: text.utf8) }
    public mutating func number(_ number: Int) { bytes.append(contentsOf: String(number).utf8) }

    public mutating func text(_ text: String) {
        bytes.append(UInt8(ascii: "\""))
        var text = text
        text.withUTF8 { utf8 in
            // Few texts hold anything to escape, and a pass without branches looks at many bytes at a time.
            var special: UInt8 = 0
            for byte in utf8 { special |= (byte < 0x20 ? 1 : 0) | (byte == 0x22 ? 1 : 0) | (byte == 0x5C ? 1 : 0) }
            guard special > 0 else { return bytes.append(contentsOf: utf8) }
            var start = 0
            for index in 0..<utf8.count {
                let byte = utf8[index]
                guard byte < 0x20 || byte == 0x22 || byte == 0x5C else { continue }
                bytes.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[start..<index]))
                start = index + 1
                switch byte {
                case 0x22, 0x5C: bytes += [0x5C, byte]
                case 0x0A: bytes += [0x5C, 0x6E]
                default: raw("\\u00" + (byte < 16 ? "0" : "") + String(byte, radix: 16))
                }
            }
            bytes.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[start...]))
        }
        bytes.append(UInt8(ascii: "\""))
    }

    mutating func cell(_ cell: Table.Cell) {
        switch cell {
        case .none: raw("null")
        case .text(let text): self.text(text)
        case .number(let number): self.number(number)
        case .texts(let texts): list(texts) { $0.text($1) }
        case .numbers(let numbers): list(numbers) { $0.number($1) }
        case .day(let day): text(day.description)
        }
    }

    private mutating func list<Item>(_ items: [Item], _ write: (inout JSON, Item) -> Void) {
        raw("[")
        for (index, item) in items.enumerated() {
            if index > 0 { raw(",") }
            write(&self, item)
        }
        raw("]")
    }

    /// A text as JSON, in its quotes.
    public static func quoted(_ text: String) -> String {
        var json = JSON()
        json.text(text)
        return String(decoding: json.bytes, as: UTF8.self)
    }
}
