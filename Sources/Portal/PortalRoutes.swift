import Evidence
public import People
public import Registers
import Storage
public import Web

/// The office's public face: what it offers, forms without an account, and the page of a ticket.
public struct PortalRoutes: Sendable {
    let shelf: RegisterShelf
    let sendsLetters: Bool

    /// - Parameter sendsLetters: whether there is a mail server, so that a lost code comes back by e-mail.
    public init(shelf: RegisterShelf, sendsLetters: Bool) { (self.shelf, self.sendsLetters) = (shelf, sendsLetters) }

    public func add(to routes: Routes) {
        let (open, service, ticket) = (routes.open, OfferingPage(shelf: shelf), TicketPage(shelf: shelf))
        let (lost, way) = (LostCodePage(sendsLetters: sendsLetters), ReturnPage())
        open.get("{kantor}/publik", FrontPage(shelf: shelf).show)
        open.get("{kantor}/layanan/{register}", service.show)
        open.upload(
            "{kantor}/layanan/{register}", limit: .perMinute(10, "public-post"), size: CaseFile.largest, service.enter)
        open.get("{kantor}/tiket", ticket.find)
        open.get("{kantor}/tiket/{tiket}", ticket.show)
        open.upload(
            "{kantor}/tiket/{tiket}/pesan", limit: .perMinute(20, "ticket"), size: CaseFile.largest, ticket.say)
        open.post("{kantor}/tiket/{tiket}/langkah/{langkah}", limit: .perMinute(20, "ticket"), ticket.step)
        open.post("{kantor}/tiket/{tiket}/nilai", limit: .perMinute(20, "ticket"), ticket.rate)
        open.get("{kantor}/kode-hilang", lost.show)
        open.post("{kantor}/kode-hilang", limit: .perMinute(5, "lost-code"), lost.ask)
        open.get("{kantor}/kode-hilang/{kode}", way.show)
        open.post("{kantor}/kode-hilang/{kode}", limit: .perMinute(20, "ticket"), way.renew)
        // Whoever reloads the answer to a post lands where its form is.
        for (noun, parts) in [("pesan", 1), ("langkah/{langkah}", 2), ("nilai", 1)] {
            open.get("{kantor}/tiket/{tiket}/\(noun)") { visit in
                .see("/" + visit.place.split(separator: "/").dropLast(parts).joined(separator: "/"))
            }
        }
    }
}

extension PortalRoutes {
    /// The way to the public pages of the installation's offices, for a visitor who has no account; of many offices
    /// each names its own.
    public static func way(_ visit: Visit<Person?>) async throws -> HTML {
        let offices = try await visit.store.read { try Office.all(in: $0) }
        guard offices.count <= 3 else { return "" }
        var html: HTML = ""
        for office in offices {
            html.add(
                "<p class=\"small\"><a href=\"/\(office.slug)/publik\">\(visit.words(PortalWord.wayTo, ["office": office.name]))</a></p>\n"
            )
        }
        return html
    }
}

extension Offering {
    /// Where its form stands, and where what was typed is sent.
    var address: String { "/\(office.slug)/layanan/\(path)" }
}

extension Visit<Person?> {
    /// The office of the address, for everybody: its public pages are no secret.
    func publicOffice(in reading: Reading) throws -> Office {
        let slug = try path("kantor")
        guard let office = try Office.all(in: reading).first(where: { $0.slug == slug }) else { throw Problem.notFound }
        return office
    }

    var publicActor: Actor { Actor(person: "system:portal", request: requestID) }

    /// The head of a public page.
    func head(_ office: Office, _ title: String, _ html: inout HTML) {
        let other = language == .indonesian ? ("en", "English") : ("id", "Bahasa Indonesia")
        html.add(
            """
            <div class="row row-apart"><nav class="crumbs" aria-label="\(words[PortalWord.crumbs])"><ol><li><a href="/\(office.slug)/publik">\(office.name)</a></li><li aria-current="page">\(title)</li></ol></nav><p class="small"><a href="/-/bahasa/\(other.0)?kembali=\(place)" lang="\(other.0)">\(other.1)</a></p></div>
            <h1>\(title)</h1>

            """)
    }

    /// Says why something was not taken.
    ///
    /// - Parameter input: the id of the input that it is about, to which it leads.
    func alert(_ key: String, _ text: String, at input: String? = nil, _ html: inout HTML) {
        let said: HTML = input.map { "<a href=\"#\($0)\">\(text)</a>" } ?? "\(text)"
        html.add(
            "<div class=\"notice notice-bad\" role=\"alert\" tabindex=\"-1\" data-focus data-error=\"\(key)\">\(icon("warning"))<div><p>\(said)</p></div></div>\n"
        )
    }
}
