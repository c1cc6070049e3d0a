import Foundation
import Storage
import Testing

@testable import Plans

/// Every edit of a proposal through its form, and the way back.
@Suite struct ReviewEditTests {
    /// Reads the small plan, lets Rina post one of a node's forms, looks at the outline, takes it back.
    private func edited(
        _ noun: String, _ node: String, _ fields: [(String, String)] = [],
        _ look: @escaping @Sendable ([String]) throws -> Void
    ) async throws {
        try await Town.with { town async throws in
            try await town.read()
            let before = try await town.outline()
            try await town.as("Rina") { browser async throws in
                let answer = try await browser.post(to: noun, of: node, fields)
                #expect(answer.status == 303, "\(answer.body.suffix(2000))")
                #expect(try await browser.get(answer.location).status == 200)
                try look(try await town.outline())
                #expect(try await browser.post("\(Town.review)/urungan", from: Town.review).status == 303)
                #expect(try await town.outline() == before)
                #expect(
                    try await browser.post("\(Town.review)/urungan", [("ulang", "1")], from: Town.review).status == 303)
                try look(try await town.outline())
            }
            #expect(
                try await town.events() == [
                    "plans.document-read", "plans.proposal-edited", "plans.answer-undone", "plans.answer-undone",
                ])
        }
    }

    @Test func `the small plan is read as it stands`() async throws {
        try await Town.with { town async throws in
            try await town.read()
            #expect(
                try await town.outline() == [
                    "1 Manajemen Perubahan", "1.1 Tim kerja", "1.1.1 Pembentukan tim", "1.1.1.a SK tim kerja",
                    "1.1.2 Penyusunan rencana kerja tim", "1.1.2.a Dokumen rencana kerja dan jadwal pelaksanaan",
                    "1.1.3 Rapat berkala", "1.1.3.a Notula rapat", "2 Penataan Tata Laksana", "2.1 Peta proses",
                    "2.1.1 Penyusunan peta proses", "2.1.1.a Peta proses bisnis", "2.1.2 Penerapan SPBE",
                    "2.1.2.a Laporan penerapan",
                ])
        }
    }

    @Test func `words are changed`() async throws {
        try await edited("", "1.1.1.a", [("teks", "SK tim kerja <2026>")]) {
            #expect($0[3] == "1.1.1.a SK tim kerja <2026>")
        }
    }

    @Test func `an indicator is split where a line break was put, and both parts keep the months`() async throws {
        try await Town.with { town async throws in
            try await town.read()
            try await town.as("Rina") { browser async throws in
                let answer = try await browser.post(
                    to: "pemisahan", of: "1.1.2.a",
                    [("bagian", "Dokumen rencana kerja\r\ndan jadwal\r\n  pelaksanaan")])
                #expect(answer.status == 303)
            }
            let review = try await town.review()
            let sub = try #require(review.answered.subActivities.first { $0.code == "1.1.2" })
            #expect(sub.indicators.map(\.code) == ["1.1.2.a", "1.1.2.b", "1.1.2.c"])
            #expect(sub.indicators.map(\.text) == ["Dokumen rencana kerja", "dan jadwal", "pelaksanaan"])
            #expect(sub.indicators.map(\.months) == [[2, 3], [2, 3], [2, 3]])
            try await town.as("Rina") { browser async throws in
                _ = try await browser.post("\(Town.review)/urungan", from: Town.review)
            }
            #expect(try await town.review().answered.counts == review.reading.counts)
        }
    }

    @Test func `a sub-activity is split and its indicators go along from where one says`() async throws {
        try await edited(
            "pemisahan", "1.1.2", [("bagian", "Penyusunan\nrencana kerja tim"), ("mulai-dari", "1.1.2.a")]
        ) {
            #expect(
                $0[4...7] == [
                    "1.1.2 Penyusunan", "1.1.3 rencana kerja tim",
                    "1.1.3.a Dokumen rencana kerja dan jadwal pelaksanaan", "1.1.4 Rapat berkala",
                ])
        }
    }

    @Test func `a node is joined with the one above it`() async throws {
        try await edited("penggabungan", "1.1.3") {
            #expect($0[4] == "1.1.2 Penyusunan rencana kerja tim Rapat berkala")
            #expect($0[6] == "1.1.2.b Notula rapat")
        }
    }

    @Test func `a sub-activity moves into another activity, and both lists are numbered anew`() async throws {
        try await edited("pemindahan", "1.1.1", [("induk", "2.1"), ("urutan", "2")]) {
            #expect($0[2] == "1.1.1 Penyusunan rencana kerja tim")
            #expect($0.contains("2.1.2 Pembentukan tim") && $0.contains("2.1.2.a SK tim kerja"))
            #expect($0.last == "2.1.3.a Laporan penerapan")
        }
    }

    @Test func `an indicator becomes a sub-activity and keeps its months on an indicator of the same words`()
        async throws
    {
        try await edited("kenaikan", "1.1.1.a") {
            #expect($0[2...4] == ["1.1.1 Pembentukan tim", "1.1.2 SK tim kerja", "1.1.2.a SK tim kerja"])
        }
    }

    @Test func `a sub-activity becomes an activity with what follows it`() async throws {
        try await edited("kenaikan", "1.1.2") {
            #expect(
                $0[4...8] == [
                    "1.2 Penyusunan rencana kerja tim", "1.2.1 Penyusunan rencana kerja tim",
                    "1.2.1.a Dokumen rencana kerja dan jadwal pelaksanaan", "1.2.2 Rapat berkala",
                    "1.2.2.a Notula rapat",
                ])
        }
    }

    @Test func `a sub-activity becomes an indicator of the one above`() async throws {
        try await edited("penurunan", "1.1.3") {
            #expect($0[6...7] == ["1.1.2.b Rapat berkala", "1.1.2.c Notula rapat"])
        }
    }

    @Test func `an area becomes an activity of the one above`() async throws {
        try await edited("penurunan", "2") {
            #expect($0[8...10] == ["1.2 Penataan Tata Laksana", "1.3 Peta proses", "1.3.1 Penyusunan peta proses"])
        }
    }

    @Test func `something is added, and something goes with all below it`() async throws {
        try await edited("tambahan", "1.1.1", [("teks-baru", "Berita acara")]) {
            #expect($0[4] == "1.1.1.b Berita acara")
        }
        try await edited("penghapusan", "1.1") {
            #expect($0[0...1] == ["1 Manajemen Perubahan", "2 Penataan Tata Laksana"])
        }
    }

    @Test func `an area is added at the end of the plan`() async throws {
        try await Town.with { town async throws in
            try await town.read()
            try await town.as("Rina") { browser async throws in
                let answer = try await browser.post(
                    "\(Town.review)/butir", [("teks", "Penguatan Pengawasan"), ("terlihat", "0")], from: Town.review)
                #expect(answer.status == 303)
            }
            #expect(try await town.outline().last == "3 Penguatan Pengawasan")
        }
    }

    @Test func `months, time, units and details of a line are filled in`() async throws {
        try await Town.with { town async throws in
            try await town.read()
            try await town.as("Rina") { browser async throws in
                let indicator = try await browser.post(
                    to: "", of: "1.1.3.a",
                    [
                        ("teks", "Notula rapat"), ("ada-bulan", "1"), ("bulan[]", "3"), ("bulan[]", "9"),
                        ("waktu", "setiap semester"), ("judul-0", "Target"), ("rincian-0", "2 dokumen"),
                    ])
                #expect(indicator.status == 303)
                let sub = try await browser.post(
                    to: "", of: "1.1.3",
                    [
                        ("ada-unit", "1"), ("utama", "Bidang Laut"), ("unit[]", "Bidang Angkutan"),
                        ("unit-lain", "Tim Humas; "),
                    ])
                #expect(sub.status == 303)
                let page = try await browser.get(Town.review)
                #expect(page.has("“Tim Humas” adalah unit yang mana?"))
            }
            let sub = try #require(try await town.review().answered.subActivities.first { $0.code == "1.1.3" })
            #expect(sub.responsible == ["Bidang Laut", "Bidang Angkutan", "Tim Humas"])
            #expect(sub.indicators[0].months == [3, 9])
            #expect(sub.indicators[0].time?.text == "setiap semester")
            #expect(sub.indicators[0].details?.map(\.text) == ["2 dokumen"])
        }
    }

    @Test func `what was edited is adopted, and a lineage stays with the first part`() async throws {
        try await Town.with { town async throws in
            try await town.read()
            try await town.as("Rina") { browser async throws in
                _ = try await browser.post(to: "pemisahan", of: "1.1.1.a", [("bagian", "SK\ntim kerja")])
                _ = try await browser.post(to: "pemindahan", of: "2.1.2", [("induk", "1.1"), ("urutan", "1")])
                #expect(try await browser.post("\(Town.review)/penetapan", from: Town.review).status == 303)
                let plan = try await browser.get("/pelabuhan/rencana/2026/1.1.2")
                #expect(plan.has("id=\"1.1.2.b\""))
                #expect(try await browser.get("/pelabuhan/rencana/2026/1.1.1").has("Penerapan SPBE"))
            }
        }
    }
}
