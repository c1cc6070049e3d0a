import Foundation
import Storage
import Testing

@testable import Registers
@testable import Site

/// An office adds a register of its own by a page of YAML, and everything a register has is there.
@Suite struct OwnRegisterTests {
    static let definitions = "/pelabuhan/register/-/definisi"
    static let list = "/pelabuhan/register/pinjam-barang"

    /// Takes a definition as an officer does: checked, its effect seen, taken.
    static func take(_ yaml: String, _ town: Town, as name: String = "Rina") async throws -> Browser.Answer {
        let seen = try await town.post(definitions, [("definisi", yaml)], as: name, from: definitions)
        guard let hash = seen.body.firstMatch(of: /name="ambil" value="([0-9a-f]{64})"/) else {
            Issue.record("not taken: \(seen.body.matches(of: /<code>([^<]*)/).map { String($0.1) })")
            return seen
        }
        return try await town.post(
            definitions, [("definisi", yaml), ("ambil", String(hash.1))], as: name, from: definitions)
    }

    static let drill: [(String, String)] = [
        ("f-item", "Bor listrik"), ("f-kind", "tool"), ("f-value", "1.250.000"), ("f-lent-on", "2026-09-14"),
        ("f-parts.0.name", "Mata bor"), ("f-parts.0.count", "12"), ("f-parts.1.name", ""),
    ]

    static func add(_ fields: [(String, String)], _ town: Town, as name: String = "Sari") async throws -> Browser.Answer
    {
        try await town.post(list, fields, as: name, from: list + "/tambah")
    }

    static func version(_ code: String, _ town: Town) async throws -> String {
        String(try await town.store.read { try $0.number("SELECT version FROM record WHERE code = \(code)") ?? 0 })
    }

    @Test func `a page of YAML becomes a register with list, form, page and files`() async throws {
        try await Town.with { town async throws in
            let taken = try await Self.take(Loans.yaml, town)
            #expect(taken.location == Self.list)
            #expect(try await town.page("/pelabuhan/register", as: "Sari").has("Peminjaman barang"))
            let form = try await town.page(Self.list + "/tambah", as: "Sari")
            #expect(form.has("name=\"f-item\"") && form.has("name=\"f-parts.2.name\"") && !form.has("f-licence"))

            let added = try await Self.add(Self.drill, town)
            #expect(added.location == Self.list + "/PJM-2026-001")
            let page = try await town.page(added.location, as: "Sari")
            #expect(
                page.has("Bor listrik") && page.has("1.250.000") && page.has("Mata bor")
                    && page.has("17 September 2026"))
            let list = try await town.page(Self.list, as: "Sari")
            #expect(list.has("PJM-2026-001") && list.has("Jumlah Nilai"))
            #expect(try await town.page(Self.list + "?lihat=dear", as: "Sari").has("PJM-2026-001"))
            #expect(!(try await town.page(Self.list + "?f-kind=car", as: "Sari").has("PJM-2026-001")))
            #expect(try await town.page(Self.list + ".csv", as: "Sari").has("PJM-2026-001"))
            #expect(try await town.page(Self.list + ".json", as: "Sari").has("\"item\":\"Bor listrik\""))
            #expect(try await town.page(Self.list + "/ekspor.csv", as: "Sari").has("1250000"))
            #expect(try await town.page("/pelabuhan/cari?q=bor", as: "Sari").has("PJM-2026-001"))
            #expect(try await town.events() == ["registers.definition-taken", "registers.record-added"])
        }
    }

    @Test func `bad answers are named at their fields, and what was typed comes back`() async throws {
        try await Town.with { town async throws in
            _ = try await Self.take(Loans.yaml, town)
            let refused = try await Self.add(
                [
                    ("f-item", String(repeating: "x", count: 61)), ("f-kind", "ship"), ("f-value", "banyak"),
                    ("f-lent-on", "31/2/2026"), ("f-parts.0.count", "3"),
                ], town)
            #expect(refused.status == 422)
            for error in ["forms.too-long", "forms.unknown-choice", "forms.no-number", "forms.no-day", "forms.missing"]
            {
                #expect(refused.has("data-error=\"\(error)\""), "\(error)")
            }
            #expect(refused.has("value=\"banyak\"") && refused.has("value=\"31/2/2026\""))
            let rule = try await Self.add(Self.drill + [("f-back-on", "2026-09-01")], town)
            #expect(rule.status == 303, "asked on the way, not at the entry")
        }
    }

    @Test func `a record moves by its steps, and its clock rests while somebody else has it`() async throws {
        try await Town.with { town async throws in
            _ = try await Self.take(Loans.yaml, town)
            let place = try await Self.add(Self.drill, town).location
            func move(_ step: String, _ fields: [(String, String)], as name: String) async throws -> Browser.Answer {
                let version = try await Self.version("PJM-2026-001", town)
                return try await town.post(
                    place + "/langkah/" + step, fields + [("versi", version)], as: name, from: place)
            }
            #expect(try await move("miss", [], as: "Yulia").has("registers.refused.no-comment"))
            #expect(try await move("miss", [("keterangan", "Tidak di gudang")], as: "Yulia").status == 303)
            #expect(try await town.page(place, as: "Sari").has("waktu berhenti"))
            let own = try await move("return", [("f-back-on", "2026-09-15")], as: "Sari")
            #expect(own.status == 422 && own.has("registers.refused.own"))
            #expect(try await move("return", [], as: "Bambang").has("forms.missing"))
            let before = try await move("return", [("f-back-on", "2026-09-01")], as: "Bambang")
            #expect(before.has("Kembali sebelum dipinjam."))
            #expect(try await move("return", [("f-back-on", "2026-09-15")], as: "Bambang").status == 303)
            let page = try await town.page(place, as: "Sari")
            #expect(page.has("data-state=\"back\"") && page.has("dipenuhi 15 September 2026"))
            #expect(try await town.page(Self.list + ".json", as: "Sari").has("\"state\":\"Kembali\""))
            #expect(
                try await move("return", [("f-back-on", "2026-09-15")], as: "Bambang").has(
                    "registers.refused.elsewhere"))
            #expect(try await move("lend-again", [], as: "Sari").status == 404)
            #expect(try await move("lend-again", [], as: "Bambang").status == 303)
            let kinds = try await town.events()
            #expect(kinds.filter { $0 == "registers.record-moved" }.count == 3)
        }
    }

    @Test func `two who change one record don't overwrite each other`() async throws {
        try await Town.with { town async throws in
            _ = try await Self.take(Loans.yaml, town)
            let place = try await Self.add(Self.drill, town).location
            let fields = Self.drill.map { $0.0 == "f-item" ? ($0.0, "Bor tangan") : $0 }
            let first = try await town.post(place, fields + [("versi", "1")], as: "Yulia", from: place + "/ubah")
            #expect(first.status == 303)
            let late = try await town.post(place, Self.drill + [("versi", "1")], as: "Sari", from: place + "/ubah")
            #expect(late.status == 409 && late.has("Bor tangan") && late.has("Bor listrik"))
        }
    }

    @Test func `what a definition hides from somebody is on none of their ways`() async throws {
        try await Town.with { town async throws in
            _ = try await Self.take(Loans.yaml, town)
            let car = [
                ("f-item", "Avanza"), ("f-kind", "car"), ("f-licence", "SIM-998877"), ("f-lent-on", "2026-09-14"),
            ]
            let place = try await Self.add(car, town, as: "Bambang").location
            for address in [place, Self.list, Self.list + ".csv", Self.list + ".json", Self.list + "/ekspor.csv"] {
                #expect(!(try await town.page(address, as: "Sari").has("998877")), "\(address)")
            }
            #expect(try await town.page(place, as: "Bambang").has("SIM-998877"))
            #expect(try await town.page(Self.list + "/ekspor.csv", as: "Bambang").has("SIM-998877"))
            #expect(!(try await town.page("/pelabuhan/cari?q=998877", as: "Bambang").has("Avanza")))
            let trail = try await town.store.read { try $0.texts("SELECT body FROM event_payload").joined() }
            #expect(!trail.contains("998877"))
            // Whoever may not see it can't empty it, either.
            let kept = [("f-item", "Avanza hitam"), ("f-kind", "car"), ("f-lent-on", "2026-09-14"), ("versi", "1")]
            #expect(try await town.post(place, kept, as: "Sari", from: place + "/ubah").status == 303)
            #expect(try await town.page(place, as: "Bambang").has("SIM-998877"))
        }
    }

    @Test func `a record that may be there already is shown before another is made`() async throws {
        try await Town.with { town async throws in
            _ = try await Self.take(Loans.yaml, town)
            let drill = Self.drill + [("f-tag", "INV-17")]
            _ = try await Self.add(drill, town)
            let again = try await Self.add(drill, town)
            #expect(again.status == 422 && again.has("registers.alike") && again.has("PJM-2026-001"))
            #expect(try await Self.add(drill + [("tetap", "1")], town).location == Self.list + "/PJM-2026-002")
        }
    }

    @Test func `one answer is given to several records, or to none`() async throws {
        try await Town.with { town async throws in
            _ = try await Self.take(Loans.yaml, town)
            for item in ["Bor", "Gergaji", "Palu"] {
                _ = try await Self.add(Self.drill.map { $0.0 == "f-item" ? ($0.0, item) : $0 }, town)
            }
            let bulk = Self.list + "/sekaligus"
            let chosen = (1...3).map { ("pilih[]", "PJM-2026-00\($0)") }
            let page = try await town.page(bulk + "?isian=lent-on", as: "Yulia")
            #expect(page.has("name=\"f-lent-on\"") && page.has("PJM-2026-003"))
            let none = try await town.post(
                bulk, chosen + [("isian", "lent-on"), ("f-lent-on", "2026-02-30")], as: "Yulia", from: bulk)
            #expect(none.status == 422 && none.has("registers.bulk-refused"))
            let missing = try await town.post(
                bulk, chosen + [("isian", "lent-on"), ("f-lent-on", "")], as: "Yulia", from: bulk)
            #expect(missing.status == 422)
            let all = try await town.post(
                bulk, chosen + [("isian", "lent-on"), ("f-lent-on", "2026-09-10")], as: "Yulia", from: bulk)
            #expect(all.status == 303)
            let days = try await town.store.read { try $0.texts("SELECT day1 FROM record") }
            #expect(days == ["2026-09-10", "2026-09-10", "2026-09-10"])
        }
    }

    @Test func `a column that leaves a small table loses nothing that was said in it`() async throws {
        try await Town.with { town async throws in
            _ = try await Self.take(Loans.yaml, town)
            let place = try await Self.add(Self.drill, town).location
            let without = Loans.yaml.split(separator: "\n", omittingEmptySubsequences: false)
                .filter { !$0.contains("key: count, kind: number") }.joined(separator: "\n")
            let seen = try await town.post(
                Self.definitions, [("definisi", without)], as: "Rina", from: Self.definitions)
            #expect(seen.has("data-effect=\"registers.field-dropped\"") && seen.has("Kelengkapan: Banyak"))
            _ = try await Self.take(without, town)
            let changed = Self.drill.filter { $0.0 != "f-parts.0.count" } + [("versi", "1")]
            let renamed = changed.map { $0.0 == "f-parts.0.name" ? ($0.0, "Mata bor 8 mm") : $0 }
            #expect(try await town.post(place, renamed, as: "Sari", from: place + "/ubah").status == 303)
            _ = try await Self.take(Loans.yaml, town)
            let page = try await town.page(place, as: "Sari")
            #expect(page.has("Mata bor 8 mm") && page.has("<td>12</td>"))
        }
    }

    @Test func `another office has nothing of it`() async throws {
        try await Town.with { town async throws in
            _ = try await Self.take(Loans.yaml, town)
            let place = try await Self.add(Self.drill, town).location
            #expect(try await town.page(place, as: "Budi").status == 404)
            #expect(try await town.page(place.replacing("pelabuhan", with: "bukit"), as: "Budi").status == 404)
            #expect(!(try await town.page("/bukit/register", as: "Budi").has("Peminjaman barang")))
            #expect(
                try await town.post(Self.definitions, [("definisi", Loans.yaml)], as: "Sari", from: Self.list).status
                    == 404)
        }
    }
}
