/// When an indicator is due, by the marks and phrases of its rows.
struct LayoutTimes {
    private(set) var months = RowMonths()
    private(set) var time: Proposal.Time?
    private(set) var details: [(detail: Proposal.Detail, cell: Int)] = []
    /// Phrases that say nothing that can be understood.
    private(set) var unclear: [String] = []
    /// The cells of marks, and those of phrases and of marks below quarters, half-years and years.
    private(set) var markCells: [Int] = []
    private(set) var timeCells: [Int] = []
    /// Hundredths.
    private(set) var certainty = 100

    private var quarters: Set<Int> = []
    private var semesters: Set<Int> = []
    private var years: Set<Int> = []
    private var pieces: [String] = []

    /// How much an indicator repeats that has them, in cells.
    var size: Int { markCells.count + timeCells.count + details.count + (time?.text.utf8.count ?? 0) / 32 }

    /// The months without the cells and words that they were read from.
    var monthsAlone: LayoutTimes {
        var alone = self
        (alone.markCells, alone.timeCells, alone.details, alone.time) = ([], [], [], nil)
        return alone
    }

    var isEmpty: Bool { months.isEmpty && time == nil }

    init(_ work: [LayoutWork], _ layouts: [LayoutColumns], _ source: LayoutSource, _ words: ReadingWords, year: Int?) {
        var phrases: [Int] = []
        for part in work {
            for mark in part.marks { add(mark, layouts[part.layout], source, words, year) }
            for slot in part.times where !phrases.contains(slot.cell) {
                phrases.append(slot.cell)
                if slot.isCarried { certainty = min(certainty, 90) }
            }
        }
        if !phrases.isEmpty { add(phrases.map { ($0, source.cells[$0].text) }, words, year) }
        settle()
    }

    /// One phrase for one of several indicators of a cell.
    init(phrase: String, cell: Int, _ words: ReadingWords, year: Int?) {
        add([(cell, phrase)], words, year)
        settle()
    }

    private mutating func add(
        _ mark: LayoutRow.Mark, _ layout: LayoutColumns, _ source: LayoutSource, _ words: ReadingWords, _ year: Int?
    ) {
        let text = source.cells[mark.cell].text
        let kind = words.mark(text)
        let heads = mark.columns.map { layout.heads[$0] }
        guard let head = heads.first else { return }
        for other in heads { certainty = min(certainty, other.certainty) }
        markCells.append(mark.cell)
        guard kind != .nothing else { return }
        if kind == nil, let read = words.time(text, year: year), !read.isImpossible {
            timeCells.append(mark.cell)
            take(read)
            pieces.append(text)
            return
        }
        var isOfMonths = true
        for role in heads.compactMap(\.role) {
            switch role {
            case .month(let month):
                months.insert(month)
                if isWeek(head, words) { isOfMonths = false }
            case .quarter(let quarter):
                quarters.insert(quarter)
                isOfMonths = false
            case .semester(let semester):
                semesters.insert(semester)
                isOfMonths = false
            case .year(let year):
                years.insert(year)
                isOfMonths = false
            default: continue
            }
        }
        if !isOfMonths {
            timeCells.append(mark.cell)
            pieces.append("\(head.text): \(text)")
        }
        // A word where marks stand says when, if it stands where it belongs.
        if kind == nil { certainty = min(certainty, 70) }
        if kind != .tick {
            details.append((Proposal.Detail(role: HeadRole.target.name, head: head.text, text: text), mark.cell))
        }
    }

    /// Whether a column is a part of its month, such as a week.
    private func isWeek(_ head: HeadBlock.Column, _ words: ReadingWords) -> Bool {
        guard !head.group.isEmpty, case .month = words.role(ofHead: head.group) else { return false }
        return head.text != head.group
    }

    private mutating func add(_ phrases: [(cell: Int, text: String)], _ words: ReadingWords, _ year: Int?) {
        // What begins and what ends a span can stand in two columns.
        let joined = phrases.map(\.text).joined(separator: " – ")
        timeCells += phrases.map(\.cell)
        pieces.append(joined)
        if phrases.count == 2, let read = words.time(joined, year: year), !read.isImpossible { return take(read) }
        for (_, text) in phrases {
            guard let read = words.time(text, year: year), !read.isImpossible else {
                if words.mark(text) != .nothing { unclear.append(text) }
                continue
            }
            take(read)
        }
    }

    private mutating func take(_ read: TimeReading) {
        for month in read.months where (1...12).contains(month) { months.insert(month) }
        quarters.formUnion(read.quarters ?? [])
        semesters.formUnion(read.semesters ?? [])
        years.formUnion(read.years ?? [])
        certainty = min(certainty, read.certainty)
    }

    private mutating func settle() {
        for quarter in quarters where (1...4).contains(quarter) { months.insert(quarter * 3) }
        for semester in semesters where (1...2).contains(semester) { months.insert(semester * 6) }
        guard !pieces.isEmpty else { return }
        time = Proposal.Time(
            text: pieces.joined(separator: "; "), quarters: quarters.isEmpty ? nil : quarters.sorted(),
            semesters: semesters.isEmpty ? nil : semesters.sorted(), years: years.isEmpty ? nil : years.sorted())
    }
}
