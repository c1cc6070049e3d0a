/// A table of counts as somebody may read it who doesn't work on the records: what could point at one person is not
/// said, and can't be found by subtraction either.
///
/// The rows share out what the columns count, and everybody may know how much that is in all. The rule:
///
/// 1. A count of 1 or 2 is said as "< 3". A zero is said: nobody is in it.
/// 2. A row with such a count says none of its other numbers, because what came in, what was closed and what stands
///    open also add up, with the year before.
/// 3. A second row is hidden with it, the one with the smallest numbers: else the sum would give the first away.
/// 4. In each column there must be two ways at least in which the hidden numbers make their sum, for each of them.
///    Where there is one only (three rows of 1 in a sum of 3), further rows are hidden; where no row would help, no
///    number of the hidden rows is called small in that column.
///
/// With 10, 1 and 5 in a column: the 1 reads "< 3", the 5 is hidden, and of their sum, 6, nobody knows whether it is
/// 1 + 5 or 2 + 4.
struct SmallCells: Sendable {
    enum Cell: Sendable, Equatable {
        case count(Int)
        /// 1 or 2.
        case small
        /// Not said, so that another isn't found.
        case hidden
    }

    /// The first count that says nothing of anybody.
    static let least = 3

    let rows: [[Cell]]

    /// - Parameters:
    ///   - counts: rows of columns, all of one length.
    ///   - isGuarded: whether anything is hidden at all.
    init(_ counts: [[Int]], isGuarded: Bool = true) {
        guard isGuarded, counts.contains(where: { $0.contains(where: Self.isSmall) }) else {
            rows = counts.map { $0.map(Cell.count) }
            return
        }
        var hidden = Set(counts.indices.filter { counts[$0].contains(where: Self.isSmall) })
        if hidden.count == 1, let next = Self.smallest(counts, besides: hidden) { hidden.insert(next) }
        for column in 0..<(counts.first?.count ?? 0) {
            while !Self.isOpen(hidden.map { counts[$0][column] }) {
                guard let next = Self.smallest(counts, besides: hidden, in: column) else { break }
                hidden.insert(next)
            }
        }
        // A row that helps one column is hidden in all of them, so the columns are judged when all rows are known.
        let isSaid = (0..<(counts.first?.count ?? 0)).map { column in Self.isOpen(hidden.map { counts[$0][column] }) }
        rows = counts.enumerated().map { place, row in
            guard hidden.contains(place) else { return row.map(Cell.count) }
            return row.enumerated().map { Self.isSmall($1) && isSaid[$0] ? .small : .hidden }
        }
    }

    private static func isSmall(_ count: Int) -> Bool { (1..<least).contains(count) }

    /// The row with the smallest numbers that isn't hidden yet.
    ///
    /// - Parameter column: the column in which it must have a number that isn't small; any row otherwise, and one that
    ///   has any numbers before one that has none.
    private static func smallest(_ counts: [[Int]], besides hidden: Set<Int>, in column: Int? = nil) -> Int? {
        counts.indices.filter { place in
            !hidden.contains(place) && column.map { counts[place][$0] >= least } ?? true
        }
        .min { size(counts[$0], column) < size(counts[$1], column) }
    }

    private static func size(_ row: [Int], _ column: Int?) -> Int {
        let sum = column.map { row[$0] } ?? row.reduce(0, +)
        return sum == 0 ? .max : sum
    }

    /// Whether the small ones among some hidden numbers could each be 1 and could each be 2, for somebody who knows
    /// their sum, which of them are small, and that the others are zero or 3 at least.
    private static func isOpen(_ hidden: [Int]) -> Bool {
        let small = hidden.filter(isSmall).count
        guard small > 0 else { return true }
        let (sum, others) = (hidden.reduce(0, +), hidden.count - small)
        let possible = (small...(2 * small)).filter { part in
            let rest = sum - part
            return rest == 0 || (others > 0 && rest >= least)
        }
        return possible.contains { $0 < 2 * small } && possible.contains { $0 > small }
    }
}
