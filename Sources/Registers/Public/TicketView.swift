import Deadlines
import Files
import Forms
import People
public import Storage
public import Web

extension Ticket {
    /// Writes what the holder may see: where it stands, until when, what was asked and answered, what was said.
    public func write(_ words: Words, clock: Clock, to html: inout HTML) {
        let state = register.definition.state(record.state)
        let text = state.map { words[$0.public ?? $0.label] } ?? record.state
        html.add(
            "<section class=\"card\"><h2>\(words[TicketWord.stands])</h2><p><span class=\"badge\" data-state=\"\(record.state)\">\(state.map { words[$0.label] } ?? record.state)</span></p><p>\(text)</p>\n"
        )
        if !record.isOver, let due = record.dueOn {
            let isLate = office.day(of: clock.now()) > due
            html.add(
                "<p\(" class=\"state-loud\"", if: isLate)>\(words(isLate ? TicketWord.wasDue : .due, ["date": words.date(due)]))</p>\n"
            )
        }
        html.raw("<dl class=\"facts\">\n")
        html.add("<div><dt>\(words[TicketWord.came])</dt><dd>\(words.date(record.createdOn))</dd></div>\n")
        for field in register.definition.fields where field.public != nil && !record.answers.isEmpty(field) {
            // What is shown of the office's own work; what the holder wrote about people stays in the office.
            guard field.public == .show || (field.see == nil && !field.sensitive) else { continue }
            html.add(
                "<div><dt>\(words[field.label])</dt><dd class=\"lines\">\(field.text(record.answers[field.key], words))</dd></div>\n"
            )
        }
        html.raw("</dl></section>\n")
        talk(words, &html)
    }

    private func talk(_ words: Words, _ html: inout HTML) {
        guard !messages.isEmpty || !files.isEmpty else { return }
        html.add("<section class=\"card\" id=\"percakapan\"><h2>\(words[TicketWord.talk])</h2><ol class=\"thread\">\n")
        for message in messages {
            let who = message.kind == .received ? words[TicketWord.you] : office.shortName
            html.add(
                "<li data-kind=\"\(message.kind.rawValue)\"><p class=\"small soft\"><b>\(who)</b> · \(words.moment(message.at.adding(seconds: office.clockShift), in: office.zone))</p><p class=\"lines\">\(message.body)</p></li>\n"
            )
        }
        html.raw("</ol>\n")
        if !files.isEmpty {
            html.add(
                "<p class=\"small\">\(words[TicketWord.files]): \(files.map(\.file.name).joined(separator: ", "))</p>\n"
            )
        }
        html.raw("</section>\n")
    }

    /// The forms of the steps that are the holder's.
    ///
    /// - Parameters:
    ///   - address: of the ticket's page.
    ///   - token: the field that every form carries.
    public func writeSteps(_ words: Words, at address: String, token: HTML, to html: inout HTML) {
        for step in steps {
            let must = step.comment == .required
            html.add(
                """
                <details class="card more"><summary>\(words[step.label])</summary><form class="stack" method="post" action="\(address)/langkah/\(step.key)">\(token)\(step.help.map { "<p class=\"help\">\(words[$0])</p>" as HTML } ?? "")
                <div class="field"><label for="k-\(step.key)">\(words[TicketWord.comment])</label><textarea class="input" id="k-\(step.key)" name="keterangan" rows="3" maxlength="\(RecordMessage.longest)"\(" required", if: must)></textarea></div>
                <p class="actions"><button class="button">\(words[step.label])</button></p></form></details>

                """)
        }
    }
}
