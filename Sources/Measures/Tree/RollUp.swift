import Deadlines
import People
public import Storage

/// A measure over the offices below one, as the tree was at the month's end: the sum of what they counted, and how many
/// of those that there were said anything, and in time.
public struct RollUp: Sendable, Equatable {
    public let figure: Figure
    public let reported: Int
    /// Said after the month's closing.
    public let late: Int
    public let expected: Int

    /// Every measure of a month over the tree, in one read.
    ///
    /// - Parameter keys: those wanted; all where there are none.
    public static func all(
        _ keys: [String] = [], below office: String, year: Int, month: Int, in reading: Reading
    ) throws -> [String: RollUp] {
        guard let last = Day.last(of: month, in: year) else { return [:] }
        let expected = try OfficeTree.count(below: office, on: last, in: reading)
        let closing = try Holidays.of(office: office, in: reading).day(5, workingDaysAfter: last)
        let wanted: SQL = keys.isEmpty ? "1 = 1" : "figure.measure IN \(list: keys)"
        var all: [String: RollUp] = [:]
        try reading.each(
            """
            SELECT figure.measure, SUM(figure.numerator), SUM(figure.denominator),
                SUM(CASE WHEN figure.state = 'value' THEN 1 ELSE 0 END),
                SUM(CASE WHEN figure.state = 'nothing' THEN 1 ELSE 0 END),
                SUM(CASE WHEN figure.state = 'not-binding' THEN 1 ELSE 0 END),
                SUM(CASE WHEN figure.said_on > \(closing) THEN 1 ELSE 0 END)
            FROM office_above JOIN figure ON figure.office = office_above.descendant
            WHERE figure.month = \(KeptFigure.month(month, of: year)) AND figure.part = '' AND \(wanted)
                AND office_above.ancestor = \(office) AND office_above.depth > 0 AND \(OfficeTree.holds(on: last))
            GROUP BY figure.measure
            """
        ) { row in
            let (values, nothing, notBinding) = (try row.int(3), try row.int(4), try row.int(5))
            let figure =
                values > 0
                ? Figure(state: .value, numerator: try row.int(1), denominator: try row.int(2))
                : nothing > 0 ? .nothing : notBinding > 0 ? .notBinding : .unsaid
            all[try row.text(0)] = RollUp(
                figure: figure, reported: values + nothing + notBinding, late: try row.int(6), expected: expected)
        }
        return all
    }

    /// One measure, office by office right below: each with all that stands below it, or itself where nothing does.
    static func each(_ key: String, below office: String, year: Int, month: Int, in reading: Reading) throws -> [(
        office: Office, rollUp: RollUp
    )] {
        guard let last = Day.last(of: month, in: year) else { return [] }
        let closing = try Holidays.of(office: office, in: reading).day(5, workingDaysAfter: last)
        return try OfficeTree.below(office, on: last, in: reading).map { child in
            if let below = try all([key], below: child.id, year: year, month: month, in: reading)[key],
                below.expected > 0
            {
                return (child, below)
            }
            let own = try KeptFigure.all([key], office: child.id, year: year, in: reading)[key]?[month]
            let isLate = own?.saidOn.map { $0 > closing } ?? false
            let figure = own?.figure ?? .unsaid
            return (child, RollUp(figure: figure, reported: figure.isSaid ? 1 : 0, late: isLate ? 1 : 0, expected: 1))
        }
    }
}
