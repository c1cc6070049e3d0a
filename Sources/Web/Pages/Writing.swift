import People
public import Storage

extension Words {
    static let monthNames: [Language: [String]] = [
        .indonesian: [
            "Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober",
            "November", "Desember",
        ],
        .english: [
            "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
            "November", "December",
        ],
    ]

    /// The months as they stand in what is kept: rows have one language, that of the office's letters.
    public static var indonesianMonths: [String] { monthNames[.indonesian] ?? [] }
    public static var englishMonths: [String] { monthNames[.english] ?? [] }

    /// The name of a month, 1 to 12.
    public func month(_ month: Int) -> String {
        guard let names = Self.monthNames[language], (1...12).contains(month) else { return String(month) }
        return names[month - 1]
    }

    /// Three letters of it: `Jan`, `Agu`.
    public func shortMonth(_ month: Int) -> String { String(self.month(month).prefix(3)) }

    /// `22 Januari 2026`.
    public func date(_ day: Day) -> String { "\(day.day) \(month(day.month)) \(day.year)" }

    /// `22 Januari 2026 14.05 WIB`.
    public func moment(_ instant: Instant, in zone: Zone) -> String {
        "\(date(instant.day(in: zone))) \(instant.time(in: zone)) \(zone.rawValue)"
    }

    /// What stands before decimals: `12,5` in Indonesian, `12.5` in English.
    public var decimalMark: String { language == .indonesian ? "," : "." }

    /// `31.445` in Indonesian, `31,445` in English.
    public func number(_ number: Int) -> String {
        let mark = language == .indonesian ? "." : ","
        var digits = String(number.magnitude)
        var groups: [String] = []
        while digits.count > 3 {
            groups.insert(String(digits.suffix(3)), at: 0)
            digits.removeLast(3)
        }
        groups.insert(digits, at: 0)
        return (number < 0 ? "-" : "") + groups.joined(separator: mark)
    }
}

extension Words {
    /// A whole number that stands at a scale: `1.234,50` for 123450 at two decimals.
    public func number(_ number: Int64, decimals: Int) -> String {
        guard decimals > 0 else { return self.number(Int(number)) }
        let unit = (0..<decimals).reduce(Int64(1)) { unit, _ in unit * 10 }
        let (whole, rest) = (number / unit, (number % unit).magnitude)
        let digits = String(String(Int64(rest) + unit).dropFirst())
        return "\(number < 0 && whole == 0 ? "-" : "")\(self.number(Int(whole)))\(decimalMark)\(digits)"
    }
}

extension String {
    /// The text, or its first words with "…" where it is longer; a word that alone is too long is cut.
    public func shortened(to most: Int) -> String {
        guard count > most else { return self }
        let head = prefix(most)
        let end = head.lastIndex(of: " ").map { head[..<$0] } ?? head
        return String(end).trimmed + "…"
    }
}
