import Forms
import Web

/// The columns of a file, each with what it is taken as: by the words that stand above it.
struct ImportColumns: Sendable {
    enum Use: Sendable, Equatable {
        case number, state, unit
        case field(Field)
        /// Known, and not read.
        case left(ImportFinding.Kind, Field?)
        /// What the site keeps of every record, by its key.
        case kept(String)
        case unknown
        /// Nothing stands above it.
        case none
    }

    let titles: [String]
    private(set) var uses: [Use] = []
    private(set) var findings: [ImportFinding] = []
    /// Where the fields are.
    private(set) var fields: [(place: Int, field: Field)] = []
    private(set) var number: Int?
    private(set) var state: Int?
    private(set) var unit: Int?

    /// - Parameter languages: the words of every language of the site.
    init(_ head: CSVReader.Row, _ rights: RecordRights, _ languages: [Words]) {
        titles = head.cells
        let known = Self.known(rights, languages)
        var used: [Use] = []
        for (place, title) in head.cells.enumerated() {
            guard !title.isEmpty else {
                uses.append(.none)
                continue
            }
            let candidates = known[Self.folded(title)] ?? []
            guard let use = candidates.first(where: { !used.contains($0) }) else {
                uses.append(candidates.isEmpty ? .unknown : .left(.doubledColumn, nil))
                note(candidates.isEmpty ? .unknownColumn : .doubledColumn, head.line, place)
                continue
            }
            used.append(use)
            uses.append(use)
            switch use {
            case .number: number = place
            case .state: state = place
            case .unit: unit = place
            case .field(let field): fields.append((place, field))
            case .left(let kind, let field): note(kind, head.line, place, field)
            case .kept: note(.keptColumn, head.line, place)
            case .unknown, .none: continue
            }
        }
    }

    private mutating func note(_ kind: ImportFinding.Kind, _ line: Int, _ place: Int, _ field: Field? = nil) {
        findings.append(
            ImportFinding(
                line: line, column: place + 1, title: titles[place], field: field?.key, key: kind.rawValue,
                isRemark: kind.isRemark))
    }

    /// Whether there is anything to read.
    var isEmpty: Bool { fields.isEmpty }

    func place(of field: String) -> Int? { fields.first { $0.field.key == field }?.place }

    var reported: [ImportReport.Column] {
        zip(titles, uses).map { title, use in
            switch use {
            case .number: .init(title: title, field: nil, own: "number")
            case .state: .init(title: title, field: nil, own: "state")
            case .unit: .init(title: title, field: nil, own: "unit")
            case .field(let field): .init(title: title, field: field.key, own: nil)
            case .left, .kept, .unknown, .none: .init(title: title, field: nil, own: nil)
            }
        }
    }

    /// What a title may mean, the likeliest first: the import's own column of a field, what every record has, labels,
    /// keys.
    private static func known(_ rights: RecordRights, _ languages: [Words]) -> [String: [Use]] {
        var known: [String: [Use]] = [:]
        func add(_ title: String, _ use: Use) {
            let title = folded(title)
            if !(known[title] ?? []).contains(use) { known[title, default: []].append(use) }
        }
        let fields = rights.register.definition.fields.filter { rights.sees($0) }.map { ($0, use(of: $0, rights)) }
        for (field, use) in fields { if let column = field.column { add(column, use) } }
        let own: [(Use, String, RegisterWord)] = [
            (.number, "number", .number), (.state, "state", .state), (.unit, "unit", .unit),
        ]
        for (use, key, word) in own {
            for words in languages { add(words[word], use) }
            add(key, use)
        }
        add("nomor", .number)
        add("status", .state)
        for (field, use) in fields {
            add(field.label.id, use)
            add(field.label.en, use)
        }
        for (field, use) in fields { add(field.key, use) }
        // What an export of ours has beside.
        let kept: [(String, RegisterWord)] = [
            ("assignee", .assignee), ("created-on", .createdOn), ("due-on", .dueOn), ("closed-on", .closedOn),
            ("met-on", .metOn),
        ]
        for (key, word) in kept {
            for title in languages.map({ $0[word] }) + [key] where known[folded(title)] == nil {
                add(title, .kept(key))
            }
        }
        return known
    }

    private static func use(of field: Field, _ rights: RecordRights) -> Use {
        switch field.kind {
        case .computed: return .left(.computedColumn, field)
        case .evidence: return .left(.evidenceColumn, field)
        case .rows: return .left(.rowsColumn, field)
        default:
            let mayWrite = rights.writes(field) || rights.may(field.write ?? "change")
            return mayWrite ? .field(field) : .left(.closedColumn, field)
        }
    }

    /// Case and blanks make no difference, nor the star of what must be filled.
    static func folded(_ title: String) -> String {
        let words = title.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return words.hasSuffix("*") ? String(words.dropLast()).trimmed : words
    }
}
