import Foundation
import Storage
import Testing

@testable import Offices
@testable import People

@Suite struct GuestTests {
    private static func invite(_ browser: Browser, _ changes: [String: String] = [:]) async throws -> Browser.Answer {
        let fields = [
            ("kantor", "bukit"), ("masuk", "budi"), ("peran", "asesor"), ("unit", ""), ("mulai", "2026-09-15"),
            ("sampai", "2026-10-15"), ("jenis", "own"), ("atas-nama", ""), ("dasar", ""),
        ]
        return try await browser.post(
            "/pelabuhan/orang/tamu", fields.map { ($0.0, changes[$0.0] ?? $0.1) }, from: "/pelabuhan/orang/tamu/baru")
    }

    @Test func `an assessor of another office reads for a month and no longer`() async throws {
        try await Town.with { town async throws in
            func status() async throws -> Int {
                try await town.as("Budi") { try await $0.get("/pelabuhan/rencana").status }
            }
            #expect(try await status() == 404)
            try await town.as("Rina") { browser async throws in
                #expect(try await Self.invite(browser).status == 303)
            }
            #expect(try await status() == 200)
            town.now.pass(seconds: 30 * 86_400)
            #expect(try await status() == 200)
            town.now.pass(seconds: 86_400)
            #expect(try await status() == 404)
        }
    }

    @Test func `a guest stands on the list of guests, without what their own office keeps`() async throws {
        try await Town.with { town async throws in
            let budi = try town.id("Budi")
            try await town.store.change(by: .system("test"), in: ["o-2"]) { change in
                try change.run("UPDATE person SET nip = '197001011995031001' WHERE id = \(budi)")
                change.record("people.person-changed", on: budi, office: "o-2", [.sensitive("nip")])
            }
            try await town.as("Rina") { browser async throws in
                _ = try await Self.invite(browser)
                let list = try await browser.get("/pelabuhan/orang")
                #expect(list.has("href=\"/pelabuhan/orang/bukit-1\"") && list.has("KPU Bukit"))
                let page = try await browser.get("/pelabuhan/orang/bukit-1")
                #expect(page.status == 200 && page.has("Budi"))
                #expect(!page.has("197001011995031001") && !page.has("penonaktifan") && !page.has("undangan"))
                #expect(try await browser.get("/pelabuhan/orang/bukit-1/ubah").status == 404)
                #expect(try await browser.post("/pelabuhan/orang/bukit-1/undangan").status == 404)
                #expect(try await browser.post("/pelabuhan/orang/bukit-1/penonaktifan").status == 404)
            }
            try await town.as("Sari") { browser async throws in
                #expect(try await !browser.get("/pelabuhan/orang").has("Budi"))
                #expect(try await browser.get("/pelabuhan/orang/bukit-1").status == 404)
            }
        }
    }

    @Test func `a guest's page tells what this office decided and nothing of their account`() async throws {
        try await Town.with { town async throws in
            let budi = try town.id("Budi")
            _ = try await town.as("Rina") { try await Self.invite($0) }
            try await town.store.change(by: .system("test"), in: [nil, "o-2"]) { change in
                change.record("identity.password-changed", on: budi, office: nil, [.sensitive("password")])
                change.record("people.person-changed", on: budi, office: "o-2", reason: "urusan Bukit")
            }
            let page = try await town.as("Rina") { try await $0.get("/pelabuhan/orang/bukit-1") }
            #expect(page.body.components(separatedBy: "<time datetime").count == 2)
            #expect(page.has("<b>Rina</b> — ") && !page.has("urusan Bukit"))
            let home = try await town.as("Budi") { try await $0.get("/bukit/orang/1") }
            #expect(home.has("urusan Bukit") && home.has("mengganti kata sandi"))
        }
    }

    @Test(arguments: [
        ("sampai", "", PeopleRefusal.guestNeedsEnd), ("masuk", "tidak.ada", .guestUnknown),
        ("kantor", "pelabuhan", .guestUnknown), ("peran", "sekretaris", .beyondOwn),
    ])
    func `a guest is refused with the reason`(field: String, value: String, refusal: PeopleRefusal) async throws {
        try await Town.with { town async throws in
            let answer = try await town.as("Rina") { try await Self.invite($0, [field: value]) }
            #expect(answer.status == 422 && answer.has("data-error=\"\(refusal.rawValue)\""))
        }
    }

    @Test func `somebody of the office itself is no guest`() async throws {
        try await Town.with { town async throws in
            let answer = try await town.as("Rina") { browser in
                try await Self.invite(browser, ["kantor": "pelabuhan", "masuk": "sari"])
            }
            #expect(answer.status == 422 && answer.has(PeopleRefusal.guestIsOwn.rawValue))
        }
    }

    @Test func `a guest's last day can be moved and not taken away`() async throws {
        try await Town.with { town async throws in
            try await town.as("Rina") { browser async throws in
                _ = try await Self.invite(browser)
                let open = try await GrantTests.decide(browser, "bukit-1/hak/2", "masa", [("sampai", "")])
                #expect(open.status == 422 && open.has(PeopleRefusal.guestNeedsEnd.rawValue))
                let longer = try await GrantTests.decide(browser, "bukit-1/hak/2", "masa", [("sampai", "2026-11-30")])
                #expect(longer.status == 303)
            }
        }
    }
}
