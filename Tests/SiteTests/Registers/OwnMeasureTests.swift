import Testing

@testable import Measures
@testable import Registers
@testable import Site

/// A register of an office's own measures what the office says, and its indicators are bound to that.
@Suite struct OwnMeasureTests {
    private static let measures = "/pelabuhan/ukuran"
    private static let cockpit = "/pelabuhan/rencana/2026/kokpit/7.5.2.a"

    private static func effects(_ yaml: String, _ town: Town) async throws -> Set<String> {
        let page = OwnRegisterTests.definitions
        let seen = try await town.post(page, [("definisi", yaml)], as: "Rina", from: page)
        return Set(seen.body.matches(of: /data-effect="registers\.([a-z-]+)"/).map { String($0.1) })
    }

    @Test func `an indicator is bound to what a page of YAML measures, and moves with its records`() async throws {
        try await Town.working { town async throws in
            _ = try await OwnRegisterTests.take(Loans.measured, town)
            let place = try await OwnRegisterTests.add(OwnRegisterTests.drill, town).location
            let list = try await town.page("\(Self.measures)?q=tepat+waktu", as: "Rina")
            #expect(list.has("Barang kembali tepat waktu") && list.has("Peminjaman barang"))
            #expect(try await town.page(Self.cockpit, as: "Rina").has("value=\"x-loans.in-time\">Barang kembali"))
            let bound = try await town.post(
                Self.cockpit,
                [
                    ("tadi", ""), ("ukuran[]", "x-loans.in-time"), ("banding[]", "at-least"), ("target[]", "90"),
                    ("bulan[]", ""),
                ], as: "Rina", from: Self.cockpit)
            #expect(bound.status == 303)
            #expect(try await town.page(Self.cockpit + "?bulan=9", as: "Rina").has("nihil"))
            #expect(try await town.page("\(Self.measures)/x-loans.out?bulan=2026-09", as: "Rina").has("1 peminjaman"))

            let back = try await town.post(
                place + "/langkah/return", [("f-back-on", "2026-09-15"), ("versi", "1")], as: "Bambang", from: place)
            #expect(back.status == 303)
            let read = try await town.page(Self.cockpit + "?bulan=9", as: "Rina")
            #expect(read.has("100 % (1 dari 1)") && read.has("paling sedikit 90 %") && read.has("tercapai"))
            #expect(try await town.page(Town.card("7.5.2", 9)).has("100 % (1 dari 1)"))
            let behind = try await town.page("\(Self.measures)/x-loans.in-time?bulan=2026-09", as: "Rina")
            #expect(behind.has("href=\"\(place)\"") && behind.has("barang yang kembali bulan itu"))
            let differing = try await FigureWatch.rebuild(
                town.harbour, years: [2026], town.app.catalogue, isTrial: true, in: town.store)
            #expect(differing.filter { $0.contains("x-loans") } == [])
        }
    }

    @Test func `no other office has it`() async throws {
        try await Town.with { town async throws in
            _ = try await OwnRegisterTests.take(Loans.measured, town)
            #expect(try await town.page("\(Self.measures)/x-loans.out", as: "Rina").status == 200)
            #expect(try await town.page("/bukit/ukuran/x-loans.out", as: "Budi").status == 404)
            #expect(!(try await town.page("/bukit/ukuran?q=dipinjam", as: "Budi").has("x-loans.out")))
        }
    }

    @Test func `a measure that leaves the definition is said before, and its indicator says so after`() async throws {
        try await Town.working { town async throws in
            #expect(try await Self.effects(Loans.measured, town).isEmpty)
            _ = try await OwnRegisterTests.take(Loans.measured, town)
            _ = try await town.post(
                Self.cockpit,
                [("tadi", ""), ("ukuran[]", "x-loans.out"), ("banding[]", "shown"), ("target[]", ""), ("bulan[]", "")],
                as: "Rina", from: Self.cockpit)
            #expect(try await Self.effects(Loans.yaml, town) == ["measure-gone"])
            _ = try await OwnRegisterTests.take(Loans.yaml, town)
            #expect(try await Self.effects(Loans.measured, town) == ["measure-added"])
            #expect(try await town.page(Self.cockpit, as: "Rina").has("<option selected>x-loans.out</option>"))
            #expect(try await town.page(Self.measures + "/x-loans.out", as: "Rina").status == 404)
        }
    }

    @Test(arguments: [
        ("key: x-loans.out", "key: loans.out", "measures[1].key"),
        ("key: x-loans.out", "key: x-loans.Out", "measures[1].key"),
        ("title: { id: \"Barang yang sedang dipinjam\", en: \"Things that are out\" }", "direction: up", "measures[1]"),
        ("covers: day", "covers: week", "measures[1].covers"),
        ("covers: day", "denominator: { id: B, en: T }", "measures[1].denominator"),
    ])
    func `a measure that can't be is named with its place`(old: String, new: String, path: String) async throws {
        try await Town.with { town async throws in
            let yaml = Loans.measured.replacing(old, with: new)
            #expect(yaml != Loans.measured)
            let page = OwnRegisterTests.definitions
            let refused = try await town.post(page, [("definisi", yaml)], as: "Rina", from: page)
            #expect(refused.status == 422 && refused.has(path) && !refused.has("name=\"ambil\""))
        }
    }
}
