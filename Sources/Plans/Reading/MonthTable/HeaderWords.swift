/// What the columns of a plan with a calendar of months are called, by the words of their heads.
struct HeaderWords {
    let heads: HeadWords

    /// A cell's letters alone, in lower case, so that a head broken in two still reads; nil where it is no head.
    static func letters(_ bytes: [UInt8], _ cell: Sheet.Cell) -> [UInt8]? {
        guard cell.length <= 64 else { return nil }
        var letters: [UInt8] = []
        letters.reserveCapacity(cell.length)
        for place in cell.range where Letters.isLetter(bytes[place]) { letters.append(Letters.lower(bytes[place])) }
        return letters.count <= 40 ? letters : nil
    }

    /// The role that a head names.
    func role(of head: [UInt8]) -> ColumnRole? {
        switch heads.role(of: head) {
        case .number: .number
        case .unit: .unit
        case .time: spansMonths(head) ? .month(0) : nil
        case .indicator, .output: .indicator
        case .subActivity, .action, .step: .subActivity
        case .activity: .activity
        case .area, .pillar, .component, .program: .area
        default: nil
        }
    }

    /// Words that only complete a head whose first half stands in the row above.
    func completes(_ head: [UInt8]) -> Bool { heads.completes(head) }

    /// The month that a head names in words or Roman numerals.
    func month(of head: [UInt8]) -> Int? { heads.number(head) ?? heads.month(head) }

    /// A calendar of quarters or half-years is none of months.
    private func spansMonths(_ head: [UInt8]) -> Bool {
        let period = heads.period(spanning: head)
        return period != .quarter && period != .semester
    }
}

/// The months as Indonesian writes them.
enum CalendarMonth {
    /// Every spelling; the last ones are those of older documents.
    static let spellings: [(name: StaticString, month: Int)] = [
        ("januari", 1), ("februari", 2), ("maret", 3), ("april", 4), ("mei", 5), ("juni", 6), ("juli", 7),
        ("agustus", 8), ("september", 9), ("oktober", 10), ("november", 11), ("desember", 12), ("pebruari", 2),
        ("nopember", 11),
    ]

    /// The month that is named at a place of a text, and where its name ends.
    static func read(_ text: [UInt8], at start: Int) -> (month: Int, end: Int)? {
        guard let found = spellings.first(where: { text.reads($0.name, at: start) }) else { return nil }
        return (found.month, start + found.name.utf8CodeUnitCount)
    }
}
