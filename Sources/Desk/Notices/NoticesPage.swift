import People
import Storage
import Subjects
import Web

/// A person's notices, the unseen first, and the choice of what they want to be told of.
struct NoticesPage {
    let visit: Visit<Person>
    let notices: [Notice]
    let kinds: [String]
    let ways: [String: NoticeWay]
    /// Their e-mail address; `nil` for somebody who has none.
    let mail: String?
    let offices: [Office]

    private var words: Words { visit.words }

    func reply() -> Reply {
        visit.page(Frame(words[WebWord.notices])) { html in
            html.add(
                """
                <div class="narrow stack"><div class="page-head"><div><h1>\(words[WebWord.notices])</h1></div><div class="actions"><a class="button" href="/-/kalender">\(words[WebWord.calendars])</a></div></div>

                """)
            if visit.query("tersimpan") == "1" {
                html.add(
                    "<div class=\"notice notice-good\" role=\"status\">\(visit.icon("check"))<div><p>\(words[NoticeWord.saved])</p></div></div>\n"
                )
            }
            let unseen = notices.filter { !$0.isSeen }
            if notices.isEmpty {
                html.add("<p class=\"empty\">\(words[NoticeWord.none])</p>\n")
            }
            if !unseen.isEmpty {
                html.add(
                    "<section class=\"card\" aria-labelledby=\"baru\"><h2 id=\"baru\">\(words(NoticeWord.unseen, ["count": words.number(unseen.count)]))</h2>"
                )
                list(unseen, &html)
                html.add(
                    "<form method=\"post\" action=\"/-/pemberitahuan/dibaca\">\(visit.tokenField)<p class=\"actions\"><button class=\"button\">\(visit.icon("check")) \(words[NoticeWord.seeAll])</button></p></form></section>\n"
                )
            }
            let seen = notices.filter(\.isSeen)
            if !seen.isEmpty {
                html.add(
                    "<details class=\"card more\"><summary>\(words(NoticeWord.seen, ["count": words.number(seen.count)]))</summary>"
                )
                list(seen, &html)
                html.raw("</details>\n")
            }
            choices(&html)
            html.raw("</div>")
        }
    }

    private func list(_ notices: [Notice], _ html: inout HTML) {
        html.raw("<ul class=\"worklist\">\n")
        for notice in notices {
            let office = offices.first { $0.id == notice.office }
            let place = visit.person.offices.count > 1 ? "\(office?.shortName ?? "") · " : ""
            let moment = office.map { words.moment($0.now(.standing(at: notice.at)), in: $0.zone) } ?? ""
            html.add(
                """
                <li><a href="/-/pemberitahuan/\(notice.id)"><span><b>\(words[key: Words.title(ofNotices: notice.kind)])</b><span class="block">\(words.sentence(notice))</span>
                """)
            for line in notice.body.lines.prefix(5) {
                html.add("<span class=\"block small\">\(words.label(line))</span>")
            }
            let more = notice.body.more + max(0, notice.body.lines.count - 5)
            if more > 0 {
                html.add(
                    "<span class=\"block small soft\">\(words(NoticeWord.more, ["count": words.number(more)]))</span>")
            }
            html.add("<span class=\"block small soft\">\(place)\(moment)</span></span></a></li>\n")
        }
        html.raw("</ul>\n")
    }

    private func choices(_ html: inout HTML) {
        let ways = [(NoticeWay.mail, NoticeWord.byMail), (.page, .onPage), (.none, .notAtAll)]
        html.add(
            """
            <form class="card stack" method="post" action="/-/pemberitahuan/pilihan" id="pilihan"><h2>\(words[NoticeWord.choices])</h2>\(visit.tokenField)
            <p class="small soft">\(mail.map { words(NoticeWord.mailGoesTo, ["address": $0]) } ?? words[NoticeWord.noMail])</p>

            """)
        for kind in kinds {
            let chosen = self.ways[kind] ?? .mail
            html.add(
                "<div class=\"field\"><label for=\"cara-\(kind)\">\(words[key: Words.title(ofNotices: kind)])</label><p class=\"help\" id=\"bantu-\(kind)\">\(words[key: "notices.help.\(kind)"])</p><select class=\"input\" id=\"cara-\(kind)\" name=\"cara-\(kind)\" aria-describedby=\"bantu-\(kind)\">"
            )
            for (way, word) in ways {
                html.add(
                    "<option value=\"\(way.rawValue)\"\(" selected", if: chosen == way)>\(words[word])</option>")
            }
            html.raw("</select></div>\n")
        }
        html.add(
            "<p class=\"actions\"><button class=\"button button-main\">\(words[NoticeWord.save])</button></p></form>\n")
    }
}
