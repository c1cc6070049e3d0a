import People
import Web

/// The grants of a person as a table: with an explanation also what each of them gives.
struct GrantTable {
    let visit: Visit<Member>
    let lines: [Access.Line]
    let explanation: Access.Explanation?
    /// What it is called where it stands: a page can have two.
    let title: String

    func write(_ html: inout HTML) {
        guard !lines.isEmpty else { return }
        let words = visit.words
        let sentences = AccessSentences(words: words)
        html.add(
            "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"\(title)\"><table class=\"table\"><thead><tr>"
        )
        for word in [AccessWord.role, .scope, .period, .held, .basis] {
            html.add("<th scope=\"col\">\(words[word])</th>")
        }
        html.add(
            "\("<th scope=\"col\">\(words[AccessWord.result])</th>", if: explanation != nil)</tr></thead><tbody>\n")
        for line in lines {
            html.add(
                """
                <tr><th scope="row">\(sentences.role(line))</th><td>\(sentences.scope(line))</td><td>\(sentences.period(line))</td><td>\(sentences.held(line))</td><td>\(line.given.basis ?? "–")</td>
                """)
            if let explanation {
                let gives: HTML =
                    explanation.obstacles(of: line).isEmpty ? "badge badge-good" : "badge badge-doubt"
                html.add(
                    "<td><span class=\"\(gives)\">\(sentences.result(of: line, in: explanation))</span> \(sentences.reason(of: line, in: explanation))</td>"
                )
            }
            html.raw("</tr>\n")
        }
        html.raw("</tbody></table></div>\n")
    }
}

/// A decision with its reasons: the sentences, then every grant.
struct ExplanationView {
    let visit: Visit<Member>
    let explanation: Access.Explanation

    func write(_ html: inout HTML) {
        let words = visit.words
        let sentences = AccessSentences(words: words).decision(explanation)
        let isAllowed = explanation.isAllowed
        let kind: HTML = isAllowed ? "notice notice-good" : "notice notice-warn"
        html.add(
            "<section class=\"stack\" data-decision=\"\(isAllowed ? "yes" : "no")\">\n<div class=\"\(kind)\" role=\"status\">\(visit.icon(isAllowed ? "check" : "warning"))<div>"
        )
        for (index, sentence) in sentences.enumerated() {
            html.add(index == 0 ? "<p><b>\(sentence)</b></p>" : "<p>\(sentence)</p>")
        }
        html.raw("</div></div>\n")
        let title = words(AccessWord.grants, ["person": explanation.person.name])
        if !explanation.lines.isEmpty { html.add("<h2>\(title)</h2>\n") }
        GrantTable(visit: visit, lines: explanation.lines, explanation: explanation, title: title).write(&html)
        html.raw("</section>\n")
    }
}
