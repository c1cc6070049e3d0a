import Storage
import Testing

@testable import People
@testable import Plans

/// A plan changes through the year: each change is a version, and every version can be looked at.
@Suite struct AmendmentTests {
    private static let plan = "/pelabuhan/rencana/2026"

    @Test func `an amendment is the next version, with its decree, its reason and its difference`() async throws {
        try await Town.with { town async throws in
            try await town.adopt(SmallPlan.plan)
            town.now.pass(seconds: 3600)
            try await town.amend(from: 1, reason: "Anggaran digeser") { plan in
                plan[0, 0, 0].indicators[0].months = [4, 5]
                plan[1, 0, 1].title = "Mengukur kepuasan semua tamu"
            }

            try await town.as("Sari") { browser async throws in
                let page = try await browser.get(Self.plan)
                #expect(page.has("Mengukur kepuasan semua tamu") && !page.has("data-version="))
                let old = try await browser.get("\(Self.plan)?versi=1")
                #expect(old.has("data-version=\"1\"") && old.has("Ini versi lama: versi 1"))
                #expect(old.has("Mengukur kepuasan tamu") && !old.has("semua tamu"))
                #expect(old.has("href=\"\(Self.plan)/2.1.2?versi=1\"") && old.has("name=\"versi\" value=\"1\""))
                let history = try await browser.get("\(Self.plan)/versi.json")
                #expect(history.has("\"total\":2") && history.has("\"reason\":\"Anggaran digeser\""))
                #expect(history.has("Nomor 21") && history.has("1 ubah kata, 1 ubah bulan"))
                let changed = try await browser.get("\(Self.plan)/perubahan")
                #expect(changed.has("<ins><span class=\"sr\">ditambahkan: </span>semua</ins>"))
                #expect(changed.has("<dt>Semula</dt><dd>Maret</dd><dt>Menjadi</dt><dd>April, Mei</dd>"))
                let months = try await browser.get("\(Self.plan)/perubahan.json?jenis=bulan")
                #expect(months.has("\"total\":1") && months.has("\"code\":\"1.1.1.a\""))
                for part in ["naskah", "indikator", "1.1.1", "2.1.2"] {
                    let page = try await browser.get("\(Self.plan)/\(part)?versi=1")
                    #expect(page.status == 200 && page.has("data-version=\"1\""), "\(part)")
                }
                for none in [
                    "?versi=3", "?versi=x", "/1.1.1?versi=0", "/perubahan?dari=1&ke=9", "/perubahan?dari=2025",
                ] {
                    #expect(try await browser.get(Self.plan + none).status == 404, "\(none)")
                }
            }
            let events = try await town.store.read { try $0.events(of: "o-1") }
            #expect(events.last?.kind == "plans.plan-amended")
            #expect(events.last?.reason == "Anggaran digeser")
        }
    }

    @Test func `an amendment without reason, decree number or change is refused`() async throws {
        try await Town.with { town async throws in
            try await town.adopt(SmallPlan.plan)
            await #expect(throws: AdoptionRefusal.reasonMissing) {
                try await town.amend(from: 1, reason: "") { $0[0, 0, 0].title = "Lain" }
            }
            await #expect(throws: AdoptionRefusal.numberMissing) {
                try await town.amend(from: 1, decree: nil) { $0[0, 0, 0].title = "Lain" }
            }
            await #expect(throws: AdoptionRefusal.nothingChanged) { try await town.amend(from: 1, decree: "9") }
            // Another decree for the same plan is a version too.
            try await town.amend(from: 1, decree: "21")
            #expect(try await town.store.read { try $0.number("SELECT MAX(version) FROM plan_version") } == 2)
        }
    }

    @Test func `an amendment of a version that holds no more is refused, naming who was faster`() async throws {
        try await Town.with { town async throws in
            try await town.adopt(SmallPlan.plan)
            try await town.amend(from: 1, by: "Bambang") { $0[0, 0, 0].title = "Menyusun daftar arsip" }
            let at = town.now.clock.now()

            await #expect(throws: OvertakenAmendment(base: 1, newest: 2, adoptedAt: at, adoptedBy: "Bambang")) {
                try await town.amend(from: 1) { $0[0, 0, 0].title = "Menyusun daftar" }
            }

            #expect(try await town.kept()[0, 0, 0].title == "Menyusun daftar arsip")
        }
    }

    @Test func `a line keeps its lineage over three versions and a year`() async throws {
        try await Town.with { town async throws in
            try await town.adopt(SmallPlan.plan)
            let first = try await town.kept()[1, 0, 1]
            try await town.amend(from: 1) { $0[1, 0, 1].title = "Survei kepuasan tamu" }
            // Read anew, moved to the other area and renumbered, with a changed indicator.
            var read = try await town.kept().withLineages { _, _ in nil }
            read.areas[0].activities[0].subActivities.insert(
                read.areas[1].activities[0].subActivities.remove(at: 1), at: 0)
            read[0, 0, 0].indicators[0].text = "Laporan kepuasan tamu tahun 2026, ditandatangani"
            try await town.amend(from: 2, with: read.renumbered)
            try await town.adopt(try await town.kept().copied(from: 2026, to: 2027), year: 2027)

            let (third, next) = (try await town.kept("2026", 3)[0, 0, 0], try await town.kept("2027")[0, 0, 0])

            #expect(third.title == "Survei kepuasan tamu" && third.code == "1.1.1")
            #expect([third.lineage, next.lineage] == [first.lineage, first.lineage])
            #expect(third.indicators[0].lineage == first.indicators[0].lineage)
            #expect(next.indicators[0].lineage == first.indicators[0].lineage)
            let subjects = try await town.store.read {
                try $0.texts("SELECT address FROM subject WHERE id = \(first.lineage) ORDER BY address")
            }
            #expect(subjects == ["\(Self.plan)/1.1.1"])
        }
    }

    @Test func `what was removed stays readable, and its address too`() async throws {
        try await Town.with { town async throws in
            try await town.adopt(SmallPlan.plan)
            let lineage = try #require(try await town.kept()[1, 1, 0].lineage)
            try await town.amend(from: 1) { plan in
                plan.areas[1].activities.removeLast()
                plan[0, 0, 0].indicators.removeLast()
            }
            try await town.amend(from: 2) { $0[0, 0, 1].title = "Melatih semua pengelola arsip" }

            try await town.as("Sari") { browser async throws in
                let gone = try await browser.get("\(Self.plan)/2.2.1")
                #expect(gone.status == 200 && gone.has("Menambah kursi prioritas"))
                #expect(gone.has("tidak ada lagi sejak versi 2"))
                let sub = try await browser.get("\(Self.plan)/1.1.1")
                #expect(sub.has("Indikator yang sudah dihapus") && sub.has("Berita acara pemindahan arsip"))
                #expect(sub.has("href=\"\(Self.plan)/1.1.1?versi=1#1.1.1.b\""))
                #expect(try await browser.get("/pelabuhan/cari?q=kursi+prioritas").has("\(Self.plan)/2.2.1"))
                #expect(try await browser.get("\(Self.plan)/9.9.9").status == 404)
            }
            let address = try await town.store.read {
                try $0.texts("SELECT address FROM subject WHERE id = \(lineage)")
            }
            #expect(address == ["\(Self.plan)/2.2.1"])
        }
    }

    @Test func `a number that means something else now says what it meant`() async throws {
        try await Town.with { town async throws in
            try await town.adopt(SmallPlan.plan)
            let lineage = try #require(try await town.kept()[0, 0, 0].lineage)
            try await town.amend(from: 1) { plan in
                plan.areas[0].activities[0].subActivities.removeFirst()
                plan = plan.renumbered
            }

            try await town.as("Sari") { browser async throws in
                let page = try await browser.get("\(Self.plan)/1.1.1")
                #expect(page.has("<span class=\"code\">1.1.1</span> Melatih pengelola arsip"))
                #expect(page.has("Sampai versi 1, nomor 1.1.1 adalah “Menyusun daftar arsip aktif”."))
                #expect(page.has("\(Self.plan)/1.1.1?versi=1"))
                let old = try await browser.get("\(Self.plan)/1.1.2?versi=1")
                #expect(old.has("Sekarang bernomor 1.1.1."))
            }
            let gone = try await town.store.read { try $0.texts("SELECT address FROM subject WHERE id = \(lineage)") }
            #expect(gone == ["\(Self.plan)/1.1.1?versi=1"])
            let numbers = try await town.store.read {
                try $0.texts("SELECT number FROM subject WHERE kind = 'plans.sub-activity' ORDER BY number")
            }
            #expect(numbers == ["1.1.1", "1.1.1@1", "2.1.1", "2.1.2", "2.2.1"])
        }
    }

    @Test func `two lines that change their numbers keep their subjects`() async throws {
        try await Town.with { town async throws in
            try await town.adopt(SmallPlan.plan)
            try await town.amend(from: 1) { plan in
                plan.areas[0].activities[0].subActivities.swapAt(0, 1)
                plan = plan.renumbered
            }
            let labels = try await town.store.read {
                try $0.texts("SELECT label FROM subject WHERE kind = 'plans.sub-activity' ORDER BY number")
            }
            #expect(labels.prefix(2) == ["1.1.1 Melatih pengelola arsip", "1.1.2 Menyusun daftar arsip aktif"])
            #expect(labels.count == 5)
        }
    }

    @Test func `doubts and the answer of all units hold on in an amendment`() async throws {
        try await Town.with { town async throws in
            var plan = SmallPlan.plan
            plan[0, 0, 0].notes = [Note(code: "row-break", text: "A sentence was cut.")]
            plan[0, 0, 0].responsible = ["Semua Subbagian"]
            try await town.adopt(plan)
            try await town.amend(from: 1) { $0[0, 0, 0].title = "Menyusun daftar semua arsip" }
            try await town.as("Sari") { browser async throws in
                let page = try await browser.get("\(Self.plan)/1.1.1")
                #expect(page.has("Semua subbagian, bersama") && page.has("id=\"keraguan\""))
            }
            #expect(try await town.kept()[0, 0, 0].responsible == ["Semua Subbagian"])
        }
    }

    @Test func `a hidden plan stays hidden when it is amended`() async throws {
        try await Town.with { town async throws in
            try await town.adopt(SmallPlan.plan)
            let unit = try await town.store.read { try $0.texts("SELECT id FROM unit WHERE office = 'o-1'")[0] }
            try await town.store.change(by: .system("test"), in: ["o-1"]) { change in
                try change.run("UPDATE subject SET unit = \(unit) WHERE kind IN ('plans.plan', 'plans.sub-activity')")
                change.record("plans.plan-hidden", on: "-", office: "o-1")
            }
            try await town.amend(from: 1) { plan in
                plan[0, 0, 0].title = "Menyusun daftar arsip"
                plan.areas[0].activities[0].subActivities.append(
                    SmallPlan.sub("1.1.3", "Memilah arsip", [SmallPlan.indicator("1.1.3.a", "Arsip terpilah")]))
            }
            let units = try await town.store.read {
                try $0.number(
                    "SELECT COUNT(*) FROM subject WHERE unit IS NULL AND kind IN ('plans.plan', 'plans.sub-activity')")
            }
            #expect(units == 0)
        }
    }

    @Test func `who may not see a plan does not amend it either`() async throws {
        try await Town.with { town async throws in
            try await town.adopt(SmallPlan.plan)
            let (harbour, reader) = (town.harbour, try town.reader)
            let grant = Grant(
                id: "", role: "", office: harbour, unit: "another", actions: [.readPlans, .proposePlans, .adoptPlans])
            let stranger = Person(id: reader.id, name: reader.name, grants: [grant])
            let units = try await town.store.read { try $0.texts("SELECT id FROM unit WHERE office = 'o-1'") }
            let unit = try #require(units.first)
            let plans = try await town.store.read { try $0.texts("SELECT id FROM plan") }
            let plan = try #require(plans.first)
            let number = try await town.store.change(by: .system("test"), in: ["o-1"]) { change in
                try change.run("UPDATE subject SET unit = \(unit) WHERE id = \(plan)")
                change.record("plans.plan-hidden", on: "-", office: "o-1")
                var read = SmallPlan.plan
                read[0, 0, 0].title = "Menyusun daftar arsip"
                return try Review.open(read, file: nil, year: 2026, office: harbour, in: change)
            }
            await #expect(throws: AdoptionRefusal.unknownPlan) {
                try await town.store.change(by: .system("test"), in: ["o-1"]) { change in
                    let review = try #require(
                        try Review.visible(number, office: "o-1", to: stranger, in: change.reading))
                    var adoption = Adoption(review, reason: "Evaluasi")
                    adoption.target = .amendment(of: plan, version: 1)
                    _ = try review.adopt(adoption, for: harbour, by: stranger, in: change)
                }
            }
        }
    }

    @Test func `an amendment begins from the plan, and whoever may not see the plan finds nothing`() async throws {
        try await Town.with { town async throws in
            try await town.adopt(SmallPlan.plan)
            try await town.as("Yulia") { browser async throws in
                let page = try await browser.get(Self.plan)
                #expect(page.has("Ubah rencana") && page.has("/rencana/unggah?rencana=2026"))
                let begun = try await browser.post("\(Self.plan)/perubahan", from: Self.plan)
                #expect(begun.location == "/pelabuhan/rencana/usulan/2")
                #expect(try await browser.get(begun.location).status == 200)
                #expect(try await browser.post("/pelabuhan/rencana/2030/perubahan", from: Self.plan).status == 404)
            }
            try await town.as("Sari") { browser async throws in
                #expect(!(try await browser.get(Self.plan).has("Ubah rencana")))
            }
            try await town.as("Budi") { browser async throws in
                for part in ["versi", "perubahan", "versi.json", "perubahan.csv"] {
                    #expect(try await browser.get("\(Self.plan)/\(part)").status == 404, "\(part)")
                }
            }
            let plan = try await town.store.read { try $0.texts("SELECT plan FROM review WHERE number = 2") }
            #expect(plan.count == 1)
        }
    }
}
