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
        if isMerged, let merged = register.definition.state(own.state) {
            html.add("<p>\(words[merged.public ?? merged.label]) <b>\(record.code)</b></p>\n")
        }
        // What waits for the holder is not late, and what was answered in time never was.
        let rests = state?.kind == .waiting
        if !record.isOver, !rests, let running = self.clock, let due = running.dueOn {
            let isLate = office.day(of: clock.now()) > due
            let label = register.definition.deadline(running.key).map { "\(words[$0.label]): " } ?? ""
            html.add(
                "<p\(" class=\"state-loud\"", if: isLate)>\(label)\(words(isLate ? TicketWord.wasDue : .due, ["date": words.date(due)]))</p>\n"
            )
        }
        html.raw("<dl class=\"facts\">\n")
        html.add("<div><dt>\(words[TicketWord.came])</dt><dd>\(words.date(own.createdOn))</dd></div>\n")
        for field in register.definition.fields where field.public != nil {
            // What is shown of the office's own work; what the holder wrote about people stays in the office.
            guard field.public == .show || (field.see == nil && !field.sensitive) else { continue }
            let answers = (field.public == .show ? record : own).answers
            guard !answers.isEmpty(field) else { continue }
            html.add(
                "<div><dt>\(words[field.label])</dt><dd class=\"lines\">\(field.text(answers[field.key], words))</dd></div>\n"
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

    /// Whether the office waits for the holder: what is asked of them stands first.
    public var waits: Bool { register.definition.state(record.state)?.kind == .waiting }

    /// The forms of the steps that are the holder's.
    ///
    /// - Parameters:
    ///   - address: of the ticket's page.
    ///   - token: the field that every form carries.
    ///   - said: what was typed into the form of `refused`, which was not taken.
    public func writeSteps(
        _ words: Words, at address: String, _ token: HTML, _ said: Form, of refused: String?, to html: inout HTML
    ) {
        for step in steps {
            let isRefused = step.key == refused
            let must = step.comment == .required
            // What leads on from here alone is what is waited for.
            let isNext = waits && step.from == [record.state]
            let sure: HTML =
                "<p class=\"choice\"><input type=\"checkbox\" id=\"y-\(step.key)\" name=\"yakin\" value=\"1\" required><label for=\"y-\(step.key)\">\(words[RegisterWord.sure])</label></p>"
            html.add(
                """
                <details class="card more"\(" open", if: isNext || isRefused)><summary>\(words[step.label])</summary><form class="stack" method="post" action="\(address)/langkah/\(step.key)">\(token)\(step.help.map { "<p class=\"help\">\(words[$0])</p>" as HTML } ?? "")
                <div class="field"><label for="k-\(step.key)">\(words[TicketWord.comment])</label><textarea class="input" id="k-\(step.key)" name="keterangan" rows="3" maxlength="\(RecordMessage.longest)"\(" required", if: must)>\(isRefused ? said.text("keterangan") : "")</textarea></div>\(sure, if: step.confirm)
                <p class="actions"><button class="button\(" button-main", if: isNext)">\(words[step.label])</button></p></form></details>

                """)
        }
    }
}
