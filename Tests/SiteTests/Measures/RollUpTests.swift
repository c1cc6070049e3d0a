import Foundation
import Storage
import Testing
import Web

@testable import Measures
@testable import People

/// A measure over the tree of offices, as the tree was.
@Suite struct RollUpTests {
    private static func day(_ text: String) throws -> Day { try #require(Day(text)) }

    /// A nation with a province, and the town's two offices below the province since January.
    private static func nation(_ town: Town) async throws -> (nation: Office, province: Office, other: Office) {
        func office(_ id: String) -> Office {
            Office(id: "o-\(id)", slug: id, name: "KPU \(id)", shortName: id, zone: .wib)
        }
        let (nation, province, other) = (office("pusat"), office("provinsi"), office("seberang"))
        let (harbour, hill) = (town.harbour, town.hill)
        let from = try day("2026-01-01")
        try await town.store.change(by: .system("test"), in: [nil]) { change in
            for office in [nation, province, other] { try office.add(in: change) }
            try OfficeTree.move(province, below: nation, from: from, in: change)
            try OfficeTree.move(other, below: nation, from: from, in: change)
            try OfficeTree.move(harbour, below: province, from: from, in: change)
            try OfficeTree.move(hill, below: province, from: from, in: change)
        }
        return (nation, province, other)
    }

    private static func write(
        _ office: Office, _ month: String, _ figure: Figure, said: String = "2026-07-02",
        key: String = "complaints.received",
        in town: Town
    ) async throws {
        let day = try day(said)
        try await town.store.housekeeping { keeping in
            _ = try keeping.run(
                """
                INSERT INTO figure (month, measure, part, office, state, numerator, denominator, at, said_on)
                VALUES (\(month), \(key), '', \(office.id), \(figure.state), \(figure.numerator), \(figure.denominator),
                    \(keeping.at), \(figure.isSaid ? day : nil))
                """)
        }
    }

    private static func rollUp(_ office: Office, _ month: Int, _ key: String = "complaints.received", in town: Town)
        async throws
        -> RollUp?
    {
        try await town.store.read { try RollUp.all([key], below: office.id, year: 2026, month: month, in: $0)[key] }
    }

    @Test func `a nation's share is the sum of its offices' cases, with who reported and who came late`() async throws {
        try await Town.with { town async throws in
            let (nation, province, other) = try await Self.nation(town)
            let key = "plans.done"
            try await Self.write(town.harbour, "2026-06", .ratio(1, of: 1, empty: .unsaid), key: key, in: town)
            try await Self.write(
                town.hill, "2026-06", .ratio(1, of: 9, empty: .unsaid), said: "2026-07-20", key: key, in: town)
            try await Self.write(other, "2026-06", .unsaid, key: key, in: town)
            let below = try #require(try await Self.rollUp(province, 6, key, in: town))
            #expect(below == RollUp(figure: .ratio(2, of: 10, empty: .unsaid), reported: 2, late: 1, expected: 2))
            let all = try #require(try await Self.rollUp(nation, 6, key, in: town))
            #expect(all == RollUp(figure: .ratio(2, of: 10, empty: .unsaid), reported: 2, late: 1, expected: 4))
        }
    }

    @Test func `a nihil is reported and adds nothing; what does not bind is neither a case`() async throws {
        try await Town.with { town async throws in
            let (_, province, _) = try await Self.nation(town)
            try await Self.write(town.harbour, "2026-06", .nothing, in: town)
            #expect(
                try await Self.rollUp(province, 6, in: town)
                    == RollUp(figure: .nothing, reported: 1, late: 0, expected: 2))
            try await Self.write(town.hill, "2026-06", .value(4), in: town)
            let both = try #require(try await Self.rollUp(province, 6, in: town))
            #expect(both.figure.state == .value && both.figure.numerator == 4 && both.reported == 2)
            #expect(try await Self.rollUp(province, 5, in: town) == nil)
        }
    }

    @Test func `an office that moved in mid-year counts where it stood in each month`() async throws {
        try await Town.with { town async throws in
            let (nation, province, other) = try await Self.nation(town)
            for month in ["2026-05", "2026-06", "2026-07"] {
                try await Self.write(town.hill, month, .value(1), in: town)
            }
            let (hill, moved) = (town.hill, try Self.day("2026-06-15"))
            try await town.store.change(by: .system("test"), in: [nil]) { change in
                try OfficeTree.move(hill, below: other, from: moved, in: change)
            }
            #expect(try await Self.rollUp(province, 5, in: town)?.expected == 2)
            #expect(try await Self.rollUp(other, 5, in: town) == nil)
            #expect(try await Self.rollUp(province, 6, in: town) == nil)
            #expect(try await Self.rollUp(other, 6, in: town)?.figure.numerator == 1)
            // Nobody is counted twice, and nobody is lost.
            for month in 5...7 { #expect(try await Self.rollUp(nation, month, in: town)?.figure.numerator == 1) }
            #expect(try await Self.rollUp(nation, 7, in: town)?.expected == 4)
        }
    }

    @Test func `an office can't stand below itself, nor change before its last change`() async throws {
        try await Town.with { town async throws in
            let (nation, province, _) = try await Self.nation(town)
            let (later, earlier) = (try Self.day("2026-05-01"), try Self.day("2025-12-31"))
            let harbour = town.harbour
            for (office, parent, day, problem) in [
                (nation, province, later, OfficeTreeProblem.circle), (nation, nation, later, .circle),
                (harbour, nation, earlier, .beforeLast),
            ] {
                await #expect(throws: problem) {
                    try await town.store.change(by: .system("test"), in: [nil]) { change in
                        try OfficeTree.move(office, below: parent, from: day, in: change)
                    }
                }
            }
        }
    }

    @Test func `the region's page lists every measure with its offices`() async throws {
        try await Town.with { town async throws in
            let harbour = town.harbour
            let (hill, from) = (town.hill, try Self.day("2026-01-01"))
            try await town.store.change(by: .system("test"), in: [nil]) { change in
                try OfficeTree.move(hill, below: harbour, from: from, in: change)
            }
            try await Self.write(town.hill, "2026-06", .value(4), in: town)
            let page = try await town.page("/pelabuhan/wilayah?bulan=2026-06")
            #expect(page.has("complaints.received") && page.has("<td>1</td>"))
            let one = try await town.page("/pelabuhan/wilayah/complaints.received?bulan=2026-06")
            #expect(one.has("KPU Kabupaten Bukit"))
            #expect(try await town.page("/pelabuhan/wilayah?bulan=2026-05").has("Tidak ada kantor") == false)
            #expect(try await town.page("/bukit/wilayah", as: "Budi").has("Tidak ada kantor di bawah"))
        }
    }
}
