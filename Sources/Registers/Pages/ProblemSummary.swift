public import Forms
public import Web

extension Visit {
    /// Says above a form what keeps it from being taken: each problem with its field and the way there.
    ///
    /// - Parameters:
    ///   - fields: those that the form shows.
    ///   - word: what stands before the problems; its key names the refusal.
    ///   - group: what stands before the ids of the form's inputs, as `FieldInputs` was given it.
    public func summarize(
        _ problems: [FieldProblem], of fields: [Field], saying word: some Word, group: String = "", to html: inout HTML
    ) {
        guard !problems.isEmpty else { return }
        html.add(
            "<div class=\"notice notice-bad\" role=\"alert\" tabindex=\"-1\" data-focus data-error=\"\(word.rawValue)\">\(icon("warning"))<div><p>\(words[word])</p><ul>\n"
        )
        let prefix = (group.isEmpty ? "" : group + "-") + FieldInputs.prefix
        for problem in problems {
            let key = problem.field.prefix { $0 != "." }
            guard let field = fields.first(where: { $0.key == key }) else {
                html.add("<li>\(problem.text(words))</li>\n")
                continue
            }
            html.add(
                "<li><a href=\"#\(prefix)\(problem.field)\">\(words[field.label])</a>: \(problem.text(words))</li>\n")
        }
        html.raw("</ul></div></div>\n")
    }
}
