/// Puts the tokens of a page together to lines and tables; tags that are missing are thought in their place.
struct HTMLReading {
    /// A table that is open, and what the page was in when it began.
    private struct Context {
        var table: HTMLTable
        /// What the open cell holds so far.
        var pieces: [HTMLPiece] = []
        let heading: Int?
        let depth: Int
        var isInCaption = false
    }

    private let bytes: [UInt8]
    private var page: [HTMLPiece] = []
    private var open: [Context] = []
    /// How many tables deeper than that are open; their cells are only lines.
    private var ignored = 0
    private var words: [UInt8] = []
    /// How many spaces stand behind the words, and whether a line of the source ended among them.
    private var gap = 0
    private var isBroken = false
    /// Whether a line was ended since the last block began.
    private var hasLine = false
    private var heading: Int?
    private var depth = 0
    private var isSymbolFont = false

    /// How deep tables are read within each other.
    private static let deepest = 12

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    mutating func pieces() -> [HTMLPiece] {
        var tokens = HTMLTokens(bytes)
        while let token = tokens.next() {
            switch token {
            case .text(let range): add(range)
            case .open(let element, let attributes): begin(element, attributes)
            case .close(let element): end(element)
            }
        }
        while !open.isEmpty { closeTable() }
        endLine()
        return page
    }

    private mutating func begin(_ element: HTMLElement, _ attributes: HTMLAttributes) {
        switch element {
        case .table:
            guard open.count < Self.deepest else {
                ignored += 1
                return endBlock()
            }
            endBlock()
            // A table between the cells of another is damage: it stands in a cell of its own.
            if let last = open.indices.last, !open[last].table.isCellOpen { openCell(HTMLAttributes()) }
            openTable(isImplied: false)
        case .row where ignored == 0:
            if open.isEmpty { openTable(isImplied: true) }
            closeCell()
            open[open.count - 1].table.openRow()
        case .cell where ignored == 0:
            if open.isEmpty { openTable(isImplied: true) }
            closeCell()
            openCell(attributes)
        case .caption where ignored == 0 && !open.isEmpty:
            closeCell()
            open[open.count - 1].isInCaption = true
        case .lineBreak:
            if words.isEmpty { append(.blank) }
            endLine()
        case .heading(let level):
            endBlock()
            heading = level
        case .list:
            endBlock()
            depth = min(depth + 1, 64)
        case .input: if attributes.isTicked { write("☑") }
        case .font: isSymbolFont = attributes.isSymbolFont
        case .inline, .dropped: return
        case .row, .cell, .caption, .block, .paragraph, .item: endBlock()
        }
    }

    private mutating func end(_ element: HTMLElement) {
        switch element {
        case .table:
            if ignored > 0 {
                ignored -= 1
                return endBlock()
            }
            if !open.isEmpty { closeTable() }
        case .row where ignored == 0:
            guard !open.isEmpty else { return }
            closeCell()
            open[open.count - 1].table.closeRow()
        case .cell where ignored == 0: closeCell()
        case .caption where ignored == 0: closeCaption()
        case .paragraph:
            if words.isEmpty, !hasLine { append(.blank) }
            endBlock()
        case .heading:
            endBlock()
            heading = nil
        case .list:
            endBlock()
            depth = max(depth - 1, 0)
        case .font: isSymbolFont = false
        case .inline, .dropped, .lineBreak, .input: return
        case .row, .cell, .caption, .block, .item: endBlock()
        }
    }

    private mutating func openTable(isImplied: Bool) {
        endBlock()
        open.append(Context(table: HTMLTable(isImplied: isImplied), heading: heading, depth: depth))
        (heading, depth) = (nil, 0)
    }

    private mutating func closeTable() {
        closeCell()
        guard var context = open.popLast() else { return }
        context.table.close()
        (heading, depth) = (context.heading, context.depth)
        append(.table(context.table))
        hasLine = true
    }

    private mutating func openCell(_ attributes: HTMLAttributes) {
        open[open.count - 1].table.openCell(attributes)
        (heading, depth, isSymbolFont) = (nil, 0, false)
    }

    private mutating func closeCell() {
        closeCaption()
        endLine()
        guard let last = open.indices.last, open[last].table.isCellOpen else { return }
        open[last].table.closeCell(open[last].pieces)
        open[last].pieces = []
    }

    private mutating func closeCaption() {
        guard let last = open.indices.last, open[last].isInCaption else { return }
        endLine()
        open[last].isInCaption = false
    }

    private mutating func endBlock() {
        endLine()
        append(.end)
        hasLine = false
    }

    /// Ends the line at hand and puts it where it belongs.
    private mutating func endLine() {
        (gap, isBroken) = (0, false)
        guard !words.isEmpty else { return }
        let text = String(decoding: words, as: UTF8.self)
        words.removeAll(keepingCapacity: true)
        hasLine = true
        if let last = open.indices.last {
            if open[last].isInCaption {
                open[last].table.caption += (open[last].table.caption.isEmpty ? "" : " ") + text
                return
            }
            // Words between the cells of a table stand in a row of their own.
            if !open[last].table.isCellOpen {
                open[last].table.openRow()
                open[last].table.openCell(HTMLAttributes())
                open[last].table.closeCell([.line(HTMLLine(text: text))])
                open[last].table.closeRow()
                return
            }
        }
        append(.line(HTMLLine(text: text, heading: heading, depth: depth > 0 ? depth : nil)))
    }

    private mutating func append(_ piece: HTMLPiece) {
        guard let last = open.indices.last else { return page.append(piece) }
        guard open[last].table.isCellOpen else { return }
        open[last].pieces.append(piece)
    }
}

extension HTMLReading {
    /// Adds text to the line at hand: white space folded, entities as the letters that they stand for.
    private mutating func add(_ range: Range<Int>) {
        if words.isEmpty, open.last?.table.isImplied == true, open.last?.table.isCellOpen == false, open.count == 1,
            !bytes.isBlank(range)
        {
            // Nothing closes a table that nothing opened.
            closeTable()
        }
        var place = range.lowerBound
        while place < range.upperBound {
            let byte = bytes[place]
            if byte <= Letters.space || byte == 0x7F {
                gap += 1
                if byte != Letters.space { isBroken = true }
                place += 1
            } else if byte == 0xC2, place + 1 < range.upperBound, bytes[place + 1] == 0xA0 {
                gap += 1
                place += 2
            } else if byte == UInt8(ascii: "&"), let (letter, end) = HTMLEntity.letter(bytes, place, range.upperBound) {
                if letter == "\u{A0}" || letter == " " { gap += 1 } else { write(letter) }
                place = end
            } else if isSymbolFont {
                let (letter, end) = SymbolFont.letter(bytes, place, range.upperBound)
                write(letter)
                place = end
            } else {
                closeGap()
                words.append(byte)
                place += 1
            }
        }
    }

    private mutating func write(_ letter: Unicode.Scalar) {
        closeGap()
        words += UTF8.encode(isSymbolFont ? SymbolFont.meaning(of: letter) : letter).map { Array($0) } ?? []
    }

    /// Two spaces stay two, for offices part the items of a cell by them; the source's own line ends are one.
    private mutating func closeGap() {
        if gap > 0, !words.isEmpty {
            words.append(Letters.space)
            if gap > 1, !isBroken { words.append(Letters.space) }
        }
        (gap, isBroken) = (0, false)
    }
}

/// The letters that word processors write for ticks and boxes, in a font that draws them as such.
enum SymbolFont {
    static func meaning(of letter: Unicode.Scalar) -> Unicode.Scalar {
        switch letter.value & 0xFF {
        case 0xFC: "✓"
        case 0xFE: "☑"
        case 0xFB: "✗"
        case 0xFD: "☒"
        case 0xA8, 0x6F: "☐"
        case 0x6C, 0x9F: "●"
        case 0x6E, 0xA7: "■"
        default: letter
        }
    }

    /// The meaning of the letter at the place, and where it ends.
    static func letter(_ bytes: [UInt8], _ start: Int, _ limit: Int) -> (Unicode.Scalar, Int) {
        var end = start + 1
        while end < limit, bytes[end] & 0xC0 == 0x80 { end += 1 }
        let letter = String(decoding: bytes[start..<end], as: UTF8.self).unicodeScalars.first ?? " "
        return (letter, end)
    }
}
