import People
public import Storage
public import Web

/// Making a packet, and putting parts into it.
struct PacketRoutes {
    func add(to routes: Routes) {
        let write = routes.may(.addEvidence)
        write.get("data-dukung/berkas-kegiatan") { Self.page($0) }
        write.post("data-dukung/berkas-kegiatan", Self.begin)
        write.uploads("data-dukung/{nomor}/bagian", limit: EvidenceIntake.largest, most: EvidenceIntake.most, Self.fill)
        write.post("data-dukung/{nomor}/bagian/keluar", Self.takeOut)
    }

    private static func page(_ visit: Visit<Member>) -> Reply {
        let words = visit.words
        return visit.page(Frame(words[EvidenceWord.newPacket], noun: EvidenceRoutes.noun.key)) { html in
            html.add(
                """
                <div class="page-head"><div><h1>\(words[EvidenceWord.newPacket])</h1><p>\(words[EvidenceWord.packetHelp])</p></div></div>
                <form class="card stack narrow" method="post" action="/\(visit.office.slug)/data-dukung/berkas-kegiatan">\(visit.tokenField)
                """)
            EvidenceFields(visit, from: visit.today).description(&html, isTitleNeeded: true)
            html.add(
                "<p class=\"actions\"><button class=\"button button-main\">\(words[EvidenceWord.makePacket])</button></p></form>"
            )
        }
    }

    @Sendable private static func begin(_ visit: Visit<Member>, _ form: Form) async throws -> Reply {
        let (person, office, slug, today) = (visit.person.id, visit.office.id, visit.office.slug, visit.today)
        var typed = NewEvidence(title: "", from: today, unit: nil, content: .packet)
        try typed.read(form, today: today)
        let new = typed
        let number = try await visit.store.change(by: visit.actor, in: [office]) { change in
            var new = new
            new.unit = try visit.ownUnit(in: change.reading)
            return try new.add(by: person, office: office, slug: slug, in: change).1
        }
        return .see("/\(slug)/data-dukung/\(number)")
    }

    /// Files that were brought, or an item that is there, become a part.
    @Sendable private static func fill(_ visit: Visit<Member>, _ form: Form, _ uploads: [Upload]) async throws -> Reply
    {
        let office = visit.office.id
        let packet = try await visit.store.read { try visit.changeable(in: $0) }
        guard packet.kind == .packet else { throw Problem.notFound }
        let chosen = PacketSlot(rawValue: form.text("bagian"))
        let received = try await Received(visit, form, uploads)
        let number = Int(form.text("nomor").uppercased().replacing("DD-", with: ""))
        guard !received.isEmpty || number != nil else { throw EvidenceRefusal.nothingChosen }
        try await visit.store.change(by: visit.actor, in: [office]) { change in
            let packet = try visit.changeable(in: change.reading)
            guard packet.withdrawnAt == nil else { throw EvidenceRefusal.withdrawn }
            var parts: [(String, PacketSlot)] = []
            let added = try received.add(visit, in: change)
            for (new, id) in zip(received.new, added.map(\.0)) { parts.append((id, chosen ?? new.slot)) }
            for number in received.known.map(\.number) + (number.map { [$0] } ?? []) {
                guard
                    let item = try EvidenceItem.numbered(
                        number, office: office, to: visit.person, in: change.reading), item.kind != .packet
                else { throw EvidenceRefusal.gone }
                parts.append((item.id, chosen ?? item.slot))
            }
            for (id, slot) in parts { try packet.put(id, as: slot, in: change) }
        }
        try await received.finish(visit)
        return .see(visit.address(of: packet))
    }

    @Sendable private static func takeOut(_ visit: Visit<Member>, _ form: Form) async throws -> Reply {
        let item = try await visit.store.change(by: visit.actor, in: [visit.office.id]) { change in
            let packet = try visit.changeable(in: change.reading)
            let count = try change.run(
                """
                DELETE FROM packet_part WHERE packet = \(packet.id) AND part = \(form.text("bagian"))
                    AND evidence IN (SELECT id FROM evidence WHERE office = \(packet.office)
                        AND number = \(form.int("nomor") ?? 0))
                """)
            guard count > 0 else { throw EvidenceRefusal.gone }
            change.record(
                "evidence.part-taken-out", on: packet.id, office: packet.office,
                [FieldChange(form.text("bagian"), old: "DD-\(form.int("nomor") ?? 0)")])
            return packet
        }
        return .see(visit.address(of: item))
    }
}

extension NewEvidence {
    /// The part that its file's name and kind suggest.
    fileprivate var slot: PacketSlot {
        guard case .file(let file) = content else { return .report }
        return PacketSlot(fileName: file.name, isPicture: file.format.media.hasPrefix("image/")) ?? .report
    }
}

extension EvidenceItem {
    /// The part that its file's name and kind suggest.
    fileprivate var slot: PacketSlot {
        PacketSlot(fileName: content?.file?.name ?? title, isPicture: content?.isPicture ?? false) ?? .report
    }

    fileprivate func put(_ evidence: String, as slot: PacketSlot, in change: Change) throws {
        let known = try change.reading.finds(
            "SELECT 1 FROM packet_part WHERE packet = \(id) AND part = \(slot.rawValue) AND evidence = \(evidence)")
        guard !known else { return }
        try change.run(
            "INSERT INTO packet_part (packet, part, evidence) VALUES (\(id), \(slot.rawValue), \(evidence))")
        change.record("evidence.part-put-in", on: id, office: office, [FieldChange(slot.rawValue, new: evidence)])
    }
}

/// The five parts of a packet, those that are missing named, and a form that fills them.
struct PacketList {
    let visit: Visit<Member>
    let item: EvidenceItem
    let parts: [PacketPart]
    let isChangeable: Bool

    func write(_ html: inout HTML) {
        let (words, base) = (visit.words, visit.address(of: item))
        html.add(
            "<section class=\"card\" aria-labelledby=\"bagian\"><h2 id=\"bagian\">\(words[EvidenceWord.packetParts])</h2><dl class=\"facts\">\n"
        )
        for slot in PacketSlot.allCases {
            html.add("<dt>\(words[slot.word])</dt><dd>")
            let there = parts.filter { $0.slot == slot }
            if there.isEmpty { html.add("<span class=\"badge badge-doubt\">\(words[EvidenceWord.slotMissing])</span>") }
            for part in there {
                let out: HTML =
                    "<form class=\"inline\" method=\"post\" action=\"\(base)/bagian/keluar\">\(visit.tokenField)<input type=\"hidden\" name=\"bagian\" value=\"\(slot.rawValue)\"><input type=\"hidden\" name=\"nomor\" value=\"\(part.item.number)\"><button class=\"button button-plain small\">\(words[EvidenceWord.takeOut])<span class=\"sr\"> DD-\(part.item.number)</span></button></form>"
                html.add(
                    "<div class=\"row\"><a href=\"\(visit.address(of: part.item))\">\(part.item.title)</a>\(out, if: isChangeable)</div>"
                )
            }
            html.raw("</dd>\n")
        }
        html.raw("</dl>\n")
        if isChangeable, item.withdrawnAt == nil { form(&html) }
        html.raw("</section>\n")
    }

    private func form(_ html: inout HTML) {
        let (words, base) = (visit.words, visit.address(of: item))
        html.add(
            """
            <form class="stack" method="post" action="\(base)/bagian" enctype="multipart/form-data" data-pieces="/\(visit.office.slug)/data-dukung/kiriman">\(visit.tokenField)<input type="hidden" name="tanggal" value="\(item.from.description)">
            <div class="field"><label for="bagian-jenis">\(words[EvidenceWord.slot])</label><select class="input" id="bagian-jenis" name="bagian"><option value="">\(words[EvidenceWord.slotByName])</option>
            """)
        for slot in PacketSlot.allCases { html.add("<option value=\"\(slot.rawValue)\">\(words[slot.word])</option>") }
        html.raw("</select></div>\n")
        let fields = EvidenceFields(visit, from: item.from, prefix: "bagian")
        fields.files(&html)
        html.add(
            """
            <div class="field"><label for="bagian-nomor">\(words[EvidenceWord.orNumber])</label><input class="input input-short" id="bagian-nomor" name="nomor" maxlength="12" placeholder="DD-12"></div>

            """)
        fields.progress(&html)
        html.add(
            "<p class=\"actions\"><button type=\"submit\" class=\"button button-main\">\(words[EvidenceWord.putIn])</button></p></form>\n"
        )
    }
}

extension Received {
    /// A new packet of some items, each in the part that its file's name suggests; says its id.
    public func packet(_ title: String, of items: [String], _ visit: Visit<Member>, in change: Change) throws -> String
    {
        var packet = NewEvidence(
            title: title, from: new.first?.from ?? visit.today, unit: new.first?.unit, content: .packet)
        packet.isConfidential = new.first?.isConfidential ?? false
        let office = visit.office
        let (id, number) = try packet.add(by: visit.person.id, office: office.id, slug: office.slug, in: change)
        guard
            let made = try EvidenceItem.numbered(number, office: office.id, to: visit.person, in: change.reading)
        else { throw EvidenceRefusal.gone }
        for item in try EvidenceItem.all("evidence.id IN \(list: items)", to: visit.person, in: change.reading)
        where item.kind != .packet {
            try made.put(item.id, as: item.slot, in: change)
        }
        return id
    }
}
