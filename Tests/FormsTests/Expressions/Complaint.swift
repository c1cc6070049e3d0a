import Forms
import Storage

/// The fields of a register that tests reckon with, and a record of it.
struct Complaint {
    static let fields: [String: FieldType] = [
        "title": .text, "place": .text,
        "kind": .choice(["complaint", "gift", "Gift", "é"]), "severity": .choice(["top", "high", "low"]),
        "topics": .choices(["road", "Road", "roadside", "é"]),
        "amount": .number(decimals: 2, most: 1_000_000_000_000), "fee": .number(decimals: 0, most: 1_000),
        "share": .number(decimals: 6, most: 5_000_000), "huge": .number(decimals: 0, most: .max),
        "received-on": .day, "closed-on": .day, "is-urgent": .flag, "is-shared": .flag,
    ]
    static let today = Day(sinceEpoch: 20_514)

    var values: [String: FieldValue] = [:]

    func value(_ field: String) -> FieldValue { values[field] ?? .missing }

    /// What an expression says of this record on 2 March 2026.
    func value(of source: String) throws -> FieldValue {
        try Expression(source, fields: Self.fields).value(value, today: Self.today)
    }

    func holds(_ source: String) throws -> Bool {
        try Expression(source, fields: Self.fields).holds(value, today: Self.today)
    }
}

/// Chance that comes again with the same seed.
struct Dice: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    mutating func roll(_ sides: Int) -> Int { Int.random(in: 0..<sides, using: &self) }

    mutating func pick<Element>(_ from: [Element]) -> Element { from[roll(from.count)] }
}
