/// What the steps of a review make of its reading: steps that were taken back count for nothing.
struct Folded: Sendable {
    private(set) var outline: Outline
    private(set) var answers = Answers()
    /// By question the step that answered it.
    private(set) var answered: [String: Int] = [:]
    /// By doubt what became of it, and the step that said so.
    private(set) var settled: [String: Settled] = [:]
    /// By unread cell the step that took it, or that put it aside.
    private(set) var picked: [CellPlace: Int] = [:]
    /// By node and field (`3.2.1/months`) the newest step that filled it in.
    private(set) var filled: [String: Int] = [:]
    /// Steps that stand and no longer fit what came before them.
    private(set) var idle: Set<Int> = []
    /// Steps that stand: neither undos nor taken back.
    private(set) var standing: Set<Int> = []
    let questions: [Question]

    /// The code of every node as people see it.
    var codes: [String: String] { outline.codes() }

    private let byID: [String: Question]
    private let unread: Set<CellPlace>

    struct Settled: Sendable, Equatable {
        let how: Settling
        let note: String
        let seq: Int
    }

    init(_ reading: Proposal, _ steps: [Step]) {
        outline = Outline(reading)
        unread = Set(reading.unread.map(\.place))
        let read = Question.all(of: reading)
        questions = read + Self.names(of: steps, notIn: read).map { Question(kind: .unitName($0)) }
        byID = Dictionary(questions.map { ($0.id, $0) }) { first, _ in first }
        var gone: Set<Int> = []
        for step in steps.reversed() where !gone.contains(step.seq) {
            if let undone = step.undoes { gone.insert(undone) } else { standing.insert(step.seq) }
        }
        var newest: [String: Int] = [:]
        for step in steps where standing.contains(step.seq) {
            if case .answer(let question, _) = step.edit { newest[question] = step.seq }
        }
        for step in steps where standing.contains(step.seq) {
            guard let edit = step.edit else { continue }
            if case .answer(let question, _) = edit, newest[question] != step.seq { continue }
            do throws(ReviewRefusal) { try apply(edit, as: step.seq) } catch { idle.insert(step.seq) }
        }
    }

    /// Does one more edit, or says why it doesn't fit.
    mutating func apply(_ edit: Edit, as seq: Int) throws(ReviewRefusal) {
        switch edit {
        case .answer(let question, let value): try answer(question, value, seq)
        case .settle(let doubts, let how, let note):
            for doubt in doubts { settled[doubt] = Settled(how: how, note: note, seq: seq) }
        case .take(let line, let column, _, _, _), .dismiss(let line, let column):
            let cell = CellPlace(line: line, column: column)
            guard picked[cell] == nil, unread.contains(cell) else { throw .cellTaken }
            try outline.apply(edit, as: seq)
            picked[cell] = seq
        default:
            try outline.apply(edit, as: seq)
            if case .set(let node, let field, _) = edit { filled["\(node)/\(field.rawValue)"] = seq }
        }
    }

    private mutating func answer(_ id: String, _ value: String, _ seq: Int) throws(ReviewRefusal) {
        guard let question = byID[id] else { throw .unknownNode }
        answers.values[id] = value
        answered[id] = seq
        switch question.kind {
        case .lost(let code): answerLost(code, LostItem(value), seq)
        case .months, .noMonth:
            for code in question.nodes where outline.nodes[code]?.rank == .indicator {
                try outline.apply(.set(node: code, field: .months, value: value), as: seq)
            }
        case .units(let codes, let readings):
            guard let index = Int(value), readings.indices.contains(index) else { throw .unknownNode }
            for code in codes { outline.choose(readings[index], for: code) }
        case .sameArea(let area, let other, _):
            if value == "one" { try outline.unite(area, with: other) }
        case .unitName, .everyUnit: break
        }
    }

    private mutating func answerLost(_ code: String, _ item: LostItem?, _ seq: Int) {
        guard let item, let sub = outline.nodes[code] else { return }
        switch item.choice {
        case .later: break
        case .none: outline.drop(code, keepsNumbers: true)
        case .typed:
            outline.reword(code, item.title)
            if !item.indicator.isEmpty, let first = sub.children.first { outline.reword(first, item.indicator) }
        }
    }

    /// Names of units that people typed, each once, in the order in which they came: questions that the reading has not.
    private static func names(of steps: [Step], notIn questions: [Question]) -> [String] {
        var known = Set(questions.map(\.id))
        var names: [String] = []
        for step in steps {
            let typed: [String]
            switch step.edit {
            case .set(_, .units, let value): typed = value.unitNames
            case .take(_, _, let text, _, .units): typed = text.unitNames
            default: continue
            }
            for name in typed where !Question.isEveryUnit(name) && known.insert("unit:\(name)").inserted {
                names.append(name)
            }
        }
        return names
    }
}

extension Proposal.Unread {
    var place: CellPlace { CellPlace(line: line, column: column) }
}

extension Outline {
    /// Takes one of the readings of who is responsible; how it was read stays as it is.
    fileprivate mutating func choose(_ units: [String], for key: String) { nodes[key]?.responsible = units }

    fileprivate mutating func reword(_ key: String, _ text: String) { nodes[key]?.text = text }
}
