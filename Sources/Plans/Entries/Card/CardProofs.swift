import Evidence
import People
import Storage
import Web

/// The proof of a card: what is there, what packets lack, and a form that brings more; one item proves all ticked lines.
struct CardProofs {
    let visit: Visit<Member>
    let card: Card
    let isWriter: Bool
    /// What was typed into a form that was refused.
    let said: Form

    private var words: Words { visit.words }
    private var place: CardPlace { card.place }
    private var query: String { place.unit.map { "?unit=\($0.number)" } ?? "" }
    private func address(_ noun: String) -> String { "\(place.base(visit.office))/\(noun)\(query)" }

    /// A card on which nothing is due: then a proof is for all of its lines unless one says otherwise.
    private var isBare: Bool { !place.lines.contains(where: card.isAsked) }

    func write(_ html: inout HTML) {
        html.add("<section class=\"card\" aria-labelledby=\"bukti\"><h2 id=\"bukti\">\(words[EntryWord.proofs])</h2>\n")
        list(&html)
        if isWriter, visit.person.may(.addEvidence, in: visit.office.id) { form(&html) }
        html.raw("</section>\n")
    }

    private func list(_ html: inout HTML) {
        let lines = place.lines.reduce(into: [:]) { $0[$1.lineage] = $1.code }
        let hidden = card.entries.values.map { card.proofs.hidden($0.id) }.max() ?? 0
        if card.items.isEmpty { html.add("<p class=\"soft\">\(words[EntryWord.noProofs])</p>") }
        html.raw("<ul class=\"proofs\">\n")
        for item in card.items {
            let codes = card.entries.values.filter { card.proofs[$0.id].contains(item) }
                .compactMap { lines[$0.lineage] }.sorted()
            let picture: HTML =
                item.content?.hasPages ?? false
                ? "<img src=\"/\(visit.office.slug)/data-dukung/\(item.number)/halaman/1\" alt=\"\" loading=\"lazy\">"
                : ""
            html.add(
                """
                <li>\(picture)<div><a href="/\(visit.office.slug)/data-dukung/\(item.number)">\(item.title)</a> <span class="small soft">DD-\(item.number) · \(words.period(item.from, item.until)) · \(codes.joined(separator: ", "))</span> \(words.linkBadge(item))
                """)
            if item.withdrawnAt != nil {
                html.add("<span class=\"badge badge-bad\">\(words[EntryWord.withdrawn])</span>")
            }
            if let missing = card.missingParts[item.id], !missing.isEmpty {
                html.add(
                    "<p class=\"small\"><span class=\"badge badge-doubt\">\(words(EntryWord.packetLacks, ["parts": missing.joined(separator: ", ")]))</span></p>"
                )
            }
            let out: HTML =
                "<form class=\"inline\" method=\"post\" action=\"\(address("bukti/lepas"))\">\(visit.tokenField)<input type=\"hidden\" name=\"nomor\" value=\"\(item.number)\"><button class=\"button button-plain small\">\(words[EntryWord.unlink])<span class=\"sr\"> DD-\(item.number)</span></button></form>"
            let isOpen = card.entries.values.contains { entry in
                card.proofs[entry.id].contains(item) && [.draft, .returned].contains(entry.stage)
            }
            html.add("\(out, if: isWriter && isOpen)</div></li>\n")
        }
        html.raw("</ul>\n")
        if hidden > 0 {
            html.add("<p class=\"small soft\">\(words(EntryWord.hiddenProofs, ["count": String(hidden)]))</p>")
        }
    }

    private func form(_ html: inout HTML) {
        html.add(
            """
            <details class="more"\(" open", if: card.items.isEmpty || said.has("judul"))><summary>\(words[EntryWord.addProof])</summary>
            <form class="stack" method="post" action="\(address("bukti"))" enctype="multipart/form-data" data-pieces="/\(visit.office.slug)/data-dukung/kiriman">\(visit.tokenField)

            """)
        let fields =
            said.has("judul")
            ? EvidenceFields(visit, said, prefix: "bukti") : EvidenceFields(visit, from: visit.today, prefix: "bukti")
        fields.files(&html)
        if place.lines.count > 1 {
            html.add(
                "<details class=\"more\"><summary>\(words[EntryWord.provesWhich])</summary><fieldset><legend class=\"sr\">\(words[EntryWord.provesWhich])</legend>"
            )
            for line in place.lines {
                html.add(
                    "<div class=\"choice\"><input type=\"checkbox\" id=\"b-\(line.code)\" name=\"indikator[]\" value=\"\(line.code)\"\(" checked", if: card.isAsked(line) || isBare)><label for=\"b-\(line.code)\">\(line.code) \(line.text)</label></div>"
                )
            }
            html.raw("</fieldset></details>\n")
        } else {
            for line in place.lines { html.add("<input type=\"hidden\" name=\"indikator[]\" value=\"\(line.code)\">") }
        }
        html.add("<details class=\"more\"><summary>\(words[EntryWord.describeProof])</summary>")
        fields.description(&html)
        html.add(
            """
            </details><div class="field"><label for="bukti-nomor">\(words[EntryWord.orKnown])</label><input class="input input-short" id="bukti-nomor" name="nomor" maxlength="12" placeholder="DD-12"></div>

            """)
        fields.progress(&html)
        html.add(
            """
            <p class="actions"><button type="submit" class="button button-main">\(visit.icon("upload")) \(words[EntryWord.keepProof])</button> <button type="submit" class="button" formaction="\(address("bukti/berkas-kegiatan"))" formnovalidate>\(words[EntryWord.asPacket])</button></p></form></details>

            """)
    }
}

/// Bringing and linking proof on a card.
enum CardProofDecisions {
    @Sendable static func add(_ visit: Visit<Member>, _ form: Form, _ uploads: [Upload]) async throws -> Reply {
        try await add(visit, form, uploads, asPacket: false)
    }

    /// The files of one event, put into a packet of its own.
    @Sendable static func addPacket(_ visit: Visit<Member>, _ form: Form, _ uploads: [Upload]) async throws -> Reply {
        try await add(visit, form, uploads, asPacket: true)
    }

    private static func add(_ visit: Visit<Member>, _ form: Form, _ uploads: [Upload], asPacket: Bool) async throws
        -> Reply
    {
        _ = try await visit.store.read { try visit.writtenCard(in: $0) }
        guard visit.person.may(.addEvidence, in: visit.office.id) else { throw Problem.notFound }
        let received = try await Received(visit, form, uploads)
        let typed = form.text("nomor").uppercased().replacing("DD-", with: "")
        guard typed.isEmpty || Int(typed) != nil else { throw EvidenceRefusal.gone }
        let number = Int(typed)
        guard !received.isEmpty || number != nil else { throw EvidenceRefusal.nothingChosen }
        let codes = Set(form.all("indikator[]"))
        let office = visit.office.id
        let place = try await visit.store.change(by: visit.actor, in: [office]) { change in
            let place = try visit.writtenCard(in: change.reading)
            let lines = place.lines.filter { codes.contains($0.code) }
            guard !lines.isEmpty else { throw EntryRefusal.noLine }
            var items = try received.add(visit, in: change).map(\.0)
            for number in received.known.map(\.number) + (number.map { [$0] } ?? []) {
                guard
                    let item = try EvidenceItem.numbered(number, office: office, to: visit.person, in: change.reading)
                else { throw EvidenceRefusal.gone }
                guard item.withdrawnAt == nil else { throw EvidenceRefusal.withdrawn }
                items.append(item.id)
            }
            if asPacket {
                let month = Words.indonesianMonths[place.month - 1]
                let title = "\(place.code) \(month) \(place.plan.year): \(place.title.prefix(80))"
                items = [try received.packet(title, of: items, visit, in: change)]
            }
            for line in lines {
                let entry = try place.entry(line, office: visit.office, in: change)
                guard entry.stage != .approved || !place.isClosed else { throw EntryRefusal.monthClosed }
                for item in items { try EvidenceItem.link(item, to: entry.id, office: office, in: change) }
            }
            return place
        }
        try await received.finish(visit)
        let known = received.known.isEmpty ? "" : "&sama=\(received.known.count)"
        return .see(place.address(visit.office).marked("bukti=1") + "\(known)#bukti")
    }

    /// Takes a proof off the card's lines; one that was approved with its line stays until that goes back.
    @Sendable static func unlink(_ visit: Visit<Member>, _ form: Form) async throws -> Reply {
        let (office, number) = (visit.office.id, form.int("nomor") ?? 0)
        let place = try await visit.store.change(by: visit.actor, in: [office]) { change in
            let place = try visit.writtenCard(in: change.reading)
            guard let item = try EvidenceItem.numbered(number, office: office, to: visit.person, in: change.reading)
            else { throw EvidenceRefusal.gone }
            let entries = try Entry.all(
                of: place.card, place.month, place.unitIDs, plan: place.plan.id, in: change.reading)
            var (kept, gone) = (0, 0)
            for entry in entries {
                if entry.stage == .approved || entry.stage == .submitted {
                    kept += 1
                } else if try EvidenceItem.unlink(
                    item.id, from: entry.id, office: office, in: change)
                {
                    gone += 1
                }
            }
            guard gone > 0 else { throw kept > 0 ? EvidenceRefusal.alreadyApproved : EvidenceRefusal.gone }
            return place
        }
        return .see(place.address(visit.office) + "#bukti")
    }
}
