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

    private static let demand = "/pelabuhan/peran/staf/kewajiban-faktor"

    @Test func `an office asks for a second factor of a shipped role, and its holders enrol at the next visit`()
        async throws
    {
        try await Town.with { town async throws in
            try await town.as("Sari") { sari async throws in
                #expect(try await sari.get("/pelabuhan/rencana").status == 200)
                try await town.as("Rina") { browser async throws in
                    #expect(try await browser.get("/pelabuhan/peran/staf").has("action=\"\(Self.demand)\""))
                    #expect(try await browser.post(Self.demand).status == 303)
                    // The same again, as from another window, says nothing new.
                    #expect(try await browser.post(Self.demand).status == 303)
                    let page = try await browser.get("/pelabuhan/peran/staf")
                    #expect(page.has("wajib menurut kantor ini") && page.has("— mewajibkan faktor kedua bagi peran"))
                    #expect(try await browser.get("/pelabuhan/peran.json").has("wajib menurut kantor ini"))
                    #expect(try await browser.get("/pelabuhan/rencana").status == 200)
                }
                #expect(try await sari.get("/pelabuhan/rencana").location == Phone.address)
                let (phone, _) = try await Phone.enrol(sari, town)
                #expect(try await sari.get("/pelabuhan/rencana").status == 200)
                let off = [("sandi", "kata sandi rina"), ("kode", phone.code(town))]
                let kept = try await sari.post("\(Phone.address)/penonaktifan", off, from: Phone.address)
                #expect(kept.has("data-error=\"identity.factor.is-required\""))
                try await town.as("Rina") { browser async throws in
                    #expect(try await browser.post("\(Self.demand)/pencabutan").status == 303)
                }
                town.now.pass(seconds: 30)
                let now = [("sandi", "kata sandi rina"), ("kode", phone.code(town))]
                #expect(
                    try await sari.post("\(Phone.address)/penonaktifan", now, from: Phone.address).status == 303)
            }
            let kinds = try await town.store.read { try $0.events(of: "o-1").map(\.kind) }
            #expect(kinds.suffix(2) == ["people.role-factor-asked", "people.role-factor-dropped"])
        }
    }

    @Test func `what one office asks of a role binds no other, and what ships as required stays so`() async throws {
        try await Town.with { town async throws in
            try await town.store.change(by: .system("test"), in: [nil]) { change in
                try change.run("UPDATE role SET second_factor = 1 WHERE id = 'kustodian'")
                change.record("people.role-changed", on: "kustodian", office: nil)
            }
            try await town.as("Rina") { browser async throws in
                #expect(try await browser.post("/pelabuhan/peran/inspektorat/kewajiban-faktor").status == 303)
                let shipped = "/pelabuhan/peran/kustodian/kewajiban-faktor"
                #expect(try await browser.post("\(shipped)/pencabutan").status == 404)
                #expect(try await !browser.get("/pelabuhan/peran/kustodian").has("kewajiban-faktor"))
                let own = try await Self.make(browser)
                #expect(try await browser.post("\(own)/kewajiban-faktor").status == 404)
            }
            try await town.as("Budi") { browser async throws in
                #expect(try await browser.get("/bukit/peran/inspektorat").has(">tidak wajib<"))
                #expect(try await browser.get("/bukit/rencana").status == 200)
            }
            #expect(try await town.as("Sari") { try await $0.post(Self.demand, from: "/-/akun").status } == 404)
            #expect(try await town.as("Fajar") { try await $0.get("/pelabuhan/unit").location } == Phone.address)
        }
    }

    @Test func `a role's page tells its history`() async throws {
        try await Town.with { town async throws in
            try await town.as("Rina") { browser async throws in
                let address = try await Self.make(browser)
                #expect(try await browser.get(address).has("<b>Rina</b> — membuat peran"))
                #expect(try await browser.get("/pelabuhan/peran/staf").has("Belum ada peristiwa"))
            }
        }
    }
}
