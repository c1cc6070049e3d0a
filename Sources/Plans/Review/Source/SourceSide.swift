import People
import Storage
import Web

/// The lines of the document beside a node: the cells that it was read from are marked and lead to its fields.
struct SourceSide: Sendable {
    let lines: [SourceDocument.Line]
    /// By cell the fields of the node that it went into.
    let fields: [CellPlace: [String]]
    private let rank: PlanNode.Rank
    /// The cells that the node was read from.
    private let cells: [SourceDocument.Cell]

    /// `nil` where there is no document, or the node has no cell in it.
    init?(_ node: PlanNode, of review: Review, _ visit: Visit<Member>, in reading: Reading) throws {
        var fields: [CellPlace: [String]] = [:]
        let above =
            node.rank == .indicator ? node.parent.flatMap { review.folded.outline.nodes[$0]?.origins } ?? [] : []
        let (own, shared) = (Set(node.origins), Set(above))
        for place in try review.places(of: own.union(shared), in: reading) {
            // The marks of a line are those of its sub-activity, whichever of its indicators they are for.
            guard own.contains(place.node) || ["months", "time"].contains(place.field) else { continue }
            fields[place.place, default: []].append(place.field)
        }
        for cell in node.cells { fields[cell, default: []].append("text") }
        guard !fields.isEmpty, let document = try visit.document(of: review, in: reading) else { return nil }
        self.fields = fields
        rank = node.rank
        lines = document.lines(around: Set(fields.keys.map(\.line)), by: 1, most: 60)
        cells = lines.flatMap { line in
            line.cells.filter { fields[CellPlace(line: line.number, column: $0.column)] != nil }
        }
    }

    func write(_ visit: Visit<Member>, _ review: Review, _ html: inout HTML) {
        let words = visit.words
        html.add("<h2>\(words[PlanWord.source])</h2>\n")
        for picture in SourcePicture.pages(of: cells, visit, review, most: 3) { picture.write(&html) }
        html.add(
            "<div class=\"scroll\"><table class=\"table\"><thead><tr><th scope=\"col\">\(words[PlanWord.line])</th><th scope=\"col\">\(words[PlanWord.text])</th></tr></thead><tbody>\n"
        )
        for line in lines {
            html.add("<tr><th scope=\"row\" class=\"number\">\(line.number)</th><td>")
            for cell in line.cells { write(cell, line.number, words, &html) }
            html.raw("</td></tr>\n")
        }
        html.raw("</tbody></table></div>\n")
        guard let first = lines.first?.number else { return }
        html.add(
            "<p><a href=\"\(visit.base(of: review))/naskah?baris=\(first)\">\(words[ReviewWord.sideBySide])</a></p>\n")
    }

    private func write(_ cell: SourceDocument.Cell, _ line: Int, _ words: Words, _ html: inout HTML) {
        guard let fields = fields[CellPlace(line: line, column: cell.column)] else {
            html.add("<p class=\"soft\">\(cell.text.count > 300 ? String(cell.text.prefix(300)) + "…" : cell.text)</p>")
            return
        }
        html.add("<p id=\"b\(line)k\(cell.column)\"><mark>\(cell.text)</mark>")
        for field in Set(fields).sorted() {
            let text = "\(words[ReviewWord.fieldOf]) \(words[Self.word(of: field)])"
            if rank.has(field) {
                html.add(" <a href=\"#f-\(Self.anchor(of: field))\">\(text)</a>")
            } else {
                html.add(" <span class=\"soft\">\(text)</span>")
            }
        }
        html.raw("</p>")
    }

    /// The field on the page that a field of the reading stands in.
    static func anchor(of field: String) -> String {
        switch field {
        case "months", "time", "responsible", "details": field
        default: "text"
        }
    }

    static func word(of field: String) -> ReviewWord {
        switch field {
        case "months": .months
        case "time": .time
        case "responsible": .responsible
        case "details": .details
        default: .wording
        }
    }
}

extension PlanNode.Rank {
    /// Whether its page has a place for what the reading calls so.
    fileprivate func has(_ field: String) -> Bool {
        switch field {
        case "months", "time": self == .indicator
        case "responsible": self == .subActivity
        case "details": self == .indicator || self == .subActivity
        default: true
        }
    }
}
