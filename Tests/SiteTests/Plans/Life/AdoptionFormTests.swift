import Storage
import Testing

@testable import Plans

/// The same through the pages: what the form of an adoption asks and answers.
@Suite struct AdoptionFormTests {
    private static let plan = "/pelabuhan/rencana/2026"

    private func begin(_ browser: Browser) async throws -> String {
        try await browser.post("\(Self.plan)/perubahan", from: Self.plan).location
    }

    @Test func `an amendment asks for its reason and its decree, and keeps what was typed`() async throws {
        try await Town.with { town async throws in
            try await town.adopt(SmallPlan.plan)
            try await town.as("Bambang") { browser async throws in
                let review = try await begin(browser)
                let page = try await browser.get(review)
                #expect(page.has("Perubahan atas Rencana Aksi Reformasi Birokrasi 2026 (versi 1)"))
                #expect(
                    page.has("name=\"sk-nama\" maxlength=\"200\" value=\"Rina\"") && page.has("Tidak ada perbedaan."))
                for (fields, code) in [
                    ([("sk-nomor", "30"), ("alasan", "")], "reason-missing"),
                    ([("sk-nomor", ""), ("alasan", "Evaluasi")], "number-missing"),
                    ([("sk-nomor", "30"), ("alasan", "Evaluasi"), ("sk-tanggal", "30 Juni")], "bad-day"),
                ] {
                    let refused = try await browser.post("\(review)/penetapan", fields, from: review)
                    #expect(refused.status == 422 && refused.has("plans.adoption.\(code)"), "\(code)")
                    #expect(refused.has("value=\"30\"") || refused.has(">Evaluasi</textarea>"), "\(code)")
                }
                let adopted = try await browser.post(
                    "\(review)/penetapan",
                    [
                        ("sk-nomor", "30"), ("alasan", "Evaluasi"), ("sk-tanggal", "2026-06-30"),
                        ("judul", "Rencana <2>"),
                    ],
                    from: review)
                #expect(adopted.location == "\(Self.plan)?baru=1")
                let history = try await browser.get("\(Self.plan)/versi")
                #expect(history.has("Keputusan Nomor 30 Tahun 2026 tanggal 30 Juni 2026") && history.has("Evaluasi"))
                let plans = try await browser.get("/pelabuhan/rencana")
                #expect(plans.has("<a class=\"badge\" href=\"\(Self.plan)/versi\">Versi 2</a>"))
            }
        }
    }

    @Test func `whoever comes second is told who was first, and nothing changes`() async throws {
        try await Town.with { town async throws in
            try await town.adopt(SmallPlan.plan)
            try await town.as("Rina") { browser async throws in
                let review = try await begin(browser)
                try await town.amend(from: 1, by: "Bambang") { $0[0, 0, 0].title = "Menyusun daftar arsip" }
                let late = try await browser.post(
                    "\(review)/penetapan", [("sk-nomor", "31"), ("alasan", "Juga evaluasi")], from: review)
                #expect(late.status == 409)
                #expect(late.has("versi 2, ditetapkan 15 September 2026 09.30 WIB oleh Bambang"))
                #expect(late.has("perubahan atas versi 1"))
            }
            #expect(try await town.store.read { try $0.number("SELECT MAX(version) FROM plan_version") } == 2)
        }
    }

    @Test func `a plan that somebody else amended since is not amended from its old version`() async throws {
        try await Town.with { town async throws in
            try await town.adopt(SmallPlan.plan)
            try await town.amend(from: 1, by: "Bambang") { $0[0, 0, 0].title = "Menyusun daftar arsip" }
            try await town.as("Rina") { browser async throws in
                let begun = try await browser.post("\(Self.plan)/perubahan?versi=1", from: Self.plan)
                #expect(begun.status == 303)
                let page = try await browser.get(begun.location)
                #expect(page.has("Perubahan atas Rencana Aksi Reformasi Birokrasi 2026 (versi 1)"))
                let late = try await browser.post(
                    "\(begun.location)/penetapan", [("sk-nomor", "31"), ("alasan", "Evaluasi")], from: begun.location)
                #expect(late.status == 409 && late.has("perubahan atas versi 1"))
            }
            #expect(try await town.kept()[0, 0, 0].title == "Menyusun daftar arsip")
        }
    }

    @Test(
        arguments: [(nil, "Keputusan Nomor 9 Tahun 2026"), ("2026-01-22", "Keputusan Nomor 9")] as [(String?, String)])
    func `a year that a decree says without a day stays, and one whose day is cleared goes`(
        day: String?, sentence: String
    ) async throws {
        try await Town.with { town async throws in
            let harbour = town.harbour
            try await town.store.change(by: .system("test"), in: ["o-1"]) { change in
                var read = SmallPlan.plan
                read.decree.date = day
                let number = try Review.open(read, file: nil, year: 2026, office: harbour, in: change)
                #expect(number == 1)
            }
            try await town.as("Rina") { browser async throws in
                let adopted = try await browser.post(
                    "\(Town.review)/penetapan", [("sk-nomor", "9"), ("sk-tanggal", "")], from: Town.review)
                #expect(adopted.location == "\(Self.plan)?baru=1")
                let plans = try await browser.get("/pelabuhan/rencana")
                #expect(plans.has("<p class=\"small soft\">\(sentence)</p>"))
            }
        }
    }

    @Test func `a document of a year that has its plan becomes an amendment, or a plan of another kind`() async throws {
        try await Town.with { town async throws in
            try await town.adopt(SmallPlan.plan)
            let harbour = town.harbour
            for number in [2, 3] {
                let opened = try await town.store.change(by: .system("test"), in: ["o-1"]) { change in
                    var read = SmallPlan.plan
                    read[1, 1, 0].title = "Menambah kursi prioritas dan meja"
                    return try Review.open(read, file: nil, year: 2026, office: harbour, in: change)
                }
                #expect(opened == number)
            }
            // What has no document counts as a copy; here it stands for one that was brought.
            try await town.store.change(by: .system("test"), in: ["o-1"]) { change in
                try change.run("UPDATE review SET source = 'document' WHERE number > 1")
                change.record("test.happened", on: "x", office: "o-1")
            }
            try await town.as("Rina") { browser async throws in
                let review = "/pelabuhan/rencana/usulan/2"
                let page = try await browser.get(review)
                #expect(page.has("Yang akan berubah") && page.has("dan meja</ins>"))
                let amends = try #require(page.body.firstMatch(of: /<option value="(ubah:1@[^"]+)" selected>/)).1
                let adopted = try await browser.post(
                    "\(review)/penetapan",
                    [("sebagai", String(amends)), ("sk-nomor", "31"), ("alasan", "Meja ditambah")], from: review)
                #expect(adopted.location == "\(Self.plan)?baru=1")
                let other = "/pelabuhan/rencana/usulan/3"
                let zone = try await browser.post(
                    "\(other)/penetapan", [("sebagai", "baru:integrity-zone")], from: other)
                #expect(zone.location == "\(Self.plan)-zi?baru=1")
                #expect(try await browser.get("\(Self.plan)/2.2.1").has("dan meja"))
            }
        }
    }
}
