/// How a register numbers its records: `ADU-{year}-{number:4}`.
struct RecordNumber: Sendable, Equatable {
    private enum Piece: Sendable, Equatable {
        case text(String)
        case year
        /// With so many digits at least.
        case number(Int)
    }

    private var pieces: [Piece] = []
    private var isBroken = false

    init(_ template: String) {
        var rest = template[...]
        while let open = rest.firstIndex(of: "{") {
            if open > rest.startIndex { pieces.append(.text(String(rest[..<open]))) }
            guard let close = rest[open...].firstIndex(of: "}") else {
                isBroken = true
                return
            }
            let name = rest[rest.index(after: open)..<close].split(separator: ":").map(String.init)
            switch name.first {
            case "year" where name.count == 1: pieces.append(.year)
            case "number" where name.count <= 2:
                let digits = name.count > 1 ? Int(name[1]) ?? 0 : 1
                if !(1...9).contains(digits) { isBroken = true }
                pieces.append(.number(digits))
            default: isBroken = true
            }
            rest = rest[rest.index(after: close)...]
        }
        if !rest.isEmpty { pieces.append(.text(String(rest))) }
        // It stands in addresses and on telephones.
        for case .text(let text) in pieces
        where !text.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }) {
            isBroken = true
        }
    }

    var isWhole: Bool {
        !isBroken
            && pieces.count { if case .number = $0 { true } else { false } } == 1
    }

    /// Whether numbers begin anew each year.
    var isYearly: Bool { pieces.contains(.year) }

    func code(year: Int, number: Int) -> String {
        pieces.map { piece in
            switch piece {
            case .text(let text): text
            case .year: String(year)
            case .number(let digits):
                String(repeating: "0", count: max(0, digits - String(number).count)) + String(number)
            }
        }.joined()
    }
}
