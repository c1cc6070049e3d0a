import Storage
import Testing

@testable import Identity
@testable import People

/// Signing in with a code, and what a session outlives.
@Suite struct SessionTests {
    private static let password = [("nama", "rina"), ("sandi", "kata sandi rina")]
    private static let place = "/-/masuk/kode"

    /// Rina has a factor; a browser that nobody signed in with yet stands before the door.
    private func before(
        _ body: @escaping @Sendable (Town, Browser, (phone: Phone, codes: [String])) async throws -> Void
    ) async throws {
        try await Town.with { town async throws in
            let factor = try await town.as("Rina") { try await Phone.enrol($0, town) }
            try await town.as(nil) { try await body(town, $0, factor) }
        }
    }

    private func enter(_ browser: Browser, _ code: String) async throws -> Int {
        try await browser.post(Self.place, [("kode", code)], from: Self.place).status
    }

    @Test func `a password alone opens the page for the code and nothing else`() async throws {
        try await before { town, browser, factor in
            let fields = Self.password + [("kembali", "/pelabuhan/rencana")]
            let answer = try await browser.post("/-/masuk", fields, from: "/-/masuk")
            #expect(answer.location == Self.place + "?kembali=%2Fpelabuhan%2Frencana")
            #expect(browser.cookie("session") == nil)
            let pending = try #require(browser.cookie("pending"))
            let clock = town.store.clock
            #expect(try await town.store.read { try Session.find(secret: pending, clock: clock, in: $0) } == nil)
            #expect(try await browser.get("/-/akun").status == 303)
            #expect(try await browser.get("/pelabuhan/rencana").status == 303)

            let code = [("kode", factor.phone.code(town)), ("kembali", "/pelabuhan/rencana")]
            let entered = try await browser.post(Self.place, code, from: answer.location)
            #expect(entered.location == "/pelabuhan/rencana")
            #expect(try await browser.get("/pelabuhan/rencana").has("Rina"))
            #expect(try #require(browser.cookie("session")) != pending)
            #expect(browser.cookie("pending") == nil)
        }
    }

    @Test func `a code that opened the door once doesn't open it again`() async throws {
        try await before { town, browser, factor in
            let code = factor.phone.code(town)
            _ = try await browser.post("/-/masuk", Self.password, from: "/-/masuk")
            #expect(try await enter(browser, code) == 303)
            let thief = browser.other(source: "10.0.0.9")
            _ = try await thief.post("/-/masuk", Self.password, from: "/-/masuk")
            #expect(try await enter(thief, code) == 422)
            #expect(thief.cookie("session") == nil)
            town.now.pass(seconds: 30)
            #expect(try await enter(thief, factor.phone.code(town)) == 303)
        }
    }

    @Test func `a clock set back makes no old code good again`() async throws {
        try await before { town, browser, factor in
            _ = try await browser.post("/-/masuk", Self.password, from: "/-/masuk")
            #expect(try await enter(browser, factor.phone.code(town)) == 303)
            town.now.pass(seconds: -60)
            let other = browser.other(source: "10.0.0.9")
            _ = try await other.post("/-/masuk", Self.password, from: "/-/masuk")
            #expect(try await enter(other, factor.phone.code(town)) == 422)
            town.now.pass(seconds: 90)
            #expect(try await enter(other, factor.phone.code(town)) == 303)
        }
    }

    @Test func `of two browsers with the same code one gets in`() async throws {
        try await before { town, first, factor in
            let second = first.other(source: "10.0.0.2")
            for browser in [first, second] {
                _ = try await browser.post("/-/masuk", Self.password, from: "/-/masuk")
            }
            let code = factor.phone.code(town)
            async let one = enter(first, code)
            async let two = enter(second, code)
            #expect(try await [one, two].sorted() == [303, 422])
            let sessions = try await town.store.read {
                try $0.number("SELECT COUNT(*) FROM session WHERE state = 'open' AND browser <> 'test'")
            }
            #expect(sessions == 1)
        }
    }

    @Test func `a recovery code opens the door once`() async throws {
        try await before { town, browser, factor in
            let typed = [("pemulihan", factor.codes[3].lowercased().replacing("-", with: " "))]
            _ = try await browser.post("/-/masuk", Self.password, from: "/-/masuk")
            #expect(try await browser.post(Self.place, typed, from: Self.place).status == 303)
            #expect(try await browser.get("/-/akun/faktor-kedua").has("9 dari 10"))
            let other = browser.other(source: "10.0.0.2")
            _ = try await other.post("/-/masuk", Self.password, from: "/-/masuk")
            let again = try await other.post(Self.place, typed, from: Self.place)
            #expect(again.status == 422)
            #expect(again.has("data-error=\"identity.factor.wrong-recovery-code\""))
            let used = try await town.store.read {
                try $0.events(of: nil).filter { $0.kind == "identity.recovery-code-used" }
            }
            #expect(used.map(\.actor.person) == [try town.id("Rina")])
        }
    }

    @Test func `wrong codes cost the pause of wrong passwords, and the password doesn't clear it`() async throws {
        try await before { town, browser, factor in
            _ = try await browser.post("/-/masuk", Self.password, from: "/-/masuk")
            for _ in 0..<2 { #expect(try await enter(browser, "000000") == 422) }
            #expect(try await browser.post("/-/masuk", Self.password, from: "/-/masuk").status == 303)
            for _ in 0..<2 { #expect(try await enter(browser, "000000") == 422) }
            #expect(try await enter(browser, factor.phone.code(town)) == 429)
            #expect(try await browser.post("/-/masuk", Self.password, from: "/-/masuk").status == 429)
            let elsewhere = browser.other(source: "10.0.0.2")
            _ = try await elsewhere.post("/-/masuk", Self.password, from: "/-/masuk")
            #expect(try await enter(elsewhere, factor.phone.code(town)) == 303)
        }
    }

    @Test func `a browser that knows the person counts its codes apart from its neighbours'`() async throws {
        try await before { town, browser, factor in
            _ = try await browser.post("/-/masuk", Self.password, from: "/-/masuk")
            #expect(try await enter(browser, factor.phone.code(town)) == 303)
            _ = try await browser.post("/-/keluar", from: "/-/akun")
            town.now.pass(seconds: 30)
            let stranger = browser.other(source: browser.source)
            _ = try await stranger.post("/-/masuk", Self.password, from: "/-/masuk")
            for _ in 0..<4 { _ = try await enter(stranger, "000000") }
            #expect(try await enter(stranger, factor.phone.code(town)) == 429)

            _ = try await browser.post("/-/masuk", Self.password, from: "/-/masuk")
            for _ in 0..<4 { #expect(try await enter(browser, "000000") == 422) }
            #expect(try await enter(browser, factor.phone.code(town)) == 429)
            town.now.pass(seconds: 3)
            #expect(try await enter(browser, factor.phone.code(town)) == 303)
        }
    }

    @Test func `after five minutes the password is asked for again`() async throws {
        try await before { town, browser, factor in
            _ = try await browser.post("/-/masuk", Self.password, from: "/-/masuk")
            let token = try await browser.token(Self.place)
            town.now.pass(seconds: 301)
            let fields = [("kode", factor.phone.code(town)), ("token", token)]
            #expect(try await browser.post(Self.place, fields, from: nil).status == 401)
            #expect(try await browser.get(Self.place).location.hasPrefix("/-/masuk?"))
            #expect(browser.cookie("session") == nil)
        }
    }

    @Test func `what was typed when the session ended waits behind the code too`() async throws {
        try await before { town, browser, factor in
            let ended = try await browser.post(
                "/-/akun/tampilan", [("bahasa", "en"), ("tema", "dark"), ("versi", "1")], from: "/-/masuk")
            #expect(ended.status == 401)
            let kept = /name="isi" value="([^"]+)"/
            let first = String(try #require(ended.body.firstMatch(of: kept)).1)
            let asked = try await browser.post("/-/masuk", Self.password + [("isi", first)], from: "/-/masuk")
            let second = String(try #require(asked.body.firstMatch(of: kept)).1)
            let wrong = try await browser.post(Self.place, [("kode", "000000"), ("isi", second)], from: Self.place)
            let third = String(try #require(wrong.body.firstMatch(of: kept)).1)
            let code = [("kode", factor.phone.code(town)), ("isi", third)]
            let back = try await browser.post(Self.place, code, from: Self.place)
            #expect(back.has("action=\"/-/akun/tampilan\"") && back.has("name=\"bahasa\" value=\"en\""))
        }
    }

    @Test func `one click opens a demo office until its person has a factor`() async throws {
        try await Town.with { town async throws in
            try await town.store.change(by: .system("test"), in: [nil]) { change in
                try change.run("UPDATE office SET demo = 1 WHERE id = 'o-1'")
                change.record("test.made-demo", on: "o-1", office: nil)
            }
            let click = [("orang", try town.id("Rina"))]
            try await town.as(nil) { browser async throws in
                #expect(try await browser.post("/-/masuk/contoh", click, from: "/-/masuk").location == "/")
                _ = try await Phone.enrol(browser, town)
                _ = try await browser.post("/-/keluar", from: "/-/akun")
                let answer = try await browser.post("/-/masuk/contoh", click, from: "/-/masuk")
                #expect(answer.location.hasPrefix(Self.place))
                #expect(try await browser.get("/-/akun").status == 303)
            }
        }
    }
}

/// One's own sessions, and what a clock set back does to them.
@Suite struct OwnSessionTests {
    @Test func `one browser is signed out and the others stay`() async throws {
        try await Town.with { town async throws in
            try await town.as("Rina") { lost async throws in
                try await town.as("Rina") { browser async throws in
                    let hash = Session.hash(of: try #require(lost.cookie("session")))
                    #expect(!(try await browser.get("/-/akun").has(hash)))
                    let mark = [("sesi", String(hash.prefix(16)))]
                    let place = "/-/akun/sesi/penghentian"
                    #expect(try await browser.post(place, mark, from: "/-/akun").status == 303)
                    #expect(try await browser.post(place, mark, from: "/-/akun").status == 404)
                    #expect(try await browser.get("/-/akun").has(">browser ini</span>"))
                }
                #expect(try await lost.get("/-/akun").status == 303)
            }
        }
    }

    @Test func `somebody else's session can't be ended`() async throws {
        try await Town.with { town async throws in
            try await town.as("Sari") { sari async throws in
                let hash = Session.hash(of: try #require(sari.cookie("session")))
                try await town.as("Rina") { browser async throws in
                    for mark in [String(hash.prefix(16)), "", hash] {
                        let place = "/-/akun/sesi/penghentian"
                        #expect(try await browser.post(place, [("sesi", mark)], from: "/-/akun").status == 404)
                    }
                }
                #expect(try await sari.get("/-/akun").status == 200)
            }
        }
    }

    @Test func `the account page says what happened to its safety and to nobody else's`() async throws {
        try await Town.with { town async throws in
            try await town.as("Sari") { _ = try await $0.post("/-/akun/sesi", from: "/-/akun") }
            try await town.as("Rina") { browser async throws in
                #expect(try await browser.get("/-/akun").has("Belum ada."))
                _ = try await Phone.enrol(browser, town)
                let page = try await browser.get("/-/akun")
                #expect(page.has("mengaktifkan faktor kedua") && page.has("· Anda</span>"))
                #expect(!page.has("mengakhiri sesi di browser"))
            }
        }
    }

    @Test func `a session that was found over stays over when the clock is set back`() async throws {
        try await Town.with { town async throws in
            try await town.as("Rina") { browser async throws in
                let secret = try #require(browser.cookie("session"))
                let clock = town.store.clock
                @Sendable func lives() async throws -> Bool {
                    try await town.store.read { try Session.find(secret: secret, clock: clock, in: $0) != nil }
                }
                #expect(try await lives())
                town.now.pass(seconds: 13 * 3600)
                #expect(try await browser.get("/-/akun").location.hasPrefix("/-/masuk"))
                _ = try await browser.get("/-/masuk")
                town.now.pass(seconds: -12 * 3600)
                #expect(!(try await lives()))
            }
        }
    }

    @Test func `the sweep ends what is over, and a pending sign-in with it`() async throws {
        try await Town.with { town async throws in
            let (rina, store) = (try town.id("Rina"), town.store)
            try await store.housekeeping { keeping in
                try Session.begin(secret: "a", person: rina, browser: "test", in: keeping)
                try PendingSession.begin(secret: "b", person: rina, browser: "test", in: keeping)
            }
            town.now.pass(seconds: 600)
            try await store.housekeeping { try Session.endExpired(in: $0) }
            town.now.pass(seconds: -600)
            let clock = store.clock
            let (session, pending) = try await store.read { reading in
                (
                    try Session.find(secret: "a", clock: clock, in: reading) != nil,
                    try PendingSession.find(secret: "b", clock: clock, in: reading) != nil
                )
            }
            #expect(session && !pending)
        }
    }

    @Test func `a pause from a clock that ran ahead locks nobody out`() async throws {
        try await Town.with { town async throws in
            let delay = SignInDelay(login: "rina", source: "10.0.0.1")
            let store = town.store
            try await store.housekeeping { for _ in 0..<5 { try delay.failed(in: $0) } }
            #expect(try await store.read { try delay.wait(in: $0, now: store.clock.now()) } == 4)
            town.now.pass(seconds: -30 * 86_400)
            #expect(try await store.read { try delay.wait(in: $0, now: store.clock.now()) } == 0)
        }
    }
}
