import People
import Web

/// What people did to a review, the newest first; each thing that stands can be taken back.
struct ReviewHistory {
    static let most = 50

    let visit: Visit<Member>
    let review: Review
    let units: UnitsOnDay

    func write(_ html: inout HTML) {
        guard !review.operations.isEmpty else { return }
        let words = visit.words
        let said = EditWords(words: words, review: review, units: units)
        html.add(
            "<details class=\"group\"><summary>\(words[ReviewWord.history]) <span class=\"badge\">\(review.operations.count)</span></summary><ol class=\"history\">\n"
        )
        for operation in review.operations.suffix(Self.most).reversed() {
            html.add(
                "<li><time>\(visit.moment(operation.at))</time>\(visit.name(of: operation.authorName)): \(said.text(of: operation))"
            )
            if review.folded.idle.contains(operation.seq) {
                html.add(" <span class=\"badge badge-doubt\">\(words[ReviewWord.idle])</span>")
            }
            if operation.step.undoes == nil, !review.folded.standing.contains(operation.seq) {
                html.add(" <span class=\"badge\">\(words[ReviewWord.takenBack])</span>")
            } else if operation.step.undoes == nil, review.state == .open {
                html.add(
                    """
                    <form method="post" action="\(visit.base(of: review))/urungan">\(visit.tokenField)<input type="hidden" name="nomor" value="\(operation.seq)"><button class="button button-plain">\(words[ReviewWord.takeBack])</button></form>
                    """)
            }
            html.raw("</li>\n")
        }
        html.raw("</ol></details>\n")
    }
}

/// What an operation does, as a sentence.
struct EditWords {
    let words: Words
    let review: Review
    let units: UnitsOnDay
    private let codes: [String: String]
    private let read: Outline

    init(words: Words, review: Review, units: UnitsOnDay) {
        (self.words, self.review, self.units) = (words, review, units)
        codes = review.folded.codes
        read = Outline(review.reading)
    }

    func text(of operation: Review.Operation) -> String {
        if let edit = operation.step.edit { return text(of: edit) }
        let undone = review.operations.first { $0.seq == operation.step.undoes }
        guard let undone, let edit = undone.step.edit else { return words[ReviewWord.didRedo] }
        return words(ReviewWord.didUndo, ["what": text(of: edit)])
    }

    func text(of edit: Edit) -> String {
        switch edit {
        case .answer(let id, let value):
            guard let question = review.folded.questions.first(where: { $0.id == id }) else { return id }
            return "\(words.title(of: question, codes: codes)) \(words.answer(value, to: question, units: units))"
        case .set(let node, let field, let value):
            return words(
                ReviewWord.didSet,
                ["node": name(node), "field": words[field.word], "value": words.value(value, of: field)])
        case .detail(let node, _, _, let text):
            return words(
                ReviewWord.didSet, ["node": name(node), "field": words[ReviewWord.details], "value": text])
        case .decree(let field, let text):
            return words(ReviewWord.didDecree, ["field": words[field.word], "value": text])
        case .split(let node, _, _): return words(ReviewWord.didSplit, ["node": name(node)])
        case .join(let node): return words(ReviewWord.didJoin, ["node": name(node)])
        case .move(let node, let parent, let position):
            return words(
                ReviewWord.didMove,
                ["node": name(node), "parent": parent.map(name) ?? "–", "position": String(position)])
        case .promote(let node): return words(ReviewWord.didPromote, ["node": name(node)])
        case .demote(let node): return words(ReviewWord.didDemote, ["node": name(node)])
        case .add(_, let text): return words(ReviewWord.didAdd, ["text": text])
        case .remove(let node): return words(ReviewWord.didRemove, ["node": name(node)])
        case .take(let line, let column, let text, let node, _):
            return words(
                ReviewWord.didTake,
                ["line": String(line), "column": String(column), "text": text, "node": name(node)])
        case .dismiss(let line, let column):
            return words(ReviewWord.didDismiss, ["line": String(line), "column": String(column)])
        case .settle(let doubts, let how, let note):
            let state: ReviewWord =
                switch how {
                case .accepted: .stateAccepted
                case .corrected: .stateCorrected
                case .left: .stateLeft
                }
            let text = words(ReviewWord.didSettle, ["count": String(doubts.count), "state": words[state]])
            return note.isEmpty ? text : "\(text) “\(note)”"
        }
    }

    /// A node's code and the first of its words; of one that is gone as it was read.
    func name(_ key: String) -> String {
        let node = review.folded.outline.nodes[key] ?? read.nodes[key]
        let text = node?.text ?? ""
        return "\(codes[key] ?? node?.code ?? "–") “\(text.count > 60 ? String(text.prefix(60)) + "…" : text)”"
    }
}

extension NodeField {
    var word: ReviewWord {
        switch self {
        case .text: .wording
        case .months: .months
        case .units: .responsible
        case .time: .time
        }
    }
}

extension DecreeField {
    var word: ReviewWord {
        switch self {
        case .title: .planTitle
        case .kind: .decreeKind
        case .number: .decreeNumber
        case .year: .decreeYear
        case .about: .decreeAbout
        case .place: .decreePlace
        case .date: .decreeDate
        case .signerTitle: .signerTitle
        case .signer: .signer
        }
    }
}

extension Words {
    /// What a field holds, as a person would say it.
    func value(_ value: String, of field: NodeField) -> String {
        switch field {
        case .text, .time: value
        case .months: months(value)
        case .units: value.unitNames.isEmpty ? self[PlanWord.noUnit] : value.unitNames.joined(separator: ", ")
        }
    }
}
