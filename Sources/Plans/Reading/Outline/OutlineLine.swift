import Documents

/// A paragraph, or a line of a table of keys and values, as an outline has it.
struct OutlineLine {
    /// Its place among the document's lines.
    let line: Int
    /// The cells of the sheet that it stands in.
    let cells: [Int]
    let mark: OutlineMark?
    /// Its level as a heading, its depth as an item of a list.
    let heading: Int?
    let depth: Int?
    let parts: [OutlinePart]
    /// Whether it is in capitals and short.
    let isCapital: Bool

    /// What stands in a paragraph.
    init(_ paragraph: Paragraph, _ cell: Int, _ keys: OutlineKeys) {
        let text = CellText(Array(paragraph.text.utf8), 0..<paragraph.text.utf8.count).bytes
        self.init(
            line: paragraph.line, cells: [cell], text: text, heading: paragraph.heading, depth: paragraph.depth, keys)
    }

    init(line: Int, cells: [Int], text: [UInt8], heading: Int?, depth: Int?, _ keys: OutlineKeys) {
        (self.line, self.cells, self.heading, self.depth) = (line, cells, heading, depth)
        // Behind a dash of plain text a number may follow.
        let mark = OutlineMark(text)
        let rest = Array(text[(mark?.length ?? 0)...])
        self.mark = mark
        parts = keys.parts(of: rest)
        isCapital =
            rest.count <= 90 && !rest.contains(where: Letters.isLower) && rest.count { Letters.isUpper($0) } >= 4
    }

    /// A key and its value in cells beside each other.
    init(line: Int, cells: [Int], role: HeadRole, key: String, value: [UInt8]) {
        (self.line, self.cells, heading, depth, mark, isCapital) = (line, cells, nil, nil, nil, false)
        parts = [OutlinePart(role: role, key: key, value: value)]
    }

    /// Whether it begins something by its mark, its key or as a heading.
    var isItem: Bool { mark != nil || heading != nil || depth != nil || parts.first?.role != nil }

    /// The words of all its parts, keys included.
    var text: String {
        parts.map { $0.key.isEmpty ? $0.value.string : $0.key + ": " + $0.value.string }.joined(separator: " ")
    }

    /// What stands before its words and is none of them: a letter, a key.
    var label: String {
        var label = mark?.label ?? ""
        for part in parts where !part.key.isEmpty { label += (label.isEmpty ? "" : " ") + part.key + ":" }
        return label
    }
}
