/// Damages a document of any format at random, the same way for the same seed.
struct LayoutMutation {
    private var chance: LayoutChance
    private(set) var bytes: [UInt8]

    init(of bytes: [UInt8], seed: Int) {
        self.bytes = bytes
        chance = LayoutChance(seed)
        for _ in 0..<(1 + chance.below(4)) { change() }
    }

    private mutating func change() {
        var lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map { Array($0) }
        let line = chance.below(lines.count)
        switch chance.below(16) {
        case 0: lines.remove(at: line)
        case 1: lines.insert(lines[line], at: chance.below(lines.count))
        case 2: lines.swapAt(line, chance.below(lines.count))
        case 3: deleteSeparator(in: &lines[line])
        case 4: lines[line].insert(separator(), at: chance.below(lines[line].count + 1))
        case 5: lines = Array(lines[..<line])
        case 6: moveCell(in: &lines[line])
        case 7: lines[line].insert(contentsOf: stray(), at: chance.below(lines[line].count + 1))
        case 8: return bytes.removeSubrange(chance.below(bytes.count + 1)...)
        case 9: return dropColumn()
        case 10: return changeSeparators()
        case 11: return dropTag()
        case 12: lines.removeSubrange(line..<min(lines.count, line + chance.below(5)))
        case 13: lines.insert(contentsOf: lines[line..<min(lines.count, line + chance.below(6))], at: line)
        case 14: lines[line] = []
        default:
            // In the middle of a letter, too.
            let start = chance.below(bytes.count + 1)
            return bytes.removeSubrange(start..<min(bytes.count, start + chance.below(40)))
        }
        bytes = Array(lines.joined(separator: [0x0A]))
    }

    private mutating func separator() -> UInt8 { chance.one(of: Array("\t;,|\"<".utf8)) }

    /// The separator that stands most often in the document.
    private var common: UInt8 {
        let kinds = Array("\t;|,".utf8)
        return kinds.max { left, right in bytes.count { $0 == left } < bytes.count { $0 == right } } ?? 0x09
    }

    private mutating func deleteSeparator(in line: inout [UInt8]) {
        let common = common
        let places = line.indices.filter { line[$0] == common }
        if !places.isEmpty { line.remove(at: chance.one(of: places)) }
    }

    private mutating func moveCell(in line: inout [UInt8]) {
        var cells = line.split(separator: common, omittingEmptySubsequences: false).map { Array($0) }
        cells.swapAt(chance.below(cells.count), chance.below(cells.count))
        line = Array(cells.joined(separator: [common]))
    }

    private mutating func dropColumn() {
        let common = common
        let column = chance.below(8)
        bytes = Array(
            bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map { line -> [UInt8] in
                var cells = line.split(separator: common, omittingEmptySubsequences: false).map { Array($0) }
                if cells.count > column + 1 { cells.remove(at: column) }
                return Array(cells.joined(separator: [common]))
            }.joined(separator: [0x0A]))
    }

    private mutating func changeSeparators() {
        let common = common
        let other = separator()
        bytes = bytes.map { $0 == common ? other : $0 }
    }

    private mutating func dropTag() {
        let starts = bytes.indices.filter { bytes[$0] == UInt8(ascii: "<") }
        guard !starts.isEmpty else { return }
        let start = chance.one(of: starts)
        let end = bytes[start...].firstIndex(of: UInt8(ascii: ">")) ?? start
        bytes.removeSubrange(start...end)
    }

    private mutating func stray() -> [UInt8] {
        let texts = [
            "√", "99.", "3) ", " 2. ", "<li>", "</", "</td>", "<td rowspan=9>", "<table>", "Halaman 7", ";  ", "\u{A0}",
            "dan", "Subbag Baru", "&amp;", "0", "\"", "| ", "**", "- ", "## ", "Januari", "A.", "\u{FEFF}",
            "\r",
            "\u{1}", "TOTAL", "Jumlah\t7", "https://contoh.id/x.pdf", "[a](b)", "\\|", "\u{200B}", "\t\t\t",
        ]
        return Array(chance.one(of: texts).utf8)
    }
}

/// Numbers that look drawn by lot and are the same for the same seed.
struct LayoutChance {
    private var state: UInt64

    init(_ seed: Int) { state = UInt64(truncatingIfNeeded: seed) &* 0x9E37_79B9_7F4A_7C15 | 1 }

    mutating func below(_ limit: Int) -> Int {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return limit > 0 ? Int(state % UInt64(limit)) : 0
    }

    mutating func one<Value>(of values: [Value]) -> Value { values[below(values.count)] }
}
