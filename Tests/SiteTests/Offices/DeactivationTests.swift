import Foundation
import Storage
import Testing

@testable import Offices
@testable import People

@Suite struct DeactivationTests {
    private static func deactivate(
        _ browser: Browser, _ number: Int, successor: String
    ) async throws -> Browser.Answer {
        let page = "/pelabuhan/orang/\(number)/penonaktifan"
        return try await browser.post(page, [("penerus", successor), ("alasan", "pindah tugas")], from: page)
    }

    @Test func `an account that is closed ends sessions and grants and hands the work over`() async throws {
        try await Town.with { town async throws in
            let (sari, yulia) = (try town.id("Sari"), try town.id("Yulia"))
            try await town.as("Sari") { browser async throws in
                #expect(try await browser.get("/pelabuhan/rencana").status == 200)
                let answer = try await town.as("Rina") { try await Self.deactivate($0, 4, successor: "3") }
                #expect(answer.status == 303)
                #expect(try await browser.get("/pelabuhan/rencana").status == 303)
            }
            let (ends, events, body) = try await town.store.read { reading in
                (
                    try reading.texts("SELECT until_day FROM role_grant WHERE person = \(sari)"),
                    try reading.events(of: "o-1"),
                    try reading.texts("SELECT body FROM event_payload WHERE office = 'o-1' ORDER BY seq DESC LIMIT 1")
                )
            }
            #expect(ends == ["2026-09-15"])
            #expect(events.suffix(2).map(\.kind) == ["people.account-deactivated", "people.handed-over"])
            #expect(events.suffix(2).map(\.reason) == ["pindah tugas", "pindah tugas"])
            #expect(body[0].contains(sari) && body[0].contains(yulia))
        }
    }

    @Test(arguments: ["", "4", "99"])
    func `somebody else must take over`(successor: String) async throws {
        try await Town.with { town async throws in
            let answer = try await town.as("Rina") { try await Self.deactivate($0, 4, successor: successor) }
            #expect(answer.status == 422 && answer.has("data-error=\"\(PeopleRefusal.successor.rawValue)\""))
            try await town.as("Sari") { browser async throws in
                #expect(try await browser.get("/pelabuhan/rencana").status == 200)
            }
        }
    }

    @Test func `who comes back can sign in and holds nothing until it is given`() async throws {
        try await Town.with { town async throws in
            try await town.as("Rina") { browser async throws in
                _ = try await Self.deactivate(browser, 4, successor: "3")
            }
            town.now.pass(seconds: 86_400)
            try await town.as("Rina") { browser async throws in
                let answer = try await browser.post("/pelabuhan/orang/4/pengaktifan", from: "/pelabuhan/orang/4")
                #expect(answer.status == 303)
            }
            try await town.as("Sari") { browser async throws in
                #expect(try await browser.get("/-/akun").status == 200)
                #expect(try await browser.get("/pelabuhan/rencana").status == 404)
            }
        }
    }

    @Test func `grants in other offices end with the account, and those offices are told`() async throws {
        try await Town.with { town async throws in
            let sari = try town.id("Sari")
            let last = try #require(Day("2026-12-31"))
            try await town.store.change(by: .system("test"), in: ["o-2"]) { change in
                try Account.grant(
                    "asesor", to: sari, office: "o-2", unit: nil, from: Day(sinceEpoch: 20_454), until: last, in: change
                )
            }
            _ = try await town.as("Rina") { try await Self.deactivate($0, 4, successor: "3") }
            let (ends, events) = try await town.store.read { reading in
                (
                    try reading.texts("SELECT until_day FROM role_grant WHERE person = \(sari) AND office = 'o-2'"),
                    try reading.events(of: "o-2").map(\.kind)
                )
            }
            #expect(ends == ["2026-09-15"])
            #expect(events.last == "people.guest-left")
            // What ends today still holds today, so they are told of the return as well.
            let back = try await town.as("Rina") { browser in
                try await browser.post("/pelabuhan/orang/4/pengaktifan", from: "/pelabuhan/orang/4")
            }
            #expect(back.status == 303)
            for office in ["o-1", "o-2"] {
                let last = try await town.store.read { try $0.events(of: office).last }
                #expect(last?.kind == "people.account-reactivated" && last?.subject == sari, "\(office)")
            }
            let account = try await town.as("Sari") { try await $0.get("/-/akun") }
            #expect(account.body.components(separatedBy: "mengaktifkan kembali akun").count == 2)
        }
    }

    @Test func `who manages one unit doesn't close an account that holds more than that unit`() async throws {
        try await Town.with { town async throws in
            let (yulia, sari) = (try town.id("Yulia"), try town.id("Sari"))
            try await town.store.change(by: .system("test"), in: ["o-1"]) { change in
                let unit = try Unit.add("Subbag Umum", to: "o-1", in: change).id
                try change.run("UPDATE post SET unit = \(unit) WHERE person = \(sari)")
                try Account.grant(
                    "admin-rb", to: yulia, office: "o-1", unit: unit, from: Day(sinceEpoch: 20_454), in: change)
            }
            try await town.as("Yulia") { browser async throws in
                let wide = try await Self.deactivate(browser, 4, successor: "3")
                #expect(wide.status == 422)
                #expect(wide.has("data-error=\"\(PeopleRefusal.holdsBeyondReach.rawValue)\""))
                #expect(wide.has("pindah tugas"))
                _ = try await town.as("Rina") { try await GrantTests.decide($0, "4/hak/1", "pencabutan") }
                #expect(try await Self.deactivate(browser, 4, successor: "3").status == 303)
            }
        }
    }

    @Test func `the last administrator can't be closed`() async throws {
        try await Town.with { town async throws in
            try await town.as("Rina") { browser async throws in
                #expect(try await Self.deactivate(browser, 2, successor: "3").status == 303)
                let answer = try await Self.deactivate(browser, 1, successor: "3")
                #expect(answer.status == 422)
                #expect(answer.has("data-error=\"\(PeopleRefusal.lastAdministrator.rawValue)\""))
                #expect(try await browser.get("/pelabuhan/orang/baru").status == 200)
            }
        }
    }

    @Test func `somebody who can't sign in yet is no administrator to rely on`() async throws {
        try await Town.with { town async throws in
            try await town.as("Bambang") { browser async throws in
                let reset = try await browser.post(
                    "/pelabuhan/orang/1/undangan", [("cara", "tautan")], from: "/pelabuhan/orang/1")
                #expect(reset.status == 200)
                let answer = try await Self.deactivate(browser, 2, successor: "3")
                #expect(answer.has(PeopleRefusal.lastAdministrator.rawValue))
            }
        }
    }

    @Test func `two administrators who remove each other at once leave one`() async throws {
        try await Town.with { town async throws in
            async let first = town.as("Rina") { try await Self.deactivate($0, 2, successor: "3").status }
            async let second = town.as("Bambang") { try await Self.deactivate($0, 1, successor: "3").status }
            // Whoever comes second finds their session or their right gone, and changes nothing.
            let done = try await [first, second].filter { $0 == 303 }
            #expect(done.count == 1)
            let open = try await town.store.read { reading in
                try reading.number(
                    """
                    SELECT COUNT(*) FROM account JOIN person ON person.id = account.person
                    WHERE account.active = 1 AND person.office = 'o-1' AND person.number < 3
                    """)
            }
            #expect(open == 1)
        }
    }
}
