import People
public import Storage
import Subjects
public import Web

/// One proof: what it is, what it proves, its versions, who may read it elsewhere, and what happened to it.
struct EvidencePage {
    let visit: Visit<Member>
    let item: EvidenceItem
    let versions: [EvidenceVersion]
    let proven: [Subject]
    let packets: [EvidenceItem]
    let parts: [PacketPart]
    let shares: [ReadLink]
    let history: [Happening]

    private var words: Words { visit.words }
    private var base: String { visit.address(of: item) }
    private var isChangeable: Bool { item.mayBeChanged(by: visit.person) }

    static func load(_ visit: Visit<Member>) async throws -> EvidencePage {
        let person = visit.person
        return try await visit.store.read { reading in
            let item = try visit.evidenceItem(in: reading)
            let mayShare = person.may(.shareEvidence, in: item.office, unit: item.unit)
            return EvidencePage(
                visit: visit, item: item, versions: try EvidenceVersion.all(of: item, in: reading),
                proven: try Subject.proven(by: item.id, to: person, in: reading),
                packets: try EvidenceItem.all(
                    "evidence.id IN (SELECT packet FROM packet_part WHERE packet_part.evidence = \(item.id))",
                    to: person,
                    in: reading),
                parts: item.kind == .packet ? try PacketPart.all(of: item.id, to: person, in: reading) : [],
                shares: mayShare ? try ReadLink.all(of: item.id, in: reading) : [],
                history: try History.of([item.id], to: person, in: reading))
        }
    }

    func reply(beside: HTML) -> Reply {
        visit.page(Frame(item.title, noun: EvidenceRoutes.noun.key)) { html in
            html.add(
                """
                <nav class="crumbs" aria-label="\(words[EvidenceWord.crumbs])"><ol><li><a href="/\(visit.office.slug)/data-dukung">\(words[EvidenceWord.noun])</a></li><li aria-current="page">DD-\(item.number)</li></ol></nav>
                \(notices)
                <div class="page-head"><div><h1>\(item.title)</h1>
                <p><span class="badge">DD-\(item.number)</span> \(words.period(item.from, item.until))\(item.place.isEmpty ? "" : " · \(item.place)") \(badges)</p></div>
                <div class="actions">\(download)</div></div>
                <div class="sides"><div class="stack">

                """)
            if item.kind == .packet {
                PacketList(visit: visit, item: item, parts: parts, isChangeable: isChangeable).write(&html)
            }
            preview(&html)
            html.add(beside)
            provenList(&html)
            html.raw("</div>\n<div class=\"stack\">\n")
            facts(&html)
            versionList(&html)
            ReadLinkCard(visit: visit, item: item, shares: shares).write(&html)
            change(&html)
            html.add(visit.history(history))
            html.raw("</div></div>\n")
        }
    }

    private var notices: HTML {
        var html: HTML = ""
        if visit.query("baru") == "1" { html.add(visit.note("\(words[EvidenceWord.kept])")) }
        if visit.query("sama") == "1" {
            let copy: HTML =
                "<form class=\"inline\" method=\"post\" action=\"\(base)/salinan\">\(visit.tokenField)<button class=\"button\">\(words[EvidenceWord.keepApart])</button></form>"
            html.add(visit.note("\(words[EvidenceWord.knownAlready]) \(copy, if: item.content?.file != nil)"))
        }
        if let at = item.withdrawnAt {
            html.add(
                "<div class=\"notice notice-warn\" role=\"status\">\(visit.icon("warning"))<div><p>\(words(EvidenceWord.withdrawnSince, ["moment": visit.moment(at)]))</p></div></div>\n"
            )
        }
        return html
    }

    private var badges: HTML {
        var html: HTML = ""
        if item.isConfidential {
            html.add("<span class=\"badge badge-doubt\">\(words[EvidenceWord.confidentialShort])</span> ")
        }
        html.add(words.linkBadge(item))
        return html
    }

    private var download: HTML {
        if let file = item.content?.file {
            return
                "<a class=\"button button-main\" href=\"\(base)/berkas\" download>\(visit.icon("download")) \(words[EvidenceWord.download]) (\(words.size(file.size)))</a>"
        }
        if let address = item.content?.address {
            return
                "<a class=\"button button-main\" href=\"\(address)\" rel=\"noopener noreferrer\" target=\"_blank\">\(words[EvidenceWord.openLink])</a>"
        }
        return "<a class=\"button\" href=\"\(base)/paket\">\(visit.icon("download")) ZIP</a>"
    }

    private func preview(_ html: inout HTML) {
        guard let content = item.content, content.hasPages, let file = content.file else { return }
        html.add(
            """
            <figure class="sheet-page"><a href="\(base)/halaman/1"><img src="\(base)/halaman/1" alt="\(words(EvidenceWord.firstPage, ["name": file.name]))" loading="lazy"></a><figcaption class="small soft">\(file.name)</figcaption></figure>

            """)
    }

    private func provenList(_ html: inout HTML) {
        html.add(
            "<section class=\"card\" aria-labelledby=\"membuktikan\"><h2 id=\"membuktikan\">\(words[EvidenceWord.proves])</h2>"
        )
        if proven.isEmpty { html.add("<p class=\"soft\">\(words[EvidenceWord.provesNothing])</p>") }
        html.raw("<ul class=\"stack small\">\n")
        for subject in proven {
            html.add(
                "<li><a href=\"\(subject.address)\">\(subject.label)</a> <span class=\"soft\">\(words[key: "subject.\(subject.kind)"])</span></li>\n"
            )
        }
        for packet in packets {
            html.add(
                "<li><a href=\"\(visit.address(of: packet))\">\(packet.title)</a> <span class=\"soft\">\(words[EvidenceWord.packet])</span></li>\n"
            )
        }
        html.raw("</ul></section>\n")
    }

    private func facts(_ html: inout HTML) {
        html.add(
            """
            <section class="card"><h2>\(words[EvidenceWord.facts])</h2><dl class="facts small">
            <dt>\(words[EvidenceWord.broughtBy])</dt><dd>\(item.ownerName), \(visit.moment(item.addedAt))</dd>
            <dt>\(words[EvidenceWord.unit])</dt><dd>\(item.unitName ?? words[EvidenceWord.wholeOffice])</dd>

            """)
        if let file = item.content?.file {
            html.add(
                "<dt>\(words[EvidenceWord.fileName])</dt><dd>\(file.name) · \(file.media) · \(words.size(file.size))</dd><dt>SHA-256</dt><dd><code class=\"hash\">\(file.hash)</code></dd>\n"
            )
        }
        if let address = item.content?.address {
            html.add("<dt>\(words[EvidenceWord.link])</dt><dd>\(address)</dd>")
            if let at = item.content?.linkCheckedAt {
                html.add("<dt>\(words[EvidenceWord.checkedAt])</dt><dd>\(visit.moment(at))</dd>")
            }
        }
        html.raw("</dl></section>\n")
    }

    private func versionList(_ html: inout HTML) {
        guard versions.count > 1 else { return }
        html.add("<section class=\"card\"><h2>\(words[EvidenceWord.versions])</h2><ol class=\"stack small\">\n")
        for version in versions {
            let way: HTML =
                if let file = version.file {
                    "<a href=\"\(base)/versi/\(version.number)\" download>\(file.name)</a>"
                } else {
                    "\(version.address ?? "")"
                }
            html.add(
                "<li>\(words(EvidenceWord.versionNumber, ["number": String(version.number)])): \(way) <span class=\"soft\">\(version.by), \(visit.moment(version.at))\(version.reason.isEmpty ? "" : " — \(version.reason)")</span></li>\n"
            )
        }
        html.raw("</ol></section>\n")
    }

    private func change(_ html: inout HTML) {
        guard isChangeable else { return }
        if item.withdrawnAt != nil {
            html.add(
                "<form class=\"card\" method=\"post\" action=\"\(base)/pemulihan\">\(visit.tokenField)<p class=\"actions\"><button class=\"button\">\(words[EvidenceWord.restore])</button></p></form>\n"
            )
            return
        }
        html.add(
            """
            <details class="card more" id="ubah"><summary>\(words[EvidenceWord.change])</summary>
            <form class="stack" method="post" action="\(base)">\(visit.tokenField)<input type="hidden" name="versi" value="\(item.version)">
            """)
        EvidenceFields(visit, item, prefix: "ubah").description(&html, isTitleNeeded: true)
        html.add(
            "<p class=\"actions\"><button class=\"button\">\(words[EvidenceWord.save])</button></p></form></details>\n")
        if item.kind != .packet {
            html.add(
                """
                <details class="card more"><summary>\(words[EvidenceWord.replace])</summary>
                <form class="stack" method="post" action="\(base)/versi" enctype="multipart/form-data">\(visit.tokenField)
                <p class="help">\(words[EvidenceWord.replaceHelp])</p>
                <div class="field"><label for="ganti-berkas">\(words[EvidenceWord.file])</label><input class="input" type="file" id="ganti-berkas" name="berkas" accept="\(EvidenceFormat.accepted)"></div>
                <div class="field"><label for="ganti-tautan">\(words[EvidenceWord.link])</label><input class="input" type="url" id="ganti-tautan" name="tautan" maxlength="2000"></div>
                <div class="field"><label for="ganti-alasan">\(words[EvidenceWord.reason])</label><input class="input" id="ganti-alasan" name="alasan" maxlength="500" required></div>
                <p class="actions"><button class="button">\(words[EvidenceWord.replace])</button></p></form></details>

                """)
        }
        html.add(
            """
            <details class="card more"><summary>\(words[EvidenceWord.withdraw])</summary>
            <form class="stack" method="post" action="\(base)/penarikan">\(visit.tokenField)<p class="help">\(words[EvidenceWord.withdrawHelp])</p>
            <div class="field"><label for="tarik-alasan">\(words[EvidenceWord.reason])</label><input class="input" id="tarik-alasan" name="alasan" maxlength="500" required></div>
            <p class="actions"><button class="button button-danger">\(words[EvidenceWord.withdraw])</button></p></form></details>

            """)
    }
}

extension Words {
    /// "5 Mei 2026", or "5 Mei 2026 – 7 Mei 2026".
    public func period(_ from: Day, _ until: Day?) -> String {
        until.map { "\(date(from)) – \(date($0))" } ?? date(from)
    }

    /// "1,4 MB".
    public func size(_ bytes: Int) -> String {
        guard bytes >= 1_048_576 else { return "\(max(1, (bytes + 512) / 1024)) KB" }
        let tenths = (bytes * 10 + 524_288) / 1_048_576
        return "\(tenths / 10)\(language == .indonesian ? "," : ".")\(tenths % 10) MB"
    }

    /// That a link is not archived, and whether it answered.
    public func linkBadge(_ item: EvidenceItem) -> HTML {
        guard item.kind == .link else { return "" }
        var html: HTML = "<span class=\"badge\">\(self[EvidenceWord.notArchived])</span>"
        switch item.content?.linkState {
        case .dead: html.add(" <span class=\"badge badge-bad\">\(self[EvidenceWord.deadLink])</span>")
        case .unreachable, .forbidden:
            html.add(" <span class=\"badge badge-doubt\">\(self[EvidenceWord.innerLink])</span>")
        case .alive: html.add(" <span class=\"badge badge-good\">\(self[EvidenceWord.liveLink])</span>")
        case nil: break
        }
        return html
    }
}

extension Subject {
    /// What an item proves, as far as `person` may know of it.
    static func proven(by evidence: String, to person: Person, in reading: Reading) throws -> [Subject] {
        try reading.all(
            """
            SELECT \(columns) FROM evidence_link JOIN subject ON subject.id = evidence_link.subject
            WHERE evidence_link.evidence = \(evidence) AND \(.visible(to: person)) ORDER BY subject.kind, subject.label
            """)
    }
}
