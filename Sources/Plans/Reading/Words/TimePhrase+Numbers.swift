extension TimePhrase {
    /// A date, a day before its month, how often, or how long.
    mutating func takeNumber() {
        if takeDate() || takeDays() { return }
        guard let number = takeCount() else { return }
        skip(.silent)
        if sense() == .times {
            advance()
            skip(.silent, .every)
            return takeFrequency(number)
        }
        guard case .period(let period)? = sense() else {
            if !expectsDay { unknown += 1 }
            return
        }
        advance()
        if sense() == .once {
            advance()
            return addEvery(number, period)
        }
        takeDuration(number, period)
    }

    /// How often in how long, such as `2 kali setahun`.
    private mutating func takeFrequency(_ number: Int) {
        let count = takeCount() ?? 1
        guard case .period(let period)? = sense() else { return addUndated() }
        advance()
        if count > 1 { return addEvery(count, period) }
        if period == .year {
            if number == 12 { addEvery(1, .month) } else { addUndated() }
        } else {
            addEvery(1, period)
        }
    }

    /// How long something takes: only a whole year says when.
    mutating func takeDuration(_ number: Int, _ period: Period) {
        guard let months = period.months, months * number == 12 else { return addUndated() }
        certainty = min(certainty, 80)
        add(TimeMoment(period: .month, first: 1, last: 12, fills: true))
    }

    /// A number, with the same once more in brackets: `1 (satu)`.
    mutating func takeCount() -> Int? {
        guard case .number(let number)? = sense() else { return nil }
        advance()
        if sense() == .silent, case .number(number)? = sense(1), sense(2) == .silent { place += 3 }
        return number
    }

    /// A date in digits: `15-03-2026`, `2026-03-15`, `03/2026`.
    mutating func takeDate() -> Bool {
        guard words[place].digits > 0, let first = value(0), let sign = dateSign(1), let second = value(2) else {
            return false
        }
        if words[place].digits == 4 {
            guard dateSign(3) == sign, let third = value(4), words[place + 4].digits <= 2, isYear(0),
                words[place + 2].digits <= 2
            else { return false }
            return takeDate(third, second, first, length: 5)
        }
        if dateSign(3) == sign, let third = value(4), isYear(4), words[place + 2].digits <= 2 {
            return takeDate(first, second, third, length: 5)
        }
        guard isYear(2), words[place].digits <= 2, sign != UInt8(ascii: "-") || first <= 12 else { return false }
        return takeDate(1, first, second, length: 3)
    }

    mutating func takeDate(_ day: Int, _ month: Int, _ year: Int, length: Int) -> Bool {
        place += length
        guard (1...12).contains(month), day >= 1, day <= MonthLength.days(month, year) else {
            isImpossible = true
            return true
        }
        var moment = TimeMoment.month(month)
        moment.year = year
        add(moment)
        return true
    }

    private func value(_ offset: Int) -> Int? {
        guard place + offset < words.count, words[place + offset].digits > 0 else { return nil }
        switch words[place + offset].sense {
        case .number(let value), .year(let value): return value
        default: return nil
        }
    }

    private func isYear(_ offset: Int) -> Bool {
        if case .year = words[place + offset].sense { true } else { false }
    }

    private func dateSign(_ offset: Int) -> UInt8? {
        guard place + offset < words.count else { return nil }
        let sign = words[place + offset].sign
        return sign == UInt8(ascii: "-") || sign == UInt8(ascii: "/") || sign == UInt8(ascii: ".") ? sign : nil
    }

    /// Days before their month: `31 Desember`, `5 - 10 Maret`, `1, 2 dan 3 Mei`.
    private mutating func takeDays() -> Bool {
        var end = place
        var last = 0
        while end < words.count {
            switch words[end].sense {
            case .number(let day) where words[end].digits > 0:
                guard words[end].digits <= 2 else { return false }
                last = max(last, day)
            case .range, .and: break
            case .month(let month):
                certainty = min(certainty, words[end].certainty)
                var year: Int?
                if end + 1 < words.count, case .year(let behind) = words[end + 1].sense { year = behind }
                place = end + 1
                guard last >= 1, last <= MonthLength.days(month, year) else {
                    isImpossible = true
                    return true
                }
                add(.month(month))
                return true
            default: return false
            }
            end += 1
        }
        return false
    }

    /// The day of `Maret 15` and `Maret 15, 2026`.
    mutating func skipDayBehindMonth() {
        guard case .number(let day)? = sense(), words[place].digits > 0, day <= 31 else { return }
        if sense(1) == nil || sense(1).isYear || (sense(1) == .and && sense(2).isYear) { advance() }
    }

    /// A year belongs to the moments before it that have none, else it stands for itself.
    mutating func takeYear(_ year: Int) {
        var index = atoms.count - 1
        var isTaken = false
        while index >= 0 {
            if case .moment(var moment) = atoms[index] {
                guard moment.year == nil, moment.period != .year else { break }
                moment.year = year
                // Of a range over the turn of a year the start is in the year before.
                if isTaken, atoms[index + 1] == .range, case .moment(let end) = atoms[index + 2],
                    moment.first > end.last
                {
                    moment.year = year - 1
                }
                atoms[index] = .moment(moment)
                isTaken = true
            } else if atoms[index] != .and, atoms[index] != .range {
                break
            }
            index -= 1
        }
        if isTaken { known += 1 } else { add(.year(year)) }
    }
}
