import Foundation
import Storage
import Testing
import Web

@testable import Measures
@testable import People
@testable import Plans
@testable import Site

/// Indicators and what measures them: the sample by name, others by wording, the cockpit, frozen figures.
@Suite struct BindingTests {
    private static let cockpit = "/pelabuhan/rencana/2026/kokpit"

    private static func bound(_ body: @Sendable (Town) async throws -> Void) async throws {
        try await Town.working { town async throws in
            let count = try await town.app.known.bindCertain(
                year: 2026, office: "o-1", by: .system("test"), in: town.store)
            #expect(count == 130)
            try await FigureWatch.measure(town.harbour, town.app.catalogue, in: town.store)
            try await body(town)
        }
    }

    private static func bind(
        _ code: String, _ rows: [(String, String, String, String)], seen: String = "", in town: Town,
        as name: String = "Rina"
    ) async throws -> Browser.Answer {
        let fields = rows.flatMap {
            [("ukuran[]", $0.0), ("banding[]", $0.1), ("target[]", $0.2), ("bulan[]", $0.3)]
        }
        let page = "\(Self.cockpit)/\(code)"
        return try await town.post(page, [("tadi", seen)] + fields, as: name, from: page)
    }

    @Test func `every indicator of the sample is bound by name, and what nothing measures yet is no zero`() async throws
    {
        try await Self.bound { town async throws in
            let page = try await town.page("\(Self.cockpit)?bulan=9")
            #expect(page.matches(of: /<tr data-verdict="unavailable">/) > 100)
            #expect(!page.has("belum diikat ke ukuran") && !page.has(">0 %"))
            let json = try await town.page("\(Self.cockpit).json?bulan=9").body
            let parsed = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
            let rows = try #require(parsed["rows"] as? [[String: Any]])
            #expect(Set(rows.compactMap { $0["code"] as? String }).count == 130)
            #expect(rows.allSatisfy { $0["measure"] is String })
            // The one that the plan itself measures: it was adopted in September, not before.
            let own = try #require(rows.first { $0["code"] as? String == "1.1.3.a" })
            #expect(own["figure"] as? String == "100 % (1 dari 1)" && own["verdict"] as? String == "tercapai")
            #expect(try await town.page("\(Self.cockpit)/1.1.3.a?bulan=8").has("0 % (0 dari 1)"))
        }
    }

    @Test func `an indicator is bound by a form, and its figure moves with the work`() async throws {
        try await Town.working { town async throws in
            #expect(try await town.page("\(Self.cockpit)/7.5.2.a", as: "Sari").has("belum diikat ke ukuran"))
            let answer = try await Self.bind("7.5.2.a", [("plans.complete", "at-least", "50", "")], in: town)
            #expect(answer.status == 303, "\(answer.body.suffix(600))")
            try await FigureWatch.measure(town.harbour, town.app.catalogue, in: town.store)
            #expect(try await town.page(Town.card("7.5.2", 8)).has("0 % (0 dari 13)"))
            try await town.prove("7.5.2", 8)
            try await town.submit("7.5.2", 8)
            let card = try await town.page(Town.card("7.5.2", 8))
            #expect(card.has("7,69 % (1 dari 13)") && card.has("paling sedikit 50 %") && card.has("belum tercapai"))
            #expect(try await town.events().contains("plans.indicator-bound"))
            let again = try await town.page("\(Self.cockpit)/7.5.2.a", as: "Rina")
            #expect(again.has("value=\"plans.complete\" selected") && again.has("value=\"50\""))
        }
    }

    @Test func `what can't be bound is said, with what was typed`() async throws {
        try await Town.working { town async throws in
            for (row, key) in [
                (("nowhere", "shown", "", ""), "no-measure"), (("plans.done", "yes", "", ""), "bad-comparison"),
                (("plans.done", "at-least", "", ""), "bad-target"), (("plans.done", "shown", "5", ""), "bad-target"),
                (("plans.done", "at-least", "banyak", ""), "bad-target"),
                (("plans.done", "shown", "", "13"), "bad-months"),
            ] {
                let answer = try await Self.bind("7.5.2.a", [row], in: town)
                #expect(answer.status == 422, "\(key)")
                let text = try #require(
                    town.app.ground.locales[.indonesian].has(key: "measures.refused.\(key)") ? key : nil)
                #expect(
                    answer.has(town.app.ground.locales[.indonesian][key: "measures.refused.\(text)"].escaped), "\(key)")
            }
            let twice = [("plans.done", "shown", "", ""), ("plans.done", "shown", "", "")]
            #expect(try await Self.bind("7.5.2.a", twice, in: town).status == 422)
            #expect(
                try await Self.bind("7.5.2.a", [("plans.done", "shown", "", "")], in: town, as: "Sari").status == 404)
            #expect(try await town.page("\(Self.cockpit)/9.9.9.z").status == 404)
        }
    }

    @Test func `of two who bind at once the second sees both texts`() async throws {
        try await Town.working { town async throws in
            #expect(try await Self.bind("7.5.2.a", [("plans.done", "shown", "", "")], in: town).status == 303)
            let second = try await Self.bind("7.5.2.a", [("plans.proven", "shown", "", "")], in: town)
            #expect(second.status == 409 && second.has("plans.done shown") && second.has("plans.proven shown"))
            let seen = try await Self.bind(
                "7.5.2.a", [("plans.proven", "shown", "", "")], seen: "plans.done shown", in: town)
            #expect(seen.status == 303)
        }
    }

    @Test func `an approval freezes what it saw, and its hash covers it`() async throws {
        try await Town.working { town async throws in
            _ = try await Self.bind("7.5.2.a", [("plans.complete", "at-least", "50", "")], in: town)
            try await FigureWatch.measure(town.harbour, town.app.catalogue, in: town.store)
            try await town.prove("7.5.2", 8)
            try await town.submit("7.5.2", 8)
            try await town.decide("persetujuan", "7.5.2", 8)
            try await town.submit("7.5.3", 8)
            let card = try await town.page(Town.card("7.5.2", 8))
            #expect(card.has("15,38 % (2 dari 13)") && card.has("Angka saat disetujui"))
            let frozen = try #require(card.body.firstMatch(of: /data-frozen>([^<]*)</)).1
            #expect(frozen.contains("7,69 % (1 dari 13)") && card.has("data-seal=\"same\""))
            try await town.store.change(by: .system("test"), in: ["o-1"]) { change in
                try change.run("UPDATE frozen_figure SET numerator = 9")
                change.record("test.tampered", on: "x", office: "o-1")
            }
            #expect(!(try await town.page(Town.card("7.5.2", 8)).has("data-seal=\"same\"")))
        }
    }

    @Test func `a result above what was measured is flagged to both sides`() async throws {
        try await Town.working { town async throws in
            _ = try await Self.bind("7.5.2.a", [("plans.complete", "shown", "", "")], in: town)
            try await FigureWatch.measure(town.harbour, town.app.catalogue, in: town.store)
            try await town.submit("7.5.2", 8, [("angka-7.5.2.a", "100"), ("target-7.5.2.a", "100")])
            for name in ["Sari", "Yulia"] {
                let card = try await town.page(Town.card("7.5.2", 8), as: name)
                #expect(card.has("Hasil 100 di atas nilai terukur 7,69 % (1 dari 13)"))
            }
        }
    }

    @Test func `another office's wording gets a proposal with its certainty`() async throws {
        try await Town.with { town async throws in
            let known = town.app.known
            let same = try #require(
                known.proposal(for: "SK  Tim Reformasi Birokrasi di lingkungan KPU Kab.Batang Hari"))
            #expect(same.certainty == 100 && same.bindings.map(\.measure) == ["teams.reform-team"])
            let near = try #require(known.proposal(for: "Terbitnya SK Tim Reformasi Birokrasi KPU Kota Jambi"))
            #expect(near.bindings.map(\.measure) == ["teams.reform-team"] && (35...95).contains(near.certainty))
            let wealth = try #require(known.proposal(for: "Persentase pejabat yang menyampaikan LHKPN tepat waktu"))
            #expect(wealth.bindings.contains { $0.measure.contains("lhkpn") } && wealth.certainty < 100)
            #expect(known.proposal(for: "Zzz qqq") == nil)
        }
    }

    @Test func `proposals are taken over together, those of the very same wording ticked`() async throws {
        try await Town.working { town async throws in
            let page = try await town.page("\(Self.cockpit)/usulan", as: "Rina")
            #expect(page.matches(of: /name="indikator\[\]" value="[^"]+" checked/) == 130)
            let taken = [("indikator[]", "1.1.1.a"), ("indikator[]", "7.6.2.a")]
            let answer = try await town.post(
                "\(Self.cockpit)/usulan", taken, as: "Rina", from: "\(Self.cockpit)/usulan")
            #expect(answer.status == 303 && answer.location == Self.cockpit)
            #expect(try await town.page("\(Self.cockpit)/usulan", as: "Rina").matches(of: /" checked/) == 128)
            #expect(try await town.page("\(Self.cockpit)/usulan", as: "Sari").status == 404)
        }
    }
}

extension Browser.Answer {
    func matches(of pattern: Regex<Substring>) -> Int { body.matches(of: pattern).count }
}

extension String {
    fileprivate var escaped: String { replacing("&", with: "&amp;").replacing("\"", with: "&quot;") }
}
