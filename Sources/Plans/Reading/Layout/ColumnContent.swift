/// What the cells of a column look like, before one knows what they mean.
struct ColumnContent {
    private(set) var count = 0
    private(set) var ticks = 0
    private(set) var amounts = 0
    private(set) var nothings = 0
    private(set) var codes = 0
    private(set) var times = 0
    private(set) var units = 0
    /// Longer than names are.
    private(set) var long = 0
    /// Begin with a small letter.
    private(set) var lower = 0
    private(set) var bytes = 0
    private(set) var sample: String?
    private var seen: Set<Int> = []

    /// Enough of a column to judge it.
    static let most = 300

    var distinct: Int { seen.count }
    /// The cells that say something.
    var said: Int { count - nothings }
    var bare: Int { ticks + amounts + codes }
    /// Whether small letters begin hardly any of its cells, so that one that has them goes on with the one above.
    var isCapitalised: Bool { lower * 10 <= count * 4 }

    mutating func add(_ text: String, _ folded: [UInt8], _ words: ReadingWords) {
        guard count < Self.most else { return }
        count += 1
        bytes += folded.count
        seen.insert(folded.hashValue)
        if let first = folded.first, Letters.isLower(first), PrintedCode(leading: folded) == nil { lower += 1 }
        switch words.mark(text) {
        case .nothing:
            nothings += 1
            return
        case .tick where PrintedCode(whole: folded) == nil || folded.count > 1 || !Letters.isDigit(folded[0]):
            ticks += 1
        case .tick, .amount:
            if PrintedCode(whole: folded) != nil { codes += 1 } else { amounts += 1 }
        case nil:
            if PrintedCode(whole: folded) != nil {
                codes += 1
            } else {
                if folded.count <= 80, let time = words.time(text, year: nil), !time.isImpossible { times += 1 }
                if words.isUnit(text) { units += 1 }
                if folded.count > 80 { long += 1 }
            }
        }
        if sample == nil { sample = text }
    }
}
