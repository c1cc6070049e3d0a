import People
import Testing
import Web

@testable import Forms

/// Small tables inside of a record, as forms bring them.
@Suite struct RowTests {
    private let field: Field

    init() throws { field = try FieldTable.field(FieldTable.rows) }

    private func written(_ html: HTML) -> String { String(decoding: html.bytes, as: UTF8.self) }

    private func read(_ fields: [(String, String)]) throws -> Answers.Part? {
        try field.read(Form(fields), as: "f-f", FieldTable.known, .indonesian)
    }

    @Test func `rows are read in the order of their places, and empty ones are none`() throws {
        let part = try read([
            ("f-f.7.name", "b"), ("f-f.7.count", "-1,5"), ("f-f.2.name", "a"), ("f-f.2.done", "tidak"),
            ("f-f.4.name", " "),
            ("f-f.9.other", "x"), ("f-fx.0.name", "no"),
        ])
        #expect(
            part
                == .rows([
                    Answers(["name": .text("a"), "done": .flag(false)]),
                    Answers(["name": .text("b"), "count": .number(-150)]),
                ]))
        #expect(try read([]) == nil && (try read([("f-f.0.name", "")])) == nil)
    }

    @Test func `a problem in a row is named with its place`() {
        let missing = #expect(throws: FieldProblem.self) { try read([("f-f.0.name", "a"), ("f-f.3.count", "1")]) }
        #expect(missing == FieldProblem("f.3.name", .missing))
        let long = #expect(throws: FieldProblem.self) { try read([("f-f.1.name", "abcdef")]) }
        #expect(long == FieldProblem("f.1.name", .tooLong, ["count": "6", "most": "5"]))
    }

    @Test(arguments: ["200", "999", "9223372036854775807", "9223372036854775808", "-1", "x", ""])
    func `a row beyond the last place is none, and the form is shown again all the same`(place: String) throws {
        let form = Form([("f-f.0.name", "a"), ("f-f.\(place).name", "b")])
        #expect(try field.read(form, as: "f-f", FieldTable.known, .english) == .rows([Answers(["name": .text("a")])]))
        var html: HTML = ""
        FieldInputs(try FieldTable.words(.english), FieldTable.known, form).write(field, to: &html)
        #expect(written(html).contains("name=\"f-f.3.name\"") && !written(html).contains("name=\"f-f.4.name\""))
    }

    @Test func `as many rows as there may be are read and shown`() throws {
        let form = Form((0..<Field.mostRows).map { ("f-f.\($0).name", "n\($0)") })
        guard case .rows(let rows) = try field.read(form, as: "f-f", FieldTable.known, .english) else {
            Issue.record("no rows")
            return
        }
        #expect(rows.count == Field.mostRows && rows.last == Answers(["name": .text("n199")]))
        var html: HTML = ""
        FieldInputs(try FieldTable.words(.english), FieldTable.known, form).write(field, to: &html)
        #expect(written(html).contains("name=\"f-f.199.name\"") && !written(html).contains("name=\"f-f.200.name\""))
    }
}
