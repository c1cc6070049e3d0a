import Foundation
import Storage
import Testing

@testable import Offices
@testable import People

@Suite struct GrantTests {
    static func give(
        _ browser: Browser, _ role: String, to person: String, until: String = "", _ more: [(String, String)] = []
    ) async throws -> Browser.Answer {
        let named = more.map(\.0)
        let fields = [
            ("peran", role), ("unit", ""), ("mulai", "2026-09-15"), ("sampai", until), ("jenis", "own"),
            ("atas-nama", ""), ("dasar", "12/SDM/2026"),
        ].filter { !named.contains($0.0) }
        let base = "/pelabuhan/orang/\(person)/hak"
        return try await browser.post(base, fields + more, from: "\(base)/baru")
    }

    /// A form about a grant, with the version that its page shows unless another is named.
    static func decide(
        _ browser: Browser, _ grant: String, _ noun: String, _ fields: [(String, String)] = [], seen: String? = nil
    ) async throws -> Browser.Answer {
        let page = "/pelabuhan/orang/\(grant)"
        var shown = seen ?? ""
        if seen == nil { shown = try version(try await browser.get(page)) }
        return try await browser.post("\(page)/\(noun)", fields + [("versi", shown)], from: page)
    }

    static func version(_ answer: Browser.Answer) throws -> String {
        String(try #require(answer.body.firstMatch(of: /name="versi" value="(\d+)"/)).1)
    }

    @Test func `a grant holds from its day until its last day, and is shown with its letter`() async throws {
        try await Town.with { town async throws in
            try await town.as("Rina") { browser async throws in
                let answer = try await Self.give(
                    browser, "kasubbag", to: "4", until: "2026-09-17", [("mulai", "2026-09-16")])
                #expect(answer.location == "/pelabuhan/orang/4?tersimpan=1")
                #expect(try await browser.get("/pelabuhan/orang/4").has("12/SDM/2026"))
            }
            func mayPropose() async throws -> Bool {
                try await town.as("Sari") { try await $0.get("/pelabuhan/rencana/unggah").status == 200 }
            }
            #expect(try await !mayPropose())
            town.now.pass(seconds: 86_400)
            #expect(try await mayPropose())
            town.now.pass(seconds: 2 * 86_400)
            #expect(try await !mayPropose())
            let events = try await town.store.read { try $0.events(of: "o-1") }
            #expect(events.last?.kind == "people.role-granted")
        }
    }

    @Test(arguments: [
        ("", [("peran", "tidak-ada")], PeopleRefusal.role), ("", [("unit", "u-lain")], .unit),
        ("", [("mulai", "2026-09-14")], .from), ("besok", [], .until), ("2026-09-14", [], .endBeforeBegin),
        ("", [("jenis", "plt")], .actingFor), ("", [("jenis", "plt"), ("atas-nama", "4")], .actingFor),
        ("", [("jenis", "plh"), ("atas-nama", "3")], .plhNeedsEnd),
    ])
    func `a grant that won't do is refused at its field`(
        until: String, fields: [(String, String)], refusal: PeopleRefusal
    ) async throws {
        try await Town.with { town async throws in
            try await town.as("Rina") { browser async throws in
                let answer = try await Self.give(browser, "kasubbag", to: "4", until: until, fields)
                #expect(answer.status == 422 && answer.has("data-error=\"\(refusal.rawValue)\""))
                #expect(answer.has("12/SDM/2026"))
            }
            let count = try await town.store.read { reading in
                try reading.number("SELECT COUNT(*) FROM role_grant WHERE number > 1")
            }
            #expect(count == 0)
        }
    }

    @Test func `a Plt acts for somebody until further notice and a Plh until a day`() async throws {
        try await Town.with { town async throws in
            try await town.as("Rina") { browser async throws in
                let plt = [("jenis", "plt"), ("atas-nama", "3")]
                #expect(try await Self.give(browser, "kasubbag", to: "4", plt).status == 303)
                let plh = [("jenis", "plh"), ("atas-nama", "3")]
                #expect(try await Self.give(browser, "kasubbag", to: "5", until: "2026-09-20", plh).status == 303)
                let page = try await browser.get("/pelabuhan/orang/4")
                #expect(page.has("<span class=\"badge\">Plt</span>") && page.has("Mewakili Yulia"))
            }
        }
    }

    @Test func `nobody hands on what they don't hold themselves`() async throws {
        try await Town.with { town async throws in
            try await town.as("Rina") { browser async throws in
                let answer = try await Self.give(browser, "sekretaris", to: "4")
                #expect(answer.status == 422 && answer.has(PeopleRefusal.beyondOwn.rawValue))
                // A role that they could not give is not offered either.
                let form = try await browser.get("/pelabuhan/orang/4/hak/baru")
                #expect(form.has("value=\"kasubbag\"") && !form.has("value=\"sekretaris\""))
            }
            try await town.as("Bambang") { browser async throws in
                #expect(try await Self.give(browser, "sekretaris", to: "4").status == 303)
            }
        }
    }

    @Test func `nobody gives themselves more, nor for longer`() async throws {
        try await Town.with { town async throws in
            _ = try await town.as("Bambang") { try await Self.give($0, "admin-rb", to: "4", until: "2026-09-30") }
            try await town.as("Sari") { browser async throws in
                let more = try await Self.give(browser, "sekretaris", to: "4")
                #expect(more.has(PeopleRefusal.oneself.rawValue))
                let lasting = try await Self.give(browser, "inspektorat", to: "4")
                #expect(lasting.has(PeopleRefusal.oneself.rawValue))
                let longer = try await Self.decide(browser, "4/hak/2", "masa", [("sampai", "2026-10-01")])
                #expect(longer.status == 422 && longer.has(PeopleRefusal.oneself.rawValue))
                let shorter = try await Self.decide(browser, "4/hak/2", "masa", [("sampai", "2026-09-20")])
                #expect(shorter.status == 303)
            }
        }
    }

    @Test func `two administrators who change the same grant are shown both texts`() async throws {
        try await Town.with { town async throws in
            _ = try await town.as("Rina") { try await Self.give($0, "kasubbag", to: "4", until: "2026-09-30") }
            let seen = try await town.as("Rina") { try Self.version(try await $0.get("/pelabuhan/orang/4/hak/2")) }
            let first = try await town.as("Bambang") { browser in
                try await Self.decide(browser, "4/hak/2", "masa", [("sampai", "2026-10-31")], seen: seen)
            }
            #expect(first.status == 303)
            try await town.as("Rina") { browser async throws in
                let second = try await Self.decide(browser, "4/hak/2", "masa", [("sampai", "2026-11-30")], seen: seen)
                #expect(second.status == 409)
                #expect(second.has("<dd>2026-10-31</dd>") && second.has("<dd>2026-11-30</dd>"))
                #expect(try await Self.decide(browser, "4/hak/2", "pencabutan", seen: seen).status == 409)
            }
        }
    }

    @Test func `what is revoked stops at once, and its reason is kept`() async throws {
        try await Town.with { town async throws in
            try await town.as("Sari") { sari async throws in
                #expect(try await sari.get("/pelabuhan/rencana").status == 200)
                let answer = try await town.as("Rina") { browser in
                    try await Self.decide(browser, "4/hak/1", "pencabutan", [("alasan", "salah beri")])
                }
                #expect(answer.status == 303)
                #expect(try await sari.get("/pelabuhan/rencana").status == 404)
            }
            let event = try await town.store.read { try $0.events(of: "o-1").last }
            #expect(event?.kind == "people.grant-revoked" && event?.reason == "salah beri")
        }
    }

    @Test func `a form for a withdrawn grant doesn't fit the one that took its number`() async throws {
        try await Town.with { town async throws in
            try await town.as("Rina") { browser async throws in
                _ = try await Self.give(browser, "kasubbag", to: "4", [("mulai", "2026-10-01")])
                let old = try Self.version(try await browser.get("/pelabuhan/orang/4/hak/2"))
                #expect(try await Self.decide(browser, "4/hak/2", "pencabutan").status == 303)
                #expect(try await browser.get("/pelabuhan/orang/4/hak/2").status == 404)
                _ = try await Self.give(browser, "asesor", to: "4")
                #expect(try await Self.decide(browser, "4/hak/2", "pencabutan", seen: old).status == 409)
            }
        }
    }

    @Test func `the last grant to manage people can be neither ended nor shortened`() async throws {
        try await Town.with { town async throws in
            try await town.as("Rina") { browser async throws in
                #expect(try await Self.decide(browser, "2/hak/1", "pencabutan").status == 303)
                let ended = try await Self.decide(browser, "1/hak/1", "pencabutan")
                #expect(ended.status == 422 && ended.has(PeopleRefusal.lastAdministrator.rawValue))
                let shortened = try await Self.decide(browser, "1/hak/1", "masa", [("sampai", "2026-12-31")])
                #expect(shortened.has(PeopleRefusal.lastAdministrator.rawValue))
                // With somebody else who goes on, it can.
                #expect(try await Self.give(browser, "admin-rb", to: "3").status == 303)
                #expect(try await Self.decide(browser, "1/hak/1", "masa", [("sampai", "2026-12-31")]).status == 303)
            }
        }
    }

    @Test func `the same role twice in the same scope is refused`() async throws {
        try await Town.with { town async throws in
            let answer = try await town.as("Rina") { try await Self.give($0, "staf", to: "4") }
            #expect(answer.status == 422 && answer.has(PeopleRefusal.overlaps.rawValue))
        }
    }

    @Test(arguments: [
        ("2026-01-01", "2026-01-31", "2026-01-01", "2026-02-01", true), ("2026-01-01", nil, "2026-01-01", nil, true),
        ("2026-01-01", nil, "2026-01-01", "2026-02-01", false), ("2025-12-31", "2026-01-31", "2026-01-01", nil, false),
    ])
    func `days are within others when they last no longer at either end`(
        from: String, until: String?, otherFrom: String, otherUntil: String?, isWithin: Bool
    ) throws {
        func days(_ from: String, _ until: String?) throws -> GrantDays {
            GrantDays(from: try #require(Day(from)), until: until.flatMap(Day.init))
        }
        #expect(try days(from, until).isWithin(try days(otherFrom, otherUntil)) == isWithin)
    }
}
