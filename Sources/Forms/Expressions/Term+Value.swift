import Storage

/// Asks a record for a field.
typealias FieldReader = (String) -> FieldValue

extension Condition {
    func holds(_ field: FieldReader, _ today: Day) -> Bool {
        switch self {
        case .always(let truth): return truth
        case .flag(let name): return field(name) == .flag(true)
        case .all(let parts): return parts.allSatisfy { $0.holds(field, today) }
        case .any(let parts): return parts.contains { $0.holds(field, today) }
        case .not(let part): return !part.holds(field, today)
        case .either(let condition, let first, let second):
            return condition.holds(field, today) ? first.holds(field, today) : second.holds(field, today)
        case .numbers(let left, let comparison, let right):
            guard let left = left.value(field, today), let right = right.value(field, today) else { return false }
            return comparison.holds(left, right)
        case .days(let left, let comparison, let right):
            guard let left = left.value(field, today), let right = right.value(field, today) else { return false }
            return comparison.holds(left, right)
        case .texts(let left, let right):
            guard let left = left.value(field, today), let right = right.value(field, today) else { return false }
            return left.isSame(as: right)
        case .numberIn(let number, let list): return number.value(field, today).map(list.contains) ?? false
        case .dayIn(let day, let list): return day.value(field, today).map(list.contains) ?? false
        case .textIn(let text, let list):
            guard let text = text.value(field, today) else { return false }
            return list.contains { text.isSame(as: $0) }
        case .has(let name, let option):
            guard case .choices(let chosen) = field(name) else { return false }
            return chosen.contains { $0.isSame(as: option) }
        case .contains(let text, let part): return text.value(field, today)?.folds(to: part) ?? false
        case .noFlag(let name):
            if case .flag = field(name) { return false }
            return true
        case .noNumber(let number): return number.value(field, today) == nil
        case .noDay(let day): return day.value(field, today) == nil
        case .noText(let text): return text.value(field, today)?.isEmpty ?? true
        case .noChoices(let name):
            if case .choices(let chosen) = field(name) { return chosen.isEmpty }
            return true
        }
    }
}

extension NumberTerm {
    func value(_ field: FieldReader, _ today: Day) -> Int64? {
        switch self {
        case .constant(let constant): return constant
        case .field(let name, let most):
            // A definition may have been narrowed since; what its bounds don't hold would break those of the whole.
            guard case .number(let number) = field(name), number.magnitude <= most.magnitude else { return nil }
            return number
        case .sum(let parts):
            var sum: Int64 = 0
            for part in parts {
                guard let number = part.value(field, today) else { return nil }
                sum += number
            }
            return sum
        case .times(let part, let factor): return part.value(field, today).map { $0 * factor }
        case .between(let first, let second):
            guard let first = first.value(field, today), let second = second.value(field, today) else { return nil }
            return Int64(second.sinceEpoch - first.sinceEpoch)
        case .year(let day): return day.value(field, today).map { Int64($0.year) }
        case .month(let day): return day.value(field, today).map { Int64($0.month) }
        case .either(let condition, let first, let second):
            return condition.holds(field, today) ? first.value(field, today) : second.value(field, today)
        }
    }
}

extension DayTerm {
    func value(_ field: FieldReader, _ today: Day) -> Day? {
        switch self {
        case .constant(let day): return day
        case .field(let name):
            guard case .day(let day) = field(name), (1...9999).contains(day.year) else { return nil }
            return day
        case .today(let days): return Self.day(today, plus: days)
        case .either(let condition, let first, let second):
            return condition.holds(field, today) ? first.value(field, today) : second.value(field, today)
        }
    }

    /// Stops at the ends of the calendar that both databases know.
    static func day(_ today: Day, plus days: Int) -> Day {
        let day = today.adding(days: days)
        if day.year > 9999 { return Day(year: 9999, month: 12, day: 31) ?? today }
        return day.year < 1 ? Day(year: 1, month: 1, day: 1) ?? today : day
    }
}

extension TextTerm {
    func value(_ field: FieldReader, _ today: Day) -> String? {
        switch self {
        case .constant(let text): return text
        case .field(let name):
            guard case .text(let text) = field(name) else { return nil }
            return text
        case .either(let condition, let first, let second):
            return condition.holds(field, today) ? first.value(field, today) : second.value(field, today)
        }
    }
}

extension String {
    /// Byte by byte, as databases compare; Swift's `==` also calls two spellings of `é` the same.
    func isSame(as other: String) -> Bool { utf8.elementsEqual(other.utf8) }

    /// With the letters A to Z made small, and no others: `SQL.folded`.
    var folded: String { String(decoding: utf8.map(\.folded), as: UTF8.self) }

    /// Whether `part`, which is folded, stands somewhere in this text when it is folded, too.
    func folds(to part: String) -> Bool {
        let (text, part) = (Array(utf8), Array(part.utf8))
        guard text.count >= part.count else { return false }
        return (0...(text.count - part.count)).contains { start in
            part.indices.allSatisfy { text[start + $0].folded == part[$0] }
        }
    }
}

extension UInt8 {
    fileprivate var folded: UInt8 { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(self) ? self | 0x20 : self }
}
