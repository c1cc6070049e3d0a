import People
import Registers
import Storage
import Web

/// What an office offers to everybody: its services as plain cards, and the way to a ticket.
struct FrontPage: Sendable {
    let shelf: RegisterShelf

    @Sendable func show(_ visit: Visit<Person?>) async throws -> Reply {
        let (office, services) = try await visit.store.read { reading in
            let office = try visit.publicOffice(in: reading)
            return (office, try shelf.offerings(of: office, in: reading))
        }
        let words = visit.words
        return visit.page(Frame("\(words[PortalWord.front]) · \(office.name)")) { html in
            visit.head(office, words[PortalWord.front], &html)
            html.raw("<ul class=\"cards areas\">\n")
            for service in services {
                html.add(
                    """
                    <li class="card"><h2 class="h3"><a href="\(service.address)">\(words[service.title])</a></h2><p>\(words[service.intro])</p>\(service.promise.map { "<p class=\"small soft\">\(words[$0])</p>" as HTML } ?? "")</li>

                    """)
            }
            html.raw("</ul>\n")
            if services.isEmpty { html.add("<p class=\"empty\">\(words[PortalWord.noServices])</p>\n") }
            html.add(TicketPage.lookup(visit, office))
            html.add("<p class=\"small\"><a href=\"/-/masuk\">\(words[PortalWord.forStaff])</a></p>\n")
        }
    }
}
