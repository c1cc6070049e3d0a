import Foundation
import Storage
import Testing
import Web

@testable import Registers

/// Lists of records for programs, page after page, by the filters of the page.
@Suite struct ApiListTests {
    private static func numbers(_ answer: Browser.Answer) throws -> [String] {
        guard case .list(let records) = try answer.json()["records"] else { return [] }
        return records.compactMap { record in
            guard case .text(let number) = record["number"] else { return nil }
            return number
        }
    }

    /// So many loans, each worth more than the one before.
    private static func fill(_ town: Town, _ count: Int) async throws {
        try await town.store.change(by: .system("test"), in: ["o-1"]) { change in
            for number in 1...count {
                try change.run(
                    """
                    INSERT INTO record (id, office, register, year, number, code, definition, state, is_over, data,
                        created_at, created_by, moved_by, created_on, text1, text2, text3, number1, number2, day1, day2)
                    SELECT \("r-\(1000 + number)"), 'o-1', 'x-loans', 2026, \(number), \("PJM-2026-\(number)"), hash, 'out',
                        0, \("{\"item\":\"Barang\",\"kind\":\"tool\",\"lent-on\":\"2026-09-14\",\"value\":\(number % 7)}"),
                        \(change.at), 'p', 'p', '2026-09-14', 'Barang', 'tool', '', \(number % 7), 0, '2026-09-14', ''
                    FROM definition WHERE key = 'x-loans'
                    """)
            }
            change.record("registers.record-added", on: "x", office: "o-1")
        }
    }

    @Test(arguments: [
        "", "urut=number&arah=naik", "urut=value", "urut=value&arah=turun", "urut=created-on", "lihat=dear",
    ])
    func `pages follow one another without gap or double`(query: String) async throws {
        try await ApiTests.lending { town, sari in
            try await Self.fill(town, 250)
            try await town.store.change(by: .system("test"), in: ["o-1"]) { change in
                try change.run("UPDATE record SET number1 = number1 + 1000000")
                change.record("registers.record-changed", on: "x", office: "o-1")
            }
            var (all, address, pages): ([String], String, Int) = ([], "\(ApiTests.list)?\(query)", 0)
            while pages < 10 {
                let answer = try await sari.get(address)
                #expect(answer.status == 200, "\(answer.body)")
                all += try Self.numbers(answer)
                #expect((try answer.json()["total"] == 250) == (pages == 0))
                pages += 1
                guard case .text(let next) = try answer.json()["next"] else { break }
                let link = try #require(answer.header("link").firstMatch(of: /<([^>]+)>; rel="next"/))
                address = String(link.1)
                #expect(address.hasSuffix("setelah=\(next)"))
            }
            #expect(pages == 3 && all.count == 250 && Set(all).count == 250)
            let page = try await town.page("\(OwnRegisterTests.list).json?\(query)", as: "Sari")
            let rows = try Lists.Data(page.body).rows.compactMap { $0["number"] }
            #expect(Array(all.prefix(rows.count)) == rows)
        }
    }

    @Test func `filters are those of the page, and what is none is refused`() async throws {
        try await ApiTests.lending { town, sari in
            _ = try await sari.ask("POST", ApiTests.list, ApiTests.drill)
            func count(_ query: String) async throws -> JSONValue? {
                try await sari.get(ApiTests.list + "?" + query).json()["total"]
            }
            #expect(try await count("f-kind=tool&status=out&q=bor") == 1)
            #expect(try await count("f-kind=car") == 0)
            #expect(try await count("lihat=dear") == 1)
            #expect(try await count("lihat=saya") == 0)
            for query in [
                "kind=tool", "f-licence=1", "f-kind=ship", "status=gone", "lihat=x", "urut=licence", "arah=up",
                "setelah=PJM-2026-999", "hal=2",
            ] {
                #expect(try await sari.get(ApiTests.list + "?" + query).status == 400, "\(query)")
            }
        }
    }

    @Test func `the registers are those that somebody may know of`() async throws {
        try await ApiTests.lending { town, sari in
            func keys(_ program: Program) async throws -> Set<String> {
                guard case .list(let all) = try await program.get("/pelabuhan/api/register").json()["registers"] else {
                    return []
                }
                return Set(
                    all.compactMap { register in
                        guard case .text(let key) = register["key"] else { return nil }
                        return key
                    })
            }
            #expect(try await keys(sari).isSuperset(of: ["x-loans", "teams", "lhkpn"]))
            #expect(!(try await keys(sari).contains("complaints")))
            #expect(try await keys(try await town.program(of: "Yulia")).contains("complaints"))
            let budi = try await town.program(of: "Budi", office: "o-2")
            #expect(try await budi.get("/bukit/api/register").status == 200)
            #expect(!(try await budi.get("/bukit/api/register").has("x-loans")))
        }
    }
}
