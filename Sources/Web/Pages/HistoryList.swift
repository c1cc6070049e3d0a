import People
import Storage
public import Subjects

/// The words of a thing's history.
public enum HistoryWord: String, Word {
    case title = "web.history"
    case empty = "web.history.empty"
    case actingFor = "web.history.acting-for"
    case reason = "web.history.reason"
}

extension Visit<Member> {
    /// What happened, in the visitor's language; the raw name of a kind that has no words.
    public func what(_ event: Happening) -> String {
        let key = "event." + event.kind
        return words.has(key: key) ? words[key: key] : event.kind
    }

    /// `Rina — Rencana ditetapkan`, with what it was done to, where that went, for whom and why.
    ///
    /// - Parameter names: whether to name what it happened to; the page of the thing itself need not.
    public func sentence(_ event: Happening, names: Bool = true) -> HTML {
        var html: HTML = "<b>\(name(of: event.by))</b>"
        if let principal = event.actingForName {
            html.add(" <span class=\"soft\">(\(words(HistoryWord.actingFor, ["person": principal])))</span>")
        }
        html.add(" — \(what(event))")
        if names, let label = event.label {
            html.add(event.address.map { ": <a href=\"\($0)\">\(label)</a>" } ?? ": \(label)")
        }
        if let passage = event.passage { html.add(": \(passage)") }
        if let reason = event.reason, !reason.isEmpty {
            html.add("<br><span class=\"small\">\(words(HistoryWord.reason, ["reason": reason]))</span>")
        }
        return html
    }

    /// The history of a thing, for its page: a card with who did what and when.
    ///
    /// - Parameter own: what the page is about, which need not be named again.
    public func history(_ events: [Happening], names: Bool = false, besides own: String? = nil) -> HTML {
        let title: HTML = "<h2 id=\"riwayat\">\(words[HistoryWord.title])</h2>"
        guard !events.isEmpty else {
            return """
                <section class="card" aria-labelledby="riwayat">\(title)<p class="soft">\(words[HistoryWord.empty])</p></section>

                """
        }
        var html: HTML = "<section class=\"card\" aria-labelledby=\"riwayat\">\(title)<ol class=\"history small\">\n"
        for event in events {
            html.add(
                """
                <li><time datetime="\(event.at.description)">\(moment(event.at))</time> \(sentence(event, names: names && event.subject != own))</li>

                """)
        }
        html.raw("</ol></section>\n")
        return html
    }
}
