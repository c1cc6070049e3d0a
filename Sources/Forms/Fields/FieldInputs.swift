public import Web

/// The inputs of a form: each field with its label, its help, what was typed, and what is wrong with it.
public struct FieldInputs: Sendable {
    /// What stands before a field's key among the form's names.
    public static let prefix = "f-"

    let words: Words
    let known: Choosable
    /// What was typed, as the form had it.
    let form: Form
    let problems: [FieldProblem]
    /// The tree of an expression for a page's script, by field.
    let shownWhen: [String: String]
    /// What stands before the ids of inputs, on a page with several forms.
    let group: String

    public init(
        _ words: Words, _ known: Choosable, _ form: Form, problems: [FieldProblem] = [],
        shownWhen: [String: String] = [:], group: String = ""
    ) {
        (self.words, self.known, self.form) = (words, known, form)
        (self.problems, self.shownWhen) = (problems, shownWhen)
        self.group = group.isEmpty ? "" : group + "-"
    }

    /// The form that shows some answers for changing.
    public static func form(_ answers: Answers, _ fields: [Field], _ words: Words) -> Form {
        var all: [(String, String)] = []
        func add(_ answers: Answers, _ fields: [Field], _ prefix: String) {
            for field in fields {
                switch answers[field.key] {
                case .texts(let texts): for text in texts { all.append((prefix + field.key + "[]", text)) }
                case .rows(let rows):
                    for (place, row) in rows.enumerated() { add(row, field.fields, "\(prefix)\(field.key).\(place).") }
                case let part: all.append((prefix + field.key, field.typed(part, words)))
                }
            }
        }
        add(answers, fields, prefix)
        return Form(all)
    }

    public func write(_ field: Field, required: Bool? = nil, to html: inout HTML) {
        guard field.kind != .computed, field.kind != .evidence else { return }
        let name = Self.prefix + field.key
        let wrong = problems.filter { $0.field == field.key || $0.field.hasPrefix(field.key + ".") }
        let tree: HTML = shownWhen[field.key].map { " data-shown-when=\"\($0)\"" } ?? ""
        let isRequired = required ?? field.required
        // Where an option is explained, all stand there with what is said of them.
        let isExplained = field.kind == .choice && isRequired && field.options.contains { $0.help != nil }
        let isGroup = isExplained || field.kind == .choices || field.kind == .rows
        if isGroup {
            html.add(
                "<fieldset class=\"field\(" field-wrong", if: !wrong.isEmpty)\" id=\"\(group)\(name)\"\(tree)\(described(field, name, wrong, isGroup: true))><legend class=\"label\">\(words[field.label])\(mark(isRequired))</legend>"
            )
        } else {
            html.add(
                "<div class=\"field\(" field-wrong", if: !wrong.isEmpty)\"\(tree)><label for=\"\(group)\(name)\">\(words[field.label])\(mark(isRequired))</label>"
            )
        }
        if let help = field.help { html.add("<p class=\"help\" id=\"\(group)\(name)-bantu\">\(words[help])</p>") }
        for problem in wrong {
            html.add(
                "<p class=\"error\" id=\"\(group)\(name)-salah\" data-error=\"\(problem.word.rawValue)\">\(problem.text(words))</p>"
            )
        }
        switch field.kind {
        case .choices: choices(field, name, &html)
        case .rows: rows(field, name, &html)
        case .choice where isExplained: explained(field, name, &html)
        default: html.add(input(field, name, described(field, name, wrong), isRequired: isRequired))
        }
        html.add(isGroup ? "</fieldset>\n" : "</div>\n")
    }

    private func mark(_ isRequired: Bool) -> HTML {
        isRequired ? "" : " <span class=\"soft small\">\(words[FormWord.optional])</span>"
    }

    /// - Parameter isGroup: whether it is said of several inputs, none of which alone is wrong.
    private func described(_ field: Field, _ name: String, _ wrong: [FieldProblem], isGroup: Bool = false) -> HTML {
        var ids: [String] = []
        if field.help != nil { ids.append("\(group)\(name)-bantu") }
        if !wrong.isEmpty { ids.append("\(group)\(name)-salah") }
        return
            "\(" aria-describedby=\"\(ids.joined(separator: " "))\"", if: !ids.isEmpty)\(" aria-invalid=\"true\"", if: !wrong.isEmpty && !isGroup)"
    }

    private func input(_ field: Field, _ name: String, _ more: HTML, isRequired: Bool) -> HTML {
        let typed = form.text(name)
        let value = field.kind == .link ? known.code(typed) ?? typed : typed
        let must: HTML = isRequired ? " required" : ""
        switch field.kind {
        case .longText:
            return
                "<textarea class=\"input\" id=\"\(group)\(name)\" name=\"\(name)\" rows=\"5\" maxlength=\"\(field.longest)\"\(must)\(more)>\(value)</textarea>"
        case .day:
            return
                "<input class=\"input input-short\" type=\"date\" id=\"\(group)\(name)\" name=\"\(name)\" value=\"\(value)\"\(must)\(more)>"
        case .number, .year, .decimal, .money, .percent:
            return
                "<input class=\"input input-short\" inputmode=\"decimal\" id=\"\(group)\(name)\" name=\"\(name)\" maxlength=\"30\" value=\"\(value)\"\(must)\(more)>"
        case .choice:
            let all = field.options.filter { !$0.ended || $0.key == value }.map { ($0.key, words[$0.label]) }
            return select(name, all, value, must, more)
        case .flag:
            return select(name, [("ya", words[FormWord.yes]), ("tidak", words[FormWord.no])], value, must, more)
        case .person: return select(name, known.people.map { ($0.id, $0.name) }, value, must, more)
        case .unit: return select(name, known.units.map { ($0.id, $0.name) }, value, must, more)
        default:
            return
                "<input class=\"input\" id=\"\(group)\(name)\" name=\"\(name)\" maxlength=\"\(field.longest)\" value=\"\(value)\"\(must)\(more)>"
        }
    }

    private func select(_ name: String, _ all: [(String, String)], _ value: String, _ must: HTML, _ more: HTML) -> HTML
    {
        var html: HTML =
            "<select class=\"input\" id=\"\(group)\(name)\" name=\"\(name)\"\(must)\(more)><option value=\"\">\(words[FormWord.choose])</option>"
        for (key, label) in all {
            html.add("<option value=\"\(key)\"\(" selected", if: key == value)>\(label)</option>")
        }
        html.raw("</select>")
        return html
    }

    private func explained(_ field: Field, _ name: String, _ html: inout HTML) {
        let value = form.text(name)
        for option in field.options where !option.ended || option.key == value {
            let id = "\(group)\(name)-\(option.key)"
            let help: HTML = option.help.map { "<p class=\"help\" id=\"\(id)-bantu\">\(words[$0])</p>" } ?? ""
            html.add(
                "<div class=\"choice\"><input type=\"radio\" id=\"\(id)\" name=\"\(name)\" value=\"\(option.key)\" required\(" checked", if: option.key == value)\(" aria-describedby=\"\(id)-bantu\"", if: option.help != nil)><div><label for=\"\(id)\">\(words[option.label])</label>\(help)</div></div>"
            )
        }
    }

    private func choices(_ field: Field, _ name: String, _ html: inout HTML) {
        let chosen = form.all(name + "[]")
        for option in field.options where !option.ended || chosen.contains(option.key) {
            html.add(
                "<p class=\"choice\"><input type=\"checkbox\" id=\"\(group)\(name)-\(option.key)\" name=\"\(name)[]\" value=\"\(option.key)\"\(" checked", if: chosen.contains(option.key))><label for=\"\(group)\(name)-\(option.key)\">\(words[option.label])</label></p>"
            )
        }
    }

    /// The rows that are there and three empty ones: it works without script.
    private func rows(_ field: Field, _ name: String, _ html: inout HTML) {
        let places = Field.rowPlaces(form, name)
        let next = (places.last ?? -1) + 1
        html.raw("<div class=\"scroll\"><table class=\"table\"><thead><tr>")
        for one in field.fields { html.add("<th scope=\"col\">\(words[one.label])</th>") }
        html.raw("</tr></thead><tbody>\n")
        for place in places + Array(next..<min(next + 3, Field.mostRows)) {
            html.raw("<tr>")
            for one in field.fields {
                let label = "\(words[one.label]) \(place + 1)"
                html.add(
                    "<td>\(input(one, "\(name).\(place).\(one.key)", " aria-label=\"\(label)\"", isRequired: false))</td>"
                )
            }
            html.raw("</tr>\n")
        }
        html.raw("</tbody></table></div>")
    }
}
