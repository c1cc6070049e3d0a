import People
import Storage
import Testing
import Web

@testable import Plans

@Suite struct AccessTests {
    private static func filled(_ path: String, office: String) -> String {
        let parts = [
            "{kantor}": office, "{tahun}": "2026", "{kode}": "1.1.1", "{nomor}": "1",
        ]
        return "/" + parts.reduce(path) { $0.replacing($1.key, with: $1.value) }
    }

    /// The harbour's people and what their roles allow.
    private static let actions: [(name: String, may: Set<String>)] = [
        ("Rina", ["plans.read", "plans.propose", "plans.adopt"]),
        ("Bambang", ["plans.read", "plans.propose", "plans.adopt", "plans.sign"]),
        ("Yulia", ["plans.read", "plans.propose"]), ("Sari", ["plans.read"]), ("Fajar", []),
    ]

    @Test func `every route says who may come, and most of them ask`() async throws {
        try await Town.with { town async throws in
            let known: Set<String> = ["open", "member", "plans.read", "plans.propose", "plans.adopt"]
            #expect(town.book.routes.count > 30)
            #expect(Set(town.book.routes.map(\.access)) == known)
            let open = town.book.routes.filter { $0.access == "open" }.map(\.path)
            #expect(
                Set(open) == [
                    "", "{kantor}", "-/sehat", "-/siap", "-/masuk", "-/masuk/contoh", "-/keluar", "-/gaya",
                    "-/bahasa/{bahasa}",
                ])
        }
    }

    @Test func `a guest is asked to sign in wherever something is not open`() async throws {
        try await Town.with { town async throws in
            try await town.adoptSample()
            for route in town.book.routes where route.access != "open" {
                let address = Self.filled(route.path, office: "pelabuhan")
                try await town.as(nil) { browser async throws in
                    guard route.method == "GET" else {
                        let answer = try await browser.post(address, from: nil)
                        #expect([400, 401, 403].contains(answer.status), "\(route)")
                        return
                    }
                    let answer = try await browser.get(address)
                    let isData = address.hasSuffix(".json") || address.hasSuffix(".csv")
                    #expect(answer.status == (isData ? 401 : 303), "\(route)")
                    if !isData { #expect(answer.location.hasPrefix("/-/masuk"), "\(route)") }
                }
            }
        }
    }

    @Test func `another office's addresses don't exist, whatever one may do at home`() async throws {
        try await Town.with { town async throws in
            try await town.adoptSample()
            for route in town.book.routes where route.path.hasPrefix("{kantor}/") {
                let address = Self.filled(route.path, office: "pelabuhan")
                try await town.as("Budi") { browser async throws in
                    let answer =
                        route.method == "GET" ? try await browser.get(address) : try await browser.post(address)
                    #expect(answer.status == 404, "\(route)")
                    #expect(!answer.has("Batang Hari") && !answer.has("KPU Kota Pelabuhan"), "\(route)")
                }
            }
        }
    }

    @Test func `a role sees what its actions allow and nothing else`() async throws {
        try await Town.with { town async throws in
            try await town.adoptSample()
            for (name, may) in Self.actions {
                for route in town.book.routes where route.access.hasPrefix("plans.") && route.method == "GET" {
                    let address = Self.filled(route.path, office: "pelabuhan")
                    let answer = try await town.as(name) { try await $0.get(address) }
                    // An address that exists for posts alone leads back to the page with its form.
                    let isShown = answer.status == 200 || answer.location.hasPrefix("/pelabuhan/rencana/")
                    #expect(may.contains(route.access) ? isShown : answer.status == 404, "\(name) \(route)")
                }
                for route in town.book.routes where route.access.hasPrefix("plans.") && route.method == "POST" {
                    let address = Self.filled(route.path, office: "pelabuhan")
                    let status = try await town.as(name) { try await $0.post(address).status }
                    if may.contains(route.access) {
                        #expect(![401, 404].contains(status), "\(name) \(route)")
                    } else {
                        #expect(status == 404, "\(name) \(route)")
                    }
                }
            }
        }
    }

    @Test func `a grant ends on its day`() async throws {
        try await Town.with { town async throws in
            let day = try #require(Day("2026-09-16"))
            let sari = try town.id("Sari")
            try await town.store.change(by: .system("test"), in: ["o-1"]) { change in
                try Account.grant(
                    "admin-rb", to: sari, office: "o-1", unit: nil, from: day, until: day, in: change)
            }
            func may() async throws -> Int {
                try await town.as("Sari") { try await $0.get("/pelabuhan/rencana/unggah").status }
            }
            #expect(try await may() == 404)
            town.now.pass(seconds: 86_400)
            #expect(try await may() == 200)
            town.now.pass(seconds: 86_400)
            #expect(try await may() == 404)
        }
    }

    @Test func `a form without our token changes nothing`() async throws {
        try await Town.with { town async throws in
            try await town.as("Rina") { browser async throws in
                #expect(try await browser.post("/-/akun/tampilan", [("bahasa", "en")], from: nil).status == 403)
                let forged = try await browser.post(
                    "/-/akun/tampilan", [("bahasa", "en"), ("token", String(repeating: "a", count: 128))], from: nil)
                #expect(forged.status == 403)
            }
            #expect(
                try await town.store.read { try $0.events(of: nil).filter { $0.kind == "identity.look-changed" }.count }
                    == 0)
        }
    }
}
