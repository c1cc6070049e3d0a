import Foundation
import Jobs
import Storage
import Testing

@testable import Registers
@testable import Site

/// An import goes on where it died, overwrites nobody, and is taken back as a whole.
@Suite struct ImportUndoTests {
    private static func many(_ count: Int) -> String {
        "Barang,Jenis,Dipinjam\n" + (1...count).map { "Barang \($0),Alat,2026-09-14\n" }.joined()
    }

    @Test func `an import that died goes on where it ended, and brings no row twice`() async throws {
        try await Town.lending { town async throws in
            let place = try await town.bring(Self.many(1200))
            #expect(try await town.post(place + "/pelaksanaan", as: "Sari", from: place).status == 303)
            let work = try town.imports
            // The worker is gone after its first part: somebody else seems to hold the lease.
            let dying = JobKind(ImportWork.name) { lease, store in
                try await store.housekeeping {
                    try $0.run("UPDATE job SET lease_by = 'gone' WHERE id = \(lease.job.id)")
                }
                try await work.run(lease, store)
            }
            try await town.runJob(dying)
            #expect(try await town.records().count == 500)
            #expect(try await town.page(place).has("data-poll"))

            town.now.pass(seconds: 90)
            try await town.runJob(work.kind)

            let records = try await town.records()
            #expect(records.count == 1200 && records.contains { $0.hasPrefix("PJM-2026-1200 ") })
            #expect(Set(records.map { $0.split(separator: " ")[0] }).count == 1200)
            #expect(try await town.count("added", place) == 1200)
            #expect(try await town.events().filter { $0 == "registers.rows-imported" }.count == 3)
        }
    }

    @Test func `whoever changed a record after the file was looked through is not overwritten`() async throws {
        try await Town.lending { town async throws in
            let record = try await OwnRegisterTests.add(OwnRegisterTests.drill, town).location
            let place = try await town.bring(
                "Nomor,Barang,Jenis,Dipinjam\nPJM-2026-001,Bor besar,Alat,2026-09-14\n,Palu,Alat,2026-09-14\n")
            let other = OwnRegisterTests.drill.map { $0.0 == "f-item" ? ($0.0, "Bor kecil") : $0 }
            #expect(
                try await town.post(record, other + [("versi", "1")], as: "Yulia", from: record + "/ubah").status == 303
            )

            try await town.take(place)

            #expect(try await town.found(place) == ["changed-since"])
            #expect(try await town.count("skipped", place) == 1)
            let records = try await town.records()
            try #require(records.count == 2)
            #expect(records[0].contains("Bor kecil") && records[1].contains("Palu"))
        }
    }

    @Test func `an import by another definition than it was looked through by writes nothing`() async throws {
        try await Town.lending { town async throws in
            let place = try await town.bring(Self.many(3))
            let other = Loans.yaml.replacing("most: 60", with: "most: 70")
            #expect(try await OwnRegisterTests.take(other, town).status == 303)
            let refused = try await town.post(place + "/pelaksanaan", as: "Sari", from: place)
            #expect(refused.has("registers.import.refused.other-definition"))
            #expect(try await town.records() == [])
        }
    }

    @Test func `an import stops where its one may not add any more, and says so`() async throws {
        try await Town.lending { town async throws in
            let place = try await town.bring(Self.many(3))
            #expect(try await town.post(place + "/pelaksanaan", as: "Sari", from: place).status == 303)
            let sari = try town.id("Sari")
            try await town.store.change(by: .system("test"), in: ["o-1"]) { change in
                try change.run("UPDATE account SET active = 0 WHERE person = \(sari)")
                change.record("people.account-closed", on: sari, office: "o-1")
            }

            try await town.runJob(try town.imports.kind)

            #expect(try await town.records() == [])
            #expect(try await town.found(place, as: "Bambang") == ["registers.import.refused.no-right"])
            #expect(try await town.count("skipped", place, as: "Bambang") == 3)
        }
    }

    @Test func `an import is taken back, but for what somebody changed since`() async throws {
        try await Town.lending { town async throws in
            _ = try await OwnRegisterTests.add(OwnRegisterTests.drill, town)
            _ = try await OwnRegisterTests.add(OwnRegisterTests.drill, town)
            let before = try await town.records()
            let place = try await town.bring(
                "Nomor,Barang,Jenis,Dipinjam\nPJM-2026-001,Bor besar,Alat,2026-09-14\n"
                    + "PJM-2026-002,Bor kecil,Alat,2026-09-14\n,Palu,Alat,2026-09-14\n,Tang,Alat,2026-09-14\n")
            try await town.take(place)
            let tongs = Town.loans + "/PJM-2026-004"
            #expect(
                try await town.post(
                    tongs + "/langkah/miss", [("versi", "1"), ("keterangan", "Tidak ada")], as: "Yulia", from: tongs
                ).status == 303)
            let asked = try await town.page(place + "/pembatalan")
            #expect(asked.has("PJM-2026-004"))
            #expect(try await town.count("added", place + "/pembatalan") == 1)
            #expect(try await town.count("updated", place + "/pembatalan") == 2)
            let unsure = try await town.post(place + "/pembatalan", as: "Sari", from: place + "/pembatalan")
            #expect(unsure.status == 422 && unsure.has("registers.import.refused.not-sure"))

            try await town.takeBack(place)

            let after = try await town.records()
            #expect(
                Array(after.prefix(2)) == before
                    && after.dropFirst(2).map { $0.hasPrefix("PJM-2026-004 lost") } == [true])
            #expect(try await town.page(place).has("data-import=\"undone\""))
            #expect(!(try await town.page("/pelabuhan/cari?q=palu").has("PJM-2026-003")))
            #expect(try await town.page(Town.loans + "/PJM-2026-003").status == 404)
            #expect(try await town.events().last == "registers.import-undone")
            #expect(try await town.page(place + "/pembatalan").status == 303)
            #expect(
                try await town.post(place + "/pembatalan", [("yakin", "ya")], as: "Sari", from: Town.loans + "/impor")
                    .has("registers.import.refused.elsewhere"))
        }
    }

    @Test func `whatever a file brings, taking it back leaves all as it was`() async throws {
        try await Town.lending { town async throws in
            var dice = Lot(seed: 3)
            for number in 1...4 {
                _ = try await OwnRegisterTests.add(
                    OwnRegisterTests.drill.map { $0.0 == "f-item" ? ($0.0, "Bor \(number)") : $0 }, town)
            }
            for _ in 0..<8 {
                let before = try await town.records()
                var numbers = before.compactMap { $0.split(separator: " ").first.map(String.init) }
                var rows = 0
                var csv = "Nomor;Barang;Jenis;Nilai;Dipinjam;Kembali;Status;Nomor SIM\n"
                for _ in 0..<dice.below(30) {
                    let number = dice.below(3) == 0 && !numbers.isEmpty ? numbers.removeLast() : ""
                    let item = ["Palu", "\"Tang; kecil\"", "'=1+1", "Obeng \"plus\"", "x"][dice.below(5)]
                    let kind = ["Alat", "car", "Tool"][dice.below(3)]
                    let value = ["", "1.000", "25"][dice.below(3)]
                    let back = ["", "2026-09-15", "15/9/2026"][dice.below(3)]
                    let state = number.isEmpty ? ["", "Kembali", "lost"][dice.below(3)] : ""
                    csv += "\(number);\(item);\(kind);\(value);14/9/2026;\(back);\(state);S-\(dice.below(99))\n"
                    rows += 1
                }
                let place = try await town.bring(csv, as: "Bambang")
                guard rows > 0 else { continue }
                #expect(try await town.count("problems", place, as: "Bambang") == 0)
                var counts = 0
                for what in ["added", "updated", "same"] {
                    counts += try await town.count(what, place, as: "Bambang") ?? 0
                }
                #expect(counts == rows)
                let isWhole = try await town.page(place, as: "Bambang").has("data-outcome=\"whole\"")
                guard isWhole else { continue }
                let added = try await town.count("added", place, as: "Bambang") ?? 0
                try await town.take(place, as: "Bambang")
                #expect(try await town.records().count == before.count + added)
                try await town.takeBack(place, as: "Bambang")
                #expect(try await town.records() == before)
            }
            for table in ["record_deadline", "record_rest"] {
                let count = try await town.store.read {
                    try $0.number(
                        "SELECT COUNT(*) FROM \(SQL(stringLiteral: table)) WHERE record NOT IN (SELECT id FROM record)")
                }
                #expect(count == 0)
            }
        }
    }
}

/// Chance that is the same in each run.
private struct Lot {
    private var state: UInt64

    init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 }

    mutating func below(_ count: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int(state >> 33) % count
    }
}
