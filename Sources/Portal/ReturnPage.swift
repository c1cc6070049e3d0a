import People
import Registers
import Storage
import Web

/// Where the link of a letter leads: a press of the button makes a new code, so that a program that only looks at the
/// links of somebody's mail uses none up.
struct ReturnPage: Sendable {
    @Sendable func show(_ visit: Visit<Person?>) async throws -> Reply {
        let (keys, secret, now) = (visit.ground.keys, try visit.path("kode"), visit.store.clock.now())
        let (office, found) = try await visit.store.read { reading in
            let office = try visit.publicOffice(in: reading)
            return (office, try TicketReturn.find(secret, of: office, keys, at: now, in: reading))
        }
        guard let found else { return ended(visit, office) }
        let words = visit.words
        let end = words.moment(found.until.adding(seconds: office.clockShift), in: office.zone)
        let title = words(ReturnWord.newCode, ["number": found.number])
        return visit.page(Frame("\(title) · \(office.name)")) { html in
            visit.head(office, title, &html)
            html.add(
                """
                <form class="card stack narrow" method="post" action="/\(office.slug)/kode-hilang/\(secret)">\(visit.tokenField)<p>\(words(ReturnWord.newCodeHelp, ["until": end]))</p><p class="actions"><button class="button button-main">\(words[ReturnWord.make])</button></p></form>

                """)
        }.unkept
    }

    @Sendable func renew(_ visit: Visit<Person?>, _ form: Form) async throws -> Reply {
        let (keys, secret) = (visit.ground.keys, try visit.path("kode"))
        let office = try await visit.store.read { try visit.publicOffice(in: $0) }
        let made = try await visit.store.change(by: visit.publicActor, in: [office.id]) { change -> TicketCode? in
            try TicketReturn.find(secret, of: office, keys, at: change.at, in: change.reading)?.renew(keys, in: change)
        }
        guard let made else { return ended(visit, office) }
        let words = visit.words
        let title = words(ReturnWord.newCode, ["number": made.number])
        return visit.page(Frame("\(title) · \(office.name)")) { html in
            visit.head(office, title, &html)
            html.add(
                """
                <div class="notice notice-good" role="status">\(visit.icon("check"))<div><p>\(words[ReturnWord.made])</p>\(made.shown(words))<p>\(words[ReturnWord.madeHelp])</p></div></div>
                <p class="actions"><a class="button button-main" href="/\(office.slug)/tiket/\(made.text)">\(words[ReturnWord.follow])</a></p>

                """)
        }.unkept
    }

    private func ended(_ visit: Visit<Person?>, _ office: Office) -> Reply {
        let words = visit.words
        var frame = Frame("\(words[ReturnWord.title]) · \(office.name)")
        frame.isMissing = true
        return visit.page(frame) { html in
            visit.head(office, words[ReturnWord.title], &html)
            visit.alert(ReturnWord.ended.rawValue, words[ReturnWord.ended], &html)
            html.add("<p><a href=\"/\(office.slug)/kode-hilang\">\(words[ReturnWord.again])</a></p>\n")
        }
    }
}
