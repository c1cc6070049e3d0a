import Foundation
import HTTPTypes
import Storage
import Testing

@testable import Offices
@testable import People

@Suite struct InvitationTests {
    private static let password = [("sandi-baru", "empat kata yang lain"), ("sandi-ulang", "empat kata yang lain")]

    private static func invite(
        _ browser: Browser, _ number: Int, login: String = "", way: String = "tautan"
    ) async throws -> Browser.Answer {
        try await browser.post(
            "/pelabuhan/orang/\(number)/undangan", [("masuk", login), ("cara", way)], from: "/pelabuhan/orang/\(number)"
        )
    }

    /// The link on the page that hands it out, without the name of the site.
    static func link(_ answer: Browser.Answer) throws -> String {
        #expect(answer.headers[.cacheControl] == "no-store")
        return String(
            try #require(answer.body.firstMatch(of: /value="https:\/\/localhost(\/-\/undangan\/[0-9a-f]+)" readonly/)).1
        )
    }

    @Test func `an invited person chooses a password and signs in, once`() async throws {
        try await Town.with { town async throws in
            let link = try await town.as("Rina") { browser async throws in
                _ = try await PeopleTests.add(browser)
                return try Self.link(try await Self.invite(browser, 6, login: "Dina.K"))
            }
            try await town.as(nil) { browser async throws in
                #expect(try await browser.get(link).has("value=\"dina.k\""))
                #expect(try await browser.post(link, Self.password, from: link).location == "/-/masuk")
                let signIn = [("nama", "dina.k"), ("sandi", "empat kata yang lain")]
                #expect(try await browser.post("/-/masuk", signIn, from: "/-/masuk").status == 303)
                #expect(try await browser.get("/-/akun").has("Dina Kusuma"))
            }
            try await town.as(nil) { browser async throws in
                #expect(try await browser.get(link).status == 422)
                let again = try await browser.post(link, Self.password)
                #expect(again.status == 422 && again.has(PeopleRefusal.invitationOver.rawValue))
            }
            let events = try await town.store.read { try $0.events(of: "o-1").map(\.kind) }
            #expect(events.suffix(2) == ["people.person-invited", "people.invitation-accepted"])
        }
    }

    @Test func `the database knows only the hash of a link, and nobody signs in before it is used`() async throws {
        try await Town.with { town async throws in
            let link = try await town.as("Rina") { browser async throws in
                _ = try await PeopleTests.add(browser)
                return try Self.link(try await Self.invite(browser, 6, login: "dina"))
            }
            let code = try #require(link.split(separator: "/").last.map(String.init))
            let kept = try await town.store.read { try $0.texts("SELECT hash FROM invitation") }
            #expect(kept == [Invitation.hash(of: code)] && kept != [code])
            try await town.as(nil) { browser async throws in
                let answer = try await browser.post("/-/masuk", [("nama", "dina"), ("sandi", "")], from: "/-/masuk")
                #expect(answer.status == 422)
            }
        }
    }

    @Test func `a link is over after seven days, and a new one ends the one before`() async throws {
        try await Town.with { town async throws in
            let links = try await town.as("Rina") { browser async throws in
                _ = try await PeopleTests.add(browser)
                let first = try Self.link(try await Self.invite(browser, 6, login: "dina"))
                return [first, try Self.link(try await Self.invite(browser, 6))]
            }
            func status(_ link: String) async throws -> Int { try await town.as(nil) { try await $0.get(link).status } }
            #expect(try await status(links[0]) == 422)
            town.now.pass(seconds: 7 * 86_400 - 1)
            #expect(try await status(links[1]) == 200)
            town.now.pass(seconds: 1)
            #expect(try await status(links[1]) == 422)
        }
    }

    @Test(arguments: [
        ("pendek", "pendek", ChosenPasswordProblem.tooShort),
        ("empat kata yang lain", "empat kata yang lian", .notAlike), ("sari empat kata", "sari empat kata", .isLogin),
    ])
    func `a password that won't do is refused and the link stays`(
        password: String, again: String, problem: ChosenPasswordProblem
    ) async throws {
        try await Town.with { town async throws in
            let link = try await town.as("Rina") { try Self.link(try await Self.invite($0, 4)) }
            try await town.as(nil) { browser async throws in
                let answer = try await browser.post(
                    link, [("sandi-baru", password), ("sandi-ulang", again)], from: link)
                #expect(answer.status == 422 && answer.has("data-error=\"\(problem.rawValue)\""))
                #expect(try await browser.post(link, Self.password, from: link).status == 303)
            }
        }
    }

    @Test func `a reset ends the old password and every session`() async throws {
        try await Town.with { town async throws in
            try await town.as("Sari") { sari async throws in
                #expect(try await sari.get("/-/akun").status == 200)
                _ = try await town.as("Rina") { try await Self.invite($0, 4) }
                #expect(try await sari.get("/-/akun").status == 303)
            }
            try await town.as(nil) { browser async throws in
                let old = [("nama", "sari"), ("sandi", "kata sandi rina")]
                #expect(try await browser.post("/-/masuk", old, from: "/-/masuk").status == 422)
            }
            let events = try await town.store.read { try $0.events(of: "o-1") }
            #expect(events.last?.kind == "people.password-reset")
        }
    }

    @Test func `nobody resets the password of somebody who can do more, nor their own`() async throws {
        try await Town.with { town async throws in
            try await town.as("Rina") { browser async throws in
                let secretary = try await Self.invite(browser, 2)
                #expect(secretary.status == 422 && secretary.has(PeopleRefusal.resetBeyondOwn.rawValue))
                #expect(try await Self.invite(browser, 1).has(PeopleRefusal.ownReset.rawValue))
            }
            try await town.as("Bambang") { browser async throws in
                #expect(try await Self.invite(browser, 1).status == 200)
            }
            let kept = try await town.store.read { try $0.texts("SELECT person FROM invitation") }
            #expect(kept == [try town.id("Rina")])
        }
    }

    @Test func `a first password is shown once and must be changed`() async throws {
        try await Town.with { town async throws in
            let password = try await town.as("Rina") { browser async throws in
                let answer = try await Self.invite(browser, 4, way: "sandi")
                return String(try #require(answer.body.firstMatch(of: /data-secret>([^<]+)</)).1)
            }
            try await town.as(nil) { browser async throws in
                let signIn = [("nama", "sari"), ("sandi", password)]
                #expect(try await browser.post("/-/masuk", signIn, from: "/-/masuk").status == 303)
                #expect(try await browser.get("/pelabuhan/rencana").location == "/-/akun")
            }
        }
    }

    @Test(arguments: [("di", PeopleRefusal.login), ("dina kusuma", .login), ("budi", .loginTaken)])
    func `a login that won't do is refused`(login: String, refusal: PeopleRefusal) async throws {
        try await Town.with { town async throws in
            try await town.as("Rina") { browser async throws in
                _ = try await PeopleTests.add(browser)
                let answer = try await Self.invite(browser, 6, login: login)
                #expect(answer.status == 422 && answer.has(refusal.rawValue) && answer.has("value=\"\(login)\""))
            }
        }
    }
}
