/// The marks that stand below months, quarters and years.
struct CellMarks: Sendable {
    private var ticks: Set<Unicode.Scalar> = []
    private var nothings: Set<Unicode.Scalar> = []
    private var counted: Set<[UInt8]> = []

    init(_ file: WordsFile) throws {
        for list in try file["marks"].lists(known: ["tick", "nothing", "counted"]) {
            for entry in try list.entries() {
                if list.name == "counted" {
                    counted.insert(HeadLetters.of(entry.text.utf8) ?? [])
                    continue
                }
                let signs = entry.text.lowercased().unicodeScalars
                guard signs.count == 1, let sign = signs.first else {
                    throw WordsFault(line: entry.line, expected: "one sign, not '\(entry.text)'")
                }
                if list.name == "tick" { ticks.insert(sign) } else { nothings.insert(sign) }
            }
        }
    }

    func mark(_ text: String) -> CellMark? {
        guard text.utf8.count <= 80 else { return nil }
        var isTick = true
        var isNothing = true
        var count = 0
        for scalar in text.lowercased().unicodeScalars {
            if scalar.properties.isWhitespace || scalar == "(" || scalar == ")" { continue }
            count += 1
            isTick = isTick && ticks.contains(scalar)
            isNothing = isNothing && nothings.contains(scalar)
        }
        guard count > 0 else { return nil }
        if isTick, count <= 4, text != "11", text != "111" { return .tick }
        if isNothing { return .nothing }
        return isAmount(text) ? .amount : nil
    }

    /// A number, alone or with what it counts: `25 %`, `2 dokumen`, `1.500`.
    private func isAmount(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        guard let first = bytes.first, Letters.isDigit(first) else { return false }
        var place = 0
        var end = 0
        while place < bytes.count, Letters.isDigit(bytes[place]) || bytes[place] == 0x2E || bytes[place] == 0x2C {
            if Letters.isDigit(bytes[place]) { end = place + 1 }
            place += 1
        }
        // A number behind which a point stands is an item of a list.
        guard place == end || place == bytes.count else { return false }
        let rest = bytes[end...].drop { $0 <= Letters.space }
        if rest.isEmpty { return end == bytes.count || bytes[end] <= Letters.space }
        if rest.first == UInt8(ascii: "%") { return rest.count <= 16 }
        let words = rest.split(separator: Letters.space)
        guard let letters = HeadLetters.of(words[0]), !letters.isEmpty else { return false }
        return words.count == 1 || (words.count <= 3 && counted.contains(letters))
    }
}
