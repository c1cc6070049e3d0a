/// Cuts a page into text and tags, in one pass over its bytes and whatever is wrong with it.
///
/// A byte is looked at a fixed number of times: a search that fails once for a thing that is not there is not repeated.
struct HTMLTokens {
    enum Token {
        /// Bytes of text, entities in it.
        case text(Range<Int>)
        case open(HTMLElement, HTMLAttributes)
        case close(HTMLElement)
    }

    private let bytes: [UInt8]
    private var place = 0
    private var lacksCommentEnd = false
    private var lacksQuote: [UInt8] = []
    private var lacksEnd: Set<String> = []

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// The next token; `nil` at the end of the page.
    mutating func next() -> Token? {
        while place < bytes.count {
            if bytes[place] == UInt8(ascii: "<"), place + 1 < bytes.count {
                switch bytes[place + 1] {
                case UInt8(ascii: "!"), UInt8(ascii: "?"):
                    skipDeclaration()
                    continue
                case UInt8(ascii: "/"):
                    if place + 2 < bytes.count, Self.isLetter(bytes[place + 2]) { return closing() }
                case let byte where Self.isLetter(byte):
                    if let token = opening() { return token }
                    continue
                default: break
                }
            }
            return text()
        }
        return nil
    }

    /// Text up to the next sign of a tag; the sign at the place itself is text.
    private mutating func text() -> Token {
        let start = place
        place += 1
        while place < bytes.count, bytes[place] != UInt8(ascii: "<") { place += 1 }
        return .text(start..<place)
    }

    private mutating func closing() -> Token {
        place += 2
        let name = readName()
        while place < bytes.count, bytes[place] != UInt8(ascii: ">"), bytes[place] != UInt8(ascii: "<") { place += 1 }
        if place < bytes.count, bytes[place] == UInt8(ascii: ">") { place += 1 }
        return .close(HTMLElement.named[name] ?? .inline)
    }

    /// An opening tag; `nil` behind an element whose content is dropped.
    private mutating func opening() -> Token? {
        place += 1
        let name = readName()
        let element = HTMLElement.named[name] ?? .inline
        let attributes = readAttributes(of: element)
        guard element == .dropped else { return .open(element, attributes) }
        skipContent(of: name)
        return nil
    }

    /// A name in small letters; what follows its first letters matters only to tell it from shorter ones.
    private mutating func readName() -> String {
        var name = ""
        while place < bytes.count, Self.isName(bytes[place]) {
            if name.utf8.count <= HTMLElement.longest {
                name.unicodeScalars.append(Unicode.Scalar(Letters.lower(bytes[place])))
            }
            place += 1
        }
        return name
    }

    private mutating func readAttributes(of element: HTMLElement) -> HTMLAttributes {
        var attributes = HTMLAttributes()
        while place < bytes.count {
            let byte = bytes[place]
            if byte == UInt8(ascii: ">") {
                place += 1
                break
            }
            // A tag that is not closed ends where the next one begins.
            if byte == UInt8(ascii: "<") { break }
            guard Self.isLetter(byte) else {
                place += 1
                continue
            }
            let start = place
            while place < bytes.count, Self.isName(bytes[place]) || bytes[place] == UInt8(ascii: "-") { place += 1 }
            attributes.take(start..<place, readValue(), of: element, bytes)
        }
        return attributes
    }

    /// The value behind `=`, without its quotes; empty where there is none.
    private mutating func readValue() -> Range<Int> {
        skipSpace()
        guard place < bytes.count, bytes[place] == UInt8(ascii: "=") else { return place..<place }
        place += 1
        skipSpace()
        guard place < bytes.count else { return place..<place }
        let quote = bytes[place]
        if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'"), !lacksQuote.contains(quote) {
            let start = place + 1
            if let end = bytes[start...].firstIndex(of: quote) {
                place = end + 1
                return start..<end
            }
            lacksQuote.append(quote)
        }
        let start = place
        while place < bytes.count, bytes[place] > Letters.space, bytes[place] != UInt8(ascii: ">") { place += 1 }
        return start..<place
    }

    private mutating func skipSpace() {
        while place < bytes.count, bytes[place] <= Letters.space { place += 1 }
    }

    /// A comment, a declaration or an instruction; one that is never closed ends with its first tag sign.
    private mutating func skipDeclaration() {
        let start = place
        if !lacksCommentEnd, bytes[start...].prefix(4).elementsEqual(Array("<!--".utf8)) {
            var end = start + 2
            while end + 2 < bytes.count {
                if bytes[end + 2] == UInt8(ascii: ">"), bytes[end] == UInt8(ascii: "-"),
                    bytes[end + 1] == UInt8(ascii: "-")
                {
                    place = end + 3
                    return
                }
                end += 1
            }
            lacksCommentEnd = true
        }
        while place < bytes.count, bytes[place] != UInt8(ascii: ">") { place += 1 }
        place = min(place + 1, bytes.count)
    }

    /// Leaves out all up to the closing tag; an element that is never closed loses nothing but its tag.
    private mutating func skipContent(of name: String) {
        guard !lacksEnd.contains(name) else { return }
        let tag = Array(("</" + name).utf8)
        var end = place
        while end + tag.count < bytes.count {
            if bytes[end] == tag[0], bytes[end + 1] == tag[1],
                tag.indices.dropFirst(2).allSatisfy({ Letters.lower(bytes[end + $0]) == tag[$0] }),
                !Self.isName(bytes[end + tag.count])
            {
                place = end
                while place < bytes.count, bytes[place] != UInt8(ascii: ">") { place += 1 }
                place = min(place + 1, bytes.count)
                return
            }
            end += 1
        }
        lacksEnd.insert(name)
    }

    private static func isLetter(_ byte: UInt8) -> Bool { byte < 0x80 && Letters.isLetter(byte) }
    private static func isName(_ byte: UInt8) -> Bool {
        isLetter(byte) || Letters.isDigit(byte) || byte == UInt8(ascii: ":")
    }
}

/// The attributes of a tag that matter to the reading.
struct HTMLAttributes {
    private(set) var columns = 1
    private(set) var lines = 1
    /// Whether its letters are signs of a font, where the letter `ü` is a tick.
    private(set) var isSymbolFont = false
    private(set) var isTicked = false
    private var isCheckbox = false
    private var isChecked = false

    fileprivate mutating func take(_ name: Range<Int>, _ value: Range<Int>, of element: HTMLElement, _ bytes: [UInt8]) {
        let name = bytes[name]
        switch element {
        case .cell:
            if name.isWhole("colspan") { columns = Self.number(bytes[value], atMost: ReadingLimits.columns) }
            if name.isWhole("rowspan") { lines = Self.number(bytes[value], atMost: ReadingLimits.lines) }
        case .font:
            guard name.isWhole("style") || name.isWhole("face") else { return }
            isSymbolFont = value.count < 1000 && Array(bytes[value]).holds("wingdings")
        case .input:
            if name.isWhole("type") { isCheckbox = bytes[value].isWhole("checkbox") || bytes[value].isWhole("radio") }
            if name.isWhole("checked") { isChecked = true }
            isTicked = isCheckbox && isChecked
        default: return
        }
    }

    /// A number from 1 to the limit; what is none counts as 1, and one too large as the limit.
    private static func number(_ digits: ArraySlice<UInt8>, atMost limit: Int) -> Int {
        var number = 0
        for byte in digits {
            if byte <= Letters.space, number == 0 { continue }
            guard Letters.isDigit(byte) else { break }
            number = min(number * 10 + Int(byte &- 0x30), limit)
        }
        return max(number, 1)
    }
}

extension ArraySlice<UInt8> {
    fileprivate func isWhole(_ word: StaticString) -> Bool {
        count == word.utf8CodeUnitCount && reads(word, at: startIndex)
    }
}
