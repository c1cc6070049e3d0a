import Foundation
import Jobs
import Logging
import Storage
import Testing
import Web

@testable import Evidence
@testable import People
@testable import Plans

/// The harbour with the sample as its plan: what a day of work does, in a line each.
extension Town {
    /// A card of the plan of 2026.
    static func card(_ code: String, _ month: Int) -> String { "/pelabuhan/rencana/2026/\(code)/realisasi/\(month)" }

    /// What somebody submits of a card.
    @discardableResult
    func submit(
        _ code: String, _ month: Int, as name: String = "Sari", indicators: [String]? = nil,
        _ fields: [(String, String)] = []
    ) async throws -> Browser.Answer {
        try await self.as(name) { browser in
            try await browser.post(
                Self.card(code, month) + "/pengajuan", Self.typed(code, indicators, fields),
                from: Self.card(code, month))
        }
    }

    static func typed(_ code: String, _ indicators: [String]?, _ fields: [(String, String)]) -> [(String, String)] {
        let usual = [
            ("capaian", "done"), ("tanggal", "2026-09-14"),
            ("uraian", "Rapat bersama seluruh Kasubbag sudah dilaksanakan"),
        ]
        let given = Set(fields.map(\.0))
        return usual.filter { !given.contains($0.0) } + fields
            + (indicators ?? ["\(code).a"]).map { ("indikator[]", $0) }
    }

    /// What somebody decides on a card that they have before them.
    @discardableResult
    func decide(
        _ noun: String, _ code: String, _ month: Int, as name: String = "Yulia", note: String = "",
        indicators: [String]? = nil, unit: String = ""
    ) async throws -> Browser.Answer {
        try await self.as(name) { browser in
            let query = unit.isEmpty ? "" : "?unit=\(unit)"
            let card = Self.card(code, month)
            let seen = try await browser.get(card + query).body
                .matches(of: /name="(segel-[^"]+)" value="([0-9a-f]+)"/).map { (String($0.1), String($0.2)) }
            let ticked = (indicators ?? ["\(code).a"]).map { ("indikator[]", $0) }
            return try await browser.post(
                "\(card)/\(noun)\(query)", [("catatan", note)] + ticked + seen, from: card + query)
        }
    }

    /// Brings a file as proof of a card's first line.
    @discardableResult
    func prove(
        _ code: String, _ month: Int, as name: String = "Sari", _ text: String = "Notulen rapat",
        file: String = "notulen.txt"
    ) async throws -> Browser.Answer {
        try await self.as(name) { browser in
            try await browser.uploadAll(
                Self.card(code, month) + "/bukti", [(file, Array(text.utf8))], fields: [("indikator[]", "\(code).a")],
                from: Self.card(code, month))
        }
    }

    /// The mark of a line in a month, as the list of the plan says it.
    func mark(_ code: String, _ month: Int) async throws -> String? {
        try await self.as("Sari") { browser in
            let body = try await browser.get("/pelabuhan/rencana/2026.json").body
            let parsed = try #require(try JSONSerialization.jsonObject(with: Data(body.utf8)) as? [String: Any])
            let row = try #require(parsed["rows"] as? [[String: Any]]).first { $0["code"] as? String == code }
            let months = try #require(row?["months"] as? [Int])
            let marks = try #require(row?["marks"] as? [String])
            #expect(months.count == marks.count)
            return months.firstIndex(of: month).map { marks[$0] }
        }
    }

    /// Runs a job of a kind once.
    func runJob(_ kind: JobKind) async throws {
        let worker = Worker(
            store: store, kinds: [kind], log: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        try await worker.schedule()
        #expect(try await worker.step())
    }

    /// What somebody posts from a page.
    @discardableResult
    func post(_ address: String, _ fields: [(String, String)] = [], as name: String, from page: String) async throws
        -> Browser.Answer
    {
        try await self.as(name) { try await $0.post(address, fields, from: page) }
    }

    func page(_ address: String, as name: String? = "Sari") async throws -> Browser.Answer {
        try await self.as(name) { try await $0.get(address) }
    }
}
