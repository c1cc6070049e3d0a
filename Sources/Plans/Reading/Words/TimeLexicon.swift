/// The words of time and what they stand for.
struct TimeLexicon: Sendable {
    /// A word or phrase as tokens, with its sense.
    private struct Phrase: Sendable {
        let tokens: [String]
        let sense: TimeSense
    }

    /// Longest first, by their first tokens.
    private var phrases: [String: [Phrase]] = [:]
    private var numbers: [String: [Phrase]] = [:]
    /// Long words that may hold a wrong letter, by their lengths.
    private var long: [Int: [(word: [UInt8], sense: TimeSense)]] = [:]
    /// Every word as the file has it.
    private(set) var plainWords: [(String, TimeSense)] = []

    init(_ file: WordsFile) throws {
        for list in try file["months"].lists(known: Self.names(1...12)) {
            guard let month = Int(list.name) else { continue }
            for (index, entry) in try list.entries().enumerated() {
                try add(entry, .month(month), mayMiss: index == 0)
            }
        }
        for list in try file["numbers"].lists(known: Self.names(1...12)) {
            for entry in try list.entries() { try add(entry, .number(Int(list.name) ?? 0)) }
        }
        for list in try file["periods"].lists(known: Set(Period.allCases.map(\.rawValue))) {
            guard let period = Period(rawValue: list.name) else { continue }
            for entry in try list.entries() { try add(entry, .period(period), mayMiss: entry.text.utf8.count >= 7) }
        }
        for list in try file["time"].lists(known: Set(Self.senses.keys)) {
            guard let sense = Self.senses[list.name] else { continue }
            let mayMiss = sense != .silent && sense != .lead
            for entry in try list.entries() { try add(entry, sense, mayMiss: mayMiss && entry.text.utf8.count >= 7) }
        }
        for key in phrases.keys { phrases[key]?.sort { $0.tokens.count > $1.tokens.count } }
        for key in numbers.keys { numbers[key]?.sort { $0.tokens.count > $1.tokens.count } }
    }

    private static func names(_ numbers: ClosedRange<Int>) -> Set<String> { Set(numbers.map(String.init)) }

    /// The lists of the section `time`.
    private static let senses: [String: TimeSense] = [
        "range": .range, "and": .and, "every": .every, "whole": .whole, "from": .from, "before": .before,
        "begin": .begin, "middle": .middle, "end": .end, "once": .once, "times": .times, "ordinal": .ordinal,
        "monthly": .each(.month), "quarterly": .each(.quarter), "half-yearly": .each(.semester),
        "undated": .undated, "clock": .clock, "before-heads": .lead, "silent": .silent,
    ]

    private mutating func add(_ entry: WordsFile.Entry, _ sense: TimeSense, mayMiss: Bool = false) throws {
        guard let tokens = TimeToken.all(of: entry.text)?.map(\.text), let first = tokens.first else {
            throw WordsFault(line: entry.line, expected: "a word, not '\(entry.text)'")
        }
        plainWords.append((entry.text, sense))
        guard sense != .lead else { return }
        let phrase = Phrase(tokens: tokens, sense: sense)
        if case .number = sense {
            numbers[first, default: []].append(phrase)
            return
        }
        if let other = phrases[first]?.first(where: { $0.tokens == tokens }), other.sense != sense {
            throw WordsFault(line: entry.line, expected: "'\(entry.text)' in one list only")
        }
        phrases[first, default: []].append(phrase)
        if mayMiss, tokens.count == 1, first.utf8.count >= 5 {
            long[first.utf8.count, default: []].append((Array(first.utf8), sense))
        }
    }

    /// The words of a text with their senses; `nil` where it is too long.
    func words(of text: String) -> [TimeWord]? {
        guard let tokens = TimeToken.all(of: text) else { return nil }
        var words: [TimeWord] = []
        var place = 0
        while place < tokens.count {
            let token = tokens[place]
            if token.kind == .number {
                words.append(Self.number(token))
                place += 1
                continue
            }
            // Behind digits, "x" counts and is no ten; elsewhere a number's word comes first.
            let isBehindNumber = place > 0 && token.isGlued && tokens[place - 1].kind == .number
            let lists = isBehindNumber ? [phrases, numbers] : [numbers, phrases]
            var found: Phrase?
            for list in lists where found == nil { found = Self.phrase(at: place, tokens, list) }
            if let found {
                let sign = found.tokens.count == 1 && token.kind == .sign ? token.text.utf8.first ?? 0 : 0
                words.append(TimeWord(sense: found.sense, sign: sign))
                place += found.tokens.count
                continue
            }
            if let sense = nearest(token.text) {
                words.append(TimeWord(sense: sense, certainty: 80))
            } else if token.kind == .word {
                words.append(TimeWord(sense: .unknown))
            }
            place += 1
        }
        return words
    }

    private static func phrase(at place: Int, _ tokens: [TimeToken], _ list: [String: [Phrase]]) -> Phrase? {
        list[tokens[place].text]?.first { phrase in
            place + phrase.tokens.count <= tokens.count
                && phrase.tokens.indices.allSatisfy { tokens[place + $0].text == phrase.tokens[$0] }
        }
    }

    private static func number(_ token: TimeToken) -> TimeWord {
        let digits = token.text.utf8.count
        guard digits <= 4, let value = Int(token.text) else { return TimeWord(sense: .unknown) }
        let isYear = digits == 4 && (1990...2099).contains(value)
        return TimeWord(sense: isYear ? .year(value) : .number(value), digits: digits)
    }

    /// The sense of a long word of which one letter is wrong, missing, too much, or two are exchanged.
    private func nearest(_ word: String) -> TimeSense? {
        let letters = Array(word.utf8)
        guard letters.count >= 5 else { return nil }
        for length in letters.count - 1...letters.count + 1 {
            for candidate in long[length] ?? [] where Self.isNear(letters, candidate.word) { return candidate.sense }
        }
        return nil
    }

    private static func isNear(_ word: [UInt8], _ other: [UInt8]) -> Bool {
        guard let first = zip(word, other).enumerated().first(where: { $0.element.0 != $0.element.1 })?.offset else {
            return true
        }
        let rest = word[first...]
        let others = other[first...]
        if rest.dropFirst().elementsEqual(others.dropFirst()) || rest.dropFirst().elementsEqual(others)
            || rest.elementsEqual(others.dropFirst())
        {
            return true
        }
        return rest.count == others.count && rest.count >= 2 && rest[first] == others[first + 1]
            && rest[first + 1] == others[first] && rest.dropFirst(2).elementsEqual(others.dropFirst(2))
    }
}
