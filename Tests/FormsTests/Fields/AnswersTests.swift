import Foundation
import People
import Storage
import Testing
import Web

@testable import Forms

@Suite struct AnswersTests {
    /// Answers of every kind by chance, such as a form can bring them.
    private struct Chance {
        var dice: Dice

        mutating func text() -> String {
            let letters = ["a", "é", "e\u{301}", " ", "\"", "\\", "<", "&", ";", "😀", "\u{202E}", "\n", "0", ","]
            let middle = (0..<dice.roll(8)).map { _ in dice.pick(letters) }.joined()
            return "x\(middle)x"
        }

        mutating func part(_ field: Field) -> Answers.Part? {
            guard dice.roll(4) > 0 else { return nil }
            switch field.kind {
            case .text, .longText: return .text(text())
            case .number, .money: return .number(Int64(dice.roll(dice.pick([10, 5000, 1_000_000_000_000]))))
            case .year: return .number(Int64(1900 + dice.roll(300)))
            case .decimal, .percent: return .number(Int64(dice.roll(dice.pick([10, 5000, 1_000_000_000]))) - 5)
            case .day: return .text(Day(sinceEpoch: dice.roll(60_000)).description)
            case .period: return .text(dice.pick(["2026", "2026-03", "2026-Q2", "2026-H1"]))
            case .choice: return .text(dice.pick(["road", "light", "park"]))
            case .choices:
                let all = ["road", "light", "park", "old"].filter { _ in dice.roll(2) == 0 }
                return all.isEmpty ? nil : .texts(all)
            case .flag: return .flag(dice.roll(2) == 0)
            case .person: return .text(dice.pick(["p-1", "p-2"]))
            case .unit: return .text("u-1")
            case .link: return .text("TIM-2026-001")
            case .rows:
                let rows = (0..<(1 + dice.roll(4))).map { place -> Answers in
                    var row = Answers(["name": .text("n\(place)")])
                    for one in field.fields where one.key != "name" { row[one.key] = part(one) }
                    return row
                }
                return .rows(rows)
            case .evidence, .computed: return nil
            }
        }
    }

    private static let kinds = [
        "kind: text", "kind: long-text", "kind: number", "kind: year", "kind: money", "kind: percent, least: -1",
        "kind: decimal, decimals: 1, least: -9", "kind: decimal, decimals: 3, least: -9",
        "kind: decimal, decimals: 6, least: -9",
        "kind: date", "kind: period", "kind: yes-no", "kind: person", "kind: unit", FieldTable.rows,
    ]

    private func fields() throws -> [Field] {
        let all = try Self.kinds.map(FieldTable.field) + [FieldTable.choice("choice"), FieldTable.choice("choices")]
        return try all.enumerated().map { place, field in
            // The same field under a name of its own.
            let text = try JSONEncoder().encode(field)
            var object = try #require(try JSONSerialization.jsonObject(with: text) as? [String: Any])
            object["key"] = "f\(place)"
            return try JSONDecoder().decode(Field.self, from: try JSONSerialization.data(withJSONObject: object))
        }
    }

    @Test(arguments: [Language.indonesian, .english])
    func `what a form shows for changing is read back as the same answers`(language: Language) throws {
        var chance = Chance(dice: Dice(seed: 11))
        let (fields, words) = (try fields(), try FieldTable.words(language))
        for _ in 0..<400 {
            var answers = Answers()
            for field in fields { answers[field.key] = chance.part(field) }
            let form = FieldInputs.form(answers, fields, words)
            var read = Answers()
            for field in fields {
                read[field.key] = try field.read(form, as: FieldInputs.prefix + field.key, FieldTable.known, language)
            }
            #expect(read == answers)
            for field in fields where field.kind != .rows {
                let again = try field.read(field.typed(answers[field.key], words), FieldTable.known, language)
                #expect(again == answers[field.key], "\(field.kind) \(field.typed(answers[field.key], words))")
            }
        }
    }

    @Test func `answers are kept as the same bytes, whatever order they came in`() throws {
        var chance = Chance(dice: Dice(seed: 12))
        let fields = try fields()
        for _ in 0..<300 {
            var (answers, turned) = (Answers(), Answers())
            let parts = fields.map { ($0, chance.part($0)) }
            for (field, part) in parts { answers[field.key] = part }
            for (field, part) in parts.reversed() { turned[field.key] = part }
            let json = try answers.json
            #expect(try Answers(json: json) == answers && (try turned.json) == json)
        }
    }

    @Test func `what no field asks for stays among the answers`() throws {
        let answers = try Answers(json: #"{"gone":"kept","n":12,"ok":false,"rows":[{"a":"x"}],"some":["a","b"]}"#)
        #expect(answers["gone"] == .text("kept") && answers["n"] == .number(12) && answers["ok"] == .flag(false))
        #expect(answers["rows"] == .rows([Answers(["a": .text("x")])]) && answers["some"] == .texts(["a", "b"]))
        #expect(try answers.json == #"{"gone":"kept","n":12,"ok":false,"rows":[{"a":"x"}],"some":["a","b"]}"#)
        #expect(throws: DecodingError.self) { try Answers(json: #"{"n":1.5}"#) }
        #expect(throws: DecodingError.self) { try Answers(json: "[]") }
    }

    @Test func `an expression sees nothing where nothing is answered`() throws {
        let (day, text, many) = (
            try FieldTable.field("kind: date"), try FieldTable.field("kind: text"), try FieldTable.choice("choices")
        )
        let empty = Answers(["f": .text("")])
        #expect(empty.value(of: day) == .missing && empty.value(of: text) == .missing && empty.isEmpty(text))
        #expect(Answers(["f": .texts([])]).value(of: many) == .missing && Answers(["f": .texts([])]).isEmpty(many))
        #expect(!Answers(["f": .flag(false)]).isEmpty(day) && !Answers(["f": .number(0)]).isEmpty(day))
        let march = Answers(["f": .text("2026-03-01")])
        #expect(march.value(of: day) == .day(try #require(Day("2026-03-01"))))
        #expect(march.value(of: day).part == march["f"])
    }

    @Test(arguments: [
        ("kind: percent", Answers.Part.number(1250), "12,50 %", "12.50 %", "12,50"),
        ("kind: decimal, decimals: 2", .number(-50), "-0,50", "-0.50", "-0,50"),
        ("kind: money", .number(1_250_000), "1.250.000", "1,250,000", "1.250.000"),
        ("kind: year", .number(2026), "2026", "2026", "2026"),
        ("kind: date", .text("2026-03-01"), "1 Maret 2026", "1 March 2026", "2026-03-01"),
        ("kind: yes-no", .flag(true), "Ya", "Yes", "ya"), ("kind: yes-no", .flag(false), "Tidak", "No", "tidak"),
        ("kind: person", .text("p-1"), "Rina", "Rina", "p-1"), ("kind: person", .text("p-9"), "–", "–", "p-9"),
        (FieldTable.rows, .rows([Answers()]), "1 baris", "1 rows", ""),
    ])
    func `an answer is shown in the reader's language, and typed as forms take it`(
        field: String, part: Answers.Part, indonesian: String, english: String, typed: String
    ) throws {
        let field = try FieldTable.field(field)
        for (language, expected) in [(Language.indonesian, indonesian), (.english, english)] {
            let text = field.text(part, try FieldTable.words(language)) { id in
                FieldTable.known.people.first { $0.id == id }?.name
            }
            #expect(text == expected)
        }
        #expect(field.typed(part, try FieldTable.words(.indonesian)) == typed)
        #expect(field.text(nil, try FieldTable.words(.english)) == "")
    }

    @Test func `choices are shown by their words, and what the definition has no more by its key`() throws {
        let (one, many) = (try FieldTable.choice("choice"), try FieldTable.choice("choices"))
        let words = try FieldTable.words(.indonesian)
        #expect(one.text(.text("park"), words) == "Taman, kota" && one.text(.text("gone"), words) == "gone")
        #expect(many.text(.texts(["road", "gone"]), words) == "Jalan, gone")
        #expect(many.typed(.texts(["road", "park"]), words) == "road;park")
    }
}
