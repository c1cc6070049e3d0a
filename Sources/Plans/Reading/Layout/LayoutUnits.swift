/// The units and people that a cell names.
enum LayoutUnits {
    static func units(in text: [UInt8], _ words: ReadingWords) -> [String] {
        var units: [String] = []
        for item in LayoutItems(text).items {
            for line in item.text.split(whereSeparator: { $0 == Letters.paragraph || $0 == UInt8(ascii: ";") }) {
                for part in parts(of: Array(line), words) {
                    for unit in UnitName.units(in: part, atCommas: false) where !units.contains(unit) {
                        units.append(unit)
                    }
                }
            }
        }
        return units
    }

    /// Parts between commas and "dan", where each one is a unit by itself: a unit's own name can hold both.
    private static func parts(of text: [UInt8], _ words: ReadingWords) -> [[UInt8]] {
        var parts: [[UInt8]] = []
        var begin = 0
        var place = 0
        while place < text.count {
            guard let length = separator(text, place) else {
                place += 1
                continue
            }
            parts.append(trimmed(text[begin..<place]))
            place += length
            begin = place
        }
        parts.append(trimmed(text[begin...]))
        parts.removeAll(where: \.isEmpty)
        guard parts.count > 1, parts.allSatisfy({ isUnitLike($0, words) }) else { return [text] }
        return parts
    }

    private static func separator(_ text: [UInt8], _ place: Int) -> Int? {
        if text[place] == UInt8(ascii: ",") || text[place] == UInt8(ascii: "&") { return 1 }
        for word in [" dan ", " serta "] as [StaticString] where text.reads(word, at: place) {
            return word.utf8CodeUnitCount
        }
        return nil
    }

    /// A name that begins as units do, or an abbreviation.
    private static func isUnitLike(_ part: [UInt8], _ words: ReadingWords) -> Bool {
        if words.isUnit(part.string) { return true }
        return part.count >= 2 && part.count <= 8 && !part.contains(where: Letters.isLower)
            && part.contains(where: Letters.isUpper)
    }

    private static func trimmed(_ text: ArraySlice<UInt8>) -> [UInt8] {
        var text = text
        while let last = text.last, Letters.isGap(last) { text.removeLast() }
        while let first = text.first, Letters.isGap(first) { text.removeFirst() }
        return Array(text)
    }
}
