import Foundation
import HTTPTypes
import Storage
import Testing

@testable import Offices
@testable import People

/// A second factor that was lost: taken away by an administrator, or by the operator's command.
@Suite struct FactorRemovalTests {
    private static func remove(
        _ browser: Browser, _ person: String, reason: String = "Ponsel hilang", office: String = "pelabuhan"
    ) async throws -> Browser.Answer {
        try await browser.post("/\(office)/orang/\(person)/pelepasan-faktor", [("alasan", reason)])
    }

    private func factors(_ town: Town) async throws -> Int {
        try await town.store.read { try $0.number("SELECT COUNT(*) FROM second_factor") ?? 0 }
    }

    @Test func `an administrator removes a lost factor, every session ends, and a role asks for a new one`()
        async throws
    {
        try await Town.with { town async throws in
            try await town.store.change(by: .system("test"), in: [nil]) { change in
                try change.run("UPDATE role SET second_factor = 1 WHERE id = 'staf'")
                change.record("people.role-changed", on: "staf", office: nil)
            }
            try await town.as("Sari") { sari async throws in
                let page = "/pelabuhan/orang/4"
                try await town.as("Rina") { browser async throws in
                    let before = try await browser.get(page)
                    #expect(!before.has("pelepasan-faktor"))
                    // Enrolling is no event of the office: the page must not be reused.
                    #expect(before.headers[.cacheControl] == "no-store")
                    _ = try await Phone.enrol(sari, town)
                    #expect(try await browser.get(page).has("action=\"\(page)/pelepasan-faktor\""))
                    #expect(try await browser.get("\(page)/pelepasan-faktor").location == page)
                    #expect(try await Self.remove(browser, "4").location == "\(page)?tersimpan=1")
                    #expect(try await !browser.get(page).has("pelepasan-faktor"))
                }
                #expect(try await sari.get("/-/akun").status == 303)
                let fields = [("nama", "sari"), ("sandi", "kata sandi rina")]
                #expect(try await sari.post("/-/masuk", fields, from: "/-/masuk").location == "/")
                #expect(try await sari.get("/pelabuhan/rencana").location == Phone.address)
            }
            let event = try #require(try await town.store.read { try $0.events(of: "o-1").last })
            #expect(event.kind == "identity.factor-removed" && event.reason == "Ponsel hilang")
            let (sari, rina) = (try town.id("Sari"), try town.id("Rina"))
            #expect(event.subject == sari && event.actor.person == rina)
            let codes = try await town.store.read { try $0.number("SELECT COUNT(*) FROM recovery_code") }
            #expect(codes == 0)
        }
    }

    @Test func `it is refused for oneself, for somebody who can do more, without a reason and without a factor`()
        async throws
    {
        try await Town.with { town async throws in
            for name in ["Rina", "Bambang", "Sari"] { _ = try await town.as(name) { try await Phone.enrol($0, town) } }
            try await town.as("Rina") { browser async throws in
                for (person, reason, refusal) in [
                    ("1", "Ponsel hilang", PeopleRefusal.ownFactor), ("2", "Ponsel hilang", .resetBeyondOwn),
                    ("4", " ", .reasonMissing), ("4", String(repeating: "a", count: 501), .reasonTooLong),
                    ("5", "Ponsel hilang", .noFactor),
                ] {
                    let answer = try await Self.remove(browser, person, reason: reason)
                    #expect(answer.status == 422 && answer.has("data-error=\"\(refusal.rawValue)\""))
                    if ["2", "4"].contains(person) {
                        let typed = reason.trimmingCharacters(in: .whitespaces)
                        #expect(answer.has("name=\"alasan\" value=\"\(typed)\""), "\(refusal)")
                    }
                }
                // Their own page has no such form, the other's has.
                #expect(try await !browser.get("/pelabuhan/orang/1").has("pelepasan-faktor"))
            }
            #expect(try await factors(town) == 3)
            #expect(try await town.as("Bambang") { try await Self.remove($0, "1").status } == 303)
        }
    }

    @Test func `a guest's factor is their own office's affair, and a stranger finds nothing`() async throws {
        try await Town.with { town async throws in
            for name in ["Budi", "Sari"] { _ = try await town.as(name) { try await Phone.enrol($0, town) } }
            let (budi, last) = (try town.id("Budi"), try #require(Day("2026-12-31")))
            try await town.store.change(by: .system("test"), in: ["o-1"]) { change in
                try Account.grant(
                    "asesor", to: budi, office: "o-1", unit: nil, from: Day(sinceEpoch: 20_454), until: last, in: change
                )
            }
            try await town.as("Rina") { browser async throws in
                #expect(try await !browser.get("/pelabuhan/orang/bukit-1").has("pelepasan-faktor"))
                #expect(try await Self.remove(browser, "bukit-1").status == 404)
                #expect(try await Self.remove(browser, "1", office: "bukit").status == 404)
            }
            // Budi reads here as a guest, and manages people at home only.
            #expect(try await town.as("Budi") { try await Self.remove($0, "4").status } == 404)
            #expect(try await town.as("Yulia") { try await Self.remove($0, "4").status } == 404)
            #expect(try await factors(town) == 2)
        }
    }

    @Test func `the operator lets in the administrator whom nobody else can`() async throws {
        try await Town.with { town async throws in
            let opened = try await town.as("Rina") { browser async throws in
                _ = try await Phone.enrol(browser, town)
                let reset = OperatorReset(login: "RINA", removesFactor: true, reason: "Ponsel hilang")
                let opened = try await reset.open(in: town.store)
                #expect(try await browser.get("/-/akun").status == 303)
                return opened
            }
            #expect(opened.name == "Rina" && opened.login == "rina" && opened.office.slug == "pelabuhan")
            try await town.as(nil) { browser async throws in
                let new = [("sandi-baru", "empat kata yang lain"), ("sandi-ulang", "empat kata yang lain")]
                let chosen = try await browser.post(opened.address, new, from: opened.address)
                #expect(chosen.location == "/-/masuk")
                let fields = [("nama", "rina"), ("sandi", "empat kata yang lain")]
                #expect(try await browser.post("/-/masuk", fields, from: "/-/masuk").location == "/")
                #expect(try await browser.get("/-/akun").has("Tuntas</span> — <b>"))
            }
            let events = try await town.store.read { try $0.events(of: "o-1").suffix(3) }
            let kinds = ["identity.factor-removed", "people.password-reset", "people.invitation-accepted"]
            #expect(events.map(\.kind) == kinds)
            #expect(events.prefix(2).allSatisfy { $0.actor == .system("access-reset") && $0.reason == "Ponsel hilang" })
        }
    }

    @Test func `the operator is told in a sentence what can't be opened, and nothing changes`() async throws {
        try await Town.with { town async throws in
            let sari = try town.id("Sari")
            try await town.store.change(by: .system("test"), in: ["o-1"]) { change in
                try change.run("UPDATE account SET active = 0 WHERE person = \(sari)")
                change.record("people.account-deactivated", on: sari, office: "o-1")
            }
            let long = String(repeating: "a", count: 501)
            for (login, removes, reason, problem) in [
                ("dina", false, nil, OperatorResetProblem.noPerson("dina")), ("sari", false, nil, .closed("sari")),
                ("rina", true, nil, .noFactor("rina")), ("rina", false, long, .reasonTooLong),
            ] {
                await #expect(throws: problem) {
                    try await OperatorReset(login: login, removesFactor: removes, reason: reason).open(in: town.store)
                }
            }
            #expect(try await town.store.read { try $0.number("SELECT COUNT(*) FROM invitation") } == 0)
            #expect(try await town.as("Rina") { try await $0.get("/-/akun").status } == 200)
        }
    }
}
