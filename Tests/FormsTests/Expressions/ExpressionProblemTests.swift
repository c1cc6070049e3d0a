import Forms
import Testing

@Suite struct ExpressionProblemTests {
    private func problem(_ source: String) -> ExpressionProblem? {
        do {
            _ = try Expression(source, fields: Complaint.fields)
            return nil
        } catch let problem as ExpressionProblem {
            return problem
        } catch {
            Issue.record("\(source): \(error)")
            return nil
        }
    }

    @Test(arguments: [
        ("", 0, "found the end, expected a value"),
        ("fee >", 5, "found the end, expected a value"),
        ("(fee = 1", 8, "found the end, expected ')'"),
        ("fee = 1 2", 8, "found '2', expected an operator or the end"),
        ("fee = 1)", 7, "found ')', expected an operator or the end"),
        ("and fee", 0, "found 'and', expected a value"),
        ("days received-on", 5, "found 'received-on', expected '(' behind days"),
        ("days(received-on)", 16, "found ')', expected ',' and the second day"),
        ("if(true, 1)", 10, "found ')', expected ','"),
        ("kind in 'gift'", 8, "found 'gift', expected '(' and a list"),
        ("kind in ()", 9, "found ')', expected a text, a number or a day that is written down"),
        ("kind in ('gift'", 15, "found the end, expected ',' or ')'"),
        ("kind not in ('gift')", 5, "not stands before a whole comparison"),
        ("kind is not empty", 8, "found 'not', expected filled or empty"),
        ("fee = 1 = 1", 8, "comparisons don't follow one another"),
        ("topics has road", 11, "found 'road', expected a choice between ' and '"),
        ("title contains ''", 15, "expected a text between ' and '"),
    ])
    func `a sentence that goes wrong says where and what was expected`(source: String, offset: Int, text: String) {
        let problem = problem(source)
        #expect(problem?.offset == offset)
        #expect(problem?.text.contains(text) == true, "\(problem?.text ?? "it was taken")")
    }

    @Test(arguments: [
        ("fee -1 = 0", 4, "a minus between two values needs a space on each side"),
        ("fee - 1 -1 = 0", 8, "a minus between two values needs a space on each side"),
        ("fee-1 = 0", 0, "there is no field 'fee-1'; a minus needs a space on each side"),
        ("5-3 = 2", 1, "a minus between two values needs a space on each side"),
        ("2026-3 = 2", 0, "a day of the calendar is written 2026-03-01"),
        ("2026-02-30 = today", 0, "found '2026-02-30'"),
        ("colour = 'x'", 0, "there is no field 'colour'"),
        ("Fee = 1", 0, "small letters"),
        ("fee_1 = 1", 3, "hyphens"),
        ("fee == 1", 4, "equal is written ="),
        ("fee <> 1", 4, "different is written !="),
        ("!is-urgent", 0, "write not"),
        ("fee / 2", 4, "there is no division"),
        ("title = \"x\"", 8, "a text stands between ' and '"),
        ("title = 'x", 8, "this text has no ' at its end"),
        ("title = 'é\u{7}'", 11, "control character"),
        ("fee = 1.", 6, "1 to 6 decimals"),
        ("fee = 1.1234567", 6, "1 to 6 decimals"),
        ("fee = 1.000.000", 11, "right behind the number"),
        ("fee = 30days", 8, "right behind the number"),
        ("fee = 99999999999999999999", 6, "too large"),
        ("fee = ∞", 6, "found '∞'"),
    ])
    func `what can't be read says why`(source: String, offset: Int, text: String) {
        let problem = problem(source)
        #expect(problem?.offset == offset)
        #expect(problem?.text.contains(text) == true, "\(problem?.text ?? "it was taken")")
    }

    @Test(arguments: [
        ("fee and true", 0, "found a number, expected a condition for 'and'"),
        ("not title", 4, "found a text, expected a condition for 'not'"),
        ("if(fee, 1, 2)", 3, "found a number, expected a condition for 'if'"),
        ("if(true, 1, 'a')", 12, "found a text, expected a number as before the comma"),
        ("if(true, topics, topics)", 9, "which if doesn't give"),
        ("fee = 'x'", 6, "found a text, expected a number as on the left"),
        ("received-on > 3", 14, "found a number, expected a day as on the left"),
        ("title < 'x'", 6, "it compares numbers and days"),
        ("kind = 'theft'", 7, "found 'theft', expected one of 'complaint', 'gift', 'Gift', 'é'"),
        ("kind in ('gift', 'theft')", 17, "found 'theft', expected one of"),
        ("'theft' = kind", 0, "found 'theft', expected one of"),
        ("topics has 'river'", 11, "found 'river', expected one of 'road'"),
        ("topics = 'road'", 0, "ask for one of them with has"),
        ("topics", 0, "ask for one of them with has"),
        ("title has 'road'", 0, "expected a field of several choices before has"),
        ("topics contains 'road'", 0, "choices are asked for with has"),
        ("kind in (1)", 9, "found a number in a list for a text"),
        ("is-urgent in ('x')", 0, "expected a text, a number or a day before in"),
        ("is-urgent = is-shared", 12, "expected true or false"),
        ("(is-urgent or is-shared) is empty", 0, "which is never empty"),
        ("amount * fee", 9, "must be a number that is written down"),
        ("title + 1", 0, "found a text, expected a number"),
        ("fee + title", 6, "found a text, expected a number"),
        ("received-on + 30 < today", 0, "days(first, second)"),
        ("today - received-on", 0, "days(first, second)"),
        ("today + fee = today", 8, "a whole number that is written down"),
        ("today + 0.5 = today", 8, "a whole number that is written down"),
        ("today + 36501 = today", 8, "at most 36500 days"),
        ("-title = 'x'", 1, "found a text, expected a number"),
        ("year(fee)", 5, "found a number, expected a day"),
        ("huge + 1", 0, "could become too large"),
    ])
    func `what doesn't fit together says which part`(source: String, offset: Int, text: String) {
        let problem = problem(source)
        #expect(problem?.offset == offset)
        #expect(problem?.text.contains(text) == true, "\(problem?.text ?? "it was taken")")
    }

    @Test func `a source has limits`() {
        let long = "true" + String(repeating: " ", count: 1_996)
        #expect(problem(long) == nil)
        #expect(problem(long + " ")?.text == "found 2001 bytes; an expression has at most 2000")
        #expect(problem(long + " ")?.offset == 2_000)

        func nested(_ depth: Int, _ open: String, _ inner: String, _ close: String) -> String {
            String(repeating: open, count: depth) + inner + String(repeating: close, count: depth)
        }
        #expect(problem(nested(8, "(", "true", ")")) == nil)
        #expect(problem(nested(9, "(", "true", ")"))?.description == "at byte 8: nested more than 8 deep")
        #expect(problem(nested(1_900, "(", "", ""))?.description == "at byte 8: nested more than 8 deep")
        #expect(problem(nested(400, "not ", "true", ""))?.description == "at byte 32: nested more than 8 deep")
        #expect(problem(nested(400, "- ", "1", ""))?.description == "at byte 16: nested more than 8 deep")
        #expect(problem(nested(160, "if(true, 1, ", "", ""))?.description == "at byte 96: nested more than 8 deep")

        #expect(problem("fee" + String(repeating: " + 1", count: 99) + " = 2") != nil)
        #expect(problem("fee" + String(repeating: " + 1", count: 98) + " = 2") == nil)
        #expect(problem("title = '\(String(repeating: "é", count: 200))'") == nil)
        #expect(problem("title = '\(String(repeating: "é", count: 201))'")?.text == "a text has at most 200 characters")
    }
}
