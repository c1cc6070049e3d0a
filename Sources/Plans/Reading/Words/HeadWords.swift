/// What heads of columns name: roles, and the months and other periods among them.
struct HeadWords: Sendable {
    private var roles = HeadTable<HeadRole>()
    private var rests = HeadTable<Bool>()
    /// Words such as `Triwulan II` or `B03`, and names of months.
    private var times = HeadTable<HeadRole>()
    /// Words that may stand before a month or year, such as `Target` or `Tahun`.
    private var periods = HeadTable<Period>()
    /// Numbers in words or Roman letters, and the names of months, as bare heads.
    private var months: [[UInt8]: Int] = [:]
    private var numbers: [[UInt8]: Int] = [:]
    private var yearWords: [[UInt8]] = []
    private var leads: [[UInt8]] = []
    /// Words of periods that show what a longer head spans.
    private var spanWords: [(letters: [UInt8], period: Period)] = []

    /// Every word of a head as its letters, patterns left out.
    private(set) var plainWords: [[UInt8]] = []

    init(_ file: WordsFile) throws {
        let known = Set(HeadRole.plain.map(\.name))
        for list in try file["heads"].lists(known: known) {
            guard let role = HeadRole.plain.first(where: { $0.name == list.name }) else { continue }
            for entry in try list.entries() {
                guard HeadTable<HeadRole>.isWord(entry.text) else {
                    throw WordsFault(line: entry.line, expected: "a word of letters a to z, not '\(entry.text)'")
                }
                if !entry.text.contains("*"), let letters = HeadLetters.of(entry.text.utf8) {
                    plainWords.append(letters)
                }
                if let other = roles.add(entry.text, role) {
                    throw WordsFault(
                        line: entry.line, expected: "'\(entry.text)' in one list only: it stands in '\(other.name)'")
                }
            }
        }
        for entry in try file["completions"].entries() { _ = rests.add(entry.text, true) }
    }

    /// Takes in the words of time, which heads use, too.
    mutating func add(_ lexicon: TimeLexicon) {
        for (word, sense) in lexicon.plainWords {
            guard let letters = HeadLetters.of(word.utf8), !letters.isEmpty else { continue }
            switch sense {
            case .month(let month):
                months[letters] = month
                _ = times.add(word, .month(month))
            case .number(let number): numbers[letters] = number
            case .period(let period):
                _ = periods.add(word, period)
                if period == .year { yearWords.append(letters) }
                if letters.count >= 5 { spanWords.append((letters, period)) }
            case .lead: leads.append(letters)
            default: continue
            }
        }
        for (word, sense) in lexicon.plainWords {
            guard case .period(let period) = sense else { continue }
            let length = HeadLetters.of(word.utf8)?.count ?? 0
            for number in 1...(period.count ?? 1) {
                guard let role = period.role(number) else { continue }
                for form in ["\(number)", "0\(number)", "ke\(number)"] { _ = times.add(word + form, role) }
                // One letter and Roman letters may be a word by themselves.
                guard length > 1 else { continue }
                for (letters, value) in numbers where value == number {
                    _ = times.add(word + String(decoding: letters, as: UTF8.self), role)
                }
            }
        }
    }

    /// The role that a head names.
    func role(of letters: [UInt8]) -> HeadRole? {
        guard !letters.isEmpty, letters.count <= HeadLetters.limit else { return nil }
        return roles.whole(letters) ?? period(letters) ?? roles.pattern(letters)
    }

    /// The role of a key before a colon, and whether it is a whole word of the file.
    func key(_ letters: [UInt8]) -> (role: HeadRole, isWhole: Bool)? {
        if let role = roles.whole(letters) { return (role, true) }
        return roles.start(letters).map { ($0.meaning, false) }
    }

    func completes(_ letters: [UInt8]) -> Bool {
        letters.isEmpty || role(of: letters) != nil || rests.whole(letters) ?? rests.pattern(letters) ?? false
    }

    /// The month that a head is by its name alone.
    func month(_ letters: [UInt8]) -> Int? { months[letters] }

    /// The number that a head is, in digits, words or Roman letters.
    func number(_ letters: [UInt8]) -> Int? {
        guard let first = letters.first else { return nil }
        guard Letters.isDigit(first) else { return numbers[letters] }
        guard letters.count <= 2, letters.allSatisfy(Letters.isDigit) else { return nil }
        return letters.reduce(0) { $0 * 10 + Int($1 &- 0x30) }
    }

    /// What a head that spans others says they are, such as `Triwulan`.
    func period(spanning letters: [UInt8]) -> Period? {
        if let period = periods.whole(letters) { return period }
        return spanWords.first { letters.holds($0.letters) }?.period
    }

    /// A month, quarter, half-year or year, alone or with its year or with a word such as `Target` before it.
    private func period(_ letters: [UInt8]) -> HeadRole? {
        var rest = letters[...]
        var year: Int?
        if let found = Self.year(atEndOf: rest) {
            year = found
            rest = rest.dropLast(4)
            if let word = yearWords.first(where: { rest.suffix($0.count).elementsEqual($0) }) {
                rest = rest.dropLast(word.count)
            }
        }
        if let role = times.whole(Array(rest)) { return role }
        for lead in leads where rest.starts(with: lead) {
            let word = Array(rest.dropFirst(lead.count))
            if let role = times.whole(word) { return role }
            if word.isEmpty { rest = [] }
        }
        return rest.isEmpty ? year.map { .year($0) } : nil
    }

    private static func year(atEndOf letters: ArraySlice<UInt8>) -> Int? {
        guard letters.count >= 4 else { return nil }
        let digits = letters.suffix(4)
        guard digits.allSatisfy(Letters.isDigit) else { return nil }
        let year = digits.reduce(0) { $0 * 10 + Int($1 &- 0x30) }
        return (1990...2099).contains(year) ? year : nil
    }
}

extension [UInt8] {
    fileprivate func holds(_ word: [UInt8]) -> Bool {
        guard word.count <= count else { return false }
        return (0...(count - word.count)).contains { self[$0..<$0 + word.count].elementsEqual(word) }
    }
}

extension HeadRole {
    /// The roles that words alone name; months and other periods follow from the words of time.
    static let plain: [HeadRole] =
        levels + [
            .number, .code, .indicator, .output, .evidence, .target, .unit, .time, .obstacle, .followUp, .budget,
            .note, .realisation, .progress, .score, .weight, .link,
        ]
}
