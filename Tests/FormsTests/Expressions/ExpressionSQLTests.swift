import Foundation
import TestStore
import Testing

@testable import Forms
@testable import Storage

/// Swift and the database say the same of every record, on the database that the suite runs on.
@Suite struct ExpressionSQLTests {
    private static let table = """
        CREATE TABLE complaint (
            id INTEGER PRIMARY KEY,
            title TEXT, place TEXT, kind TEXT, severity TEXT, topics TEXT,
            amount INTEGER, fee INTEGER, share INTEGER, huge INTEGER,
            received_on TEXT, closed_on TEXT, is_urgent INTEGER, is_shared INTEGER
        );
        """

    private static func column(_ field: String) -> SQL { SQL(stringLiteral: field.replacing("-", with: "_")) }

    /// What a column holds of a value.
    private static func stored(_ value: FieldValue) -> Value {
        switch value {
        case .missing: .null
        case .text(let text): text.stored
        case .number(let number): number.stored
        case .day(let day): day.stored
        case .flag(let flag): flag.stored
        case .choices(let chosen): (chosen.isEmpty ? " " : " \(chosen.joined(separator: " ")) ").stored
        }
    }

    private static func value(_ field: String, _ dice: inout Dice) -> FieldValue {
        guard dice.roll(3) > 0, let type = Complaint.fields[field] else { return .missing }
        switch type {
        case .text: return .text(dice.pick(RandomExpression.texts))
        case .choice(let options): return .text(dice.pick(options))
        case .choices(let options): return .choices(options.filter { _ in dice.roll(2) == 0 })
        case .flag: return .flag(dice.roll(2) == 0)
        case .day:
            let days = [-719_162, 2_932_896, 19_782, 20_513, 20_514, -25_509, 20_000 + dice.roll(1_000)]
            return .day(Day(sinceEpoch: dice.pick(days)))
        case .number(_, let most):
            // Some stand at their bound, and some beyond it, as after a definition was narrowed.
            let far = most == .max ? most : most * 3
            let few = [0, 7, -7, 2026, 100_000_050, most, -most, far, -far]
            return .number(dice.roll(2) == 0 ? dice.pick(few) : Int64(dice.roll(3_000) - 1_000))
        }
    }

    private static func records(_ dice: inout Dice) -> [Complaint] {
        let names = Complaint.fields.keys.sorted()
        return (0..<200).map { _ in
            Complaint(
                values: Dictionary(uniqueKeysWithValues: names.map { ($0, value($0, &dice)) }))
        }
    }

    private static func fill(_ store: Store, _ records: [Complaint]) async throws {
        try await store.migrate([Migration(name: "9999-complaint.sql", text: table)])
        try await store.write { reading in
            for (id, record) in records.enumerated() {
                try reading.write("INSERT INTO complaint (id) VALUES (\(id))")
                for (field, value) in record.values where value != .missing {
                    try reading.write(
                        "UPDATE complaint SET \(column(field)) = \(Held(stored: stored(value))) WHERE id = \(id)")
                }
            }
        }
    }

    /// Where the two differ, in words; nothing where they agree.
    private static func difference(
        _ expression: Forms.Expression, _ records: [Complaint], _ window: Range<Int>, _ reading: Reading
    ) throws -> String? {
        let sql = expression.sql(column, today: Complaint.today)
        let within: SQL = "id >= \(window.lowerBound) AND id < \(window.upperBound)"
        let expected = window.map { expression.value(records[$0].value, today: Complaint.today) }
        var found: [FieldValue] = []
        if case .flag = expression.type {
            // Two questions, of which each record answers exactly one: a predicate that is NULL would answer neither.
            let negation: SQL = "NOT \(sql)"
            for (truth, predicate) in [(true, sql), (false, negation)] {
                let ids = Set(
                    try reading.texts("SELECT CAST(id AS TEXT) FROM complaint WHERE \(within) AND \(predicate)"))
                let wanted = Set(window.filter { expected[$0 - window.lowerBound] == .flag(truth) }.map(String.init))
                guard ids == wanted else { return "\(truth) of \(ids.sorted()), in Swift of \(wanted.sorted())" }
            }
            return nil
        }
        try reading.each("SELECT \(sql) FROM complaint WHERE \(within) ORDER BY id") { row in
            guard let text = try row.optionalText(0) else { return found.append(.missing) }
            switch expression.type {
            case .number: found.append(Int64(text).map(FieldValue.number) ?? .text(text))
            case .day: found.append(.day(try row.day(0)))
            default: found.append(.text(text))
            }
        }
        let same = zip(found, expected).allSatisfy { "\($0)".utf8.elementsEqual("\($1)".utf8) }
        return same && found.count == expected.count ? nil : "\(found), in Swift \(expected)"
    }

    @Test func `thousands of random expressions say the same in Swift and in SQL`() async throws {
        let environment = ProcessInfo.processInfo.environment
        let seed = UInt64(environment["TUNTAS_TEST_SEED"] ?? "") ?? 20_260_302
        let rounds = Int(environment["TUNTAS_TEST_ROUNDS"] ?? "") ?? 2_500
        try await TestStore.with { store async throws in
            var dice = Dice(seed: seed)
            let records = Self.records(&dice)
            try await Self.fill(store, records)
            let start = dice
            let (compared, differences) = try await store.read { reading in
                var random = RandomExpression(dice: start)
                var (compared, differences) = (0, [String]())
                while compared < rounds, differences.count < 5 {
                    let depth = 1 + random.dice.roll(3)
                    let source =
                        switch random.dice.roll(6) {
                        case 0: random.number(depth)
                        case 1: random.day(depth)
                        case 2: random.text(depth)
                        default: random.condition(depth)
                        }
                    // What could become too large or is too long isn't taken; the rest has to be.
                    let expression: Forms.Expression
                    do {
                        expression = try Forms.Expression(source, fields: Complaint.fields)
                    } catch let problem as ExpressionProblem where Self.isLimit(problem) {
                        continue
                    }
                    let first = random.dice.roll(160)
                    compared += 1
                    if let difference = try Self.difference(expression, records, first..<first + 40, reading) {
                        differences.append("\(source): \(difference)")
                    }
                }
                return (compared, differences)
            }
            #expect(differences == [], "seed \(seed)")
            #expect(compared >= rounds || !differences.isEmpty)
        }
    }

    private static func isLimit(_ problem: ExpressionProblem) -> Bool {
        ["too large", "more than", "at most"].contains(where: problem.text.contains)
    }

    /// SQLite's parser gives up at a hundred open words, so what may be written must stay below.
    @Test func `what is nested as deep as it may is still a statement, also inside of other statements`() async throws {
        let outside: @Sendable (SQL) -> SQL = {
            "SELECT id FROM complaint WHERE id IN (SELECT id FROM complaint WHERE (id > 0 AND (id > 1 OR \($0))))"
        }
        var sources = [
            ("(is-urgent or (is-shared and ", "true", "))"), ("not (is-urgent and ", "true", ")"),
            ("if(true, true, ", "true", ")"), ("if(true, ", "true", ", false)"), ("if(", "true", ", true, false)"),
        ].map { open, inner, close in
            let levels =
                Forms.Expression.deepest / max(1, open.filter { $0 == "(" }.count + (open.hasPrefix("not") ? 1 : 0))
            return String(repeating: open, count: levels) + inner + String(repeating: close, count: levels)
        }
        let pairs = Forms.Expression.deepest / 2
        let day = String(repeating: "if(9 < days(today, ", count: pairs)
        sources.append(day + "closed-on" + String(repeating: "), closed-on, received-on)", count: pairs) + " = today")
        let year = String(repeating: "if(9 < fee + 3 * year(", count: pairs)
        sources.append(year + "closed-on" + String(repeating: "), closed-on, received-on)", count: pairs) + " = today")
        let first = String(repeating: "if(9 < fee + 3 * days(", count: pairs)
        sources.append(
            first + "closed-on" + String(repeating: ", today), closed-on, received-on)", count: pairs) + " = today")
        let sum = String(repeating: "fee - 0.5 * if(is-urgent, fee, fee + 3 * ", count: Forms.Expression.deepest)
        sources.append("0 = " + sum + "0" + String(repeating: ")", count: Forms.Expression.deepest))
        var random = RandomExpression(dice: Dice(seed: 4))
        for _ in 0..<200 { sources.append(random.deep(Forms.Expression.deepest)) }

        let all = sources
        let refused = try await TestStore.with { store async throws in
            try await Self.fill(store, [])
            return try await store.read { reading in
                try all.filter { source in
                    let sql = try Forms.Expression(source, fields: Complaint.fields).sql(
                        Self.column, today: Complaint.today)
                    return try reading.finds(outside(sql))
                }
            }
        }
        #expect(refused == [])
    }
}

/// A value on its way into a column.
private struct Held: Storable {
    let stored: Value
}
