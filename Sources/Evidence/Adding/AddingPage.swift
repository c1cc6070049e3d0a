import People
import Storage
import Web

/// Where proofs are brought: photos from a phone, files, a link. What they prove is said on the page after it.
enum AddingPage {
    @Sendable static func show(_ visit: Visit<Member>) async throws -> Reply { page(visit) }

    static func page(
        _ visit: Visit<Member>, refusal: EvidenceRefusal? = nil, about file: String = "", typed: Form? = nil
    ) -> Reply {
        let words = visit.words
        var frame = Frame(words[EvidenceWord.addTitle], noun: EvidenceRoutes.noun.key)
        frame.isRefused = refusal != nil
        return visit.page(frame) { html in
            html.add(
                "<div class=\"page-head\"><div><h1>\(words[EvidenceWord.addTitle])</h1><p>\(words[EvidenceWord.addHelp])</p></div></div>\n"
            )
            if let refusal {
                html.add(
                    visit.bad(file.isEmpty ? words[key: refusal.rawValue] : "\(file): \(words[key: refusal.rawValue])"))
            }
            html.add(
                """
                <form class="card stack narrow" method="post" action="/\(visit.office.slug)/data-dukung" enctype="multipart/form-data" data-pieces="/\(visit.office.slug)/data-dukung/kiriman" data-guard>
                \(visit.tokenField)
                """)
            let fields = typed.map { EvidenceFields(visit, $0) } ?? EvidenceFields(visit, from: visit.today)
            fields.files(&html)
            fields.description(&html)
            fields.progress(&html)
            html.add(
                """
                <p class="actions"><button type="submit" class="button button-main">\(visit.icon("upload")) \(words[EvidenceWord.keep])</button></p></form>
                <p><a href="/\(visit.office.slug)/data-dukung/berkas-kegiatan">\(words[EvidenceWord.newPacket])</a></p>
                """)
        }
    }

    @Sendable static func add(_ visit: Visit<Member>, _ form: Form, _ uploads: [Upload]) async throws -> Reply {
        let received: Received
        do {
            received = try await Received(visit, form, uploads)
        } catch let refused as RefusedFile {
            return page(visit, refusal: refused.refusal, about: refused.name, typed: form)
        } catch let refusal as EvidenceRefusal {
            return page(visit, refusal: refusal, typed: form)
        }
        guard !received.isEmpty else { return page(visit, refusal: .nothingChosen, typed: form) }
        let slug = visit.office.slug
        let added = try await visit.store.change(by: visit.actor, in: [visit.office.id]) { change in
            try received.add(visit, in: change).map(\.1)
        }
        try await received.finish(visit)
        let known = received.known.map(\.number)
        if added.count == 1, known.isEmpty { return .see("/\(slug)/data-dukung/\(added[0])?baru=1") }
        if added.isEmpty, known.count == 1 { return .see("/\(slug)/data-dukung/\(known[0])?sama=1") }
        let numbers = (added + known).map(String.init).joined(separator: ",")
        return .see("/\(slug)/data-dukung?nomor=\(numbers)\(known.isEmpty ? "" : "&sama=\(known.count)")")
    }
}

extension Visit<Member> {
    /// What went wrong, above the form that it went wrong in.
    func bad(_ text: String) -> HTML {
        "<div class=\"notice notice-bad\" role=\"alert\">\(icon("warning"))<div><p>\(text)</p></div></div>\n"
    }

    /// What is good to know.
    func note(_ text: HTML) -> HTML {
        "<div class=\"notice notice-good\" role=\"status\">\(icon("check"))<div><p>\(text)</p></div></div>\n"
    }
}
