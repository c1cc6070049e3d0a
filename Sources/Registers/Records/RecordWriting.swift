import Deadlines
import Forms
import Measures
import People
import Storage
import Subjects
import Web

/// Writes records: with their columns, their row among the subjects, their clocks, and the event that says so.
struct RecordWriter {
    let register: OfficeRegister
    let office: Office
    let words: Words
    let change: Change
    /// The office's holidays, where many records are written.
    var holidays: Holidays?
    /// Whether figures follow at once; a visitor waits for none, the watch measures them within a minute.
    var isMeasured = true
    private let definition: RegisterDefinition

    init(_ register: OfficeRegister, _ office: Office, _ words: Words, in change: Change) {
        (self.register, self.office, self.words, self.change) = (register, office, words, change)
        definition = register.definition
    }

    private var today: Day { office.day(of: change.at) }

    /// Adds a record.
    ///
    /// - Parameters:
    ///   - unit: whose it is; the unit that keeps the register otherwise.
    ///   - event: what is said of it; `nil` where the one who adds many says it of all.
    ///   - state: where it begins; in the first state otherwise. What is over before it comes has no clocks.
    @discardableResult
    func add(
        _ draft: RecordDraft, unit: String? = nil, batch: String? = nil,
        from event: String? = "registers.record-added", state: String? = nil
    ) throws -> Record {
        try register.take(in: change)
        let (id, year) = (change.newID(), today.year)
        let numbering = RecordNumber(definition.number)
        let scope: SQL = numbering.isYearly ? "AND year = \(year)" : ""
        let number =
            1
            + (try change.reading.number(
                """
                SELECT MAX(number) FROM record
                WHERE office = \(office.id) AND register = \(register.key) \(scope)
                """) ?? 0)
        let state = state.flatMap { definition.state($0) } ?? definition.states[0]
        let owner = owner(draft)
        try change.run(
            """
            INSERT INTO record (id, office, register, year, number, code, definition, state, is_over, unit, owner, data,
                created_at, created_by, moved_by, created_on, closed_on, batch, text1, text2, text3, text4, text5, text6,
                text7, text8, number1, number2, number3, number4, day1, day2, day3, day4)
            VALUES (\(id), \(office.id), \(register.key), \(year), \(number),
                \(numbering.code(year: year, number: number)), \(register.register.hash), \(state.key), \(state.isOver),
                \(unit ?? register.unit), \(owner), \(try draft.answers.json), \(change.at), \(change.actor.person),
                \(change.actor.person), \(today), \(state.isOver ? today.description : ""), \(batch),
                \(columns: draft))
            """)
        if !definition.deadlines.isEmpty, !state.isOver || state.key == definition.firstState {
            let clocks = RecordClocks(id, draft, office, holidays: holidays, in: change)
            if state.key == definition.firstState {
                try clocks.begin(after: nil)
            } else {
                try clocks.moved(by: "", from: "", to: state.key)
            }
        }
        guard let record = try Record.find(id, in: change.reading) else { throw Problem.notFound }
        try save(record, draft)
        if let event { change.record(event, on: id, office: office.id, draft.changes(from: nil, words)) }
        return record
    }

    /// Takes out a record that an import added and nobody touched since; whoever does so says it of all.
    func remove(_ id: String) throws {
        try change.run("DELETE FROM record_deadline WHERE record = \(id)")
        try change.run("DELETE FROM record_rest WHERE record = \(id)")
        try change.run("DELETE FROM subject WHERE id = \(id)")
        try change.run("DELETE FROM record WHERE id = \(id)")
        try RegisterMeasures.dirty(register, office, year: today.year, in: change)
    }

    /// Writes other answers into a record, unless somebody else did since.
    ///
    /// - Parameter version: what the form was made from.
    func update(_ record: Record, _ draft: RecordDraft, version: Int?) throws {
        let fields = draft.changes(from: record.answers, words)
        guard version == record.version else { throw StaleWrite(fields) }
        guard !fields.isEmpty else { return }
        try write(record, draft)
        change.record("registers.record-changed", on: record.id, office: office.id, fields)
    }

    /// Writes the answers and what follows from them.
    func write(_ record: Record, _ draft: RecordDraft) throws {
        try change.run(
            """
            UPDATE record SET data = \(try draft.answers.json), definition = \(register.register.hash),
                owner = \(owner(draft)), version = version + 1, \(sets: draft)
            WHERE id = \(record.id)
            """)
        try RecordClocks(record.id, draft, office, holidays: holidays, in: change).begin(after: nil)
        guard let written = try Record.find(record.id, in: change.reading) else { throw Problem.notFound }
        try save(written, draft)
    }

    private func owner(_ draft: RecordDraft) -> String? {
        guard let own = definition.own, case .text(let id) = draft.answers[own] else { return nil }
        return id
    }

    /// Writes what search and figures know of it: only what every reader of the record may see.
    func save(_ record: Record, _ draft: RecordDraft) throws {
        let open = definition.fields.filter { $0.see == nil && !$0.sensitive }
        let texts = open.filter { [.text, .longText, .choice].contains($0.kind) }.map {
            $0.text(draft.answers[$0.key], words)
        }
        try Subject(
            id: record.id, kind: "registers.record", office: office.id, unit: record.unit, owner: record.owner,
            number: record.code, year: record.year, label: label(record, draft.answers),
            address: "/\(office.slug)/register/\(register.path)/\(record.code)",
            action: register.register.action("read")
        ).save(in: change, found: [record.code] + texts.map { String($0.prefix(2000)) })
        if isMeasured { try RegisterMeasures.dirty(register, office, year: record.year, in: change) }
    }

    /// `ADU-2026-0042 · Jalan ke TPS rusak`.
    func label(_ record: Record, _ answers: Answers) -> String {
        let names = RecordNames(office.id, change.reading)
        let texts = definition.label.compactMap { definition.field($0) }.filter { $0.see == nil }.map { field in
            field.text(answers[field.key], words, name: names.name)
        }
        return ([record.code] + texts.filter { !$0.isEmpty }).joined(separator: " · ").shortened(to: 160)
    }
}

extension SQL.StringInterpolation {
    /// The values of the sixteen columns, in their order.
    mutating func appendInterpolation(columns draft: RecordDraft) {
        for (place, column) in IndexColumn.allCases.enumerated() {
            if place > 0 { appendLiteral(", ") }
            appendInterpolation(HeldValue(draft.stored(column)))
        }
    }

    /// `text1 = …, text2 = …`.
    mutating func appendInterpolation(sets draft: RecordDraft) {
        for (place, column) in IndexColumn.allCases.enumerated() {
            appendLiteral("\(place > 0 ? ", " : "")\(column.rawValue) = ")
            appendInterpolation(HeldValue(draft.stored(column)))
        }
    }
}

/// A value that is already as the database has it.
struct HeldValue: Storable {
    let stored: Value

    init(_ stored: Value) { self.stored = stored }
}

/// What people, units and records are called, by their ids.
struct RecordNames {
    private let office: String
    private let reading: Reading

    init(_ office: String, _ reading: Reading) { (self.office, self.reading) = (office, reading) }

    func name(_ id: String) -> String? {
        do {
            return try reading.texts(
                """
                SELECT name FROM person WHERE id = \(id) UNION ALL SELECT name FROM unit WHERE id = \(id)
                UNION ALL SELECT code FROM record WHERE id = \(id) AND office = \(office)
                """
            ).first
        } catch {
            return nil
        }
    }
}
