extension TimeReading {
    /// What a phrase means for a plan of a year; `nil` where it means nothing.
    init?(_ phrase: TimePhrase, year: Int?) {
        if phrase.isImpossible {
            self.init(isImpossible: true)
            return
        }
        guard phrase.known > 0, phrase.unknown <= phrase.known else { return nil }
        var span = TimeSpan(year: year, phrase.atoms)
        span.settle()
        self = span.reading
        let doubt = min(phrase.certainty, certainty) - 30 * phrase.unknown
        certainty = max(doubt, 10)
        // A week or a day of no month, or how often in a year: it comes, and nobody says when.
        if months.isEmpty, years == nil { certainty = min(certainty, 50) }
    }
}

/// Months put together from the parts of a phrase.
private struct TimeSpan {
    var reading = TimeReading()
    private let atoms: [TimeAtom]
    private let year: Int
    private var months: Set<Int> = []
    private var quarters: Set<Int> = []
    private var semesters: Set<Int> = []
    private var years: Set<Int> = []
    /// Whether a range of months was named, not only single ones.
    private var hasRange = false
    private var moments = 0

    init(year: Int?, _ atoms: [TimeAtom]) {
        self.atoms = Self.dated(atoms)
        let named = self.atoms.lazy.compactMap { if case .moment(let moment) = $0 { moment.year } else { nil } }.first
        self.year = year ?? named ?? 0
    }

    /// A year that stands before its months is theirs.
    private static func dated(_ atoms: [TimeAtom]) -> [TimeAtom] {
        var year: Int?
        var result: [TimeAtom] = []
        for (index, atom) in atoms.enumerated() {
            guard case .moment(var moment) = atom else {
                result.append(atom)
                continue
            }
            let isFollowed = atoms[(index + 1)...].contains {
                if case .moment(let next) = $0 { next.year == nil } else { false }
            }
            if moment.period == .year, isFollowed, index + 1 < atoms.count, atoms[index + 1] != .range {
                year = moment.year
                continue
            }
            moment.year = moment.year ?? year
            result.append(.moment(moment))
        }
        return result
    }

    mutating func settle() {
        var index = 0
        while index < atoms.count {
            guard case .moment(let moment) = atoms[index] else {
                index += 1
                continue
            }
            moments += 1
            let before = index > 0 ? atoms[index - 1] : .and
            if index + 2 < atoms.count, atoms[index + 1] == .range, case .moment(let end) = atoms[index + 2] {
                takeRange(moment, end)
                index += 3
            } else {
                takeSingle(moment, behind: before)
                index += 1
            }
        }
        repeatWhatComesOften()
        reading.months = months.sorted()
        if !quarters.isEmpty { reading.quarters = quarters.sorted() }
        if !semesters.isEmpty { reading.semesters = semesters.sorted() }
        if !years.isEmpty, years != [year] || (months.isEmpty && year != 0) { reading.years = years.sorted() }
    }

    private mutating func takeSingle(_ moment: TimeMoment, behind atom: TimeAtom) {
        if moment.period == .year {
            if let year = moment.year { years.insert(year) }
            return
        }
        var moment = moment
        switch atom {
        case .from:
            reading.certainty = min(reading.certainty, 80)
            moment = TimeMoment(period: .month, first: moment.first, last: 12, year: moment.year, fills: true)
            hasRange = true
        case .range:
            reading.certainty = min(reading.certainty, 70)
            moment = TimeMoment(period: .month, first: 1, last: moment.last, year: moment.year, fills: true)
            hasRange = true
        case .before: reading.certainty = min(reading.certainty, 90)
        default: break
        }
        take(moment)
    }

    private mutating func take(_ moment: TimeMoment) {
        if let named = moment.year { years.insert(named) }
        guard moment.year ?? year == year else { return }
        if moment.fills { hasRange = true }
        if moment.fills || repeatsMonthly {
            months.formUnion(moment.first...moment.last)
            return
        }
        months.insert(moment.last)
        if moment.period == .quarter { quarters.insert(moment.number) }
        if moment.period == .semester { semesters.insert(moment.number) }
    }

    private mutating func takeRange(_ start: TimeMoment, _ end: TimeMoment) {
        if start.period == .year, end.period == .year {
            guard let first = start.year, let last = end.year, first <= last else { return }
            years.formUnion(first...min(last, first + 30))
            return
        }
        let firstYear: Int
        let lastYear: Int
        switch (start.year, end.year) {
        case (let first?, let last?): (firstYear, lastYear) = (first, last)
        case (let first?, nil): (firstYear, lastYear) = (first, start.first <= end.last ? first : first + 1)
        case (nil, let last?): (firstYear, lastYear) = (start.first <= end.last ? last : last - 1, last)
        case (nil, nil):
            (firstYear, lastYear) = (year, start.first <= end.last ? year : year + 1)
            if lastYear > firstYear { reading.certainty = min(reading.certainty, 70) }
        }
        if firstYear != lastYear || start.year != nil || end.year != nil { years.formUnion([firstYear, lastYear]) }
        let first = max(firstYear * 12 + start.first, year * 12 + 1)
        let last = min(lastYear * 12 + end.last, year * 12 + 12)
        if firstYear != lastYear { reading.certainty = min(reading.certainty, 90) }
        guard first <= last else { return }
        let range = (first - year * 12)...(last - year * 12)
        if start.period == end.period, !start.fills, !repeatsMonthly, let step = start.period.months,
            start.period != .month
        {
            for number in 1...(12 / step) where range.contains(number * step) {
                months.insert(number * step)
                if start.period == .quarter { quarters.insert(number) } else { semesters.insert(number) }
            }
            return
        }
        hasRange = true
        months.formUnion(range)
    }

    private var repeatsMonthly: Bool { atoms.contains(.every(1, .month, atStart: false)) }

    /// Every so many months: within the months that were named, where a range was.
    private mutating func repeatWhatComesOften() {
        let isUndated = atoms.contains(.undated)
        var all: Set<Int> = []
        for case .every(let count, let period, let atStart) in atoms {
            guard let length = period.months.map({ $0 * count }) else { continue }
            for number in 1...(12 / length) {
                all.insert(atStart ? (number - 1) * length + 1 : number * length)
                guard moments == 0 || months.isEmpty, count == 1, !atStart else { continue }
                if period == .quarter { quarters.insert(number) }
                if period == .semester { semesters.insert(number) }
            }
        }
        guard !all.isEmpty else {
            if isUndated, months.isEmpty { reading.certainty = min(reading.certainty, 50) }
            return
        }
        if months.isEmpty {
            guard years.isEmpty || years.contains(year) || year == 0 else {
                (quarters, semesters) = ([], [])
                return
            }
            months = all
        } else if hasRange, !repeatsMonthly {
            let both = months.intersection(all)
            if !both.isEmpty { months = both }
        }
    }
}
