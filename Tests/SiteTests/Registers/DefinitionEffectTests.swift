import Storage
import Testing

@testable import Registers
@testable import Site

/// What taking a definition does to the records that are there: said before it is taken, refused where something
/// recorded would have no place, and never a loss.
@Suite struct DefinitionEffectTests {
    /// The office's loans with a drill that is out, and what the page says that another definition does to it.
    private static func with(_ body: @escaping @Sendable (Town, _ drill: String) async throws -> Void) async throws {
        try await Town.with { town async throws in
            _ = try await OwnRegisterTests.take(Loans.yaml, town)
            try await body(town, try await OwnRegisterTests.add(OwnRegisterTests.drill, town).location)
        }
    }

    /// Kinds of effects, with how many records each is about; a refused one begins with `!`.
    private static func effects(_ yaml: String, _ town: Town) async throws -> Set<String> {
        let page = OwnRegisterTests.definitions
        let seen = try await town.post(page, [("definisi", yaml)], as: "Rina", from: page)
        let found = seen.body.matches(of: /<li( class="state-loud")? data-effect="registers\.([a-z-]+)">([^<]*)/)
        let isRefused = found.contains { $0.1 != nil }
        #expect(seen.status == (isRefused ? 422 : 200) && seen.has("name=\"ambil\"") == !isRefused)
        return Set(
            found.map { match in
                let count = match.3.firstMatch(of: /· (\d+) catatan/).map { " \($0.1)" } ?? ""
                return "\(match.1 == nil ? "" : "!")\(match.2)\(count)"
            })
    }

    /// The definition with some texts replaced, all of which are in it.
    private static func changed(_ pairs: (String, String)...) -> String {
        pairs.reduce(Loans.yaml) { yaml, pair in
            #expect(yaml.contains(pair.0), "\(pair.0)")
            return yaml.replacing(pair.0, with: pair.1)
        }
    }

    private static func page(_ town: Town, _ place: String) async throws -> Browser.Answer {
        try await town.page(place, as: "Sari")
    }

    private static let withoutValue = changed(
        ("  - { key: value, kind: money, label: { id: \"Nilai\", en: \"Value\" }, index: number1 }\n", ""),
        ("kind, value, lent-on", "kind, lent-on"), ("totals: [value]", "totals: []"),
        ("filter: \"value >= 1000000\", sort: \"-value\"", "filter: \"true\""))

    /// Without the status in which a thing is looked for.
    static let stateless = changed(
        ("  - { key: lost, kind: waiting, label: { id: \"Dicari\", en: \"Looked for\" } }\n", ""),
        ("from: [out, lost]", "from: [out]"), ("rests: [lost]", "rests: []"),
        (
            "  - { key: miss, label: { id: \"Hilang\", en: \"Missing\" }, from: [out], to: lost, who: change, comment: required }\n",
            ""
        ))

    @Test func `a field that is dropped leaves the pages, and comes back with what was recorded`() async throws {
        try await Self.with { town, drill in
            #expect(try await Self.effects(Self.withoutValue, town) == ["field-dropped 1"])
            _ = try await OwnRegisterTests.take(Self.withoutValue, town)
            for address in [drill, OwnRegisterTests.list, OwnRegisterTests.list + "/ekspor.csv"] {
                let body = try await Self.page(town, address).body
                #expect(!body.contains("1.250.000") && !body.contains("1250000"), "\(address)")
            }
            let fields = OwnRegisterTests.drill.map { $0.0 == "f-item" ? ($0.0, "Bor tangan") : $0 }
            let saved = try await town.post(drill, fields + [("versi", "1")], as: "Yulia", from: drill + "/ubah")
            #expect(saved.status == 303)

            #expect(try await Self.effects(Loans.yaml, town) == ["field-added"])
            _ = try await OwnRegisterTests.take(Loans.yaml, town)
            let back = try await Self.page(town, drill)
            #expect(back.has("1.250.000") && back.has("Bor tangan"))
            let list = try await Self.page(town, OwnRegisterTests.list + "?lihat=dear")
            #expect(list.has("PJM-2026-001") && list.has("Jumlah Nilai</b>: 1.250.000"))
        }
    }

    @Test func `a hidden field is on none of the ways out, and is kept when the record is changed`() async throws {
        try await Self.with { town, drill in
            let hidden = Self.changed(("index: number1 }", "index: number1, hidden: true }"))
            #expect(try await Self.effects(hidden, town) == ["field-hidden 1"])
            _ = try await OwnRegisterTests.take(hidden, town)
            for suffix in ["", ".csv", ".json", "/ekspor.csv", "?lihat=dear"] {
                let body = try await Self.page(town, OwnRegisterTests.list + suffix).body
                #expect(!body.contains("1.250.000") && !body.contains("1250000"), "\(suffix)")
            }
            #expect(!(try await Self.page(town, drill + "/ubah")).has("f-value"))
            let typed = OwnRegisterTests.drill.filter { $0.0 != "f-value" } + [("f-value", "1"), ("versi", "1")]
            #expect(try await town.post(drill, typed, as: "Yulia", from: drill + "/ubah").status == 303)
            _ = try await OwnRegisterTests.take(Loans.yaml, town)
            #expect(try await Self.page(town, drill).has("1.250.000"))
        }
    }

    @Test func `a shorter field keeps what is longer until it is changed`() async throws {
        try await Self.with { town, drill in
            let short = Self.changed(("most: 60", "most: 5"))
            #expect(try await Self.effects(short, town) == ["field-shorter 1"])
            #expect(try await Self.effects(Self.changed(("most: 60", "most: 11")), town) == [])
            _ = try await OwnRegisterTests.take(short, town)
            #expect(try await Self.page(town, drill).has("Bor listrik"))
            let saved = try await town.post(
                drill, OwnRegisterTests.drill + [("versi", "1")], as: "Yulia", from: drill + "/ubah")
            #expect(saved.status == 422 && saved.has("data-error=\"forms.too-long\""))
        }
    }

    @Test func `a field that becomes required is asked when the record is changed`() async throws {
        try await Self.with { town, drill in
            let required = Self.changed(
                (
                    "kind: person, label: { id: \"Peminjam\", en: \"Borrower\" }",
                    "kind: person, label: { id: \"Peminjam\", en: \"Borrower\" }, required: true"
                ))
            #expect(try await Self.effects(required, town) == ["field-required 1"])
            _ = try await OwnRegisterTests.take(required, town)
            #expect(try await Self.page(town, drill).status == 200)
            let fields = OwnRegisterTests.drill + [("versi", "1")]
            let refused = try await town.post(drill, fields, as: "Yulia", from: drill + "/ubah")
            #expect(refused.status == 422 && refused.has("data-error=\"forms.missing\""))
            let filled = fields + [("f-borrower", try town.id("Sari"))]
            #expect(try await town.post(drill, filled, as: "Yulia", from: drill + "/ubah").status == 303)
        }
    }

    @Test func `a state, a choice or a kind that records need can't go`() async throws {
        try await Self.with { town, drill in
            let step = [("keterangan", "Tidak di gudang"), ("versi", "1")]
            #expect(try await town.post(drill + "/langkah/miss", step, as: "Yulia", from: drill).status == 303)
            let before = try await town.events()
            #expect(try await Self.effects(Self.stateless, town) == ["!state-gone 1", "deadlines-changed"])
            let toolless = Self.changed(
                (
                    "          - { key: tool, label: { id: \"Alat\", en: \"Tool\" } }\n".replacing(
                        "          ", with: "      "), ""
                ),
                ("{ tool: 3, car: 1 }", "{ car: 1 }"), ("when: \"kind = 'tool'\"", "when: \"kind = 'car'\""))
            #expect(try await Self.effects(toolless, town) == ["!option-gone 1", "deadlines-changed"])
            let kind = Self.changed(("key: value, kind: money", "key: value, kind: number"))
            #expect(try await Self.effects(kind, town) == ["!field-kind 1"])
            for yaml in [Self.stateless, toolless, kind] {
                let hash = try Register(yaml: yaml, named: "x.yaml").hash
                let page = OwnRegisterTests.definitions
                let forced = try await town.post(
                    page, [("definisi", yaml), ("ambil", hash)], as: "Rina", from: page)
                #expect(forced.status == 422)
            }
            #expect(try await town.events() == before)
            #expect(try await Self.page(town, drill).has("data-state=\"lost\""))
        }
    }

    @Test func `what no record needs may go`() async throws {
        try await Self.with { town, _ in
            let changed = Self.changed(
                ("      - { key: car, label: { id: \"Mobil\", en: \"Car\" } }\n", ""),
                ("{ tool: 3, car: 1 }", "{ tool: 3 }"),
                ("shown-when: \"kind = 'car'\", ", ""), ("key: licence, kind: text", "key: licence, kind: number"),
                ("handle: registers.define", "handle: registers.write"),
                (
                    "  - { key: back, kind: done",
                    "  - { key: sold, kind: ended, label: { id: \"Dijual\", en: \"Sold\" } }\n  - { key: back, kind: done"
                ))
            let effects = try await Self.effects(changed, town)
            #expect(effects == ["option-gone", "field-kind", "state-added", "deadlines-changed", "access-changed"])
            let taken = try await OwnRegisterTests.take(changed, town)
            #expect(taken.location == OwnRegisterTests.list)
        }
    }

    @Test func `only what was seen is taken, and taking it twice does nothing to the records`() async throws {
        try await Self.with { town, drill in
            #expect(try await Self.effects(Loans.yaml, town) == [])
            let other = String(repeating: "0", count: 64)
            let page = OwnRegisterTests.definitions
            let stale = try await town.post(
                page, [("definisi", Self.withoutValue), ("ambil", other)], as: "Rina", from: page)
            #expect(stale.status == 200 && stale.has("name=\"ambil\""))
            #expect(try await Self.page(town, drill).has("1.250.000"))
            _ = try await OwnRegisterTests.take(Loans.yaml, town)
            #expect(try await Self.page(town, drill).has("1.250.000"))
        }
    }

    @Test func `what is wrong is shown with its line beside what was typed`() async throws {
        try await Town.with { town async throws in
            let page = OwnRegisterTests.definitions
            let yaml = Loans.yaml.replacing("to: lost", with: "to: gone").replacing("\n", with: "\r\n")
            let line = try #require(yaml.split(whereSeparator: \.isNewline).firstIndex { $0.contains("to: gone") }) + 1
            let seen = try await town.post(page, [("definisi", yaml)], as: "Rina", from: page)
            #expect(seen.status == 422 && seen.has("data-error=\"registers.definition-refused\""))
            #expect(seen.has("definisi.yaml:\(line):") && seen.has("transitions[1].to: ") && seen.has("to: gone"))
            let key = Loans.yaml.replacing("key: x-loans", with: "key: loans")
            let own = try await town.post(page, [("definisi", key)], as: "Rina", from: page)
            #expect(own.status == 422 && own.has("definisi.yaml:1:6 key: "))
            let path = Loans.yaml.replacing("path: pinjam-barang", with: "path: pengaduan")
            let taken = try await town.post(page, [("definisi", path)], as: "Rina", from: page)
            #expect(taken.status == 422 && taken.has("definisi.yaml:2:7 path: "))
            let link = Loans.yaml.replacing(
                "kind: person, label: { id: \"Peminjam\"",
                with: "kind: link, register: nowhere, label: { id: \"Peminjam\""
            )
            .replacing("own: borrower\n", with: "")
            let nowhere = try await town.post(page, [("definisi", link)], as: "Rina", from: page)
            #expect(nowhere.status == 422 && nowhere.has("fields[2].register: "))
            #expect(try await town.events() == [])
        }
    }

    /// What the page says to somebody of what a definition does.
    private static func seen(_ yaml: String, _ town: Town, as name: String) async throws -> Browser.Answer {
        let page = OwnRegisterTests.definitions
        return try await town.post(page, [("definisi", yaml)], as: name, from: page)
    }

    /// Whether it says that there are records, and never how many.
    private static func hidesCount(_ page: Browser.Answer) -> Bool {
        page.has("Ada catatan. Jumlahnya") && page.has(" · ada catatan</li>")
            && page.body.firstMatch(of: /\d+ catatan|Catatan yang ada:/) == nil
    }

    @Test func `who may define registers alone learns that there are records, not how many`() async throws {
        try await Self.with { town, drill in
            let role = [("nama", "Penyusun"), ("nama-en", "Designer"), ("tindakan[]", "registers.define")]
            try await town.as("Rina") { browser async throws in
                let made = try await browser.post("/pelabuhan/peran", role, from: "/pelabuhan/peran/baru")
                let address = made.location.prefix { $0 != "?" }
                let key = try #require(address.split(separator: "/").last.map(String.init))
                #expect(try await GrantTests.give(browser, key, to: "5").status == 303)
            }
            #expect(try await town.page(drill, as: "Fajar").status == 404)

            let dropped = try await Self.seen(Self.withoutValue, town, as: "Fajar")
            #expect(dropped.status == 200 && dropped.has("name=\"ambil\"") && Self.hidesCount(dropped))
            let refused = try await Self.seen(
                Self.changed(("key: value, kind: money", "key: value, kind: number")), town, as: "Fajar")
            #expect(refused.status == 422 && !refused.has("name=\"ambil\"") && Self.hidesCount(refused))
            #expect(refused.has("class=\"state-loud\" data-effect=\"registers.field-kind\""))
            // Opening it to themselves in what they offer opens nothing yet.
            let opened = try await Self.seen(
                Self.withoutValue.replacing("read: registers.read", with: "read: registers.define"), town, as: "Fajar")
            #expect(Self.hidesCount(opened))

            let counted = try await Self.seen(Self.withoutValue, town, as: "Rina")
            #expect(counted.has("Catatan yang ada: 1") && counted.has(" · 1 catatan</li>"))
        }
    }

    @Test func `how many wealth reports there are is told to those who keep them`() async throws {
        try await Town.with { town async throws in
            try await WealthReportTests.fill(town)
            let patch = "register: lhkpn\nchanges:\n  obliged-as: { hidden: true }\n"
            #expect(Self.hidesCount(try await Self.seen(patch, town, as: "Rina")))
            let counted = try await Self.seen(patch, town, as: "Bambang")
            #expect(counted.has("Catatan yang ada: 2") && counted.has(" · 2 catatan</li>"))
        }
    }
}
