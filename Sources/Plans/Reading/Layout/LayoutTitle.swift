/// What a plan without a decree is called: the heading above its table.
struct LayoutTitle {
    private(set) var text = ""
    /// The lines of the sheet that it takes.
    private(set) var lines: Set<Int> = []

    private static let most = 6
    private static let longest = 200

    /// Looks among the lines above the table, nearest last.
    init(_ above: [LayoutSource.Prose], _ source: LayoutSource, _ words: ReadingWords) {
        let near = above.suffix(30)
        let named = near.last { line in
            let text = source.words[line.cell]
            return text.holds("rencana") && (line.heading != nil || Self.isTitle(text))
        }
        let found = named ?? near.last { $0.heading != nil } ?? near.last { Self.isTitle(source.words[$0.cell]) }
        guard let found, let place = near.firstIndex(where: { $0.cell == found.cell }) else { return }
        var first = place
        var last = place
        let isPart = { (one: Int, other: Int) in
            let isCapital = Self.isUpper(source.words[near[one].cell])
            let gap = source.cells[near[other].cell].line - source.cells[near[one].cell].line
            // The format of a page may leave a line between paragraphs.
            return (gap == 1 || (gap == 2 && isCapital)) && near[one].heading == near[other].heading
                && isCapital == Self.isUpper(source.words[near[other].cell])
                && Self.isTitle(source.words[near[one].cell]) && Self.isTitle(source.words[near[other].cell])
        }
        // What stands above a title in small letters is a menu or a name, as often as a part of it.
        let goesUp = found.heading != nil || Self.isUpper(source.words[found.cell])
        while goesUp, first > near.startIndex, last - first < Self.most, isPart(first - 1, first) { first -= 1 }
        while last + 1 < near.endIndex, last - first < Self.most, isPart(last, last + 1) { last += 1 }
        text = near[first...last].map { source.words[$0.cell].string }.joined(separator: " ")
        lines = Set(near[first...last].map(\.sheetLine))
    }

    /// A short line that is no sentence and no key with its value.
    private static func isTitle(_ text: [UInt8]) -> Bool {
        guard text.count <= longest, text.count > 3, text.contains(where: Letters.isLetter) else { return false }
        if let colon = text.firstIndex(of: UInt8(ascii: ":")), colon < 24, colon > 3 { return false }
        return text.last != UInt8(ascii: ".") && text.last != UInt8(ascii: ":") && text.last != UInt8(ascii: ";")
    }

    private static func isUpper(_ text: [UInt8]) -> Bool { !text.contains(where: Letters.isLower) }

    /// The year that a text names; `nil` where it names several.
    static func year(in text: String) -> Int? {
        let bytes = Array(text.utf8)
        var place = 0
        var found: Int?
        while place < bytes.count {
            guard Letters.isDigit(bytes[place]) else {
                place += 1
                continue
            }
            var end = place
            while end < bytes.count, Letters.isDigit(bytes[end]) { end += 1 }
            if end - place == 4, let number = bytes.number(at: place), (2000...2099).contains(number.value) {
                guard found == nil || found == number.value else { return nil }
                found = number.value
            }
            place = end
        }
        return found
    }
}
