import Foundation
import Storage
import Testing
import Web

@testable import People
@testable import Plans
@testable import Site

/// A review in the harbour and what its tests do to it.
extension Town {
    static let review = "/pelabuhan/rencana/usulan/1"

    /// A small plan with a unit, two areas and a cell that no field takes.
    static var smallPlan: String {
        var table = OfficeTable()
        table.row(
            "1.", "Manajemen Perubahan", "Tim kerja", "1. Pembentukan tim", "SK tim kerja", [1], "Bidang Angkutan")
        table.row(
            "", "", "", "2. Penyusunan rencana kerja tim", "Dokumen rencana kerja dan jadwal pelaksanaan", [2, 3],
            "Bidang Angkutan")
        table.row("", "", "", "3. Rapat berkala", "Notula rapat", [6, 12], "Bidang Angkutan")
        table.row(
            "2.", "Penataan Tata Laksana", "Peta proses", "1. Penyusunan peta proses", "Peta proses bisnis", [4],
            "Bidang Laut")
        table.row("", "", "", "2. Penerapan SPBE", "Laporan penerapan", [9], "Bidang Laut")
        return "Catatan tim kecil\n\nLembar ini disusun pada rapat bulan Maret.\n" + table.text + "\n"
    }

    /// Reads a text as the harbour's first review, whatever year it says.
    func read(_ text: String = Town.smallPlan) async throws {
        let intake = PlanIntake(
            office: harbour, vault: app.ground.vault, store: store, reader: app.reader, worker: app.worker)
        let number = try await intake.read(
            Array(text.utf8), named: "rencana.txt", year: 2026, by: Actor(person: try id("Rina")))
        #expect(number == 1)
    }

    /// What people did to the harbour's reviews, in its order, undos left out.
    func edits() async throws -> [Edit] {
        try await store.read { reading in
            try reading.texts("SELECT body FROM review_operation WHERE undoes IS NULL ORDER BY seq").map {
                try JSONDecoder().decode(Edit.self, from: Data($0.utf8))
            }
        }
    }

    /// The first review as it stands.
    func review() async throws -> Review {
        let (office, person) = (harbour, try id("Rina"))
        return try await store.read { reading in
            let reader = Person(
                id: person, name: "Rina",
                grants: [Grant(id: "", role: "", office: office, unit: nil, actions: [.proposePlans])])
            return try #require(try Review.visible(1, office: office.id, to: reader, in: reading))
        }
    }

    /// The proposal of the first review: a line a node, its code and its words.
    func outline() async throws -> [String] {
        let folded = try await review().folded
        let codes = folded.codes
        return folded.outline.ordered.map { "\(codes[$0] ?? "?") \(folded.outline.nodes[$0]?.text ?? "?")" }
    }
}

extension Browser {
    /// Posts one of a node's forms, with the newest operation that its page shows.
    func post(to noun: String, of node: String, _ fields: [(String, String)] = []) async throws -> Answer {
        let address =
            Town.review + "/butir/" + (node.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? "")
        let page = try await get(address)
        let seen = page.body.firstMatch(of: /name="terlihat" value="(\d+)"/).map { String($0.1) } ?? "0"
        let known = fields.contains { $0.0 == "terlihat" } ? fields : fields + [("terlihat", seen)]
        return try await post(noun.isEmpty ? address : "\(address)/\(noun)", known, from: Town.review)
    }
}
