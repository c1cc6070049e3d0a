import Documents

extension Document {
    /// Reads Markdown: tables between pipes, headings, items of lists with their depth, and lines of text.
    ///
    /// Lines are those of the text. The numbers of lists stay in the words; emphasis and the addresses of links don't.
    init(markdown text: [UInt8]) throws(PlanReading.Refusal) {
        var reading = MarkdownReading(text)
        self = try reading.document()
    }
}

private struct MarkdownReading {
    private let text: [UInt8]
    private let lines: [Range<Int>]
    private var blocks = DocumentBlocks()
    /// How far the items above are indented, outermost first.
    private var indents: [Int] = []

    init(_ text: [UInt8]) {
        self.text = text
        lines = TextLines(text).ranges
    }

    mutating func document() throws(PlanReading.Refusal) -> Document {
        var index = 0
        var isRow = false
        while index < lines.count {
            let line = lines[index]
            isRow = (isRow || beginsTable(index)) && hasPipe(line)
            if text.isBlank(line) {
                index += 1
                continue
            }
            if isRow {
                if !isRule(line) { try addRow(index) }
            } else if !isFence(line) {
                try addProse(index)
            }
            index += 1
        }
        return try blocks.document()
    }

    /// Whether a row of a table stands here: a rule follows, or it and the next one stand between pipes.
    private func beginsTable(_ index: Int) -> Bool {
        guard index + 1 < lines.count, hasPipe(lines[index]) else { return isBetweenPipes(lines[index]) }
        return isRule(lines[index + 1]) || isBetweenPipes(lines[index]) || isBorder(lines[index])
    }

    private func isBetweenPipes(_ line: Range<Int>) -> Bool {
        let words = text.trimmed(line)
        return words.count > 2 && text[words.lowerBound] == UInt8(ascii: "|")
            && text[words.upperBound - 1] == UInt8(ascii: "|")
    }

    private func hasPipe(_ line: Range<Int>) -> Bool { text[line].contains(UInt8(ascii: "|")) || isBorder(line) }

    /// The border of a table that is drawn with signs, such as `+-----+`.
    private func isBorder(_ line: Range<Int>) -> Bool {
        let words = text.trimmed(line)
        return words.count > 2 && text[words.lowerBound] == UInt8(ascii: "+") && isRule(line)
    }

    private func isRule(_ line: Range<Int>) -> Bool {
        text.withUnsafeBufferPointer { MarkdownLine.isRule($0, line) }
    }

    private func isFence(_ line: Range<Int>) -> Bool {
        let words = text.trimmed(line)
        return text[words].starts(with: "```".utf8) || text[words].starts(with: "~~~".utf8)
    }

    private mutating func addRow(_ index: Int) throws(PlanReading.Refusal) {
        var words = text.trimmed(lines[index])
        if text[words.lowerBound] == UInt8(ascii: "|") { words = words.lowerBound + 1..<words.upperBound }
        var column = 1
        var start = words.lowerBound
        var place = start
        while place <= words.upperBound {
            if place == words.upperBound || text[place] == UInt8(ascii: "|") {
                try blocks.add(
                    Grid.Cell(line: index + 1, column: column, text: MarkdownText.of(text, start..<place)))
                column += 1
                start = place + 1
            } else if text[place] == UInt8(ascii: "\\"), place + 1 < words.upperBound {
                place += 1
            }
            place += 1
        }
    }

    private mutating func addProse(_ index: Int) throws(PlanReading.Refusal) {
        var line = lines[index]
        while let quoted = quoted(line) { line = quoted }
        guard !MarkdownLine.isBreak(text, line) else { return blocks.endGrid() }
        if let (level, words) = text.withUnsafeBufferPointer({ MarkdownLine.heading($0, line) }) {
            indents = []
            return try blocks.add(
                Paragraph(line: index + 1, text: MarkdownText.of(text, words), heading: level))
        }
        if let (indent, words) = MarkdownLine.item(text, line) {
            while let last = indents.last, last > indent { indents.removeLast() }
            if indents.last ?? -1 < indent { indents.append(indent) }
            return try blocks.add(
                Paragraph(line: index + 1, text: MarkdownText.of(text, words), depth: min(indents.count, 64)))
        }
        if text[line.lowerBound] > Letters.space { indents = [] }
        let isHeading = index + 1 < lines.count && isUnderline(lines[index + 1])
        try blocks.add(
            Paragraph(line: index + 1, text: MarkdownText.of(text, line), heading: isHeading ? 1 : nil))
    }

    /// A line of equals signs below its words makes them a heading.
    private func isUnderline(_ line: Range<Int>) -> Bool {
        let words = text.trimmed(line)
        return words.count > 2 && text[words].allSatisfy { $0 == UInt8(ascii: "=") }
    }

    /// The words behind the sign of a quotation.
    private func quoted(_ line: Range<Int>) -> Range<Int>? {
        let words = text.trimmed(line)
        guard !words.isEmpty, text[words.lowerBound] == UInt8(ascii: ">") else { return nil }
        let rest = words.lowerBound + 1..<words.upperBound
        return text.isBlank(rest) ? nil : rest
    }
}
