import Evidence
import Forms
import People
import Registers
import Storage
import Web

/// Where the holder of a code follows their case, answers, adds a file, reopens it, and says how it was.
struct TicketPage: Sendable {
    /// A form of the page that was not taken.
    private struct Refused {
        /// The key of the reason.
        let key: String
        /// The id of the input that it is about.
        let input: String?
        let form: Form
        /// The step whose form it is; `nil` for a message or a mark.
        var step: String?
    }

    let shelf: RegisterShelf

    /// Leads from what somebody typed to the ticket's page.
    @Sendable func find(_ visit: Visit<Person?>) async throws -> Reply {
        let office = try await visit.store.read { try visit.publicOffice(in: $0) }
        let typed = visit.query("kode")
        guard !typed.isEmpty else { return unknown(visit, office, said: nil) }
        guard let code = TicketCode(typed: typed) else { return unknown(visit, office, said: typed) }
        return .see("/\(office.slug)/tiket/\(code.text)")
    }

    private func open(_ visit: Visit<Person?>, in reading: Reading) throws -> (Office, Ticket?) {
        let office = try visit.publicOffice(in: reading)
        guard let code = TicketCode(typed: try visit.path("tiket")) else { return (office, nil) }
        return (office, try Ticket.opened(code, of: office, shelf, visit.ground.keys, in: reading))
    }

    @Sendable func show(_ visit: Visit<Person?>) async throws -> Reply { try await page(visit) }

    @Sendable func say(_ visit: Visit<Person?>, _ form: Form, _ file: PassingFile) async throws -> Reply {
        do {
            let office = try await visit.store.read { try visit.publicOffice(in: $0) }
            let kept = try CaseFile(file, office: office.id, visit.ground)
            return try await decide(visit, form, "#percakapan") { try $0.say(form.text("pesan"), kept, in: $1) }
        } catch let refusal as EvidenceRefusal {
            return try await page(visit, refused: Refused(key: refusal.rawValue, input: "berkas", form: form))
        }
    }

    @Sendable func step(_ visit: Visit<Person?>, _ form: Form) async throws -> Reply {
        let (key, words) = (try visit.path("langkah"), visit.words)
        return try await decide(visit, form, step: key) {
            try $0.step(key, comment: form.text("keterangan"), isSure: form.has("yakin"), words, in: $1)
        }
    }

    @Sendable func rate(_ visit: Visit<Person?>, _ form: Form) async throws -> Reply {
        try await decide(visit, form) { try $0.rate(form.int("nilai") ?? 0, form.text("keterangan"), in: $1) }
    }

    private func decide(
        _ visit: Visit<Person?>, _ form: Form, _ part: String = "", step: String? = nil,
        _ decision: @escaping @Sendable (Ticket, Change) throws -> Void
    ) async throws -> Reply {
        let office = try await visit.store.read { try visit.publicOffice(in: $0) }
        do {
            try await visit.store.change(by: visit.publicActor, in: [office.id]) { change in
                guard let ticket = try open(visit, in: change.reading).1 else { throw Problem.notFound }
                try decision(ticket, change)
            }
            return .see("/\(office.slug)/tiket/\(try visit.path("tiket"))\(part)")
        } catch let refusal as TicketRefusal {
            let input = refusal.input(ofStep: step)
            return try await page(
                visit, refused: Refused(key: refusal.rawValue, input: input, form: form, step: step))
        }
    }

    private func page(_ visit: Visit<Person?>, refused: Refused? = nil) async throws -> Reply {
        let (office, found) = try await visit.store.read { try open(visit, in: $0) }
        let typed = try visit.path("tiket")
        guard let ticket = found else { return unknown(visit, office, said: typed) }
        let words = visit.words
        let address = "/\(office.slug)/tiket/\(typed)"
        var frame = Frame("\(ticket.number) · \(office.name)")
        frame.isRefused = refused != nil
        let (said, token) = (refused?.form ?? Form(), visit.tokenField)
        return visit.page(frame) { html in
            visit.head(office, ticket.number, &html)
            if let refused { visit.alert(refused.key, words[key: refused.key], at: refused.input, &html) }
            if visit.query("baru") == "1", let code = TicketCode(typed: typed) {
                html.add(
                    "<div class=\"notice notice-good\" role=\"status\">\(visit.icon("check"))<div><p>\(words[PortalWord.entered])</p>\(code.shown(words))<p>\(words[PortalWord.keepCode])</p></div></div>\n"
                )
            }
            ticket.write(words, clock: visit.store.clock, to: &html)
            if ticket.asksRating { rating(words, address, token, refused?.step == nil ? said : Form(), &html) }
            if let score = ticket.rating {
                html.add("<p class=\"card\">\(words(PortalWord.rated, ["score": String(score)]))</p>\n")
            }
            if ticket.waits { ticket.writeSteps(words, at: address, token, said, of: refused?.step, to: &html) }
            if ticket.isOpen { talk(visit, ticket, address, said, &html) }
            if !ticket.waits { ticket.writeSteps(words, at: address, token, said, of: refused?.step, to: &html) }
        }
    }

    private func talk(_ visit: Visit<Person?>, _ ticket: Ticket, _ address: String, _ said: Form, _ html: inout HTML) {
        let words = visit.words
        html.add(
            "<form class=\"card stack\" method=\"post\" action=\"\(address)/pesan\" enctype=\"multipart/form-data\" data-guard>\(visit.tokenField)<h2>\(words[PortalWord.write])</h2><div class=\"field\"><label for=\"pesan\">\(words[PortalWord.message])</label><textarea class=\"input\" id=\"pesan\" name=\"pesan\" rows=\"4\" maxlength=\"5000\">\(said.text("pesan"))</textarea></div>\n"
        )
        if ticket.takesFiles {
            html.add(
                "<div class=\"field\"><label for=\"berkas\">\(words[PortalWord.file])</label><p class=\"help\" id=\"berkas-bantu\">\(words[PortalWord.fileHelp])</p><input class=\"input\" type=\"file\" id=\"berkas\" name=\"berkas\" aria-describedby=\"berkas-bantu\"></div>\n"
            )
        }
        html.add(
            "<p class=\"actions\"><button class=\"button button-main\">\(words[PortalWord.sendMessage])</button></p></form>\n"
        )
    }

    private func rating(_ words: Words, _ address: String, _ token: HTML, _ said: Form, _ html: inout HTML) {
        html.add(
            "<form class=\"card stack\" method=\"post\" action=\"\(address)/nilai\">\(token)<fieldset class=\"field\"><legend class=\"label\">\(words[PortalWord.howWasIt])</legend>\n"
        )
        for score in 1...5 {
            html.add(
                "<p class=\"choice\"><input type=\"radio\" id=\"nilai-\(score)\" name=\"nilai\" value=\"\(score)\" required><label for=\"nilai-\(score)\">\(score) · \(words[key: "portal.score-\(score)"])</label></p>\n"
            )
        }
        html.add(
            "</fieldset><div class=\"field\"><label for=\"nilai-k\">\(words[PortalWord.ratingWhy])</label><textarea class=\"input\" id=\"nilai-k\" name=\"keterangan\" rows=\"2\" maxlength=\"2000\">\(said.text("keterangan"))</textarea></div><p class=\"actions\"><button class=\"button\">\(words[PortalWord.rate])</button></p></form>\n"
        )
    }

    /// The form for a code.
    ///
    /// - Parameter isAlone: whether the page is about nothing else, and says so in its own title.
    static func lookup(_ visit: Visit<Person?>, _ office: Office, said: String = "", isAlone: Bool = false) -> HTML {
        let words = visit.words
        let title: HTML = "<h2>\(words[PortalWord.follow])</h2>"
        return """
            <form class="card stack narrow" method="get" action="/\(office.slug)/tiket">\(title, if: !isAlone)<div class="field"><label for="kode">\(words[PortalWord.code])</label><p class="help" id="kode-bantu">\(words[PortalWord.codeHelp])</p><input class="input" id="kode" name="kode" maxlength="100" autocomplete="off" autocapitalize="characters" spellcheck="false" aria-describedby="kode-bantu" value="\(said)" required></div><p class="actions"><button class="button">\(words[PortalWord.open])</button></p><p class="small"><a href="/\(office.slug)/kode-hilang">\(words[PortalWord.lostCode])</a></p></form>

            """
    }

    private func unknown(_ visit: Visit<Person?>, _ office: Office, said: String?) -> Reply {
        let words = visit.words
        var frame = Frame("\(words[PortalWord.follow]) · \(office.name)")
        frame.isMissing = said != nil
        return visit.page(frame) { html in
            visit.head(office, words[PortalWord.follow], &html)
            if said != nil { visit.alert("portal.unknown-code", words[PortalWord.unknownCode], &html) }
            html.add(Self.lookup(visit, office, said: said ?? "", isAlone: true))
        }
    }
}

extension TicketRefusal {
    /// The id of the input that it is about, in the form of a step or in another of the page's.
    fileprivate func input(ofStep step: String?) -> String? {
        switch self {
        case .nothingSaid: step.map { "k-\($0)" } ?? "pesan"
        case .tooLong: "pesan"
        case .noScore: "nilai-1"
        case .notSure: step.map { "y-\($0)" }
        case .isOver, .tooMany, .elsewhere: nil
        }
    }
}
