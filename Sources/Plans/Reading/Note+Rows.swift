extension Note {
    static func shifted(by columns: Int) -> Note {
        let side = columns > 0 ? "left" : "right"
        let count = columns.magnitude == 1 ? "one column" : "\(columns.magnitude) columns"
        return Note(
            code: "shifted-\(side)", text: "the whole row stands \(count) to the \(side) of its headings",
            values: ["count": String(columns.magnitude)])
    }

    static let pageBreak = Note(code: "page-break", text: "the row is cut by a page break")

    static let rowBreak = Note(code: "row-break", text: "the row is cut in two")

    static func marksOverflow(_ count: Int) -> Note {
        Note(
            code: "marks-overflow", text: "\(count) mark(s) stand right of month 12", values: ["count": String(count)])
    }

    static func lateMarks(_ distance: Int) -> Note {
        Note(
            code: "month-uncertain",
            text: "the last mark stands \(distance) columns right of December: those before it may be late, too",
            values: ["count": String(distance), "late": String(distance - 1)])
    }

    static let surplusColumns = Note(
        code: "month-uncertain", text: "rows of this page have surplus columns: the mark may be off by one")

    static func noMonth(_ without: Int, of all: Int) -> Note {
        let text = without == all ? "no month is marked" : "\(without) of \(all) indicators have no month marked"
        return Note(code: "no-month", text: text, values: ["count": String(without), "of": String(all)])
    }

    static let mergedWithAbove = Note(
        code: "merged-with-above",
        text: "no indicator and no month of its own: its cells are merged with the row above")

    static let listMarkup = Note(code: "html", text: "the cell holds HTML list markup")

    static func footer(_ text: String) -> Note {
        Note(code: "footer", text: "a page footer, '\(text)', stood inside the cell", values: ["text": text])
    }

    static let unitBelow = Note(
        code: "unit-below", text: "the unit stands on a row of its own below the rows it belongs to")

    static func unitAcrossArea(next unit: [String]?) -> Note {
        let above = "no unit is stated on these rows: read from the rows above across an area boundary"
        guard let unit = unit?.joined(separator: ", ") else { return Note(code: "unit-across-area", text: above) }
        return Note(
            code: "unit-across-area", text: "\(above); the next stated unit below, on the same page, is \(unit)",
            values: ["unit": unit])
    }

    static let unitMissing = Note(code: "unit-missing", text: "no unit is stated on this row nor above it")
}
