import Foundation
import Storage
import Testing

@testable import Plans

/// Doubts: looked at one by one, or all of a kind at once.
@Suite struct ReviewDoubtTests {
    private func sample(_ body: @escaping @Sendable (Town, Browser) async throws -> Void) async throws {
        try await Town.with { town async throws in
            try await town.read(String(decoding: PlanSample.decree, as: UTF8.self))
            try await town.as("Rina") { browser async throws in try await body(town, browser) }
        }
    }

    private func decide(_ browser: Browser, _ decision: String, _ more: [(String, String)] = []) async throws
        -> Browser.Answer
    {
        let page = try await browser.get(Town.review)
        let seen = try #require(page.body.firstMatch(of: /name="terlihat" value="(\d+)"/)).1
        return try await browser.post(
            "\(Town.review)/putusan", [("putusan", decision), ("terlihat", String(seen))] + more, from: Town.review)
    }

    private func open(_ town: Town) async throws -> [Doubt] {
        let review = try await town.review()
        return review.folded.doubts(of: review.reading, units: nil).filter { !$0.isSettled }
    }

    @Test func `a doubt is accepted, and the way leads to the next one`() async throws {
        try await sample { town, browser async throws in
            let doubts = try await open(town)
            let months = try #require(doubts.first { $0.id == "months:2.2.1.a" })
            let answer = try await decide(browser, "terima \(months.id)")
            #expect(answer.status == 303)
            #expect(answer.location.contains(/tersimpan=1&hal=1&di=q\d+#q\d+/))
            #expect(try await open(town).count == doubts.count - 1)
            #expect(try await browser.get(Town.review).has("Diterima</span> Rina"))
            #expect(try await town.review().answered == (try await town.review().folded.outline.proposal()))
        }
    }

    @Test func `the other reading is taken with one key`() async throws {
        try await sample { town, browser async throws in
            #expect(try await decide(browser, "lain months:2.2.1.a").status == 303)
            #expect(try await town.edits() == [.answer(question: "months:2.2.1.a", value: "6,12")])
            #expect(try await decide(browser, "lain every-unit").status == 303)
            #expect(try await town.review().answers.everyUnitAsked == "each")
        }
    }

    @Test func `a doubt that stays open keeps its note, in the review and in the plan`() async throws {
        try await sample { town, browser async throws in
            let doubt = try #require(try await open(town).first { $0.kind == "cut-sentence" })
            let page = try await browser.get(Town.review)
            let items = try await town.review().doubts(units: nil).items
            let item = try #require(items.first { $0.id == doubt.id })
            #expect(page.has("id=\"\(item.anchor)\""))
            let note = [("c-\(item.anchor)", "Tanya ke <bagian> hukum")]
            #expect(try await decide(browser, "biarkan \(doubt.id)", note).status == 303)
            #expect(try await browser.get(Town.review).has("Tanya ke &lt;bagian&gt; hukum"))
            let sub = try #require(try await town.review().answered.subActivities.first { $0.code == doubt.nodes[0] })
            #expect(sub.notes.last?.code == "left-open" && sub.notes.last?.text.contains("bagian") == true)
            #expect(try await open(town).contains { $0.id == doubt.id } == false)
        }
    }

    @Test func `leaving a lost item open says that nobody knows it yet`() async throws {
        try await sample { town, browser async throws in
            #expect(try await town.review().unanswered.map(\.id) == ["lost:8.4.2"])
            #expect(try await decide(browser, "terima lost:8.4.2").status == 422)
            #expect(try await decide(browser, "biarkan lost:8.4.2").status == 303)
            #expect(try await town.review().unanswered.isEmpty)
            #expect(try await town.edits() == [.answer(question: "lost:8.4.2", value: LostItem(choice: .later).text)])
        }
    }

    @Test func `a note beside what must be answered leaves it as it was read, whatever button was pressed`()
        async throws
    {
        try await sample { town, browser async throws in
            let item = try #require(try await town.review().doubts(units: nil).items.first { $0.id == "lost:8.4.2" })
            let answer = try await browser.post(
                "\(Town.review)/jawaban", [("v\(item.place)", "0"), ("c-\(item.anchor)", "Tanya bagian hukum")],
                from: Town.review)
            #expect(answer.status == 303)
            #expect(
                try await town.edits() == [
                    .answer(question: "lost:8.4.2", value: LostItem(choice: .later).text),
                    .settle(doubts: ["lost:8.4.2"], how: .left, note: "Tanya bagian hukum"),
                ])
            #expect(try await town.review().unanswered.isEmpty)
        }
    }

    @Test func `what must be answered is neither accepted with its kind nor ticked off`() async throws {
        try await sample { town, browser async throws in
            #expect(try await decide(browser, "semua lost-item").status == 422)
            let ticked = try await browser.post(to: "", of: "8.4.2", [("selesai[]", "lost:8.4.2")])
            #expect(ticked.status == 303)
            #expect(try await town.edits() == [])
            let reading = try await town.review().reading
            let settled = Edit.settle(doubts: ["lost:8.4.2"], how: .left, note: "Nanti")
            let folded = Folded(reading, [Step(seq: 1, edit: settled, undoes: nil)])
            #expect(folded.doubts(of: reading, units: nil).filter(\.blocks).map(\.id) == ["lost:8.4.2"])
        }
    }

    @Test func `an area heading that stands twice is asked about, and one area goes on or two stay`() async throws {
        let twice = """
            Rencana aksi 2026
            A. Pengawasan
            1. Rapat (Maret; Tim A)
            B. Pelayanan
            1. Loket (Mei; Tim A)
            C. Pengawasan
            1. Laporan (April; Tim A)
            """
        let question = "same-area:3:1"
        for joins in [true, false] {
            try await Town.with { town async throws in
                try await town.read(twice)
                let apart = try await town.outline()
                try await town.as("Rina") { browser async throws in
                    #expect(try await town.review().unanswered.map(\.id) == [question])
                    let refused = try await browser.post("\(Town.review)/penetapan", from: Town.review)
                    #expect(refused.status == 422 && refused.has("Area 3 berjudul sama dengan area 1"))
                    #expect(try await decide(browser, "terima \(question)").status == 422)

                    #expect(try await decide(browser, "\(joins ? "lain" : "biarkan") \(question)").status == 303)
                    #expect(try await town.review().unanswered.isEmpty)
                    let areas = try await town.review().answered.areas
                    #expect(areas.map(\.title) == ["Pengawasan", "Pelayanan"] + (joins ? [] : ["Pengawasan"]))
                    guard joins else { return #expect(try await town.outline() == apart) }
                    #expect(areas[0].activities.flatMap(\.subActivities).map(\.title) == ["Rapat", "Laporan"])
                }
            }
        }
    }

    @Test func `all doubts of a kind are accepted at once, except what somebody else touched since`() async throws {
        try await sample { town, browser async throws in
            let kind = try await open(town).filter { $0.kind == "marks-overflow" }
            #expect(kind.count > 2)
            try await town.as("Yulia") { yulia async throws in
                _ = try await decide(yulia, "biarkan \(kind[0].id)", [("c-none", "")])
            }
            let answer = try await browser.post(
                "\(Town.review)/putusan", [("putusan", "semua marks-overflow"), ("terlihat", "0")], from: Town.review)
            #expect(answer.status == 303)
            guard case .settle(let doubts, .accepted, _) = try await town.edits().last else {
                Issue.record("nothing was accepted")
                return
            }
            #expect(doubts.count == kind.count - 1 && !doubts.contains(kind[0].id))
            #expect(try await decide(browser, "semua marks-overflow").status == 422)
        }
    }

    @Test func `what was typed beside the button is kept with it`() async throws {
        try await sample { town, browser async throws in
            let page = try await browser.get(Town.review)
            let june = String(try #require(page.body.firstMatch(of: /id="q(\d+)"><legend>2\.2\.1\.a/)).1)
            let title = [("judul", "Rencana aksi yang baru"), ("q\(june)", "1"), ("v\(june)", "0")]
            #expect(try await decide(browser, "terima months:2.3.1.a", title).status == 303)
            #expect(try await browser.get(Town.review).has("value=\"Rencana aksi yang baru\""))
            #expect(try await town.edits().count == 3)
            #expect(try await browser.post("\(Town.review)/urungan", from: Town.review).status == 303)
            #expect(try await open(town).contains { $0.id == "months:2.2.1.a" })
            #expect(!(try await browser.get(Town.review).has("Rencana aksi yang baru\"")))
        }
    }

    @Test func `a doubt is ticked off with the edit that puts it right`() async throws {
        try await sample { town, browser async throws in
            let doubt = try #require(try await open(town).first { $0.kind == "cut-sentence" })
            let address = "\(Town.review)/butir/\(doubt.nodes[0])?keraguan=\(doubt.id)"
            #expect(try await browser.get(address).has("value=\"\(doubt.id)\" checked"))
            let answer = try await browser.post(
                to: "", of: doubt.nodes[0], [("teks", "Kalimat yang utuh"), ("selesai[]", doubt.id)])
            #expect(answer.status == 303)
            #expect(try await open(town).contains { $0.id == doubt.id } == false)
            #expect(try await browser.get(Town.review).has("Diperbaiki</span> Rina"))
        }
    }

    @Test func `the bar counts what was looked at, and nothing is lost by loading the page again`() async throws {
        try await sample { town, browser async throws in
            let count = try await open(town).count
            #expect(try await browser.get(Town.review).has("value=\"0\" max=\"\(count)\""))
            #expect(try await decide(browser, "semua marks-overflow").status == 303)
            let left = try await open(town).count
            for _ in 0..<2 {
                #expect(try await browser.get(Town.review).has("value=\"\(count - left)\" max=\"\(count)\""))
            }
        }
    }
}
