import Forms
import Foundation
import Storage
import Testing

@Suite struct ExpressionFuzzTests {
    private static let soup = [
        "and", "or", "not", "in", "is", "has", "contains", "filled", "empty", "true", "false", "today", "if(", "days(",
        "year(", "month(", "(", ")", ",", "+", "-", "*", "=", "!=", "<", ">=", "fee", "title", "kind", "topics",
        "closed-on", "is-urgent", "huge", "unknown", "'gift'", "'road'", "'", "3", "0.5", "9223372036854775807",
        "2026-03-01", "2026-13-01", "é", "\u{0}", " ", "\n",
    ]

    /// A source is taken or refused with a place inside of it; what is taken has a value, SQL and a tree.
    private func isHandled(_ source: String) throws -> Bool {
        // Foundation has an expression of its own.
        let expression: Forms.Expression
        do {
            expression = try Forms.Expression(source, fields: Complaint.fields)
        } catch let problem as ExpressionProblem {
            return (0...source.utf8.count).contains(problem.offset) && !problem.text.isEmpty
        }
        let value = expression.value(Complaint(values: ["fee": .number(3)]).value, today: Complaint.today)
        _ = expression.sql({ _ in "x" }, today: Complaint.today)
        _ = try JSONSerialization.jsonObject(with: Data(expression.tree.utf8))
        if case .flag = value { return expression.type == .flag }
        return expression.type != .flag
    }

    @Test func `random bytes are taken or refused`() throws {
        var dice = Dice(seed: 1)
        for _ in 0..<3_000 {
            let bytes = (0..<dice.roll(60)).map { _ in UInt8(dice.roll(256)) }
            #expect(try isHandled(String(decoding: bytes, as: UTF8.self)), "\(bytes)")
        }
    }

    @Test func `a soup of words is taken or refused`() throws {
        var dice = Dice(seed: 2)
        var taken = 0
        for _ in 0..<10_000 {
            let words = (0..<(1 + dice.roll(9))).map { _ in dice.pick(Self.soup) }
            let source = words.joined(separator: dice.roll(4) == 0 ? "" : " ")
            #expect(try isHandled(source), "\(source)")
            if (try? Forms.Expression(source, fields: Complaint.fields)) != nil { taken += 1 }
        }
        #expect(taken > 100)
    }

    @Test func `a good sentence with one byte changed is taken or refused`() throws {
        var random = RandomExpression(dice: Dice(seed: 3))
        for _ in 0..<2_000 {
            var bytes = Array(random.condition(3).utf8)
            let place = random.dice.roll(bytes.count)
            switch random.dice.roll(3) {
            case 0: bytes.remove(at: place)
            case 1: bytes.insert(UInt8(random.dice.roll(128)), at: place)
            default: bytes = Array(bytes[..<place])
            }
            let source = String(decoding: bytes, as: UTF8.self)
            #expect(try isHandled(source), "\(source)")
        }
    }
}
