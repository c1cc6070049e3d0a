public import Web

/// One field of a form, as a definition describes it. The same rules hold on every way in.
public struct Field: Sendable, Equatable, Codable {
    public enum Kind: String, Sendable, Codable, CaseIterable {
        case text
        case longText = "long-text"
        /// A whole number.
        case number
        /// A year, written without marks: 2026.
        case year
        /// A number with a fixed count of decimals, exact.
        case decimal
        /// Whole rupiah.
        case money
        /// Hundredths of a percent.
        case percent
        case day = "date"
        /// A month, quarter, half-year or year: `2026-03`, `2026-Q1`, `2026-H1`, `2026`.
        case period
        case choice
        case choices
        case flag = "yes-no"
        /// Somebody who works in the office.
        case person
        case unit
        /// Proofs of the evidence room.
        case evidence
        /// Another record.
        case link
        /// A small table inside the record.
        case rows
        /// What an expression makes of the others.
        case computed
    }

    /// One of the answers of a choice.
    public struct Option: Sendable, Equatable, Codable {
        public let key: String
        public let label: LocalText
        public let help: LocalText?
        /// Kept for what is recorded, offered no more.
        public let ended: Bool
    }

    /// What visitors without an account have to do with it.
    public enum Public: String, Sendable, Codable, CaseIterable {
        /// Asked on the public form, and shown to whoever holds the ticket.
        case ask
        /// Shown to whoever holds the ticket.
        case show
    }

    public let key: String
    public let kind: Kind
    public let label: LocalText
    public let help: LocalText?
    public let required: Bool
    public let options: [Option]
    /// Of a decimal: how many digits stand behind the mark.
    public let decimals: Int
    /// The most characters of a text, the largest number; the kind's own limit when it is 0.
    public let most: Int
    /// The smallest number.
    public let least: Int
    /// The register that a link leads to.
    public let register: String?
    /// The fields of a row.
    public let fields: [Field]
    /// What a computed field is made of.
    public let value: String?
    /// Only asked where this holds; else it is empty.
    public let shownWhen: String?
    /// The access that somebody needs in order to see it; everybody who reads the record when it is `nil`.
    public let see: String?
    /// The access that somebody needs in order to write it; whoever may change the record when it is `nil`.
    public let write: String?
    /// The states in which it may be written; all that are not over when it is empty.
    public let writeIn: [String]
    /// The trail says only that it changed.
    public let sensitive: Bool
    public let `public`: Public?
    /// The column by which lists sort and filter.
    public let index: IndexColumn?
    /// Two records with the same answer may be one and the same thing.
    public let same: Bool
    /// The column of an import, if it is called something else than the field.
    public let column: String?
    /// Not asked at the entry of a record: it comes on the way.
    public let later: Bool
    /// An overlay took it off the pages; what is recorded stays.
    public let hidden: Bool

    enum CodingKeys: String, CodingKey {
        case key, kind, label, help, required, options, decimals, most, least, register, fields, value, see, write
        case sensitive, `public`, index, same, column, hidden, later
        case shownWhen = "shown-when"
        case writeIn = "write-in"
    }
}

/// The columns beside a record's content that lists, views and measures sort, filter and count by.
public enum IndexColumn: String, Sendable, Codable, CaseIterable {
    case text1, text2, text3, text4, text5, text6, text7, text8
    case number1, number2, number3, number4
    case day1, day2, day3, day4

    public enum Content: String, Sendable { case text, number, day }

    public var content: Content {
        rawValue.hasPrefix("t") ? .text : rawValue.hasPrefix("n") ? .number : .day
    }
}

extension Field.Kind {
    /// Which columns it can be indexed by; `nil` for none.
    public var indexedAs: IndexColumn.Content? {
        switch self {
        case .text, .choice, .choices, .person, .unit, .period, .link: .text
        case .number, .year, .decimal, .money, .percent, .flag: .number
        case .day: .day
        case .longText, .evidence, .rows: nil
        // By what its expression makes.
        case .computed: .number
        }
    }

    /// Whether its answers are numbers at a scale.
    public var isNumber: Bool { [.number, .year, .decimal, .money, .percent].contains(self) }
}

extension Field {
    /// The largest number that is taken, at the field's scale: three digits short of what 64 bits hold.
    public static let mostNumber: Int64 = 1_000_000_000_000_000

    /// How many digits stand behind the mark.
    public var scale: Int {
        switch kind {
        case .decimal: decimals
        case .percent: 2
        default: 0
        }
    }

    /// The longest text that is taken.
    public var longest: Int {
        if most > 0 { return most }
        return kind == .longText ? 10_000 : 300
    }

    /// The same field with what an office may say differently.
    public init(_ field: Field, label: LocalText, help: LocalText?, required: Bool, most: Int, hidden: Bool) {
        (key, kind, options, decimals, least) = (field.key, field.kind, field.options, field.decimals, field.least)
        (register, fields, value, shownWhen) = (field.register, field.fields, field.value, field.shownWhen)
        (see, write, writeIn, sensitive) = (field.see, field.write, field.writeIn, field.sensitive)
        (self.public, index, same, column) = (field.public, field.index, field.same, field.column)
        later = field.later
        (self.label, self.help, self.required, self.most, self.hidden) = (label, help, required, most, hidden)
    }

    /// The option of a key.
    public func option(_ key: String) -> Option? { options.first { $0.key == key } }
}
