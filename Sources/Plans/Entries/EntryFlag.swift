import Evidence
import Measures
import Storage
import Web

/// What both sides are told of an entry before it is decided on; none of it stops anybody.
enum EntryFlag: Sendable, Equatable {
    /// The very words of another month.
    case repeated(month: Int)
    /// The text names another month.
    case otherMonth(Int)
    case overHundred(hundredths: Int)
    /// More than what was measured.
    case aboveMeasured(said: Int, measured: String)
    case noProof
    case deadLink(String)
    case late(days: Int)
    /// The work is dated in a month that was closed since.
    case inClosedMonth(Int)

    func text(_ words: Words) -> String {
        switch self {
        case .repeated(let month): words(EntryWord.flagRepeated, ["month": words.month(month)])
        case .otherMonth(let month): words(EntryWord.flagOtherMonth, ["month": words.month(month)])
        case .overHundred(let share): words(EntryWord.flagOverHundred, ["share": Decimal2.text(share)])
        case .aboveMeasured(let said, let measured):
            words(MeasureWord.aboveMeasured, ["said": Decimal2.text(said), "measured": measured])
        case .noProof: words[EntryWord.flagNoProof]
        case .deadLink(let title): words(EntryWord.flagDeadLink, ["title": title])
        case .late(let days): words(EntryWord.flagLate, ["days": String(days)])
        case .inClosedMonth(let month): words(EntryWord.flagClosedMonth, ["month": words.month(month)])
        }
    }

    /// What there is to say of an entry.
    ///
    /// - Parameters:
    ///   - others: what was written of the same line in other months.
    ///   - proofs: those that the reader may see; how many there are says `count`.
    static func all(
        _ entry: Entry, others: [Int: String], proofs: [EvidenceItem], count: Int, closed: Set<Int>, lateDays: Int,
        measured: [Cockpit.Reading] = [], _ words: Words
    ) -> [EntryFlag] {
        guard entry.stage != .draft else { return [] }
        let content = entry.content
        var flags: [EntryFlag] = []
        let said = content.outcome == .done ? content.work : content.reason
        let plain = said.plainWords
        if plain.count >= 12, let month = others.keys.sorted().first(where: { others[$0]?.plainWords == plain }) {
            flags.append(.repeated(month: month))
        }
        if let month = otherMonth(said + " " + content.result, besides: entry) { flags.append(.otherMonth(month)) }
        if let share = content.share, share > 10_000 { flags.append(.overHundred(hundredths: share)) }
        if let amount = content.amount, let one = measured.first(where: { $0.measure.isBelow(amount, $0.figure) }) {
            flags.append(.aboveMeasured(said: amount, measured: one.value(words)))
        }
        if content.outcome == .done {
            if count == 0 || (!proofs.isEmpty && proofs.count == count && proofs.allSatisfy { $0.withdrawnAt != nil }) {
                flags.append(.noProof)
            }
            for proof in proofs where proof.content?.linkState == .dead {
                flags.append(.deadLink(proof.title))
            }
            if let month = content.doneOn?.month, month != entry.month, closed.contains(month) {
                flags.append(.inClosedMonth(month))
            }
        }
        if lateDays > 0 { flags.append(.late(days: lateDays)) }
        return flags
    }

    /// A month that a text names and that is neither the entry's own nor that of its date.
    private static func otherMonth(_ text: String, besides entry: Entry) -> Int? {
        let said = Set(text.lowercased().split { !$0.isLetter }.map(String.init))
        let meant = Set([entry.month, entry.content.doneOn?.month, entry.content.movedTo].compactMap { $0 })
        let names = Words.indonesianMonths
        let found = (1...12).filter { said.contains(names[$0 - 1].lowercased()) }
        return found.contains(where: meant.contains) ? nil : found.first { !meant.contains($0) }
    }
}

extension String {
    /// Letters and digits alone, in lower case.
    /// Its letters and digits alone, in lower case: what makes two texts the same words.
    var plainWords: String { lowercased().filter { $0.isLetter || $0.isNumber } }
}
