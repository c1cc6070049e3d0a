extension TimePhrase {
    /// What stands behind the word of a period: its numbers, or nothing.
    mutating func takePeriod(_ period: Period, fills: Bool) {
        if period == .day {
            expectsDay = true
            return
        }
        let start = place
        skip(.ordinal, .silent)
        // A dash right before its number belongs to the period: `TW-II`.
        if sense() == .range, words[place].sign == UInt8(ascii: "-"), case .number? = sense(1) { advance() }
        if period == .week { return takeWeeks() }
        if case .number? = sense(), period != .year, !takesDay(0) { return takeNumbers(of: period, fills: fills) }
        place = start
        if sense() == .once {
            advance()
            return addEvery(1, period)
        }
        if fills {
            if period == .year, case .year(let year)? = sense() {
                advance()
                return add(TimeMoment(period: .month, first: 1, last: 12, year: year, fills: true))
            }
            return period == .month
                ? addEvery(1, .month) : add(TimeMoment(period: .month, first: 1, last: 12, fills: true))
        }
        guard period == .quarter || period == .semester else { return }
        certainty = min(certainty, 60)
        addEvery(1, period)
    }

    /// The numbers of weeks say nothing of months.
    private mutating func takeWeeks() {
        known += 1
        while let next = sense() {
            if case .number = next {
                advance()
            } else if next == .range || next == .and || next == .ordinal, case .number? = sense(1) {
                advance()
            } else {
                return
            }
        }
    }

    private mutating func takeNumbers(of period: Period, fills: Bool) {
        while case .number(let number)? = sense() {
            guard var moment = TimeMoment(number, of: period) else {
                isImpossible = true
                return
            }
            moment.fills = fills
            advance()
            add(moment)
            if sense() == .silent, case .number(number)? = sense(1), sense(2) == .silent { place += 3 }
            var connectors = 0
            while let next = sense(connectors), next == .range || next == .and || next == .ordinal { connectors += 1 }
            guard connectors > 0, case .number? = sense(connectors), !takesDay(connectors) else { return }
            for _ in 0..<connectors {
                if sense() == .ordinal { advance() } else { connect(sense() == .range ? .range : .and) }
            }
        }
    }

    /// Whether the number there is the day of a month behind it.
    private func takesDay(_ offset: Int) -> Bool {
        if case .month? = sense(offset + 1) { return place + offset < words.count && words[place + offset].digits > 0 }
        return false
    }

    /// `setiap`: how often, unless a month or a numbered period follows, which then says when.
    mutating func takeEvery() {
        skip(.silent, .every)
        var atStart = false
        if let edge = sense(), edge == .begin || edge == .middle || edge == .end {
            atStart = edge == .begin
            advance()
        }
        let number = takeCountBeforePeriod()
        guard case .period(let period)? = sense() else { return }
        if number == nil, period != .day, period != .week {
            var next = 1
            while sense(next) == .ordinal { next += 1 }
            if case .number? = sense(next), period != .year { return }
            if case .month? = sense(next) { return }
        }
        advance()
        if period == .day {
            expectsDay = true
            return addEvery(1, .month)
        }
        addEvery(number ?? 1, period, atStart: atStart)
        skip(.once)
    }

    private mutating func takeCountBeforePeriod() -> Int? {
        let start = place
        guard let number = takeCount(), case .period? = sense() else {
            place = start
            return nil
        }
        return number
    }

    /// `sepanjang`, `selama`: all months of what follows.
    mutating func takeWhole() {
        skip(.silent, .whole)
        if let number = takeCountBeforePeriod() {
            guard case .period(let period)? = sense() else { return }
            advance()
            return takeDuration(number, period)
        }
        if case .year(let year)? = sense() {
            advance()
            return add(TimeMoment(period: .month, first: 1, last: 12, year: year, fills: true))
        }
        guard case .period(let period)? = sense() else { return }
        advance()
        takePeriod(period, fills: true)
    }

    /// `awal`, `pertengahan`, `akhir` of what follows.
    mutating func takeEdge(_ edge: TimeSense) {
        skip(.silent)
        if edge == .middle { certainty = min(certainty, 80) }
        switch sense() {
        case .month: return
        case .year(let year)?:
            advance()
            add(Self.edge(edge, of: .year(year)))
        case .period(.year)?:
            advance()
            var moment = TimeMoment.year(nil)
            if case .year(let year)? = sense() {
                advance()
                moment.year = year
            }
            add(Self.edge(edge, of: moment))
        case .period(let period)? where period == .quarter || period == .semester:
            advance()
            skip(.ordinal, .silent)
            guard case .number(let number)? = sense() else {
                certainty = min(certainty, 80)
                return addEvery(1, period, atStart: edge == .begin)
            }
            advance()
            guard let moment = TimeMoment(number, of: period) else {
                isImpossible = true
                return
            }
            add(Self.edge(edge, of: moment))
        case .period(.month)?:
            // Before the name of a month it is part of that; alone it is each month's.
            if case .month? = sense(1) { return }
            if case .number? = sense(1) { return }
            advance()
            certainty = min(certainty, 60)
            addEvery(1, .month)
        default: return
        }
    }

    private static func edge(_ edge: TimeSense, of moment: TimeMoment) -> TimeMoment {
        let month =
            switch edge {
            case .begin: moment.first
            case .end: moment.last
            default: (moment.first + moment.last) / 2
            }
        var one = TimeMoment.month(month)
        one.year = moment.year
        return one
    }
}
