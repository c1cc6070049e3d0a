/// The words that begin the names of units.
struct UnitWords: Sendable {
    /// By their first two letters, longest first.
    private var words: [UInt16: [[UInt8]]] = [:]

    init(_ file: WordsFile) throws {
        for entry in try file["units"].entries() {
            let letters = entry.text.lowercased().utf8.map { $0 }
            guard letters.count >= 2, letters.allSatisfy({ $0 < 0x80 }) else {
                throw WordsFault(line: entry.line, expected: "a word of two letters or more, not '\(entry.text)'")
            }
            words[Self.key(letters[0], letters[1]), default: []].append(letters)
        }
        for key in words.keys { words[key]?.sort { $0.count > $1.count } }
    }

    /// Whether a text begins with such a word and is no longer than a few names.
    func begin(_ text: String) -> Bool {
        let bytes = text.utf8
        guard bytes.count >= 2, bytes.count <= 160 else { return false }
        var letters: [UInt8] = []
        letters.reserveCapacity(bytes.count)
        for byte in bytes {
            let isGap = byte <= Letters.space
            if isGap, letters.isEmpty || letters.last == Letters.space { continue }
            letters.append(isGap ? Letters.space : Letters.lower(byte))
        }
        guard letters.count >= 2 else { return false }
        return words[Self.key(letters[0], letters[1])]?.contains { word in
            letters.starts(with: word) && (letters.count == word.count || !Letters.isLetter(letters[word.count]))
        } ?? false
    }

    private static func key(_ first: UInt8, _ second: UInt8) -> UInt16 { UInt16(first) << 8 | UInt16(second) }
}
