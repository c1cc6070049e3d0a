import Forms
import People
import Storage
import Web

/// A file to begin with: the head line, and a row as one may look.
enum ImportTemplate {
    static func reply(_ visit: Visit<Member>, _ shelf: RegisterShelf) async throws -> Reply {
        let table = try await visit.store.read { reading in
            let rights = try visit.register(shelf, in: reading)
            guard rights.may("add"), rights.register.way != .summary else { throw Problem.notFound }
            let units = try Unit.open(of: visit.office.id, on: visit.today, in: reading)
            return Self.table(rights, visit.words, visit.person, units.first?.name, visit.today)
        }
        return .download(table.csv, name: table.name + ".csv", media: "text/csv; charset=utf-8")
    }

    /// The fields that a file may bring.
    static func fields(_ rights: RecordRights) -> [Field] {
        rights.register.definition.fields.filter {
            ![.computed, .evidence, .rows].contains($0.kind) && rights.writes($0)
        }
    }

    static func table(_ rights: RecordRights, _ words: Words, _ person: Person, _ unit: String?, _ today: Day) -> Table
    {
        let definition = rights.register.definition
        let fields = Self.fields(rights)
        func drafted(_ fields: [Field]) -> RecordDraft {
            var draft = RecordDraft(rights.register.register, today: today)
            for field in fields { if let part = example(field, person, today) { draft.set(field, part) } }
            // What the example doesn't ask for stays empty.
            draft.finish(words)
            return draft
        }
        let whole = drafted(fields)
        // Not everything that may be answered goes together.
        let draft = whole.problems.isEmpty ? whole : drafted(fields.filter(\.required))
        let own: [(String, RegisterWord, String)] = [
            ("number", .number, ""),
            ("state", .state, definition.state(definition.firstState).map { words[$0.label] } ?? ""),
            ("unit", .unit, ""),
        ]
        return Table(
            name: "\(rights.register.path)-templat",
            columns: own.map { .init($0.0, words[$0.1]) } + fields.map { .init($0.key, $0.column ?? words[$0.label]) },
            rows: [
                own.map { .text($0.2) }
                    + fields.map { field in
                        if draft.answers.isEmpty(field) { return .none }
                        switch field.kind {
                        case .person: return .text(person.name)
                        case .unit: return .text(unit)
                        case .day: return .day(today)
                        default: return .text(field.typed(draft.answers[field.key], words, named: true))
                        }
                    }
            ])
    }

    private static func example(_ field: Field, _ person: Person, _ today: Day) -> Answers.Part? {
        switch field.kind {
        case .text, .longText: .text(field.most > 0 && field.most < 6 ? "1" : "Contoh")
        case .number: .number(Int64(max(field.least, 1)))
        case .year: .number(Int64(today.year))
        case .decimal, .money, .percent: .number(Int64(max(field.least, 1)) * powerOfTen(field.scale))
        case .day: .text(today.description)
        case .period: .text("\(today.year)")
        case .choice: field.options.first { !$0.ended }.map { .text($0.key) }
        case .choices: field.options.first { !$0.ended }.map { .texts([$0.key]) }
        case .flag: .flag(true)
        case .person: .text(person.id)
        case .unit: .text(person.id)
        case .link, .evidence, .rows, .computed: nil
        }
    }

    private static func powerOfTen(_ scale: Int) -> Int64 { (0..<scale).reduce(1) { all, _ in all * 10 } }
}

extension Field {
    /// An answer as a sheet holds it: choices by what people read, numbers in the language's marks.
    fileprivate func typed(_ part: Answers.Part?, _ words: Words, named: Bool) -> String {
        switch part {
        case .texts(let all): all.map { key in option(key).map { words[$0.label] } ?? key }.joined(separator: "; ")
        case .text(let text) where kind == .choice: option(text).map { words[$0.label] } ?? text
        case .flag(let flag): words[flag ? FormWord.yes : .no]
        default: typed(part, words)
        }
    }
}
