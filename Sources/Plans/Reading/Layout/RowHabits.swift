/// What most rows of the innermost level look like, so that those which head others stand out.
struct RowHabits {
    private var styles: [PrintedCode.Style: Int] = [:]
    private var rows = 0
    private var withCore = 0
    private var upper = 0
    private var coded = 0
    /// The nodes that only head others.
    var heads: Set<Int> = []

    mutating func add(_ rows: [LayoutRow], _ source: LayoutSource, _ layout: LayoutColumns) {
        for row in rows {
            guard let slot = row.levels.last ?? nil, !slot.isCarried else { continue }
            self.rows += 1
            guard row.hasCore else { continue }
            withCore += 1
            let text = source.words[slot.cell]
            if !text.contains(where: Letters.isLower) { upper += 1 }
            let code =
                row.codes.first { layout.numbered[$0.column] == layout.levels.count - 1 }
                .flatMap { PrintedCode(whole: source.words[$0.cell]) } ?? PrintedCode(leading: text)
            guard let code else { continue }
            coded += 1
            styles[code.style, default: 0] += 1
        }
    }

    /// Whether a row that says nothing but its wording heads those below it.
    func isHead(_ text: [UInt8], _ code: PrintedCode?) -> Bool {
        guard withCore > 0, withCore * 2 >= rows else { return false }
        if let code {
            guard let usual = styles.max(by: { $0.value < $1.value })?.key else { return true }
            return code.style != usual
        }
        if coded * 2 > withCore { return true }
        return !text.contains(where: Letters.isLower) && upper * 4 < withCore
    }
}
