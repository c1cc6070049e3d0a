import Foundation

/// How well each line fits a phrase.
struct LineScoring {
    /// A line that fits worse is not suggested.
    static let least = 0.25
    /// Nor is one that fits so much worse than the best.
    static let leastShare = 0.4
    /// What a word that counts for little counts.
    private static let weak = 0.5
    /// What another term counts beside what was said.
    private static let other = 0.7
    /// What another term counts more for each further word that it stands for.
    private static let further = 0.5
    /// What a word that no line has counts, and how many such words count at most: who tells much is not told less.
    private static let (unknown, mostUnknown) = (0.5, 1.0)
    /// In a plan of fewer lines a word counts as in one of so many: that all of them have it says little there.
    private static let fewest = 30
    /// From where on a word's weight in a line hardly adds any more.
    private static let saturation = 1.0

    private let index: LineIndex
    private var known: [SoughtWord.Key: Finding] = [:]

    init(_ index: LineIndex) { self.index = index }

    /// By line how much of the phrase it says: 1 where a wording of usual length says all of it.
    mutating func scores(_ phrase: SoughtPhrase) -> [Double] {
        var whole = Agreement(lines: index.lines)
        for span in phrase.spans { whole.add(agreement(with: span)) }
        let mass = whole.mass + min(whole.strange, Self.mostUnknown * mass(0, isWeak: false))
        return mass > 0 ? whole.gains.map { $0 / mass } : whole.gains
    }

    /// The line's words that agreed: those of the phrase, and those of other terms that stand there as a whole.
    mutating func words(of phrase: SoughtPhrase, in line: Int) -> [String] {
        let terms = phrase.spans.flatMap { span in span.words.flatMap { [[$0.word]] + $0.others } + span.others }
        var words: [String] = []
        for term in terms {
            let findings = term.map { finding($0) }
            guard findings.allSatisfy({ $0.weights[line] > 0 }) else { continue }
            for place in findings.flatMap(\.words) where index.holds(place, in: line) {
                let text = index.words[place]
                if !words.contains(text) { words.append(text) }
            }
        }
        return words
    }

    private mutating func agreement(with span: SoughtPhrase.Span) -> Agreement {
        var whole = Agreement(lines: index.lines)
        for word in span.words { whole.add(agreement(with: word)) }
        raise(&whole, by: span.others, isWeak: span.words.allSatisfy(\.word.isWeak), words: span.words.count)
        return whole
    }

    private mutating func agreement(with word: SoughtPhrase.Word) -> Agreement {
        let finding = finding(word.word)
        var whole = Agreement(lines: index.lines)
        if finding.words.isEmpty {
            whole.strange = finding.mass * Self.unknown
        } else {
            whole.mass = finding.mass
        }
        for line in finding.weights.indices {
            whole.gains[line] = finding.mass * finding.certainty * Self.saturated(finding.weights[line])
            whole.isHolding[line] = finding.weights[line] > 0
        }
        raise(&whole, by: word.others, isWeak: word.word.isWeak, words: 1)
        return whole
    }

    /// Where another term gives a line more, that counts.
    ///
    /// All terms are one idea: it is as rare as the lines are that have any of them, however many words it takes to say.
    private mutating func raise(_ whole: inout Agreement, by others: [[SoughtWord]], isWeak: Bool, words: Int) {
        var (best, isHolding, isFound) = ([Double](repeating: 0, count: index.lines), whole.isHolding, false)
        for term in others {
            let findings = term.map { finding($0) }
            guard findings.contains(where: { !$0.words.isEmpty }) else { continue }
            let most = findings.reduce(0) { $0 + $1.mass }
            for line in best.indices {
                let here = findings.lazy.filter { $0.weights[line] > 0 }
                let (weight, mass, count) = here.reduce((0, 0, 0)) {
                    ($0.0 + $1.weights[line], $0.1 + $1.mass, $0.2 + 1)
                }
                guard count > 0 else { continue }
                if count == findings.count { (isHolding[line], isFound) = (true, true) }
                // A part of a term says little of it.
                let share = mass / most
                best[line] = max(best[line], share * share * Self.saturated(weight / Double(count)))
            }
        }
        guard isFound else { return }
        let several = 1 + Self.further * Double(words - 1)
        whole.raise(to: best, times: Self.other * several * mass(isHolding.count { $0 }, isWeak: isWeak))
        whole.isHolding = isHolding
    }

    private mutating func finding(_ word: SoughtWord) -> Finding {
        if let finding = known[word.key] { return finding }
        let (words, certainty) = index.matches(word)
        var weights = [Double](repeating: 0, count: index.lines)
        for word in words {
            for posting in index.postings[word] { weights[posting.line] += posting.weight }
        }
        let mass = mass(weights.count { $0 > 0 }, isWeak: word.isWeak)
        let finding = Finding(weights: weights, mass: mass, certainty: certainty, words: words)
        known[word.key] = finding
        return finding
    }

    private func mass(_ holding: Int, isWeak: Bool) -> Double {
        let lines = max(index.lines, Self.fewest)
        return log(1 + (Double(lines - holding) + 0.5) / (Double(holding) + 0.5)) * (isWeak ? Self.weak : 1)
    }

    private static func saturated(_ weight: Double) -> Double { weight * (saturation + 1) / (weight + saturation) }
}
