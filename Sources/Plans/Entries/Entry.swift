public import People
public import Storage
public import Subjects

/// What was done of an indicator in a month (*realisasi*): written by a unit, approved by somebody else.
struct Entry: Sendable, Stored, Equatable {
    /// Also that of its row among the subjects, to which its proof is linked.
    let id: String
    let plan: String
    /// Of the indicator.
    let lineage: String
    /// The subject of the sub-activity.
    let card: String
    let month: Int
    /// The unit that answers for itself; `nil` where all answer together.
    let unit: String?
    let stage: EntryStage
    let content: EntryContent
    let submittedAt: Instant?
    let submittedBy: String?
    let submitterName: String?
    let decidedAt: Instant?
    let decidedBy: String?
    let deciderName: String?
    /// What whoever returned it wrote.
    let note: String
    /// Of what was approved.
    let hash: String?
    let lateDays: Int?
    let version: Int

    var state: EntryState { EntryState(stage, content.outcome) }

    private static let columns: SQL =
        """
        entry.id, entry.plan, entry.lineage, entry.card, entry.month, entry.unit, entry.stage, entry.submitted_at,
        entry.submitted_by, submitter.name, entry.decided_at, entry.decided_by, decider.name, entry.note, entry.hash,
        entry.late_days, entry.version, entry.outcome, entry.done_on, entry.work, entry.result, entry.amount,
        entry.target, entry.obstacle, entry.obstacle_note, entry.follow_up, entry.reason, entry.moved_to
        """

    init(row: Row) throws {
        id = try row.text(0)
        plan = try row.text(1)
        lineage = try row.text(2)
        card = try row.text(3)
        month = try row.int(4)
        unit = try row.optionalText(5)
        stage = try row.choice(6)
        submittedAt = try row.optionalText(7) == nil ? nil : row.instant(7)
        submittedBy = try row.optionalText(8)
        submitterName = try row.optionalText(9)
        decidedAt = try row.optionalText(10) == nil ? nil : row.instant(10)
        decidedBy = try row.optionalText(11)
        deciderName = try row.optionalText(12)
        note = try row.text(13)
        hash = try row.optionalText(14)
        lateDays = try row.optionalInt(15)
        version = try row.int(16)
        content = try EntryContent(row, from: 17)
    }

    /// The entries that fit a condition on `entry`, in the order of the plan and the months.
    static func all(_ condition: SQL, in reading: Reading) throws -> [Entry] {
        try reading.all(
            """
            SELECT \(columns) FROM entry
            LEFT JOIN person submitter ON submitter.id = entry.submitted_by
            LEFT JOIN person decider ON decider.id = entry.decided_by
            WHERE \(condition) ORDER BY entry.position, entry.month, entry.unit
            """)
    }

    /// The entries of a card: a sub-activity in a month, of one unit or of all together.
    /// - Parameter units: the unit that answers for itself, with those that it goes on from; `nil` where all answer.
    static func all(of card: String, _ month: Int, _ units: [String]?, plan: String, in reading: Reading) throws
        -> [Entry]
    {
        try all(
            "entry.plan = \(plan) AND entry.card = \(card) AND entry.month = \(month) AND \(of: units)", in: reading)
    }

    static func find(_ id: String, office: String, in reading: Reading) throws -> Entry? {
        try all("entry.id = \(id) AND entry.office = \(office)", in: reading).first
    }
}

extension SQL.Interpolation {
    /// True for the entries of a unit, or for those of all of them together.
    mutating func appendInterpolation(of units: [String]?) {
        appendInterpolation(units.map { "entry.unit IN \(list: $0)" } ?? "entry.unit IS NULL" as SQL)
    }
}

extension Subject {
    /// The entries of an office whose work was done in some days, as far as `person` may know of them.
    public static func done(
        from first: Day, until last: Day, office: String, for person: Person, in reading: Reading
    ) throws -> [Subject] {
        try reading.all(
            """
            SELECT \(columns) FROM entry JOIN subject ON subject.id = entry.id
            WHERE entry.office = \(office) AND entry.done_on BETWEEN \(first) AND \(last) AND \(.visible(to: person))
            ORDER BY entry.done_on, subject.id LIMIT 50
            """)
    }
}
