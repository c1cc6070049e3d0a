import Foundation
import Jobs
import Storage
import Testing
import Web

@testable import Registers
@testable import Site

/// Files of loans: brought, looked through, written and taken back, in a line each.
extension Town {
    static let loans = "/pelabuhan/register/pinjam-barang"

    static func lending<Result: Sendable>(
        _ yaml: String = Loans.yaml, _ body: @Sendable (Town) async throws -> Result
    ) async throws {
        try await Town.with { town in
            #expect(try await OwnRegisterTests.take(yaml, town).status == 303)
            _ = try await body(town)
        }
    }

    var imports: ImportWork {
        get throws {
            ImportWork(shelf: try Town.resources.get().shelf, vault: app.ground.vault, locales: app.ground.locales)
        }
    }

    /// Brings a file and has it looked through; says where its page is.
    func bring(_ csv: String, as name: String = "Sari", to list: String = Town.loans) async throws -> String {
        try await bring(Array(csv.utf8), as: name, to: list)
    }

    func bring(_ bytes: [UInt8], as name: String = "Sari", to list: String = Town.loans) async throws -> String {
        let answer = try await self.as(name) { browser in
            try await browser.upload(list + "/impor", bytes, name: "pinjam.csv", from: list + "/impor")
        }
        #expect(answer.status == 303)
        #expect(try await page(answer.location, as: name).has("data-import=\"reading\""))
        try await runJob(try imports.kind)
        return answer.location
    }

    /// Has what was looked through written.
    func take(_ place: String, as name: String = "Sari") async throws {
        #expect(try await post(place + "/pelaksanaan", as: name, from: place).location == place)
        try await runJob(try imports.kind)
    }

    func takeBack(_ place: String, as name: String = "Sari") async throws {
        let asked = try await post(place + "/pembatalan", [("yakin", "ya")], as: name, from: place + "/pembatalan")
        #expect(asked.location == place)
        try await runJob(try imports.kind)
    }

    func post(_ address: String, as name: String, from page: String) async throws -> Browser.Answer {
        try await post(address, [], as: name, from: page)
    }

    /// A figure of an import's page.
    func count(_ what: String, _ place: String, as name: String = "Sari") async throws -> Int? {
        let body = try await page(place, as: name).body
        let all = body.matches(of: /data-count="([a-z]+)">([0-9.]+)/)
        return all.first { $0.1 == what }.flatMap { Int($0.2.replacing(".", with: "")) }
    }

    /// What every record says, in the order of their codes.
    func records() async throws -> [String] {
        try await store.read { reading in
            try reading.texts(
                """
                SELECT code || ' ' || state || ' ' || data || ' ' || coalesce(text1, '') || ' ' || coalesce(day1, '')
                    || ' ' || due_on || ' ' || coalesce(unit, '')
                FROM record ORDER BY code
                """)
        }
    }

    /// The keys of what was found, in the order of the page.
    func found(_ place: String, as name: String = "Sari") async throws -> [String] {
        try await page(place, as: name).body.matches(of: /data-finding="([^"]+)"/).map {
            String($0.1).replacing("registers.import.finding.", with: "")
        }
    }
}
