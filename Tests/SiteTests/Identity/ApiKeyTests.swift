import Foundation
import HTTPTypes
import Storage
import Testing

@testable import Offices
@testable import People

/// Keys for programs: how they are made and taken back, what ends them, and what they never open.
@Suite struct ApiKeyTests {
    private static let page = "/-/kunci-api"
    private static let address = "/pelabuhan/api/register"

    /// Makes a key as a person does, and takes its secret from the one page that shows it.
    private func make(
        _ town: Town, as name: String = "Sari", _ more: [(String, String)] = [("tulis", "1")], days: String = "90"
    ) async throws -> Program {
        let fields = [("nama", "Rekap provinsi"), ("kantor", "o-1"), ("lama", days)] + more
        let answer = try await town.post(Self.page, fields, as: name, from: Self.page)
        let secret = try #require(answer.body.firstMatch(of: /value="(tnt_[0-9a-f]{48})"/), "\(answer.status)")
        #expect(answer.headers[.cacheControl] == "no-store")
        return Program(town: town, key: String(secret.1))
    }

    @Test func `a key is shown once, opens what its person may, and is taken back`() async throws {
        try await Town.with { town async throws in
            let program = try await make(town)
            let secret = try #require(program.key)
            #expect(try await program.get(Self.address).status == 200)
            let page = try await town.page(Self.page)
            #expect(page.has("Rekap provinsi") && page.has("terakhir dipakai 15 September 2026") && !page.has(secret))
            #expect(page.has("berlaku sampai 14 Desember 2026"))
            let kept = try await town.store.read { try $0.texts("SELECT hash FROM api_key") }
            #expect(kept.count == 1 && !kept[0].contains(secret.dropFirst(4)))
            let trail = try await town.store.read { try $0.texts("SELECT body FROM event_payload").joined() }
            #expect(!trail.contains(secret) && trail.contains("Rekap provinsi"))

            let id = try #require(page.body.firstMatch(of: /name="kunci" value="([^"]+)"/)).1
            let other = try await town.post(
                Self.page + "/pencabutan", [("kunci", String(id))], as: "Rina", from: Self.page)
            #expect(other.status == 422 && other.has("identity.api-key.refused.gone"))
            #expect(try await program.get(Self.address).status == 200)
            try await town.post(Self.page + "/pencabutan", [("kunci", String(id))], as: "Sari", from: Self.page)
            let gone = try await program.get(Self.address)
            #expect(try gone.status == 401 && gone.codes() == ["no-key"] && gone.header("www-authenticate") == "Bearer")
            #expect(try await town.events() == ["identity.api-key-made", "identity.api-key-revoked"])
            #expect(try await town.page("/-/akun").has("mencabut kunci API"))
        }
    }

    @Test func `a key ends on its day`() async throws {
        try await Town.with { town async throws in
            let program = try await make(town, days: "30")
            town.now.pass(seconds: 30 * 86_400)
            #expect(try await program.get(Self.address).status == 200)
            town.now.pass(seconds: 86_400)
            #expect(try await program.get(Self.address).status == 401)
            #expect(try await town.page(Self.page).has("sudah berakhir 15 Oktober 2026"))
        }
    }

    @Test func `a new password and the end of an account take every key back for good`() async throws {
        try await Town.with { town async throws in
            let (rina, sari) = (try await make(town, as: "Rina"), try await make(town))
            try await town.as("Rina") { browser async throws in
                let fields = [
                    ("sandi-lama", "kata sandi rina"), ("sandi-baru", "empat kata yang lain"),
                    ("sandi-ulang", "empat kata yang lain"),
                ]
                #expect(try await browser.post("/-/akun/sandi", fields, from: "/-/akun").status == 303)
                let page = "/pelabuhan/orang/4/penonaktifan"
                #expect(try await browser.post(page, [("penerus", "3")], from: page).status == 303)
                let back = try await browser.post("/pelabuhan/orang/4/pengaktifan", from: "/pelabuhan/orang/4")
                #expect(back.status == 303)
            }
            #expect(try await rina.get(Self.address).status == 401)
            #expect(try await sari.get(Self.address).status == 401)
            let yulia = try await make(town, as: "Yulia")
            let id = try town.id("Yulia")
            try await town.store.change(by: .system("test"), in: ["o-1"]) { change in
                try Account.setPassword("-", mustChange: false, of: id, in: change)
                change.record("test.password", on: id, office: "o-1")
            }
            #expect(try await yulia.get(Self.address).status == 401)
        }
    }

    @Test func `grants of the moment hold, and a key for reading changes nothing`() async throws {
        try await Town.with { town async throws in
            let program = try await make(town, [])
            let added = try await program.ask("POST", Self.address + "/tim", #"{"answers":{}}"#)
            #expect(try added.status == 403 && added.codes() == ["read-only-key"])
            let sari = try town.id("Sari")
            try await town.store.change(by: .system("test"), in: ["o-1"]) { change in
                try change.run("UPDATE role_grant SET until_day = '2026-09-14' WHERE person = \(sari)")
                change.record("test.revoked", on: sari, office: "o-1")
            }
            #expect(try await program.get(Self.address).status == 401)
        }
    }

    @Test func `a session opens nothing there, and a key opens no page`() async throws {
        try await Town.with { town async throws in
            var nobody = Program(town: town, key: nil)
            nobody.session = "Rina"
            for (method, address) in [("GET", Self.address), ("POST", Self.address + "/tim")] {
                let answer = try await nobody.ask(method, address, #"{"answers":{"kind":"other","name":"x"}}"#)
                #expect(answer.status == 401 && answer.headers[.contentType] == "application/json")
            }
            // The program's person counts, whoever's browser it is.
            var fajar = try await town.program(of: "Fajar")
            fajar.session = "Rina"
            #expect(try await fajar.get(Self.address).status == 404)
            let sari = try await make(town)
            for address in ["/pelabuhan/register", "/-/akun", "/pelabuhan/register.json"] {
                #expect([303, 401].contains(try await sari.get(address).status), "\(address)")
            }
        }
    }

    @Test func `one key and one source have their limits, and a wrong key slows no right one`() async throws {
        try await Town.with { town async throws in
            let program = try await make(town)
            let wrong = Program(town: town, key: "tnt_" + String(repeating: "0", count: 48))
            var refused: Set<Int> = []
            for _ in 0..<32 { refused.insert(try await wrong.get(Self.address).status) }
            #expect(refused == [401, 429])
            for _ in 0..<120 { #expect(try await program.get(Self.address).status == 200) }
            let full = try await program.get(Self.address)
            #expect(try full.status == 429 && full.codes() == ["too-many"] && full.header("retry-after") == "60")
            town.now.pass(seconds: 60)
            #expect(try await program.get(Self.address).status == 200)
            #expect(try await wrong.get(Self.address).status == 401)
        }
    }

    @Test(arguments: [
        ([("nama", "")], "no-name"), ([("kantor", "o-2")], "no-office"), ([("lama", "900")], "no-end"),
        ([("lama", "x")], "no-end"), ([("nama", String(repeating: "x", count: 61))], "no-name"),
    ])
    func `what a key lacks is said`(fields: [(String, String)], reason: String) async throws {
        try await Town.with { town async throws in
            let usual = [("nama", "Uji"), ("kantor", "o-1"), ("lama", "90")].filter { field in
                !fields.contains { $0.0 == field.0 }
            }
            let answer = try await town.post(Self.page, usual + fields, as: "Sari", from: Self.page)
            #expect(answer.status == 422 && answer.has("data-error=\"identity.api-key.refused.\(reason)\""))
            #expect(try await town.store.read { try $0.number("SELECT COUNT(*) FROM api_key") } == 0)
        }
    }

    @Test func `nobody has more keys than can be looked after`() async throws {
        try await Town.with { town async throws in
            for _ in 0..<ApiKey.most { _ = try await make(town) }
            let fields = [("nama", "Lagi"), ("kantor", "o-1"), ("lama", "90")]
            let more = try await town.post(Self.page, fields, as: "Sari", from: Self.page)
            #expect(more.status == 422 && more.has("too-many"))
        }
    }
}
