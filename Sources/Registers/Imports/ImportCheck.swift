import Forms
import People
import Storage
import Web

/// What rows are held against: the register as its office runs it, and what the one who brought them may do.
struct ImportCheck: Sendable {
    /// What a row comes to.
    enum Fate: Sendable {
        case added(RecordDraft, state: String, unit: String?)
        case updated(Record, RecordDraft)
        case same
        case refused
    }

    struct Checked: Sendable {
        let line: Int
        let fate: Fate
        let findings: [ImportFinding]
        /// What the row answers to fields by which two records may be one.
        var likeness: [(field: Field, value: String)] = []
        /// The code of the record that it names.
        var code: String?
    }

    let columns: ImportColumns
    let rights: RecordRights
    let office: Office
    let today: Day
    let words: Words
    let known: Choosable
    private let units: [Unit]
    /// Ids by what people and units are called.
    private let (peopleByName, unitsByName): ([String: [String]], [String: [String]])
    private let statesByName: [String: String]

    var register: OfficeRegister { rights.register }
    var definition: RegisterDefinition { register.definition }

    init(
        _ columns: ImportColumns, _ rights: RecordRights, _ office: Office, today: Day, _ words: Words,
        _ languages: [Words], in reading: Reading
    ) throws {
        (self.columns, self.rights, self.office, self.words, self.today) = (columns, rights, office, words, today)
        known = try RecordForm.known(office, today, rights.register, in: reading)
        units = try Unit.open(of: office.id, on: today, in: reading)
        func byName(_ all: [(id: String, name: String)]) -> [String: [String]] {
            Dictionary(grouping: all) { ImportColumns.folded($0.name) }.mapValues { $0.map(\.id) }
        }
        (peopleByName, unitsByName) = (byName(known.people), byName(units.map { ($0.id, $0.name) }))
        var states: [String: String] = [:]
        for state in rights.register.definition.states.reversed() {
            for words in languages { states[ImportColumns.folded(words[state.label])] = state.key }
        }
        for state in rights.register.definition.states { states[state.key] = state.key }
        statesByName = states
    }

    /// Looks at some rows of the file; nothing is written.
    func check(_ rows: [CSVReader.Row], in reading: Reading) throws -> [Checked] {
        let codes = columns.number.map { place in rows.compactMap { $0.cells.at(place) }.filter { !$0.isEmpty } } ?? []
        var records: [String: Record] = [:]
        if !codes.isEmpty {
            let found = try reading.all(
                """
                SELECT \(Record.columns) FROM record
                WHERE record.office = \(office.id) AND record.register = \(register.key) AND record.code IN \(list: codes)
                """, as: Record.self)
            for record in found where rights.reads(record) && record.destroyedAt == nil {
                records[record.code] = record
            }
        }
        return rows.map { row in
            var check = RowCheck(check: self, row: row)
            let code = columns.number.flatMap { row.cells.at($0) } ?? ""
            let fate = code.isEmpty ? check.added() : check.updated(code, records[code])
            check.noteStrays()
            return Checked(
                line: row.line, fate: check.isRefused ? .refused : fate, findings: check.findings,
                likeness: check.likeness, code: code.isEmpty ? nil : code)
        }
    }

    /// A person or a unit by name, which nobody else may have.
    func named(_ text: String, _ field: Field) throws -> Answers.Part? {
        let all = field.kind == .person ? peopleByName : unitsByName
        let found = all[ImportColumns.folded(text)] ?? []
        guard found.count <= 1 else { throw Namesakes() }
        return try found.first.map { .text($0) } ?? field.read(text, known, words.language)
    }

    struct Namesakes: Error {}

    func state(_ text: String) -> String? { statesByName[text] ?? statesByName[ImportColumns.folded(text)] }
    func unit(_ text: String) -> [String] { unitsByName[ImportColumns.folded(text)] ?? [] }

    var stateNames: String { definition.states.map { words[$0.label] }.joined(separator: ", ") }
    var unitNames: String { Self.list(units.map(\.name)) }

    /// What may stand in a field's cell, for whoever repairs the file.
    func accepted(_ field: Field) -> String {
        switch field.kind {
        case .choice, .choices: Self.list(field.options.filter { !$0.ended }.map { words[$0.label] })
        case .flag: "\(words[FormWord.yes]), \(words[FormWord.no])"
        case .unit: unitNames
        case .day: "\(today), \(today.day)/\(today.month)/\(today.year)"
        case .period: "\(today.year), \(today.year)-03, \(today.year)-Q1, \(today.year)-H1"
        case .number, .year, .decimal, .money, .percent: range(field)
        case .text, .longText: words(ImportWord.atMost, ["most": words.number(field.longest)])
        case .person, .link, .evidence, .rows, .computed: ""
        }
    }

    private func range(_ field: Field) -> String {
        field.most > 0 ? "\(words.number(field.least))–\(words.number(field.most))" : ""
    }

    private static func list(_ all: [String]) -> String { all.prefix(40).joined(separator: ", ") }
}

extension [String] {
    func at(_ place: Int) -> String? { indices.contains(place) ? self[place] : nil }
}
