import People
import Storage
import Web

/// A person's calendars: what they are for, a new one, and those that are open.
enum CalendarPage {
    /// - Parameter made: the address of a calendar that was made just now.
    static func show(_ visit: Visit<Person>, refusal: CalendarRefusal? = nil, made: String? = nil) async throws
        -> Reply
    {
        let person = visit.person
        let (feeds, units) = try await visit.store.read { reading in
            (
                try CalendarFeed.all(of: person.id, in: reading),
                try person.offices.map { ($0, try Unit.all(of: $0.id, in: reading)) }
            )
        }
        let words = visit.words
        var frame = Frame(words[WebWord.calendars])
        frame.isRefused = refusal != nil
        return visit.page(frame) { html in
            html.add(
                "<div class=\"narrow stack\"><div class=\"page-head\"><div><h1>\(words[WebWord.calendars])</h1><p>\(words[NoticeWord.calendarsHelp])</p></div></div>\n"
            )
            if let refusal {
                html.add(
                    "<div class=\"notice notice-bad\" role=\"alert\" data-error=\"\(refusal.rawValue)\">\(visit.icon("warning"))<div><p>\(words[key: refusal.rawValue])</p></div></div>\n"
                )
            }
            if let made { address(made + ".ics", visit, &html) }
            open(feeds, units, visit, &html)
            new(units, visit, &html)
            html.raw("</div>")
        }.unkept
    }

    private static func address(_ address: String, _ visit: Visit<Person>, _ html: inout HTML) {
        let words = visit.words
        html.add(
            """
            <section class="card stack" role="status"><h2>\(words[NoticeWord.calendarMade])</h2><p>\(words[NoticeWord.calendarOnce])</p>
            <div class="field"><label for="alamat">\(words[NoticeWord.calendarAddress])</label><input class="input" id="alamat" readonly value="\(address)" data-copy><button type="button" class="button" data-copy-button hidden>\(words[NoticeWord.copyIt])</button></div>
            <p class="small soft">\(words[NoticeWord.calendarHow])</p></section>

            """)
    }

    private static func open(
        _ feeds: [CalendarFeed], _ units: [(Office, [Unit])], _ visit: Visit<Person>, _ html: inout HTML
    ) {
        let words = visit.words
        guard !feeds.isEmpty else { return }
        html.add("<section class=\"card\"><h2>\(words[NoticeWord.calendarsOpen])</h2><ul class=\"stack\">\n")
        for feed in feeds {
            let (office, own) = units.first { $0.0.id == feed.office } ?? (nil, [])
            let unit = own.first { $0.id == feed.unit }?.name ?? words[NoticeWord.ownWork]
            let moment = office.map { words.moment($0.now(.standing(at: feed.madeAt)), in: $0.zone) } ?? ""
            html.add(
                """
                <li class="row"><span><b>\(unit)</b> · \(office?.shortName ?? "") <span class="small soft">\(moment)</span></span><form class="inline" method="post" action="/-/kalender/pencabutan">\(visit.tokenField)<input type="hidden" name="kalender" value="\(feed.id)"><button class="button button-plain small">\(words[NoticeWord.revoke])<span class="sr"> \(unit)</span></button></form></li>

                """)
        }
        html.raw("</ul></section>\n")
    }

    private static func new(_ units: [(Office, [Unit])], _ visit: Visit<Person>, _ html: inout HTML) {
        let words = visit.words
        html.add(
            """
            <form class="card stack" method="post" action="/-/kalender"><h2>\(words[NoticeWord.newCalendar])</h2>\(visit.tokenField)
            <div class="field"><label for="milik">\(words[NoticeWord.whose])</label><select class="input" id="milik" name="milik">
            """)
        for (office, own) in units {
            let place = units.count > 1 ? "\(office.shortName): " : ""
            html.add("<option value=\"\(office.id)/\">\(place)\(words[NoticeWord.ownWork])</option>")
            for unit in own {
                html.add("<option value=\"\(office.id)/\(unit.id)\">\(place)\(unit.name)</option>")
            }
        }
        html.add(
            "</select></div><p class=\"actions\"><button class=\"button button-main\">\(words[NoticeWord.makeCalendar])</button></p></form>\n"
        )
    }
}
