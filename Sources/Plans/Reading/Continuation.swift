/// Whether a row goes on with the one above it, as rows do that a page break has cut.
enum Continuation {
    /// Whether wording in the sub-activity column goes on with the title above.
    static func continuesTitle(_ text: [UInt8], _ row: TableRow, of draft: SubActivityDraft) -> Bool {
        let isBare = row.months.isEmpty && row.units.isEmpty
        guard let leading = ListNumber(leading: text) else {
            guard !startsAnew(text) else {
                // Where siblings are numbered, wording without a number is no sibling.
                return row.isFirst && isBare && draft.leading != nil
            }
            return row.isFirst || isBare
        }
        guard row.isFirst, leading.sign != draft.leading?.sign else { return false }
        return continuesList(leading, in: draft.title, from: draft.leading?.length ?? 0)
    }

    /// Whether wording in the indicator column goes on with the indicators above.
    static func continuesIndicator(_ text: [UInt8], _ row: TableRow, of segment: IndicatorSegment) -> Bool {
        guard let leading = ListNumber(leading: text) else {
            guard startsAnew(text) else { return true }
            guard row.isFirst else { return false }
            // Where both have marks of their own, nothing was cut.
            return row.months.isEmpty || (segment.months.isEmpty && !(segment.text.last.map(Letters.isStop) ?? true))
        }
        if segment.leading?.sign == leading.sign { return false }
        return continuesList(leading, in: segment.text, from: segment.leading?.length ?? 0)
    }

    /// Whether a text begins like one of its own: with a capital, a figure or a percent sign.
    static func startsAnew(_ text: [UInt8]) -> Bool {
        guard let first = text.first else { return false }
        return Letters.isUpper(first) || Letters.isDigit(first) || first == UInt8(ascii: "%") || first >= 0x80
    }

    private static func continuesList(_ number: ListNumber, in text: [UInt8], from start: Int) -> Bool {
        if let last = ListNumber.last(in: text, sign: number.sign, from: start) { return number.value == last + 1 }
        return number.value == 1 && text.last == UInt8(ascii: ":")
    }
}
