/// A tag of HTML that a converter left in a cell.
struct MarkupTag {
    let end: Int
    /// Whether what follows stands on a line of its own.
    private(set) var isBlock = false
    private(set) var isList = false

    init?(_ source: UnsafeBufferPointer<UInt8>, _ start: Int, _ limit: Int) {
        var place = start + 1
        if place < limit, source[place] == UInt8(ascii: "/") { place += 1 }
        guard place < limit, source[place] < 0x80, Letters.isLetter(source[place]) else { return nil }
        let name = place
        while place < limit, source[place] != UInt8(ascii: ">") {
            guard place - start < 300, source[place] != UInt8(ascii: "<") else { return nil }
            place += 1
        }
        guard place < limit else { return nil }
        end = place + 1
        let isWhole = { (word: StaticString) in
            let after = name + word.utf8CodeUnitCount
            return source.reads(word, at: name) && after <= place && !Letters.isLetter(source[after])
        }
        isList = Self.lists.contains(where: isWhole)
        isBlock = isList || Self.blocks.contains(where: isWhole)
        // What stands between brackets and is no tag is wording.
        guard isBlock || Self.inline.contains(where: isWhole) else { return nil }
    }

    private static let lists: [StaticString] = ["ol", "ul", "li"]
    private static let blocks: [StaticString] = ["br", "p", "div", "table", "tbody", "tr", "td", "th"]
    private static let inline: [StaticString] = [
        "i", "b", "u", "em", "strong", "span", "font", "sub", "sup", "a", "small", "s",
    ]

    /// The sign that an entity stands for.
    static func letter(_ source: UnsafeBufferPointer<UInt8>, _ start: Int, _ limit: Int) -> (UInt8, Int)? {
        for (name, letter) in entities where source.reads(name, at: start) && start + name.utf8CodeUnitCount <= limit {
            return (letter, start + name.utf8CodeUnitCount)
        }
        return nil
    }

    private static let entities: [(StaticString, UInt8)] = [
        ("&amp;", UInt8(ascii: "&")), ("&lt;", UInt8(ascii: "<")), ("&gt;", UInt8(ascii: ">")),
        ("&quot;", UInt8(ascii: "\"")), ("&nbsp;", Letters.space),
    ]
}
