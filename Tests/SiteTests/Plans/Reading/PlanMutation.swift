/// Changes a document at random, the same way for the same seed.
struct PlanMutation {
    private var state: UInt64
    private(set) var bytes: [UInt8]

    init(of bytes: [UInt8], seed: Int) {
        self.bytes = bytes
        state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 | 1
        for _ in 0..<(1 + random(6)) { change() }
    }

    private mutating func random(_ limit: Int) -> Int {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return limit > 0 ? Int(state % UInt64(limit)) : 0
    }

    private mutating func change() {
        var lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map { Array($0) }
        guard lines.count > 2 else { return }
        // Most of the plan stands below the prose, and most changes should too.
        let line = random(4) == 0 ? random(lines.count) : min(lines.count - 1, 60 + random(max(lines.count - 60, 1)))
        switch random(9) {
        case 0: lines.remove(at: line)
        case 1: lines.insert(lines[line], at: random(lines.count))
        case 2: lines.swapAt(line, random(lines.count))
        case 3: deleteTab(in: &lines[line])
        case 4: lines[line].insert(0x09, at: random(lines[line].count + 1))
        case 5: lines = Array(lines[..<line])
        case 6: moveCell(in: &lines[line])
        case 7: lines[line].insert(contentsOf: stray(), at: random(lines[line].count + 1))
        default: return bytes.removeSubrange(random(bytes.count)...)
        }
        bytes = Array(lines.joined(separator: [0x0A]))
    }

    private mutating func deleteTab(in line: inout [UInt8]) {
        let tabs = line.indices.filter { line[$0] == 0x09 }
        guard !tabs.isEmpty else { return }
        line.remove(at: tabs[random(tabs.count)])
    }

    private mutating func moveCell(in line: inout [UInt8]) {
        var cells = line.split(separator: 0x09, omittingEmptySubsequences: false).map { Array($0) }
        cells.swapAt(random(cells.count), random(cells.count))
        line = Array(cells.joined(separator: [0x09]))
    }

    private mutating func stray() -> [UInt8] {
        let texts = [
            "√", "99.", "3) ", " 2. ", "<li>", "</", "Page 7", ";  ", "\u{A0}", "dan", "Subbag Baru", "&amp;", "0",
        ]
        return Array(texts[random(texts.count)].utf8)
    }
}
