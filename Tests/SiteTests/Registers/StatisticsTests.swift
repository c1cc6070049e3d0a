import Foundation
import Storage
import Testing

@testable import Registers
@testable import Site

/// A register's year in numbers: what is counted, for whom, and what is kept from whom.
@Suite struct StatisticsTests {
    static let register = "/pelabuhan/register/pengaduan"
    static let page = register + "/statistik"

    /// A complaint that came by letter.
    @discardableResult
    static func complain(
        _ town: Town, kind: String = "complaint", on day: String = "2026-09-01", as name: String = "Bambang",
        _ more: [(String, String)] = []
    ) async throws -> String {
        let answer = try await town.post(
            register, letter(kind: kind, on: day) + more, as: name, from: register + "/tambah")
        #expect(answer.status == 303, "\(answer.errors)")
        return String(answer.location.split(separator: "/").last ?? "")
    }

    static func letter(kind: String = "complaint", on day: String = "2026-09-01") -> [(String, String)] {
        [
            ("f-kind", kind), ("f-subject", "Antrean panjang"), ("f-story", "Dua jam menunggu."),
            ("f-confidentiality", "open"), ("f-channel", "letter"), ("f-received-on", day),
        ]
    }

    static func move(_ code: String, _ step: String, _ fields: [(String, String)] = [], _ town: Town) async throws {
        let version = try await OwnRegisterTests.version(code, town)
        let place = "\(register)/\(code)"
        let moved = try await town.post(
            "\(place)/langkah/\(step)", fields + [("versi", version)], as: "Bambang", from: place)
        #expect(moved.status == 303, "\(step): \(moved.errors)")
    }

    static let answer: [(String, String)] = [
        ("f-action", "Loket ditambah"), ("f-action-on", "2026-09-15"), ("f-outcome", "solved"),
        ("keterangan", "Sudah ada dua loket."),
    ]

    /// The rows of the JSON, by `table/key`.
    static func rows(_ town: Town, as name: String, _ address: String = page) async throws -> [String: [String: Any]] {
        let body = try await town.page(address + ".json", as: name).body
        let parsed = try #require(try JSONSerialization.jsonObject(with: Data(body.utf8)) as? [String: Any])
        let rows = try #require(parsed["rows"] as? [[String: Any]])
        return Dictionary(uniqueKeysWithValues: rows.map { ("\($0["table"] ?? "")/\($0["key"] ?? "")", $0) })
    }

    @Test func `of 10, 1 and 5 the 1 is small, the 5 is hidden with it, and the 10 is said`() {
        let cells = SmallCells([[10], [1], [5]])
        #expect(cells.rows == [[.count(10)], [.small], [.hidden]])
        #expect(SmallCells([[10], [1], [5]], isGuarded: false).rows == [[.count(10)], [.count(1)], [.count(5)]])
        #expect(SmallCells([[10], [0], [5]]).rows == [[.count(10)], [.count(0)], [.count(5)]])
        // 3 = 1 + 1 + 1 and nothing else: the row of 4 goes with them. Of 2 + 4 nobody knows how it is shared out.
        #expect(SmallCells([[1], [1], [1], [4]]).rows == [[.small], [.small], [.small], [.hidden]])
        #expect(SmallCells([[2], [1], [9]]).rows == [[.small], [.small], [.count(9)]])
        // A hidden 3 beside a small one makes 4 or 5, of which 4 is 1 + 3 alone; the next row helps.
        #expect(SmallCells([[1], [3], [8]]).rows == [[.small], [.hidden], [.hidden]])
        // What can't be covered is not called small.
        #expect(SmallCells([[1], [0], [0]]).rows == [[.hidden], [.hidden], [.count(0)]])
        // A small number hides its whole row, and a second row whole.
        #expect(
            SmallCells([[8, 6], [1, 5], [4, 4]]).rows == [
                [.count(8), .count(6)], [.small, .hidden], [.hidden, .hidden],
            ])
    }

    @Test func `no small count follows from what is said, in any table`() {
        var dice = SystemRandomNumberGenerator()
        for _ in 0..<3000 {
            let columns = Int.random(in: 1...3, using: &dice)
            let counts = (0..<Int.random(in: 1...5, using: &dice)).map { _ in
                (0..<columns).map { _ in Int.random(in: 0...6, using: &dice) }
            }
            let cells = SmallCells(counts).rows
            for column in 0..<columns {
                let shown = zip(cells, counts).map { ($0[column], $1[column]) }
                for (cell, count) in shown {
                    switch cell {
                    case .count(let said): #expect(said == count && !(1...2).contains(said), "\(counts)")
                    case .small: #expect((1...2).contains(count), "\(counts)")
                    case .hidden: break
                    }
                }
                let sum = shown.reduce(0) { if case .count = $1.0 { $0 } else { $0 + $1.1 } }
                let signs = shown.map(\.0).filter { if case .count = $0 { false } else { true } }
                let values = Self.values(signs, sum: sum)
                for (place, sign) in signs.enumerated() where sign == .small {
                    #expect(values[place] == [1, 2], "\(counts) column \(column)")
                }
            }
        }
    }

    /// What each of some hidden numbers may be, for somebody who tries all there is.
    private static func values(_ signs: [SmallCells.Cell], sum: Int) -> [Set<Int>] {
        let isCalled = signs.contains(.small)
        func tries(_ place: Int, _ left: Int) -> [[Int]] {
            guard place < signs.count else { return left == 0 ? [[]] : [] }
            // Where small ones are called so, what is only hidden is none of them.
            let possible =
                signs[place] == .small ? [1, 2] : (0...max(0, left)).filter { !isCalled || $0 == 0 || $0 > 2 }
            return possible.filter { $0 <= left }.flatMap { value in tries(place + 1, left - value).map { [value] + $0 }
            }
        }
        let all = tries(0, sum)
        return signs.indices.map { place in Set(all.map { $0[place] }) }
    }

    @Test func `months, lateness and handling time are counted from the day something came in`() async throws {
        try await Town.with { town async throws in
            let first = try await Self.complain(town)
            let second = try await Self.complain(town, kind: "information-request")
            try await Self.complain(town, on: "2026-07-14")
            try await Self.move(first, "verify", [("f-classification", "no-supervision")], town)
            try await Self.move(first, "start", [], town)
            try await Self.move(first, "answer", Self.answer, town)
            try await Self.move(first, "close", [], town)
            try await Self.move(second, "verify", [("f-classification", "information")], town)

            let rows = try await Self.rows(town, as: "Bambang")
            #expect(rows["month/7"]?["entered"] as? Int == 1 && rows["month/7"]?["open"] as? Int == 1)
            #expect(rows["month/8"]?["entered"] as? Int == 0 && rows["month/8"]?["open"] as? Int == 1)
            #expect(rows["month/9"]?["entered"] as? Int == 2 && rows["month/9"]?["closed"] as? Int == 1)
            #expect(rows["month/9"]?["open"] as? Int == 2 && rows["month/9"]?["late"] as? Int == 1)
            #expect(rows["month/10"]?["entered"] is NSNull)
            #expect(rows["state/closed"]?["closed"] as? Int == 1 && rows["state/received"]?["open"] as? Int == 1)
            #expect(rows["kind/complaint"]?["entered"] as? Int == 2)
            #expect(rows["classification/"]?["label"] as? String == "Tidak diisi")
            #expect(rows["deadline/median"]?["value"] as? String == "10 hari kerja")
            #expect(rows["deadline/on-time"]?["value"] as? String == "50 % (1 dari 2)")
            let page = try await town.page(Self.page, as: "Bambang")
            #expect(page.has("50 % (1 dari 2)") && page.has("data-by=\"channel\"") && page.has("id=\"uraian\""))
            #expect(page.has("Loket ditambah") && page.has("data-report=\"action\""))
            #expect(page.body.matches(of: /data-row="/).count == rows.count)
            let before = try await town.page(Self.page + "?tahun=2025", as: "Bambang")
            #expect(before.status == 200 && !before.has("Loket ditambah"))
            #expect(try await town.page(Self.page + "?tahun=9999999999999", as: "Bambang").status == 200)
        }
    }

    @Test func `who only reads the register learns no small number, on any way`() async throws {
        try await Town.with { town async throws in
            try await town.inspect("Fajar")
            for _ in 0..<4 { try await Self.complain(town) }
            for _ in 0..<3 { try await Self.complain(town, kind: "information-request") }
            try await Self.complain(town, kind: "aspiration")

            let full = try await Self.rows(town, as: "Bambang")
            #expect(full["kind/aspiration"]?["entered"] as? Int == 1)
            let seen = try await Self.rows(town, as: "Fajar")
            #expect(seen["kind/aspiration"]?["entered"] as? String == "< 3")
            // 3 + 1 would give itself away, so the third row is hidden, too.
            #expect(seen["kind/information-request"]?["entered"] as? String == "*")
            #expect(seen["kind/complaint"]?["entered"] as? String == "*")
            #expect(seen["month/9"]?["entered"] as? Int == 8)
            #expect(seen["channel/letter"]?["entered"] as? Int == 8)
            let page = try await town.page(Self.page, as: "Fajar")
            #expect(page.has("&lt; 3") && page.has("id=\"angka-kecil\""))
            #expect(!(try await town.page(Self.page, as: "Bambang").has("id=\"angka-kecil\"")))
            #expect(try await town.page(Self.page + ".csv", as: "Fajar").has("< 3"))
        }
    }

    @Test func `the words of the report go to those who see their field`() async throws {
        try await Town.with { town async throws in
            _ = try await OwnRegisterTests.take(Loans.yaml + "report: [licence, item]\n", town)
            let car = [
                ("f-item", "Avanza"), ("f-kind", "car"), ("f-licence", "SIM-998877"), ("f-lent-on", "2026-09-14"),
            ]
            _ = try await OwnRegisterTests.add(car, town, as: "Bambang")
            let page = OwnRegisterTests.list + "/statistik"
            #expect(try await town.page(page, as: "Bambang").has("SIM-998877"))
            let seen = try await town.page(page, as: "Sari")
            #expect(seen.has("Avanza") && !seen.has("998877"))
            #expect(try await town.page(page, as: "Budi").status == 404)
            let wrong = Loans.yaml + "report: [kind]\n"
            let refused = try await town.post(
                OwnRegisterTests.definitions, [("definisi", wrong)], as: "Rina", from: OwnRegisterTests.definitions)
            #expect(refused.status == 422 && refused.has("report[0]: &quot;kind&quot; is no text field"))
        }
    }

    @Test func `a register of which somebody sees only their own rows has no statistics for them`() async throws {
        try await Town.with { town async throws in
            #expect(try await town.page("/pelabuhan/register/lhkpn", as: "Sari").status == 200)
            #expect(try await town.page("/pelabuhan/register/lhkpn/statistik", as: "Sari").status == 404)
            #expect(try await town.page("/pelabuhan/register/lhkpn/statistik", as: "Bambang").status == 200)
        }
    }
}

extension Browser.Answer {
    /// What a page says is wrong, by its keys.
    var errors: [String] { body.matches(of: /data-error="([^"]+)"/).map { String($0.1) } }
}
