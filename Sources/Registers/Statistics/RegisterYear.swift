import Deadlines
import Forms
import People
import Storage

/// What a register counts in a year: what came in, what was closed, what stands open at the end, what of it is late.
struct RegisterYear: Sendable {
    /// The four counts, in the order in which they stand everywhere.
    struct Counts: Sendable, Equatable {
        var entered = 0
        var closed = 0
        var open = 0
        var late = 0

        var all: [Int] { [entered, closed, open, late] }

        static func + (left: Counts, right: Counts) -> Counts {
            Counts(
                entered: left.entered + right.entered, closed: left.closed + right.closed, open: left.open + right.open,
                late: left.late + right.late)
        }
    }

    /// The counts by the answers to one question.
    struct Breakdown: Sendable {
        struct Row: Sendable {
            /// An answer, or a state; empty for those without one.
            let key: String
            let counts: Counts
        }

        /// The field; `nil` for the states.
        let field: Field?
        let rows: [Row]
    }

    let year: Int
    /// The last day that is counted: the year's, or today.
    let until: Day
    /// January first; `nil` for months that are to come.
    let months: [Counts?]
    let total: Counts
    let breakdowns: [Breakdown]
    /// How many records of the year were destroyed: they are in none of the counts.
    let destroyed: Int
    /// Of the main deadline; `nil` where there is none.
    let handling: HandlingTime?

    /// The fields by whose answers a year is broken down, as far as the visitor sees them.
    static func fields(_ rights: RecordRights) -> [Field] {
        rights.register.definition.fields.filter { field in
            [.choice, .choices, .flag].contains(field.kind) && field.index != nil && rights.sees(field)
        }
    }

    init(_ query: YearQuery, _ office: Office, in reading: Reading) throws {
        let (rights, year) = (query.rights, query.first.year)
        self.year = year
        until = query.until
        let states = try query.states(in: reading)
        total = states.reduce(Counts()) { $0 + $1.counts }
        months = try query.months(in: reading, now: total)
        breakdowns =
            try [Breakdown(field: nil, rows: states)]
            + Self.fields(rights).map { Breakdown(field: $0, rows: try query.rows($0, in: reading)) }
        destroyed =
            try reading.number(
                "SELECT COUNT(*) FROM record WHERE \(rights.visible) AND destroyed_at IS NOT NULL AND year = \(year)")
            ?? 0
        let late = total.late
        handling = try rights.register.definition.deadlines.first(where: \.main).map {
            try HandlingTime($0, query, overdue: late, office, in: reading)
        }
    }
}
