import People
import Storage
import Testing
import Web

@testable import Forms

@Suite struct FieldReadingTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let field: String
        let text: String
        let indonesian: Int64?
        let english: Int64?
        var testDescription: String { "\(field) \"\(text)\"" }

        init(_ field: String, _ text: String, _ indonesian: Int64?, _ english: Int64?) {
            (self.field, self.text, self.indonesian, self.english) = (field, text, indonesian, english)
        }

        init(_ field: String, _ text: String, both: Int64?) { self.init(field, text, both, both) }
    }

    @Test(arguments: [
        Case("kind: number", "7", both: 7), Case("kind: number", "007", both: 7),
        Case("kind: number", "1.234", 1234, nil), Case("kind: number", "1,234", nil, 1234),
        Case("kind: number", "12.345.678", 12_345_678, nil), Case("kind: number", "12,345,678", nil, 12_345_678),
        Case("kind: number", "1 234", both: 1234), Case("kind: number", "1\u{A0}234", both: 1234),
        Case("kind: number", "12.34.567", both: nil), Case("kind: number", "1234.567", both: nil),
        Case("kind: number", "1.5", both: nil), Case("kind: number", "", both: nil),
        Case("kind: number", "banyak", both: nil), Case("kind: number", "1e3", both: nil),
        Case("kind: number", "+7", both: nil), Case("kind: number", "--7", both: nil),
        Case("kind: number", "-", both: nil),
        Case("kind: number", "٧", both: nil), Case("kind: number", "1\u{301}", both: nil),
        Case("kind: number", "½", both: nil),
        Case("kind: number", ".", both: nil), Case("kind: number", ",", both: nil),
        Case("kind: number", "1,2,3", both: nil),
        Case("kind: number", "-3", both: nil), Case("kind: number, least: -5", "-3", both: -3),
        Case("kind: number, least: -5", "-6", both: nil), Case("kind: number, least: 3", "2", both: nil),
        Case("kind: number, most: 9", "9", both: 9), Case("kind: number, most: 9", "10", both: nil),
        Case("kind: number", "1000000000000000", both: 1_000_000_000_000_000),
        Case("kind: number", "1000000000000001", both: nil), Case("kind: number", "99999999999999999999", both: nil),
        Case("kind: year", "2026", both: 2026), Case("kind: money", "Rp1.250.000", 1_250_000, nil),
        Case("kind: money", "Rp 1,250,000", nil, 1_250_000), Case("kind: money", "1250000", both: 1_250_000),
        Case("kind: percent", "12,5", both: 1250), Case("kind: percent", "12.5 %", both: 1250),
        Case("kind: percent", "99,999", nil, 9_999_900), Case("kind: percent, most: 100", "100,01", both: nil),
        Case("kind: percent, most: 100", "100%", both: 10_000),
        Case("kind: decimal, decimals: 2", "1.234,5", 123_450, nil),
        Case("kind: decimal, decimals: 2", "1,234.5", nil, 123_450),
        Case("kind: decimal, decimals: 2", "1234.5", both: 123_450),
        Case("kind: decimal, decimals: 2", "1234,5", both: 123_450),
        Case("kind: decimal, decimals: 2", ",5", both: nil),
        Case("kind: decimal, decimals: 2", "5,", both: 500), Case("kind: decimal, decimals: 2", "0,125", nil, nil),
        Case("kind: decimal, decimals: 2, least: -1", "-0,5", both: -50),
        Case("kind: decimal, decimals: 2, least: -1", "-1,01", both: nil),
        // What begins with a 0 has no thousands.
        Case("kind: decimal, decimals: 3", "0.500", both: 500), Case("kind: decimal, decimals: 3", "0,500", both: 500),
        Case("kind: number", "0.500", both: nil), Case("kind: decimal, decimals: 3", "1.500", 1_500_000, 1500),
    ])
    func `a number is read by the marks of the language, and never guessed`(one: Case) throws {
        for (language, expected) in [(Language.indonesian, one.indonesian), (.english, one.english)] {
            let found = try? FieldTable.reads(try FieldTable.field(one.field), one.text, language).get()
            #expect(found == expected.map { .number($0) }, "\(language)")
        }
    }

    @Test(arguments: [
        ("2026-03-01", "2026-03-01" as String?), ("1/3/2026", "2026-03-01"), ("01-03-2026", "2026-03-01"),
        ("1.3.2026", "2026-03-01"), ("1 Maret 2026", "2026-03-01"), ("1 maret 2026", "2026-03-01"),
        ("1 March 2026", "2026-03-01"), ("31 Desember 2026", "2026-12-31"), ("29 Februari 2024", "2024-02-29"),
        ("29/2/2026", nil), ("31/4/2026", nil), ("1/13/2026", nil), ("0/1/2026", nil), ("1/3/26", nil), ("2026", nil),
        ("2026-3-1", nil), ("2026/03/01", nil), ("kemarin", nil), ("1 Mars 2026", nil), ("1/+3/2026", nil),
        ("1/3/2026/4", nil), ("32 Januari 2026", nil), ("1/3/99999", nil), ("٠١/03/2026", nil),
    ])
    func `a day is read as people and sheets write it`(text: String, day: String?) throws {
        let field = try FieldTable.field("kind: date")
        for language in [Language.indonesian, .english] {
            switch try FieldTable.reads(field, text, language) {
            case .success(let part): #expect(part == day.map { .text($0) })
            case .failure(let problem):
                #expect(day == nil && problem == FieldProblem("f", .noDay, ["value": text]))
            }
        }
    }

    @Test(arguments: [
        ("2026", "2026" as String?), ("2026-03", "2026-03"), ("2026-q1", "2026-Q1"), ("2026-Q4", "2026-Q4"),
        ("2026-h2", "2026-H2"),
        ("2026-12", "2026-12"), ("2026-13", nil), ("2026-00", nil), ("2026-3", nil), ("2026-Q5", nil), ("2026-H3", nil),
        ("26", nil), ("1899", nil), ("3000", nil), ("2026-03-01", nil), ("2026-", nil), ("-2026", nil),
        ("2026-+3", nil),
        ("+202", nil), ("Maret 2026", nil), ("2026-Q", nil), ("2026-٠٣", nil),
    ])
    func `a period is a year, a half, a quarter or a month`(text: String, period: String?) throws {
        switch try FieldTable.reads(try FieldTable.field("kind: period"), text) {
        case .success(let part): #expect(part == period.map { .text($0) })
        case .failure(let problem): #expect(period == nil && problem.word == .noPeriod)
        }
    }

    @Test func `a choice is found by its key and by its words in both languages`() throws {
        let field = try FieldTable.choice("choice")
        for text in ["road", "Jalan", "jalan", "ROAD", "Road"] {
            #expect(try FieldTable.reads(field, text) == .success(.text("road")), "\(text)")
        }
        #expect(try FieldTable.reads(field, "Taman, kota") == .success(.text("park")))
        // What is offered no more can still be brought with what is old, but isn't proposed.
        #expect(try FieldTable.reads(field, "old") == .success(.text("old")))
        let problem = FieldProblem("f", .unknownChoice, ["value": "ship", "all": "Jalan, Lampu, Taman, kota"])
        #expect(try FieldTable.reads(field, "ship") == .failure(problem))
    }

    @Test(arguments: [
        ("light;road", ["road", "light"] as [String]?), ("Lampu, Jalan", ["road", "light"]), ("road;road", ["road"]),
        ("Taman, kota; Jalan", ["road", "park"]), ("Park, town", ["park"]), (" ; ,", nil), (";", nil),
    ])
    func `several choices are kept in the order of the definition, each once`(text: String, keys: [String]?) throws {
        let field = try FieldTable.choice("choices")
        #expect(try FieldTable.reads(field, text) == .success(keys.map { .texts($0) }))
        let form = Form((keys ?? [""]).reversed().map { ("x[]", $0) })
        #expect(try field.read(form, as: "x", FieldTable.known, .english) == keys.map { .texts($0) })
        let problem = #expect(throws: FieldProblem.self) {
            try field.read(Form([("x[]", "road"), ("x[]", "Jalan")]), as: "x", FieldTable.known, .english)
        }
        #expect(problem?.word == .unknownChoice)
    }

    @Test func `yes and no are read in both languages`() throws {
        let field = try FieldTable.field("kind: yes-no")
        for text in ["ya", "Ya", "yes", "1", "true", "y"] {
            #expect(try FieldTable.reads(field, text) == .success(.flag(true)))
        }
        for text in ["tidak", "TIDAK", "no", "0", "false", "t", "n"] {
            #expect(try FieldTable.reads(field, text) == .success(.flag(false)))
        }
        #expect(try FieldTable.reads(field, "mungkin") == .failure(FieldProblem("f", .noFlag, ["value": "mungkin"])))
    }

    @Test(arguments: [
        ("kind: person", "p-1", "p-1" as String?, FormWord.unknownPerson),
        ("kind: person", "bambang sutrisno", "p-2", .unknownPerson),
        ("kind: person", "Budi", nil, .unknownPerson), ("kind: unit", "SUBBAG UMUM", "u-1", .unknownUnit),
        ("kind: unit", "Rina", nil, .unknownUnit),
        ("kind: link, register: teams", "TIM-2026-001", "r-1", .unknownRecord),
        ("kind: link, register: teams", "r-1", nil, .unknownRecord),
        ("kind: link, register: other", "TIM-2026-001", nil, .unknownRecord),
    ])
    func `who and what is named must be there`(field: String, text: String, id: String?, word: FormWord) throws {
        switch try FieldTable.reads(try FieldTable.field(field), text) {
        case .success(let part): #expect(part == id.map { .text($0) })
        case .failure(let problem): #expect(id == nil && problem == FieldProblem("f", word, ["value": text]))
        }
    }

    @Test func `a text has as many letters as people count, and no more than its limit`() throws {
        let short = try FieldTable.field("kind: text, most: 3")
        #expect(try FieldTable.reads(short, "e\u{301}e\u{301}👩‍👩‍👧") == .success(.text("e\u{301}e\u{301}👩‍👩‍👧")))
        #expect(
            try FieldTable.reads(short, "four") == .failure(FieldProblem("f", .tooLong, ["count": "4", "most": "3"])))
        #expect(try FieldTable.reads(short, "") == .success(nil))
        for (kind, most) in [("text", 300), ("long-text", 10_000)] {
            let field = try FieldTable.field("kind: \(kind)")
            #expect((try? FieldTable.reads(field, String(repeating: "x", count: most)).get()) != nil)
            #expect((try? FieldTable.reads(field, String(repeating: "x", count: most + 1)).get()) == nil)
        }
    }

    @Test func `what is outside of its limits is said with them`() throws {
        let percent = try FieldTable.field("kind: percent, least: 5, most: 100")
        let problem = FieldProblem("f", .outside, ["least": "5", "most": "100"])
        #expect(try FieldTable.reads(percent, "101") == .failure(problem))
        #expect(try FieldTable.reads(percent, "4,99") == .failure(problem))
        let decimal = try FieldTable.field("kind: decimal, decimals: 2")
        #expect(
            try FieldTable.reads(decimal, "1,234", .indonesian)
                == .failure(FieldProblem("f", .noDecimal, ["value": "1,234", "most": "2"])))
    }

    @Test func `proofs and what is computed are never read from a form`() throws {
        for kind in ["kind: evidence", "kind: computed, value: \"1\""] {
            let field = try FieldTable.field(kind)
            #expect(try field.read(Form([("f", "1")]), as: "f", FieldTable.known, .english) == nil)
        }
    }
}
