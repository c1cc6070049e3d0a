/// What format a text is in, as its content shows; the file's name says nothing.
enum DocumentFormat: Equatable {
    /// Tab-separated lines, read as they stand.
    case tabs
    /// Records of fields between separators, by RFC 4180.
    case delimited(UInt8)
    case markdown
    case html
    /// Columns held apart by spaces, as text copied from a page is.
    case aligned
    /// Lines of prose.
    case prose

    init(_ text: [UInt8]) {
        let signs = FormatSigns(text)
        if signs.isPage || (signs.tableTags > 1 && signs.tagLines > signs.tabLines) {
            self = .html
        } else if signs.pipeTables > 0, signs.pipeLines > signs.tabLines {
            self = .markdown
        } else if signs.tabLines > 2 || signs.widest > ReadingLimits.columns {
            self = Self.tabs(text, signs)
        } else if let separator = DelimiterSniff.separator(of: text) {
            self = .delimited(separator)
        } else if signs.tabLines > 0 {
            self = Self.tabs(text, signs)
        } else if signs.headings > 0 || signs.pipeTables > 0 {
            self = .markdown
        } else {
            self = AlignedColumns.stand(in: text) ? .aligned : .prose
        }
    }

    /// Cells in quotes that go over several lines need the reader of records: a line there is no row.
    private static func tabs(_ text: [UInt8], _ signs: FormatSigns) -> DocumentFormat {
        signs.openQuotes > 0 && DelimiterSniff.hasQuotedBreaks(text) ? .delimited(0x09) : .tabs
    }
}

/// What one pass over a text finds of each format.
struct FormatSigns {
    /// Lines with a tab behind words or with two tabs.
    private(set) var tabLines = 0
    private(set) var widest = 1
    /// Lines on which a tag of a page stands, and how many tags of tables there are.
    private(set) var tagLines = 0
    private(set) var tableTags = 0
    /// Whether the text begins as a page does.
    var isPage: Bool { beginsPage || (beginsWithTag && tagLines > tabLines) }
    private var beginsPage = false
    private var beginsWithTag = false
    /// Lines with two pipes, and how many tables they make.
    private(set) var pipeLines = 0
    private(set) var pipeTables = 0
    /// Headings as Markdown marks them.
    private(set) var headings = 0
    /// Cells that begin with a quotation mark and don't end with one on their line.
    private(set) var openQuotes = 0

    private var lastPipes = 0

    init(_ text: [UInt8]) {
        text.withUnsafeBufferPointer { text in
            lookAtStart(text)
            var start = 0
            while start < text.count { start = addLine(text, start) + 1 }
        }
    }

    /// Looks at the line that begins at the place; says where it ends.
    private mutating func addLine(_ text: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
        var place = start
        var (tabs, tabsBehind, pipes, quotes) = (0, 0, 0, 0)
        var first: UInt8 = 0
        var isCellStart = true
        var beginsQuoted = false
        var hasTag = false
        while place < text.count, text[place] != 0x0A {
            let byte = text[place]
            switch byte {
            case 0x09:
                tabs += 1
                if first != 0 { tabsBehind += 1 }
                isCellStart = true
                place += 1
                continue
            case Letters.space, 0x0D:
                place += 1
                continue
            case UInt8(ascii: "|"): pipes += 1
            case UInt8(ascii: "\""):
                quotes += 1
                if isCellStart { beginsQuoted = true }
            case UInt8(ascii: "<"):
                if let element = HTMLElement(at: place, in: text) {
                    if element.isTable { tableTags += 1 }
                    if element.isBlock { hasTag = true }
                }
            default: break
            }
            if first == 0 { first = byte }
            isCellStart = false
            place += 1
        }
        if tabsBehind > 0 || (tabs > 1 && first != UInt8(ascii: "<")) { tabLines += 1 }
        widest = max(widest, tabs + 1)
        if hasTag { tagLines += 1 }
        if beginsQuoted, !quotes.isMultiple(of: 2) { openQuotes += 1 }
        if first == UInt8(ascii: "#"), MarkdownLine.heading(text, start..<place) != nil { headings += 1 }
        addPipes(pipes, first, text, start..<place)
        return place
    }

    private mutating func addPipes(
        _ pipes: Int, _ first: UInt8, _ text: UnsafeBufferPointer<UInt8>, _ line: Range<Int>
    ) {
        if pipes > 1 { pipeLines += 1 }
        let isDrawn = first == UInt8(ascii: "+") && line.count > 2
        if pipes > 0 && lastPipes > 0 || isDrawn, MarkdownLine.isRule(text, line) { pipeTables += 1 }
        lastPipes = pipes
    }

    private mutating func lookAtStart(_ text: UnsafeBufferPointer<UInt8>) {
        var place = 0
        while place < text.count, text[place] <= Letters.space { place += 1 }
        guard place + 1 < text.count, text[place] == UInt8(ascii: "<") else { return }
        let element = HTMLElement(at: place, in: text)
        beginsPage =
            text[place + 1] == UInt8(ascii: "!") || text[place + 1] == UInt8(ascii: "?")
            || text[place + 1..<min(place + 5, text.count)].reads("html", at: place + 1) || element == .dropped
        beginsWithTag = element?.isBlock ?? false
    }
}
