import Foundation
import Storage
import Testing

@testable import Offices
@testable import People

@Suite struct RoleTests {
    private static let auditor = [
        ("nama", "Pengamat"), ("nama-en", "Observer"), ("tindakan[]", "plans.read"), ("tindakan[]", "audit.read"),
    ]

    /// Makes the observer's role and says its address.
    private static func make(_ browser: Browser, _ fields: [(String, String)] = auditor) async throws -> String {
        let answer = try await browser.post("/pelabuhan/peran", fields, from: "/pelabuhan/peran/baru")
        #expect(answer.status == 303)
        return String(answer.location.prefix { $0 != "?" })
    }

    private static func version(_ browser: Browser, _ role: String) async throws -> String {
        try GrantTests.version(try await browser.get(role))
    }

    @Test func `roles are listed with their actions in words and their holders`() async throws {
        try await Town.with { town async throws in
            try await town.as("Rina") { browser async throws in
                let page = try await browser.get("/pelabuhan/peran")
                #expect(page.has("Menetapkan rencana aksi") && !page.has("plans.adopt"))
                let json = try await browser.get("/pelabuhan/peran.json")
                #expect(json.has("\"name\":\"Admin RB\"") && json.has("\"holders\":1,\"second_factor\""))
            }
        }
    }

    @Test func `an office's own role is its own, and gives what it holds`() async throws {
        try await Town.with { town async throws in
            try await town.as("Rina") { browser async throws in
                let address = try await Self.make(browser)
                let key = try #require(address.split(separator: "/").last.map(String.init))
                #expect(try await GrantTests.give(browser, key, to: "5").status == 303)
            }
            try await town.as("Fajar") { browser async throws in
                #expect(try await browser.get("/pelabuhan/rencana").status == 200)
            }
            try await town.as("Budi") { browser async throws in
                #expect(try await !browser.get("/bukit/peran").has("Pengamat"))
            }
        }
    }

    @Test func `a role begins as a copy`() async throws {
        try await Town.with { town async throws in
            try await town.as("Rina") { browser async throws in
                let form = try await browser.get("/pelabuhan/peran/baru?dari=kasubbag")
                #expect(form.has("value=\"plans.propose\" checked") && !form.has("value=\"plans.adopt\" checked"))
            }
        }
    }

    @Test func `a role holds nothing that its maker doesn't hold in the whole office`() async throws {
        try await Town.with { town async throws in
            try await town.as("Rina") { browser async throws in
                #expect(try await !browser.get("/pelabuhan/peran/baru").has("plans.sign"))
                let fields = Self.auditor + [("tindakan[]", "plans.sign")]
                let answer = try await browser.post("/pelabuhan/peran", fields, from: "/pelabuhan/peran/baru")
                #expect(answer.status == 422 && answer.has("data-error=\"\(PeopleRefusal.roleBeyondOwn.rawValue)\""))
                #expect(answer.has("value=\"Pengamat\""))
                let address = try await Self.make(browser)
                let wider = fields + [("versi", try await Self.version(browser, address))]
                #expect(try await browser.post(address, wider).has(PeopleRefusal.roleBeyondOwn.rawValue))
            }
        }
    }

    @Test func `a role stays as it is while somebody holds it, and for its history once somebody did`() async throws {
        try await Town.with { town async throws in
            let (address, changed) = try await town.as("Rina") { browser async throws in
                let address = try await Self.make(browser)
                let seen = try await Self.version(browser, address)
                let key = try #require(address.split(separator: "/").last.map(String.init))
                let changed = [
                    ("nama", "Peninjau"), ("nama-en", "Viewer"), ("tindakan[]", "plans.read"), ("versi", seen),
                ]
                _ = try await GrantTests.give(browser, key, to: "5")
                #expect(try await browser.post(address, changed).has(PeopleRefusal.roleHeld.rawValue))
                return (address, changed)
            }
            town.now.pass(seconds: 86_400)
            try await town.as("Rina") { browser async throws in
                #expect(try await GrantTests.decide(browser, "5/hak/2", "pencabutan").status == 303)
                #expect(try await browser.post(address, changed).status == 303)
                let now = try await Self.version(browser, address)
                let removed = try await browser.post("\(address)/penghapusan", [("versi", now)])
                #expect(removed.status == 422 && removed.has(PeopleRefusal.roleWasHeld.rawValue))
            }
        }
    }

    @Test func `a role that nobody ever held can be removed`() async throws {
        try await Town.with { town async throws in
            try await town.as("Rina") { browser async throws in
                let address = try await Self.make(browser)
                let seen = try await Self.version(browser, address)
                #expect(try await browser.post("\(address)/penghapusan", [("versi", seen)]).status == 303)
                #expect(try await browser.get(address).status == 404)
            }
            let kinds = try await town.store.read { try $0.events(of: "o-1").map(\.kind) }
            #expect(kinds.suffix(2) == ["people.role-made", "people.role-removed"])
        }
    }

    @Test func `a role that was changed meanwhile is shown with both texts`() async throws {
        try await Town.with { town async throws in
            try await town.as("Rina") { browser async throws in
                let address = try await Self.make(browser)
                let seen = try await Self.version(browser, address)
                func change(_ name: String) async throws -> Browser.Answer {
                    try await browser.post(address, [("nama", name), ("nama-en", name), ("versi", seen)])
                }
                #expect(try await change("Peninjau").status == 303)
                let second = try await change("Penilik")
                #expect(second.status == 409 && second.has("<dd>Peninjau</dd>") && second.has("<dd>Penilik</dd>"))
            }
        }
    }

    @Test func `built-in roles are shown and not changed here`() async throws {
        try await Town.with { town async throws in
            try await town.as("Rina") { browser async throws in
                #expect(try await !browser.get("/pelabuhan/peran/staf").has("tindakan[]"))
                let fields = [("nama", "Staf Baru"), ("nama-en", "New staff"), ("versi", "1")]
                #expect(try await browser.post("/pelabuhan/peran/staf", fields).has(PeopleRefusal.roleShipped.rawValue))
                let removed = try await browser.post("/pelabuhan/peran/staf/penghapusan", [("versi", "1")])
                #expect(removed.has(PeopleRefusal.roleShipped.rawValue))
            }
        }
    }
}
