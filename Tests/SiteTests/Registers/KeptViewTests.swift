import Storage
import Testing

@testable import Registers

/// Filters that somebody uses often stand above the list under a name of their own.
@Suite struct KeptViewTests {
    private static let list = OwnRegisterTests.list
    private static let page = list + "/tampilan"

    private static func keep(
        _ title: String, _ query: String, _ town: Town, as name: String = "Sari"
    ) async throws -> Browser.Answer {
        try await town.post(page, [("judul", title), ("tampilan", query)], as: name, from: page + "?" + query)
    }

    @Test func `what the list was asked for is kept under a name, for its owner alone`() async throws {
        try await Town.with { town async throws in
            _ = try await OwnRegisterTests.take(Loans.yaml, town)
            _ = try await OwnRegisterTests.add(OwnRegisterTests.drill, town)
            let asked = "f-kind=tool&status=out&urut=item&arah=turun"
            #expect(
                try await town.page(Self.list + "?" + asked, as: "Sari").has("/tampilan?f-kind=tool&amp;status=out"))
            let kept = try await Self.keep("Alat di luar", asked + "&hal=3&x=1", town)
            #expect(kept.location == "\(Self.list)?\(asked)", "neither its page nor what no list asks")
            let list = try await town.page(kept.location, as: "Sari")
            #expect(list.has("aria-current=\"page\">Alat di luar") && list.has("PJM-2026-001"))
            #expect(try await town.page(Self.list, as: "Sari").has(">Alat di luar</a>"))
            #expect(!(try await town.page(Self.list, as: "Yulia").has("Alat di luar")))
            let said = try await town.store.read { try $0.texts("SELECT body FROM event_payload").joined() }
            #expect(!said.contains("Alat di luar"))
            #expect(try await town.events().last == "registers.view-kept")
        }
    }

    @Test func `it is dropped by its owner alone, and can be kept again at once`() async throws {
        try await Town.with { town async throws in
            _ = try await OwnRegisterTests.take(Loans.yaml, town)
            _ = try await Self.keep("Mahal", "lihat=dear", town)
            let id = try await town.store.read { try $0.texts("SELECT id FROM kept_view").first ?? "" }
            let away = Self.page + "/penghapusan"
            #expect(try await town.post(away, [("tampilan", id)], as: "Yulia", from: Self.page).status == 404)
            let dropped = try await town.post(away, [("tampilan", id)], as: "Sari", from: Self.page)
            #expect(dropped.location == Self.page + "?lihat=dear")
            #expect(try await town.page(dropped.location, as: "Sari").has("name=\"judul\""))
            #expect(try await town.store.read { try $0.number("SELECT COUNT(*) FROM kept_view") } == 0)
        }
    }

    @Test func `what can't be kept is said, with what was typed`() async throws {
        try await Town.with { town async throws in
            _ = try await OwnRegisterTests.take(Loans.yaml, town)
            func refused(_ title: String, _ query: String = "status=out") async throws -> String {
                let answer = try await Self.keep(title, query, town)
                #expect(answer.status == 422 || answer.status == 303)
                return answer.body.firstMatch(of: /data-error="registers\.view\.refused\.([a-z-]+)"/).map {
                    String($0.1)
                } ?? ""
            }
            #expect(try await refused("Semua", "hal=2&f-licence=1") == "nothing-asked")
            #expect(try await refused("  ") == "no-title")
            let long = String(repeating: "x", count: 61)
            #expect(try await Self.keep(long, "status=out", town).has("value=\"\(long)\""))
            #expect(try await refused("Di luar") == "")
            #expect(try await refused("Di luar", "status=back") == "same-title")
            for number in 2...KeptView.most { #expect(try await refused("Di luar \(number)") == "") }
            #expect(try await refused("Di luar lagi") == "too-many")
        }
    }
}
