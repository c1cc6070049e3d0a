import Deadlines
public import People
public import Storage
public import Web

/// Why an answer is not taken: the word for it, with what belongs into its places.
public struct FieldProblem: Error, Sendable, Equatable {
    /// The field, or `members.2.name` of a row.
    public let field: String
    public let word: FormWord
    public let values: [String: String]

    public init(_ field: String, _ word: FormWord, _ values: [String: String] = [:]) {
        (self.field, self.word, self.values) = (field, word, values)
    }

    public func text(_ words: Words) -> String { words.fill(words[word]) { values[$0] } }
}

/// What people, units and records a form may name.
public struct Choosable: Sendable {
    /// Who works in the office, by id.
    public var people: [(id: String, name: String)]
    public var units: [(id: String, name: String)]
    /// Records by the register and what people type: their code.
    public var records: @Sendable (_ register: String, _ code: String) -> String?
    /// The code of a record, by its id.
    public var code: @Sendable (_ id: String) -> String?

    public init(
        people: [(id: String, name: String)] = [], units: [(id: String, name: String)] = [],
        records: @escaping @Sendable (String, String) -> String? = { _, _ in nil },
        code: @escaping @Sendable (String) -> String? = { _ in nil }
    ) {
        (self.people, self.units, self.records, self.code) = (people, units, records, code)
    }
}

extension Field {
    /// The most rows of a small table.
    public static let mostRows = 200

    /// Reads what was typed into the field.
    ///
    /// - Parameters:
    ///   - name: what the form calls it.
    ///   - language: whose marks numbers have: `1.234,5` in Indonesian.
    ///   - kept: what is recorded, of whose rows no form shows all.
    /// - Returns: `nil` for nothing.
    /// - Throws: `FieldProblem`.
    public func read(
        _ form: Form, as name: String, _ known: Choosable, _ language: Language, kept: Answers.Part? = nil
    ) throws -> Answers.Part? {
        switch kind {
        case .choices:
            let all = form.all(name + "[]").filter { !$0.isEmpty }
            for one in all where option(one) == nil { throw problem(.unknownChoice, ["value": one, "all": names]) }
            return all.isEmpty ? nil : .texts(options.map(\.key).filter(all.contains))
        case .rows:
            let rows = try readRows(form, name, known, language, kept: kept)
            return rows.isEmpty ? nil : .rows(rows)
        case .evidence, .computed: return nil
        default: return try read(form.text(name), known, language)
        }
    }

    /// Reads an answer that is one text: of a form, a cell of a sheet, a value of the API.
    public func read(_ text: String, _ known: Choosable, _ language: Language) throws -> Answers.Part? {
        guard !text.isEmpty else { return nil }
        switch kind {
        case .text, .longText:
            guard text.count <= longest else {
                throw problem(.tooLong, ["count": String(text.count), "most": String(longest)])
            }
            return .text(text)
        case .number, .year, .decimal, .money, .percent: return .number(try readNumber(text, language))
        case .day:
            guard let day = Day(typed: text) else { throw problem(.noDay, ["value": text]) }
            return .text(day.description)
        case .period:
            guard Period(text.uppercased()) != nil else { throw problem(.noPeriod, ["value": text]) }
            return .text(text.uppercased())
        case .choice:
            guard let chosen = chosen(text) else {
                throw problem(.unknownChoice, ["value": text, "all": names])
            }
            return .text(chosen.key)
        case .choices:
            let all = try several(text)
            return all.isEmpty ? nil : .texts(options.map(\.key).filter(all.contains))
        case .flag:
            switch text.lowercased() {
            case "ya", "yes", "1", "true", "y": return .flag(true)
            case "tidak", "no", "0", "false", "t", "n": return .flag(false)
            default: throw problem(.noFlag, ["value": text])
            }
        case .person:
            guard let one = known.people.first(where: { $0.id == text || $0.name.lowercased() == text.lowercased() })
            else { throw problem(.unknownPerson, ["value": text]) }
            return .text(one.id)
        case .unit:
            guard let one = known.units.first(where: { $0.id == text || $0.name.lowercased() == text.lowercased() })
            else { throw problem(.unknownUnit, ["value": text]) }
            return .text(one.id)
        case .link:
            guard let id = known.records(register ?? "", text) else { throw problem(.unknownRecord, ["value": text]) }
            return .text(id)
        case .evidence, .rows, .computed: return nil
        }
    }

    private var names: String { options.filter { !$0.ended }.map(\.label.id).joined(separator: ", ") }

    /// By its key or, in sheets, by what people read.
    private func chosen(_ text: String) -> Option? {
        option(text)
            ?? options.first {
                $0.label.id.lowercased() == text.lowercased() || $0.label.en.lowercased() == text.lowercased()
            }
    }

    /// The keys of answers with `;` between them, or `,` where no label has one.
    private func several(_ text: String) throws -> [String] {
        try text.split(separator: ";").flatMap { part -> [String] in
            let part = String(part).trimmed
            if let whole = chosen(part) { return [whole.key] }
            return try part.split(separator: ",").map { String($0).trimmed }.filter { !$0.isEmpty }.map { one in
                guard let chosen = chosen(one) else { throw problem(.unknownChoice, ["value": one, "all": names]) }
                return chosen.key
            }
        }
    }

    private func problem(_ word: FormWord, _ values: [String: String] = [:]) -> FieldProblem {
        FieldProblem(key, word, values)
    }

    private func readNumber(_ text: String, _ language: Language) throws -> Int64 {
        guard let number = Int64(typed: text, decimals: scale, language) else {
            throw scale == 0
                ? problem(.noNumber, ["value": text]) : problem(.noDecimal, ["value": text, "most": String(scale)])
        }
        let unit = Int64.power(10, scale)
        let top = most > 0 ? Int64(most).multipliedReportingOverflow(by: unit).partialValue : Self.mostNumber
        guard number <= min(top, Self.mostNumber), number >= Int64(least) * unit else {
            throw problem(.outside, ["least": String(least), "most": String(min(top, Self.mostNumber) / unit)])
        }
        return number
    }

    /// The rows that a form has of a small table, as far as there may be so many.
    static func rowPlaces(_ form: Form, _ name: String) -> [Int] {
        let places = form.starting(with: name + ".").compactMap { Int($0.name.split(separator: ".").first ?? "") }
        return Set(places).filter { (0..<mostRows).contains($0) }.sorted()
    }

    private func readRows(
        _ form: Form, _ name: String, _ known: Choosable, _ language: Language, kept: Answers.Part?
    ) throws -> [Answers] {
        var rows: [Answers] = []
        var old: [Answers] = []
        if case .rows(let all) = kept { old = all }
        for place in Self.rowPlaces(form, name) {
            // What a row says to fields that a definition dropped since stays in it.
            let asked = Set(fields.map(\.key))
            var row = Answers(place < old.count ? old[place].parts.filter { !asked.contains($0.key) } : [:])
            for field in fields {
                do {
                    row[field.key] = try field.read(form, as: "\(name).\(place).\(field.key)", known, language)
                } catch let problem as FieldProblem {
                    throw FieldProblem("\(key).\(place).\(problem.field)", problem.word, problem.values)
                }
            }
            guard fields.contains(where: { !row.isEmpty($0) }) else { continue }
            if let missing = fields.first(where: { $0.required && row.isEmpty($0) }) {
                throw FieldProblem("\(key).\(place).\(missing.key)", .missing)
            }
            rows.append(row)
        }
        return rows
    }
}

extension Day {
    /// A day as people and sheets write it: `2026-03-01`, `1/3/2026`, `01-03-2026`, `1 Maret 2026`,
    /// `1 March 2026`.
    public init?(typed text: String) {
        if let day = Day(text) {
            self = day
            return
        }
        let parts = text.split(whereSeparator: { $0 == "/" || $0 == "-" || $0 == "." || $0 == " " }).map(String.init)
        guard parts.count == 3, parts[2].utf8.count == 4, let day = Int(parts[0]), let year = Int(parts[2]) else {
            return nil
        }
        let names = [Words.indonesianMonths, Words.englishMonths]
        let named = names.compactMap { $0.firstIndex { $0.lowercased() == parts[1].lowercased() } }.first
        guard !text.contains("+"), let month = named.map({ $0 + 1 }) ?? Int(parts[1]) else { return nil }
        self.init(year: year, month: month, day: day)
    }
}

extension Int64 {
    static func power(_ base: Int64, _ exponent: Int) -> Int64 { (0..<exponent).reduce(1) { all, _ in all * base } }

    /// A number as people write it, at a scale: `1.234,5` in Indonesian, `1,234.5` in English; `1234.5` in both where
    /// nothing else can be meant.
    public init?(typed text: String, decimals: Int, _ language: Language) {
        var digits = text.replacing(" ", with: "").replacing("\u{A0}", with: "")
        if digits.hasPrefix("Rp") { digits = String(digits.dropFirst(2)) }
        if digits.hasSuffix("%") { digits = String(digits.dropLast()) }
        let isNegative = digits.hasPrefix("-")
        if isNegative { digits = String(digits.dropFirst()) }
        let (mark, group): (Character, Character) = language == .indonesian ? (",", ".") : (".", ",")
        var halves = digits.split(separator: mark, omittingEmptySubsequences: false).map(String.init)
        guard halves.count <= 2 else { return nil }
        let groups = halves[0].split(separator: group, omittingEmptySubsequences: false)
        if groups.count > 1 {
            // Thousands have three digits each, and none before them is a 0; else the mark of the other language stands
            // for decimals.
            if groups.dropFirst().allSatisfy({ $0.count == 3 }), (1...3).contains(groups[0].count),
                !groups[0].hasPrefix("0")
            {
                halves[0] = groups.joined()
            } else if groups.count == 2, halves.count == 1 {
                halves = groups.map(String.init)
            } else {
                return nil
            }
        }
        let fraction = halves.count > 1 ? halves[1] : ""
        guard !halves[0].isEmpty, fraction.count <= decimals, (halves[0] + fraction).allSatisfy(\.isASCIIDigit),
            let number = Int64(halves[0] + fraction + String(repeating: "0", count: decimals - fraction.count))
        else { return nil }
        self = isNegative ? -number : number
    }
}

extension Character {
    fileprivate var isASCIIDigit: Bool { ("0"..."9").contains(self) }
}
