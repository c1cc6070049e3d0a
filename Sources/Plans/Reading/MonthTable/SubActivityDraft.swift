/// A sub-activity while its rows are still coming in.
struct SubActivityDraft {
    let code: String
    /// The wording as printed, list number included.
    private(set) var title: [UInt8]
    let leading: ListNumber?
    /// Whether only remains of it were found.
    let isLost: Bool
    var notes: [Note]
    var segments: [IndicatorSegment] = []
    var units: [String] = []
    private(set) var lines: [Int] = []
    private(set) var page: Int
    private(set) var isBroken = false
    private var overflow = 0

    init(code: String, title: [UInt8], page: Int, lines: [Int], notes: [Note], isLost: Bool = false) {
        self.code = code
        self.title = title
        self.page = page
        self.lines = lines
        self.notes = notes
        self.isLost = isLost
        leading = ListNumber(leading: title)
        lastPage = page
    }

    private var lastPage: Int

    /// Takes in what holds for the whole row.
    mutating func add(_ row: TableRow) {
        lines.append(row.line)
        if row.shift != 0 { doubt(.shifted(by: row.shift)) }
        if row.page != lastPage {
            isBroken = true
            lastPage = row.page
            doubt(.pageBreak)
        }
        overflow += row.overflow.count
        if row.otherMonths != nil { doubt(.lateMarks(row.overflow.distance)) }
        if row.isUncertain { doubt(.surplusColumns) }
    }

    mutating func continueTitle(_ text: [UInt8]) {
        title.append(Letters.space)
        title += text
    }

    mutating func doubt(_ note: Note) {
        if !notes.contains(note) { notes.append(note) }
    }

    /// Says once how many marks stand right of December.
    mutating func countOverflow() {
        if overflow > 0 { doubt(.marksOverflow(overflow)) }
    }
}

/// The indicator cells of a sub-activity that make one text and share their marks.
struct IndicatorSegment {
    /// A cell, and where its words stand in the text.
    struct Piece {
        let cell: Int
        let words: Range<Int>
    }

    private(set) var text: [UInt8]
    /// The cells it was put together from.
    private(set) var pieces: [Piece]
    let leading: ListNumber?
    var months = RowMonths()
    var otherMonths: [Int]?
    var marks: [Int] = []

    init(_ text: [UInt8], _ cell: Int) {
        self.text = text
        pieces = [Piece(cell: cell, words: 0..<text.count)]
        leading = ListNumber(leading: text)
    }

    mutating func join(_ more: [UInt8], _ cell: Int) {
        text.append(Letters.space)
        pieces.append(Piece(cell: cell, words: text.count..<text.count + more.count))
        text += more
    }

    mutating func mark(_ row: TableRow) {
        months.formUnion(row.months)
        if marks.isEmpty { marks = row.marks } else { marks += row.marks }
        otherMonths = otherMonths ?? row.otherMonths
    }

    /// Whether words of a piece stand in a part of the text.
    func reaches(_ piece: Piece, _ part: Range<Int>) -> Bool {
        pieces.count == 1 || piece.words.overlaps(part)
    }
}
