import People
import Plans
import Storage
import Subjects
public import Web

/// A member's first page: what is mine, what waits for me, how the office or the unit stands.
public struct BerandaPage: Sendable {
    /// The first of what people navigate by.
    public static let noun = Noun("desk.noun", path: "beranda", icon: "home", action: .readPlans)

    let visit: Visit<Member>
    let beranda: Beranda

    private var words: Words { visit.words }
    private var base: String { "/\(visit.office.slug)" }

    @Sendable static func show(_ visit: Visit<Member>) async throws -> Reply {
        let beranda = try await visit.store.read { try Beranda(visit, in: $0) }
        // What somebody has seen is no event, so a kept page would call them again.
        return BerandaPage(visit: visit, beranda: beranda).reply().unkept
    }

    func reply() -> Reply {
        let year = beranda.years.first { $0.address == visit.query("rencana") } ?? beranda.years.first
        return visit.page(Frame(words[DeskWord.noun], year: year?.year, noun: Self.noun.key)) { html in
            html.add(
                "<div class=\"page-head\"><div><h1>\(words(DeskWord.hello, ["name": visit.person.name]))</h1><p>\(words.date(visit.today))</p></div></div>\n"
            )
            guard let year else {
                html.add("<p class=\"empty\">\(words[DeskWord.noPlan])</p>")
                return
            }
            today(&html)
            mentions(&html)
            month(year, &html)
            own(&html)
            waiting(&html)
            plans(year, &html)
            BerandaOverview(visit: visit, beranda: beranda, year: year).write(&html)
        }
    }

    private func today(_ html: inout HTML) {
        guard visit.person.may(.writeEntries, in: visit.office.id) else { return }
        html.add(
            """
            <form class="card today" method="get" action="\(base)/hari-ini"><label for="kerja"><b>\(words[DeskWord.whatToday])</b></label><div class="row"><input class="input grow" id="kerja" name="q" maxlength="200" placeholder="\(words[DeskWord.whatTodayHint])" autocomplete="off"><button class="button button-main">\(words[DeskWord.findLine])</button></div></form>

            """)
    }

    private func mentions(_ html: inout HTML) {
        if beranda.notices > 0 {
            html.add(
                "<p class=\"small\"><a href=\"/-/pemberitahuan\">\(words(DeskWord.unseenNotices, ["count": words.number(beranda.notices)]))</a></p>\n"
            )
        }
        guard !beranda.mentions.isEmpty else { return }
        html.add(
            "<section class=\"card\" aria-labelledby=\"disebut\"><h2 id=\"disebut\">\(words[DeskWord.mentions])</h2><ul class=\"worklist\">\n"
        )
        for mention in beranda.mentions {
            let parts = mention.part.split(separator: "/").map(String.init)
            let card = parts.isEmpty ? "" : "/realisasi/\(parts[0])" + (parts.count > 1 ? "?unit=\(parts[1])" : "")
            html.add(
                "<li><a href=\"\(mention.address)\(card)#percakapan\"><span><b>\(mention.author)</b>: \(mention.body.prefix(160))<span class=\"block small soft\">\(mention.label) · \(visit.moment(mention.at))</span></span></a></li>\n"
            )
        }
        html.raw("</ul></section>\n")
    }

    /// "Bulan ini: 14 beres …" with the way to its page.
    private func month(_ year: WorkYear, _ html: inout HTML) {
        guard year.now > 0, let closing = year.closingDay else { return }
        let standing = Standing(beranda.scope.filter { $0.plan == year.address && $0.month == year.now })
        let unit = !beranda.isOfOffice ? beranda.unit.map { "?unit=\($0)" } ?? "" : ""
        html.add(
            """
            <p class="notice"><span>\(words(DeskWord.thisMonth, ["month": words.month(year.now), "done": String(standing.done), "planned": String(standing.planned), "waiting": String(standing.waiting), "closing": words.date(closing)])) <a href="\(base)/rencana/\(year.address)/bulan/\(year.now)\(unit)">\(words[DeskWord.openMonth])</a></span></p>

            """)
    }

    private func own(_ html: inout HTML) {
        guard visit.person.may(.writeEntries, in: visit.office.id) else { return }
        let own = beranda.own(visit.person.id)
        let groups: [(DeskWord, [WorkLine])] = [
            (.returnedToMe, own.filter { $0.state?.stage == .returned }),
            (.dueNow, own.filter { $0.mark == .underWay }),
            (.overdue, own.filter { $0.mark == .late }),
        ]
        html.add("<div class=\"sides\">\n")
        if own.isEmpty {
            html.add("<p class=\"empty\">\(visit.icon("check"))<span>\(words[DeskWord.nothingDue])</span></p>")
        }
        for (word, lines) in groups where !lines.isEmpty {
            html.add(
                "<section class=\"card\" data-group=\"\(word.rawValue)\"><h2>\(words[word]) (\(lines.count))</h2><ul class=\"worklist\">\n"
            )
            for line in lines.prefix(8) { html.add(visit.item(line, withMonth: true)) }
            html.raw("</ul>")
            if lines.count > 8 {
                html.add(
                    "<details class=\"more\"><summary>\(words(DeskWord.andMore, ["count": String(lines.count - 8)]))</summary><ul class=\"worklist\">\n"
                )
                for line in lines.dropFirst(8) { html.add(visit.item(line, withMonth: true)) }
                html.raw("</ul></details>")
            }
            html.raw("</section>\n")
        }
        html.raw("</div>\n")
    }

    /// The year's plans side by side: reform, integrity zone, change agents; one is looked at below.
    private func plans(_ chosen: WorkYear, _ html: inout HTML) {
        guard beranda.years.count > 1 || !beranda.agents.isEmpty else { return }
        html.add(
            "<section class=\"card\" aria-labelledby=\"rencana-lain\"><h2 id=\"rencana-lain\">\(words[DeskWord.plansOfYear])</h2><ul class=\"worklist\">\n"
        )
        for year in beranda.years {
            let standing = Standing(year.lines)
            html.add(
                """
                <li><a href="\(base)/beranda?rencana=\(year.address)#rencana-lain"\(" aria-current=\"true\"", if: year.address == chosen.address)><span><b>\(year.title)</b><span class="block small soft">\(words(DeskWord.planStands, ["done": words.number(standing.done), "due": words.number(standing.due), "late": words.number(standing.late)]))</span></span></a></li>

                """)
        }
        html.raw("</ul>\n")
        if !beranda.agents.isEmpty {
            html.add(
                "<h3><a href=\"\(base)/agen-perubahan/\(chosen.year)\">\(words[DeskWord.agents])</a></h3><ul class=\"stack small\">\n"
            )
            for one in beranda.agents {
                html.add(
                    "<li><a href=\"\(base)/\(one.address)\">\(one.name)</a> \(one.steps(words))</li>\n")
            }
            html.raw("</ul>\n")
        }
        html.raw("</section>\n")
    }

    private func waiting(_ html: inout HTML) {
        let waiting = beranda.waiting(visit)
        guard !waiting.isEmpty else { return }
        html.add(
            "<section class=\"card\" aria-labelledby=\"menunggu\"><h2 id=\"menunggu\">\(words[DeskWord.waitingForMe]) (\(waiting.count))</h2><ul class=\"worklist\">\n"
        )
        for line in waiting.prefix(5) { html.add(visit.item(line, withMonth: true)) }
        html.raw("</ul><p class=\"actions\">")
        let waited = beranda.years.filter { year in waiting.contains { $0.plan == year.address } }
        for year in waited {
            let whose = waited.count > 1 ? ": \(year.title)" : ""
            html.add(
                "<a class=\"button button-main\" href=\"\(base)/rencana/\(year.address)/verifikasi\">\(words[DeskWord.openQueue])\(whose)</a>"
            )
        }
        html.raw("</p></section>\n")
    }
}
