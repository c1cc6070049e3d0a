import Foundation
import Storage
import Testing

@testable import Forms

@Suite struct ExpressionTests {
    let complaint = Complaint(values: [
        "title": .text("Jalan RAYA rusak"), "kind": .text("complaint"), "severity": .text("high"),
        "topics": .choices(["road", "é"]), "amount": .number(100_000_050), "fee": .number(7),
        "received-on": .day(Day(sinceEpoch: 20_484)), "is-urgent": .flag(true),
    ])

    @Test(arguments: [
        "kind = 'complaint' and (severity in ('high', 'top') or not is-urgent)",
        "closed-on is empty and received-on <= today - 30",
        "amount >= 1000000.50",
        "days(received-on, today) = 30",
        "days(today, received-on) <= -30",
        "year(received-on) = 2026 and month(received-on) = 1",
        "month(received-on) in (1, 2, 3)",
        "received-on in (2026-01-31, 2026-02-01)",
        "topics has 'road' and not topics has 'roadside' and not topics has 'Road'",
        "title contains 'jalan' and title contains 'raya RUSAK'",
        "title = 'Jalan RAYA rusak' and title != 'jalan raya rusak'",
        "if(kind = 'gift', amount, 0) * 2 + fee = 7",
        "if(is-urgent, received-on, today) < today",
        "if(kind = 'gift', 'a', 'b') = 'b'",
        "if(is-urgent, true, is-shared)",
        "is-urgent = true and is-shared = false and (fee = 7) != false",
        "fee * 1.50 = 10.5 and 1.5 * fee > 10.499999",
        "-fee + 8 = 1 and - (fee - 8) = 1 and 2 - -1 = 3",
        "amount in (1000000.5, 3)",
        "share is empty\n and\tplace is empty and amount is filled",
        "'it''s' = 'it''s'",
        "today = 2026-03-02 and today + 364 = 2027-03-01 and today + 1 - 2 + 1 = today",
    ])
    func `a sentence is true of the complaint`(source: String) throws {
        #expect(try complaint.holds(source))
        #expect(try !complaint.holds("not (\(source))"))
    }

    @Test func `an expression knows what it is and what it reads`() throws {
        let rule = try Expression("fee > 1 and closed-on < today", fields: Complaint.fields)
        #expect(rule.type == .flag)
        #expect(rule.fields == ["fee", "closed-on"])
        #expect(rule.readsToday)
        let sum = try Expression("fee * 0.5 + amount", fields: Complaint.fields)
        #expect(sum.type == .number(decimals: 2))
        #expect(!sum.readsToday)
        #expect(sum.value(complaint.value, today: Complaint.today) == .number(100_000_400))
        #expect(try Expression("kind", fields: Complaint.fields).type == .text)
        #expect(try Expression("today + 1", fields: Complaint.fields).type == .day)
        #expect(Expression.keywords.contains("today") && !Expression.keywords.contains("fee"))
    }

    @Test(arguments: [
        ("true or true and false", "true or (true and false)"),
        ("not is-urgent and is-shared", "(not is-urgent) and is-shared"),
        ("not fee = 7", "not (fee = 7)"),
        ("fee + 2 * 3 = 13", "(fee + (2 * 3)) = 13"),
        ("-fee * 2 < 0", "((-fee) * 2) < 0"),
        ("10 - 3 - 2 = 5", "((10 - 3) - 2) = 5"),
        ("not not is-urgent", "not (not is-urgent)"),
        ("fee > 1 and fee < 9 or fee = 0", "((fee > 1) and (fee < 9)) or (fee = 0)"),
    ])
    func `precedence is as people expect`(bare: String, grouped: String) throws {
        let one = try Expression(bare, fields: Complaint.fields)
        #expect(one.term == (try Expression(grouped, fields: Complaint.fields)).term)
    }

    /// What is missing: `place`, `closed-on`, `share`, `is-shared`, and every topic of an empty choice.
    @Test(arguments: [
        ("place = 'x'", false), ("place != 'x'", true), ("place in ('x')", false), ("not place in ('x')", true),
        ("place contains 'x'", false), ("place is empty", true), ("place is filled", false),
        ("share < 1", false), ("share >= 1", false), ("not share < 1", true), ("share = share", false),
        ("share + 1 = 1", false), ("share * 0 = 0", false), ("-share is empty", true), ("share + fee is empty", true),
        ("days(closed-on, today) > 0", false), ("days(closed-on, today) is empty", true),
        ("year(closed-on) is empty", true), ("month(closed-on) != 3", true), ("closed-on < today", false),
        ("is-shared", false), ("not is-shared", true), ("is-shared = false", true), ("is-shared is empty", true),
        ("if(is-shared, fee, share) is empty", true), ("if(is-urgent, fee, share) = 7", true),
        ("if(share > 0, 'a', 'b') = 'b'", true), ("topics is filled", true), ("topics is empty", false),
    ])
    func `what is missing makes comparisons false and values missing`(source: String, expected: Bool) throws {
        #expect(try complaint.holds(source) == expected)
    }

    @Test func `an empty text and no choice at all count as empty`() throws {
        let blank = Complaint(values: ["title": .text(""), "topics": .choices([]), "is-urgent": .flag(false)])
        #expect(try blank.holds("title is empty and title = '' and topics is empty and is-urgent is filled"))
        #expect(try !blank.holds("topics has 'road'"))
        #expect(try blank.value(of: "is-shared") == .flag(false))
        #expect(try blank.value(of: "fee + 1") == .missing)
        #expect(try blank.value(of: "closed-on") == .missing)
    }

    @Test func `letters beyond A to Z are not folded, and spellings of one letter are two texts`() throws {
        let record = Complaint(values: ["title": .text("RUE É"), "place": .text("e\u{301}")])
        #expect(try record.holds("title contains 'rue É' and not title contains 'é'"))
        #expect(try record.holds("place != '\u{E9}' and place = 'e\u{301}' and not place in ('\u{E9}')"))
    }

    @Test func `a value of another kind or beyond its bound counts as missing`() throws {
        let odd = Complaint(values: ["fee": .number(1_001), "title": .number(3), "closed-on": .text("2026-01-01")])
        #expect(try odd.holds("fee is empty and title is empty and closed-on is empty"))
        #expect(try odd.value(of: "fee * 9000000000000000") == .missing)
    }

    @Test func `nothing leaves 64 bits`() throws {
        let most = Complaint(values: ["huge": .number(.max), "fee": .number(-1_000)])
        #expect(try most.value(of: "-huge") == .number(-.max))
        #expect(try most.value(of: "if(true, huge, 0)") == .number(.max))
        #expect(try most.value(of: "fee * 9223372036854775") == .number(-9_223_372_036_854_775_000))
        for source in [
            "huge + 1", "huge * 2", "huge = 0.5", "huge - huge", "if(true, huge, 0.5)", "huge in (0.1)",
            "fee * 9223372036854776", "fee * 1000000 * 1000000 * 1000000", "9223372036854775807 + 1",
            "share * 0.000001 * 0.000001 * 0.000001",
        ] {
            #expect(throws: ExpressionProblem.self, "\(source)") { try Expression(source, fields: Complaint.fields) }
        }
    }

    @Test func `the tree is JSON that says the whole expression`() throws {
        func tree(_ source: String) throws -> String { try Expression(source, fields: Complaint.fields).tree }

        #expect(
            try tree("kind != 'gift' and fee * 2 < 10")
                == #"{"op":"and","of":[{"op":"not","of":[{"op":"=","of":[{"op":"text","field":"kind"},"#
                + #"{"op":"text","is":"gift"}]}]},{"op":"<","of":[{"op":"*","by":"2","of":[{"op":"number","#
                + #""field":"fee","most":"1000"}]},{"op":"number","is":"10"}]}]}"#)
        #expect(try tree("today - 3") == #"{"op":"today","plus":-3}"#)
        #expect(try tree("topics has 'road'") == #"{"op":"has","field":"topics","is":"road"}"#)
        #expect(try tree("title contains '</B>\"\\'").contains(#""is":"</b>\"\\""#))
    }
}
