/// A phrase of time as its parts: moments, ranges, and how often.
struct TimePhrase {
    var atoms: [TimeAtom] = []
    /// Hundredths.
    var certainty = 100
    /// Names a day or month that doesn't exist.
    var isImpossible = false
    /// How many words tell of time, and how many are of no list.
    var known = 0
    var unknown = 0

    let words: [TimeWord]
    var place = 0
    /// Whether a number behind it is a day of no month, as in `setiap tanggal 10`.
    var expectsDay = false

    init(_ words: [TimeWord]) {
        self.words = words
        while place < words.count, !isImpossible { takeNext() }
    }

    mutating func takeNext() {
        let word = words[place]
        certainty = min(certainty, word.certainty)
        switch word.sense {
        case .number: takeNumber()
        case .month(let month):
            advance()
            add(.month(month))
            skipDayBehindMonth()
        case .year(let year):
            if takeDate() { return }
            advance()
            takeYear(year)
        case .period(let period):
            advance()
            takePeriod(period, fills: false)
        case .every:
            advance()
            takeEvery()
        case .whole:
            advance()
            takeWhole()
        case .begin, .middle, .end:
            advance()
            takeEdge(word.sense)
        case .each(let period):
            advance()
            addEvery(1, period)
        case .undated:
            advance()
            known += 1
            atoms.append(.undated)
        case .range: connect(.range)
        case .and: connect(.and)
        case .from: connect(.from)
        case .before: connect(.before)
        case .clock:
            advance()
            while case .number? = sense() {
                advance()
                skip(.silent)
            }
        case .once, .times, .ordinal, .silent, .lead: advance()
        case .unknown:
            unknown += 1
            advance()
        }
    }

    mutating func advance() { place += 1 }

    func sense(_ offset: Int = 0) -> TimeSense? {
        place + offset < words.count ? words[place + offset].sense : nil
    }

    mutating func skip(_ senses: TimeSense...) {
        while let next = sense(), senses.contains(next) { advance() }
    }

    mutating func connect(_ atom: TimeAtom) {
        // Of several in a row the one that says most counts: `, mulai`.
        if let last = atoms.last, last == .and || last == .range {
            if atom != .and { atoms[atoms.count - 1] = atom }
        } else {
            atoms.append(atom)
        }
        advance()
    }

    mutating func add(_ moment: TimeMoment) {
        known += 1
        atoms.append(.moment(moment))
    }

    mutating func addEvery(_ count: Int, _ period: Period, atStart: Bool = false) {
        known += 1
        guard let months = period.months else {
            atoms.append(.every(1, .month, atStart: false))
            certainty = min(certainty, 90)
            return
        }
        let all = months * count
        guard all < 12, 12.isMultiple(of: all) else {
            atoms.append(.undated)
            return
        }
        if count > 1 { certainty = min(certainty, 90) }
        atoms.append(.every(count, period, atStart: atStart))
    }

    mutating func addUndated() {
        known += 1
        atoms.append(.undated)
    }
}

extension TimeSense? {
    var isYear: Bool { if case .year? = self { true } else { false } }
}
