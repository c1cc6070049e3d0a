/// An element of a page, as far as the reading of tables and paragraphs tells elements apart.
enum HTMLElement: Equatable {
    case table, row, cell, caption
    /// What stands on lines of its own.
    case block
    /// A block that counts as an empty line where it holds no words.
    case paragraph
    case lineBreak
    case heading(Int)
    case list, item
    /// What can change the font of letters.
    case font
    case input
    /// Its content is no text of the page.
    case dropped
    /// An element that parts nothing.
    case inline

    var isTable: Bool { self == .table || self == .row || self == .cell }

    /// Whether its tag is a sign that the text is a page.
    var isBlock: Bool {
        switch self {
        case .table, .row, .cell, .caption, .block, .paragraph, .heading, .list, .item: true
        default: false
        }
    }

    static let named: [String: HTMLElement] = {
        var named: [String: HTMLElement] = [
            "table": .table, "tr": .row, "td": .cell, "th": .cell, "caption": .caption, "br": .lineBreak,
            "ul": .list, "ol": .list, "menu": .list, "li": .item, "font": .font, "span": .font, "input": .input,
            "p": .paragraph, "hr": .block,
        ]
        for name in [
            "html", "head", "body", "div", "section", "article", "header", "footer", "main", "nav", "aside", "form",
            "fieldset", "legend", "blockquote", "address", "pre", "dl", "dt", "dd", "figure", "figcaption", "center",
            "thead", "tbody", "tfoot", "option", "details", "summary",
        ] { named[name] = .block }
        for name in ["script", "style", "title", "xml", "template"] { named[name] = .dropped }
        for level in 1...6 { named["h\(level)"] = .heading(level) }
        return named
    }()

    /// The longest name that is told apart.
    static let longest = 10

    /// The element whose opening or closing tag begins at the place; `nil` where no known one does.
    init?(at place: Int, in text: UnsafeBufferPointer<UInt8>) {
        var next = place + 1
        if next < text.count, text[next] == UInt8(ascii: "/") { next += 1 }
        let start = next
        var name = ""
        while next < text.count, next - start <= Self.longest, Self.isName(text[next]) {
            name.unicodeScalars.append(Unicode.Scalar(Letters.lower(text[next])))
            next += 1
        }
        guard next < text.count, !Self.isName(text[next]), let element = Self.named[name] else { return nil }
        self = element
    }

    private static func isName(_ byte: UInt8) -> Bool {
        byte < 0x80 && (Letters.isLetter(byte) || Letters.isDigit(byte))
    }
}
