import Testing

@testable import Forms
@testable import Registers

/// What a definition says of itself that can't be: each rule is broken once in a sound definition, and named with its line.
@Suite struct DefinitionCheckTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let old: String
        let new: String
        let path: String
        let text: String
        /// What the problem's line begins with, where that is not the line of the new text.
        let line: String?
        var testDescription: String { "\(path): \(text)" }

        init(_ old: String, _ new: String, _ path: String, _ text: String, line: String? = nil) {
            (self.old, self.new, self.path, self.text, self.line) = (old, new, path, text, line)
        }
    }

    static let fields = [
        Case("key: item, kind: text", "key: state, kind: text", "fields[0].key", "\"state\" is a name of the engine's"),
        Case("key: value, kind", "key: item, kind", "fields[3].key", "\"item\" is there twice"),
        Case("key: value, kind", "key: contains, kind", "fields[3].key", "\"contains\" is a name of the engine's"),
        Case(
            "most: 60, index: text1", "most: 60, index: text3", "fields[2].index", "text3 is taken by item",
            line: "  - { key: borrower"),
        Case("index: text1", "index: day3", "fields[0].index", "day3 holds no text"),
        Case("index: number2", "index: text2", "fields[7].index", "text2 is taken by kind"),
        Case("index: number2", "index: text5", "fields[7].index", "text5 holds no number"),
        Case("kind: money, label", "kind: choice, label", "fields[3].options", "are missing: a choice needs them"),
        Case(
            "kind: money, label", "kind: money, options: [{ key: a, label: { id: A, en: A } }], label",
            "fields[3].options", "belong to choices only"),
        Case("key: car, label", "key: tool, label", "fields[1].options[1].key", "\"tool\" is there twice"),
        Case(
            "kind: money, label", "kind: link, label", "fields[3].register", "a link, and only a link, names a register"
        ),
        Case(
            "kind: money, label", "kind: money, register: teams, label", "fields[3].register",
            "a link, and only a link, names a register"),
        Case(
            "kind: money, label", "kind: rows, label", "fields[3].fields",
            "rows, and only rows, have fields of their own"),
        Case(
            "kind: money, label", "kind: computed, label", "fields[3].value",
            "a computed field, and only one, has a value"),
        Case("kind: money, label", "kind: money, decimals: 2, label", "fields[3].decimals", "belong to a decimal only"),
        Case(
            "see: private", "see: secret", "fields[4].see",
            "\"secret\" is no name of access; expected one of add, change, handle, private, read"),
        Case(
            "see: private", "write: secret", "fields[4].write",
            "\"secret\" is no name of access; expected one of add, change, handle, private, read"),
        Case(
            "see: private", "write-in: [out, gone]", "fields[4].write-in[1]",
            "\"gone\" is no state; expected one of out, lost, back"),
        Case(
            "required: true, most: 60", "required: true, hidden: true, most: 60", "fields[0].hidden",
            "is a field that must be filled"),
        Case(
            "shown-when: \"kind = 'car'\"", "shown-when: \"kind = 'ship'\"", "fields[4].shown-when",
            "at letter 8: found 'ship', expected one of 'tool', 'car'"),
        Case(
            "shown-when: \"kind = 'car'\"", "shown-when: \"value\"", "fields[4].shown-when",
            "is no condition: expected something true or false"),
        Case("days(lent-on, back-on)", "days(lent-on, back-at)", "fields[7].value", "at letter 15: "),
        Case("key: name, kind: text", "key: name, kind: rows", "fields[8].fields[0].kind", "rows can't stand in a row"),
        Case(
            "key: name, kind: text", "key: name, kind: choices", "fields[8].fields[0].kind",
            "choices can't stand in a row"),
        Case(
            "key: name, kind: text", "key: count, kind: text", "fields[8].fields[1].key", "\"count\" is there twice",
            line: "      - { key: count, kind: number"),
        Case(
            "key: count, kind: number", "key: count, index: number3, kind: number", "fields[8].fields[1].index",
            "number3 holds no number"),
        Case(
            "key: count, kind: number", "key: count, see: private, kind: number", "fields[8].fields[1].see",
            "belongs to the whole table, not to a field of its rows"),
    ]

    static let rest = [
        Case(
            "label: [item]", "label: [thing]", "label[0]", "\"thing\" is no field; expected one of item, kind, borrower"
        ),
        Case("own: borrower", "own: item", "own", "\"item\" is no person field; expected one of borrower"),
        Case("PJM-{year}-{number:3}", "PJM-{year}", "number", "needs {number} once, such as ADU-{year}-{number:4}"),
        Case("read: registers.read, ", "", "access", "read is missing", line: "access:"),
        Case(
            "handle: registers.define", "handle: plans.adopt", "access.handle",
            "\"plans.adopt\" is no action; expected one of "),
        Case("holds: \"back-on is empty", "holds: \"back-on is nothing", "rules[0].holds", "at letter "),
        Case("at: back-on", "at: back", "rules[0].at", "\"back\" is no field; expected one of item"),
        Case("key: lost, kind: waiting", "key: out, kind: waiting", "states[1].key", "\"out\" is there twice"),
        Case("key: miss, label", "key: return, label", "transitions[1].key", "\"return\" is there twice"),
        Case(
            "from: [out, lost]", "from: [out, gone]", "transitions[0].from[1]",
            "\"gone\" is no state; expected one of out, lost, back"),
        Case("to: lost", "to: gone", "transitions[1].to", "\"gone\" is no state; expected one of out, lost, back"),
        Case("to: back, who: change", "to: back", "transitions[0].who", "is missing: nobody could do it"),
        Case("who: handle", "who: boss", "transitions[2].who", "\"boss\" is no name of access; expected one of add"),
        Case("asks: [back-on]", "asks: [back]", "transitions[0].asks[0]", "\"back\" is no field; expected one of item"),
        Case(
            "when: \"kind = 'tool'\"", "when: \"kind\"", "transitions[2].when",
            "is no condition: expected something true or false"),
        Case("by: kind", "by: item", "deadlines[0].by", "\"item\" is no choice; expected one of kind"),
        Case(
            "days: { tool: 3, car: 1 }", "days: { tool: 3, ship: 1 }", "deadlines[0].days.ship", "is no answer of kind"),
        Case(
            "from: lent-on", "from: item", "deadlines[0].from",
            "\"item\" is no date field; expected one of lent-on, back-on"),
        Case(
            "met: [return]", "met: [back]", "deadlines[0].met[0]",
            "\"back\" is no transition; expected one of return, miss, lend-again"),
        Case(
            "met: [return]", "met: [return], after: back", "deadlines[0].after",
            "\"back\" is no transition; expected one of return"),
        Case(
            "rests: [lost]", "rests: [found]", "deadlines[0].rests[0]",
            "\"found\" is no state; expected one of out, lost, back"),
        Case("rests: [lost]", "hours: 4, rests: [lost]", "deadlines[0]", "counts working days or hours, not both"),
        Case(
            "columns: [number, item", "columns: [number, parts", "columns[1]",
            "\"parts\" is no column; expected one of number"),
        Case("totals: [value]", "totals: [item]", "totals[0]", "\"item\" is no indexed number; expected one of value"),
        Case("filter: \"value >= 1000000\"", "filter: \"licence = 'x'\"", "views[0].filter", "at letter 1: "),
        Case(
            "sort: \"-value\"", "sort: \"-worth\"", "views[0].sort",
            "\"worth\" is no column to sort by; expected one of state"),
        Case(
            "sort: \"-value\"", "sort: licence", "views[0].sort",
            "\"licence\" is no column to sort by; expected one of state"),
        Case(
            "totals: [value]", "reminders: [{ deadline: soon, before: 1 }]", "reminders[0].deadline",
            "\"soon\" is no deadline; expected one of giving-back"),
        Case(
            "totals: [value]", "evidence: [{ label: { id: F, en: F }, when: \"nothing\" }]", "evidence[0].when",
            "at letter 1: "),
        Case(
            "totals: [value]", "measures: [{ key: m, counts: \"lent-on >= since\" }]", "measures[0].counts",
            "at letter 12: "),
        Case(
            "totals: [value]", "measures: [{ key: m, counts: \"true\" }, { key: m, counts: \"true\" }]",
            "measures[1].key",
            "\"m\" is there twice"),
        Case(
            "totals: [value]",
            "public: { title: { id: P, en: P }, intro: { id: P, en: P }, purpose: { id: P, en: P } }", "public",
            "no field is asked of visitors (public: ask)"),
        Case(
            "totals: [value]",
            "public: { title: { id: P, en: P }, intro: { id: P, en: P }, purpose: { id: P, en: P }, contact: mail }",
            "public.contact", "\"mail\" is no field; expected one of item"),
    ]

    @Test func `the definition that is broken here is sound`() throws {
        #expect(try Register(yaml: Loans.yaml, named: "loans.yaml").key == "x-loans")
    }

    @Test(arguments: fields + rest)
    func `what can't be is named with its place, its line and what was expected`(one: Case) throws {
        let yaml = Loans.yaml.replacing(one.old, with: one.new, maxReplacements: 1)
        #expect(yaml != Loans.yaml)
        let found = #expect(throws: DefinitionProblems.self) { try Register(yaml: yaml, named: "loans.yaml") }
        let problem = try #require(
            found?.all.first { $0.path == one.path && $0.text.hasPrefix(one.text) }, "\(found?.description ?? "")")
        let lines = yaml.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(problem.file == "loans.yaml" && problem.column > 0)
        let line = lines[problem.line - 1]
        #expect(one.line.map { line.hasPrefix($0) } ?? line.contains(one.new), "\(problem)")
    }

    @Test func `two main deadlines are one too many`() throws {
        let second = "  - { key: again, label: { id: L, en: L }, working-days: 3, met: [return], main: true }\ncolumns:"
        let yaml = Loans.yaml.replacing("columns:", with: second, maxReplacements: 1)
        let found = #expect(throws: DefinitionProblems.self) { try Register(yaml: yaml, named: "loans.yaml") }
        #expect(found?.all.map(\.text) == ["only one can be the main one"])
    }

    @Test func `every problem is named at once`() throws {
        let yaml = Loans.yaml.replacing("label: [item]", with: "label: [thing]").replacing("to: lost", with: "to: gone")
            .replacing("by: kind", with: "by: item")
        let found = #expect(throws: DefinitionProblems.self) { try Register(yaml: yaml, named: "loans.yaml") }
        let paths = Set(found?.all.map(\.path) ?? [])
        #expect(paths.isSuperset(of: ["label[0]", "transitions[1].to", "deadlines[0].by"]))
    }
}
