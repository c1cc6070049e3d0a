import People
import Storage
import Web

/// An address by which somebody without an account reads one item or packet, until a day: other systems ask for links.
struct ReadLink: Sendable, Stored {
    /// The longest that one may hold, in days.
    static let longest = 365

    let number: Int
    let purpose: String
    let madeAt: Instant
    let madeBy: String
    let expiresAt: Instant
    let revokedAt: Instant?

    init(row: Row) throws {
        number = try row.int(0)
        purpose = try row.text(1)
        madeAt = try row.instant(2)
        madeBy = try row.text(3)
        expiresAt = try row.instant(4)
        revokedAt = try row.optionalText(5) == nil ? nil : row.instant(5)
    }

    func isOpen(at now: Instant) -> Bool { revokedAt == nil && now < expiresAt }

    static func all(of evidence: String, in reading: Reading) throws -> [ReadLink] {
        try reading.all(
            """
            SELECT read_link.number, read_link.purpose, read_link.made_at, person.name, read_link.expires_at,
                read_link.revoked_at
            FROM read_link JOIN person ON person.id = read_link.made_by
            WHERE read_link.evidence = \(evidence) ORDER BY read_link.number DESC
            """)
    }

    /// The hash that is kept of a code: whoever reads the database learns no address.
    static func hash(_ code: String, _ keys: Keys) -> String { keys.sign(code, for: "read-link") }

    /// What a code opens now: the item, and the office that it is of.
    static func opened(_ code: String, _ keys: Keys, at now: Instant, in reading: Reading) throws
        -> (EvidenceItem, Office)?
    {
        guard code.utf8.count <= 64 else { return nil }
        let found: EvidenceItem? = try reading.first(
            """
            SELECT \(EvidenceItem.columns) FROM \(EvidenceItem.source)
            JOIN read_link ON read_link.evidence = evidence.id
            WHERE read_link.hash = \(hash(code, keys)) AND read_link.revoked_at IS NULL AND read_link.expires_at > \(now)
                AND evidence.withdrawn_at IS NULL
            """)
        guard let found, let office = try Office.all(in: reading).first(where: { $0.id == found.office }) else {
            return nil
        }
        return (found, office)
    }

    /// The parts of a packet that its read link opens, too: none that is confidential or withdrawn.
    static func parts(of packet: EvidenceItem, in reading: Reading) throws -> [EvidenceItem] {
        try reading.all(
            """
            SELECT \(EvidenceItem.columns) FROM \(EvidenceItem.source)
            WHERE evidence.id IN (SELECT evidence FROM packet_part WHERE packet = \(packet.id))
                AND evidence.confidential = 0 AND evidence.withdrawn_at IS NULL
            ORDER BY evidence.number
            """)
    }
}

/// Making read links, taking them back, and the pages that they open.
struct ReadLinkRoutes {
    func add(to routes: Routes) {
        routes.may(.shareEvidence).post("data-dukung/{nomor}/tautan-baca", Self.make)
        routes.may(.shareEvidence).post("data-dukung/{nomor}/tautan-baca/{tautan}/pencabutan", Self.revoke)
        routes.open.get("-/bukti/{kode}", Self.show)
        routes.open.get("-/bukti/{kode}/{nomor}", Self.download)
    }

    @Sendable private static func make(_ visit: Visit<Member>, _ form: Form) async throws -> Reply {
        guard let days = form.int("hari"), (1...ReadLink.longest).contains(days) else { throw EvidenceRefusal.badDays }
        let purpose = String(form.text("tujuan").prefix(200))
        guard !purpose.isEmpty else { throw EvidenceRefusal.noReason }
        let code = Identifier.hex(Identifier.random(16))
        let hash = ReadLink.hash(code, visit.ground.keys)
        let item = try await visit.store.change(by: visit.actor, in: [visit.office.id]) { change in
            let item = try visit.shareable(in: change.reading)
            let number =
                1 + (try change.reading.number("SELECT MAX(number) FROM read_link WHERE evidence = \(item.id)") ?? 0)
            try change.run(
                """
                INSERT INTO read_link (id, office, evidence, number, hash, purpose, made_at, made_by, expires_at)
                VALUES (\(change.newID()), \(item.office), \(item.id), \(number), \(hash), \(purpose), \(change.at),
                    \(visit.person.id), \(change.at.adding(seconds: days * 86_400)))
                """)
            change.record(
                "evidence.read-link-made", on: item.id, office: item.office, reason: purpose,
                [FieldChange("days", new: String(days))])
            return item
        }
        // Shown once, in the answer itself: only its hash is kept.
        let words = visit.words
        return visit.page(Frame(words[EvidenceWord.readLink], noun: EvidenceRoutes.noun.key)) { html in
            html.add(
                """
                <article class="narrow stack"><h1>\(words[EvidenceWord.readLinkMade])</h1><p>\(words(EvidenceWord.readLinkOnce, ["title": item.title, "days": String(days)]))</p>
                <div class="field"><label for="alamat">\(words[EvidenceWord.readLink])</label><input class="input" id="alamat" readonly value="\(visit.origin)/-/bukti/\(code)" data-copy><button type="button" class="button" data-copy-button hidden>\(words[EvidenceWord.copyIt])</button></div>
                <p class="actions"><a class="button button-main" href="\(visit.address(of: item))">\(words[EvidenceWord.back])</a></p></article>
                """)
        }.unkept
    }

    @Sendable private static func revoke(_ visit: Visit<Member>, _ form: Form) async throws -> Reply {
        let number = try visit.number("tautan")
        let item = try await visit.store.change(by: visit.actor, in: [visit.office.id]) { change in
            let item = try visit.shareable(in: change.reading)
            let count = try change.run(
                """
                UPDATE read_link SET revoked_at = \(change.at)
                WHERE evidence = \(item.id) AND number = \(number) AND revoked_at IS NULL
                """)
            guard count == 1 else { throw EvidenceRefusal.gone }
            change.record(
                "evidence.read-link-revoked", on: item.id, office: item.office,
                [FieldChange("number", old: String(number))])
            return item
        }
        return .see(visit.address(of: item))
    }

    @Sendable private static func show(_ visit: Visit<Person?>) async throws -> Reply {
        let (code, keys, now) = (try visit.path("kode"), visit.ground.keys, visit.store.clock.now())
        let found = try await visit.store.read { reading -> (EvidenceItem, Office, [EvidenceItem])? in
            guard let (item, office) = try ReadLink.opened(code, keys, at: now, in: reading) else { return nil }
            return (item, office, item.kind == .packet ? try ReadLink.parts(of: item, in: reading) : [])
        }
        guard let (item, office, parts) = found else { throw Problem.notFound }
        let words = visit.words
        return visit.page(Frame(item.title)) { html in
            html.add(
                """
                <article class="narrow stack"><p class="soft">\(office.name)</p><h1>\(item.title)</h1><p>\(words.period(item.from, item.until))\(item.place.isEmpty ? "" : " · \(item.place)")</p><ul class="stack">

                """)
            for one in item.kind == .packet ? parts : [item] {
                let way: HTML =
                    one.content?.address.map {
                        "<a href=\"\($0)\" rel=\"noopener noreferrer\">\(one.title)</a> \(words.linkBadge(one))"
                    }
                    ?? "<a class=\"button\" href=\"/-/bukti/\(code)/\(one.number)\" download>\(visit.icon("download")) \(one.title) (\(words.size(one.content?.file?.size ?? 0)))</a>"
                html.add("<li>\(way)</li>\n")
            }
            html.add("</ul><p class=\"small soft\">\(words[EvidenceWord.readLinkFoot])</p></article>")
        }.unkept
    }

    @Sendable private static func download(_ visit: Visit<Person?>) async throws -> Reply {
        let (code, number, keys, now) = (
            try visit.path("kode"), try visit.number("nomor"), visit.ground.keys, visit.store.clock.now()
        )
        let file = try await visit.store.read { reading -> (EvidenceContent.File, String)? in
            guard let (item, office) = try ReadLink.opened(code, keys, at: now, in: reading) else { return nil }
            let items = item.kind == .packet ? try ReadLink.parts(of: item, in: reading) : [item]
            return items.first { $0.number == number }?.content?.file.map { ($0, office.id) }
        }
        guard let (file, office) = file else { throw Problem.notFound }
        return try EvidenceDownload.reply(file, visit.ground.vault, office: office).unkept
    }
}

extension Visit<Member> {
    /// The item that the address names, if the visitor may let others read it.
    fileprivate func shareable(in reading: Reading) throws -> EvidenceItem {
        let item = try evidenceItem(in: reading)
        guard person.may(.shareEvidence, in: item.office, unit: item.unit) else { throw EvidenceRefusal.notYours }
        guard item.withdrawnAt == nil else { throw EvidenceRefusal.withdrawn }
        return item
    }
}

/// The read links of an item, on its page.
struct ReadLinkCard {
    let visit: Visit<Member>
    let item: EvidenceItem
    let shares: [ReadLink]

    func write(_ html: inout HTML) {
        guard visit.person.may(.shareEvidence, in: item.office, unit: item.unit), item.withdrawnAt == nil else {
            return
        }
        let (words, base, now) = (visit.words, visit.address(of: item), visit.store.clock.now())
        html.add(
            "<section class=\"card\" aria-labelledby=\"tautan-baca\"><h2 id=\"tautan-baca\">\(words[EvidenceWord.readLinks])</h2><ul class=\"stack small\">\n"
        )
        for share in shares {
            let until = visit.moment(share.expiresAt)
            let state =
                share.revokedAt.map { words(EvidenceWord.revokedAt, ["moment": visit.moment($0)]) }
                ?? words(share.isOpen(at: now) ? EvidenceWord.opensUntil : .openedUntil, ["moment": until])
            let revoke: HTML =
                "<form class=\"inline\" method=\"post\" action=\"\(base)/tautan-baca/\(share.number)/pencabutan\">\(visit.tokenField)<button class=\"button button-plain small\">\(words[EvidenceWord.revoke])<span class=\"sr\"> \(share.purpose)</span></button></form>"
            html.add(
                "<li class=\"row\"><span><b>\(share.purpose)</b> · \(share.madeBy) · \(state)</span>\(revoke, if: share.isOpen(at: now))</li>\n"
            )
        }
        html.add(
            """
            </ul><details class="more"><summary>\(words[EvidenceWord.makeReadLink])</summary>
            <form class="stack" method="post" action="\(base)/tautan-baca">\(visit.tokenField)
            <div class="field"><label for="tujuan">\(words[EvidenceWord.purpose])</label><input class="input" id="tujuan" name="tujuan" maxlength="200" required></div>
            <div class="field"><label for="hari">\(words[EvidenceWord.days])</label><input class="input input-short" type="number" id="hari" name="hari" min="1" max="\(ReadLink.longest)" value="30" required></div>
            <p class="actions"><button class="button">\(words[EvidenceWord.makeReadLink])</button></p></form></details></section>

            """)
    }
}
