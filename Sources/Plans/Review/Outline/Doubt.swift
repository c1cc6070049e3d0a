/// What a person should look at before a reading is adopted: a question, or a note of the reading.
struct Doubt: Sendable, Equatable, Identifiable {
    enum State: Sendable, Equatable {
        case open
        /// Somebody chose an answer.
        case answered(seq: Int)
        /// Somebody said that it is right, that it was put right, or why it stays open.
        case settled(Folded.Settled)
        /// What it is about was filled in by hand.
        case filled(seq: Int)
        /// The office has a unit of that name.
        case matched
        /// What it is about is gone.
        case gone
    }

    /// The question's id, or `note:`, the node and the note's place there.
    let id: String
    /// Doubts of one kind stand together and can be settled together: a note's code.
    let kind: String
    /// The nodes of the reading that it is about.
    let nodes: [String]
    /// The question, and its place among the questions.
    let question: Question?
    let note: Note?
    let state: State
    /// Whether only a person can say: what is lost, whether an area goes on, and who goes on with a unit that was closed.
    let mustBeAnswered: Bool

    /// Whether nobody has to look at it any more; what was left open with a note has been looked at.
    var isSettled: Bool { state != .open }

    /// Whether it is still there to be shown.
    var isThere: Bool { state != .gone }

    /// Whether the plan can't be adopted before somebody answers.
    var blocks: Bool { mustBeAnswered && !isSettled }
}

extension Folded {
    /// Every doubt: the questions in their order, then the notes in the order of the reading.
    ///
    /// - Parameter units: the office's units: an open one that a name fits leaves no doubt; `nil` where names don't
    ///   matter.
    func doubts(of reading: Proposal, units: UnitsOnDay?) -> [Doubt] {
        var doubts: [Doubt] = []
        var covered: Set<String> = []
        let named = self.named
        for question in questions {
            var state = state(of: question)
            var mustBeAnswered = question.mustBeAnswered
            if state == .open, let name = question.unitName {
                switch units?.meaning(of: name) {
                case _ where !named.contains(name): state = .gone
                case .unit: state = .matched
                case .closed: mustBeAnswered = true
                case .continued, .nobody, nil: break
                }
            }
            doubts.append(
                Doubt(
                    id: question.id, kind: question.noteCode, nodes: question.nodes, question: question, note: nil,
                    state: state, mustBeAnswered: mustBeAnswered))
            for node in question.nodes { covered.insert("\(node)/\(question.noteCode)") }
        }
        for sub in reading.subActivities {
            for (place, note) in sub.notes.enumerated() {
                let isAsked =
                    covered.contains("\(sub.code)/\(note.code)")
                    || sub.indicators.contains { covered.contains("\($0.code)/\(note.code)") }
                if isAsked { continue }
                let id = "note:\(sub.code):\(place)"
                let state: Doubt.State
                if let settled = self.settled[id] {
                    state = .settled(settled)
                } else {
                    state = outline.nodes[sub.code] == nil ? .gone : .open
                }
                doubts.append(
                    Doubt(
                        id: id, kind: note.code, nodes: [sub.code], question: nil, note: note, state: state,
                        mustBeAnswered: false))
            }
        }
        return doubts
    }

    private func state(of question: Question) -> Doubt.State {
        let field = question.field
        let filled = question.nodes.compactMap { self.filled["\($0)/\(field)"] }.max() ?? 0
        let answered = self.answered[question.id] ?? 0
        // A note beside what must be answered, or a tick, is no answer to it.
        let isOwed = question.mustBeAnswered && filled == 0 && answered == 0
        let settled = isOwed ? nil : self.settled[question.id]
        let newest = max(filled, answered, settled?.seq ?? 0)
        if newest > 0 {
            if let settled, settled.seq == newest { return .settled(settled) }
            return newest == answered ? .answered(seq: answered) : .filled(seq: filled)
        }
        var isGone = !question.nodes.isEmpty && !question.nodes.contains { outline.nodes[$0] != nil }
        if case .sameArea(let area, let other, _) = question.kind {
            isGone = outline.nodes[area] == nil || outline.nodes[other] == nil
        }
        return isGone ? .gone : .open
    }

    /// The names of units that stand anywhere, or could by an answer that is still open.
    private var named: Set<String> {
        Set(outline.nodes.values.flatMap { $0.responsible + ($0.responsibleOr ?? []).flatMap { $0 } })
    }
}

extension Question {
    /// The code of the notes that say the same.
    var noteCode: String {
        switch kind {
        case .lost: "lost-item"
        case .months: "month-uncertain"
        case .noMonth: "no-month"
        case .units: "unit-across-area"
        case .unitName: "unit-name"
        case .everyUnit: "every-unit"
        case .sameArea: "area-repeated"
        }
    }

    /// The field of its nodes that answers it when it is filled in by hand.
    fileprivate var field: String {
        switch kind {
        case .lost: NodeField.text.rawValue
        case .months, .noMonth: NodeField.months.rawValue
        case .units: NodeField.units.rawValue
        case .unitName, .everyUnit, .sameArea: ""
        }
    }

    /// The name that it asks about.
    var unitName: String? {
        if case .unitName(let name) = kind { return name }
        return nil
    }
}

extension String {
    /// A unit's name as it is compared: white space and letter case aside.
    var foldedName: String { lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ") }
}
