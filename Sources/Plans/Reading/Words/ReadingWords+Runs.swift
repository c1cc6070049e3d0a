extension ReadingWords {
    /// The months, quarters or half-years that a row of heads counts: `1`–`12`, `I`–`XII`, `Jan`–`Des`, by their
    /// places in the row.
    ///
    /// - Parameters:
    ///   - heads: the row, empty texts included.
    ///   - period: what the head above them says they are, as `period(spanning:)` gives it; without it only twelve
    ///     numbers in a row are months, and only behind the first column: there they would number the columns.
    func months(inHeads heads: [String], under period: Period? = nil) -> [Int: HeadRole] {
        var roles: [Int: HeadRole] = [:]
        var run: [(place: Int, value: Int)] = []
        for (place, head) in heads.enumerated() {
            guard let letters = HeadLetters.of(head.utf8), !letters.isEmpty else { continue }
            let value = self.heads.number(letters)
            if let value, run.last.map({ value == $0.value + 1 }) ?? true {
                run.append((place, value))
                continue
            }
            take(run, period, &roles)
            run = value.map { [(place, $0)] } ?? []
            guard value == nil, let role = self.heads.role(of: letters) else { continue }
            switch role {
            case .month, .quarter, .semester, .year: roles[place] = role
            default: continue
            }
        }
        take(run, period, &roles)
        return roles
    }

    /// What a head says the columns below it are, such as quarters below `Triwulan`.
    func period(spanning head: String) -> Period? {
        HeadLetters.of(head.utf8).flatMap { heads.period(spanning: $0) }
    }

    private func take(_ run: [(place: Int, value: Int)], _ period: Period?, _ roles: inout [Int: HeadRole]) {
        guard let first = run.first, first.value >= 1 else { return }
        let isYear = run.count == 12 && first.value == 1 && first.place > 0
        let period = period.flatMap { $0.role(run[run.count - 1].value) == nil ? nil : $0 } ?? (isYear ? .month : nil)
        guard let period, run.count > 1 || period != .month else { return }
        for (place, value) in run { roles[place] = period.role(value) }
    }
}

extension ReadingWords {
    /// The years that a text names in four digits.
    func years(in text: String) -> [Int] {
        var years: [Int] = []
        for digits in text.utf8.split(whereSeparator: { !Letters.isDigit($0) }) where digits.count == 4 {
            let year = digits.reduce(0) { $0 * 10 + Int($1 &- 0x30) }
            if (1990...2099).contains(year) { years.append(year) }
        }
        return years
    }
}
