/// The names of an office's units as they stand in one cell.
enum UnitName {
    /// Words that begin the name of a unit.
    private static let kinds: [StaticString] = [
        "sub bagian", "sub bidang", "sub bag", "subbagian", "subbidang", "subbag", "subdit", "kasubbag", "kabag",
        "kabid", "bagian", "bidang", "seksi", "divisi", "sekretariat", "sekretaris", "kepaniteraan", "panitera muda",
        "panitera", "direktorat", "biro", "pokja", "kelompok kerja", "unit", "tim", "balai", "inspektorat",
    ]

    /// Whether a cell begins like the name of a unit, said of all of them or of one.
    static func startsUnit(_ bytes: [UInt8], _ cell: Range<Int>) -> Bool {
        if bytes.reads("semua ", at: cell.lowerBound) || bytes.reads("seluruh ", at: cell.lowerBound) { return true }
        // Longer wording is a title that happens to begin with such a word.
        return cell.count <= 48 && kind(bytes, at: cell.lowerBound, cell.upperBound) > 0
    }

    /// The units of a cell; a kind of unit is said once and holds for the names behind the slash.
    static func units(in text: [UInt8], atCommas: Bool = true) -> [String] {
        var units: [String] = []
        var prefix: [UInt8] = []
        let parts = text.split { isSeparator($0) && (atCommas || $0 != UInt8(ascii: ",")) }
        for part in parts {
            var words = part
            while words.last == Letters.space { words.removeLast() }
            while words.first == Letters.space { words.removeFirst() }
            var name = Array(words)
            guard !name.isEmpty else { continue }
            let length = kind(name, at: 0, name.count)
            if length > 0, length < name.count {
                prefix = Array(name[..<length]) + [Letters.space]
            } else if length == 0, !units.isEmpty {
                name = prefix + name
            }
            let unit = name.string
            if !units.contains(unit) { units.append(unit) }
        }
        return units
    }

    private static func isSeparator(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "/") || byte == UInt8(ascii: ";") || byte == UInt8(ascii: ",") || byte == Letters.paragraph
    }

    /// The length of the word that says which kind of unit it is, or 0.
    private static func kind(_ text: [UInt8], at start: Int, _ end: Int) -> Int {
        for kind in kinds where text.reads(kind, at: start) {
            let after = start + kind.utf8CodeUnitCount
            if after == end { return kind.utf8CodeUnitCount }
            if after < end, text[after] == Letters.space || text[after] == UInt8(ascii: ".") {
                return kind.utf8CodeUnitCount + (text[after] == UInt8(ascii: ".") ? 1 : 0)
            }
        }
        return 0
    }
}
