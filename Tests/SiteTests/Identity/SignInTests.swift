import Storage
import Testing

@testable import People

@Suite struct SignInTests {
    private static let right = [("nama", "rina"), ("sandi", "kata sandi rina")]
    private static let wrong = [("nama", "rina"), ("sandi", "bukan ini")]

    @Test func `the right password leads to the page that was asked for`() async throws {
        try await Town.with { town async throws in
            try await town.as(nil) { browser async throws in
                let asked = try await browser.get("/pelabuhan/rencana")
                #expect(asked.location == "/-/masuk?kembali=%2Fpelabuhan%2Frencana")
                let answer = try await browser.post(
                    "/-/masuk", Self.right + [("kembali", "/pelabuhan/rencana")], from: asked.location)
                #expect(answer.status == 303)
                #expect(answer.location == "/pelabuhan/rencana")
                #expect(try await browser.get("/pelabuhan/rencana").has("Rina"))
            }
        }
    }

    @Test(arguments: ["https://palsu.example/", "//palsu.example/", "/\\palsu.example", "javascript:alert(1)"])
    func `nobody is led away to another host`(back: String) async throws {
        try await Town.with { town async throws in
            try await town.as(nil) { browser async throws in
                let answer = try await browser.post("/-/masuk", Self.right + [("kembali", back)], from: "/-/masuk")
                #expect(answer.location == "/")
            }
        }
    }

    @Test(arguments: [("rina", "bukan ini"), ("tidak-ada", "kata sandi rina"), ("", ""), ("rina", "")])
    func `a wrong password and an unknown name get the same answer`(login: String, password: String) async throws {
        try await Town.with { town async throws in
            try await town.as(nil) { browser async throws in
                let answer = try await browser.post(
                    "/-/masuk", [("nama", login), ("sandi", password)], from: "/-/masuk")
                #expect(answer.status == 422)
                #expect(answer.has("tidak cocok"))
                #expect(answer.has("value=\"\(login)\""))
                #expect(browser.cookie("session") == nil)
            }
        }
    }

    @Test func `wrong passwords cost a growing pause for their source alone`() async throws {
        try await Town.with { town async throws in
            try await town.as(nil) { browser async throws in
                for _ in 0..<4 { _ = try await browser.post("/-/masuk", Self.wrong, from: "/-/masuk") }
                let paused = try await browser.post("/-/masuk", Self.right, from: "/-/masuk")
                #expect(paused.status == 429)
                #expect(paused.has("detik"))
                let elsewhere = browser.other(source: "10.0.0.2")
                #expect(try await elsewhere.post("/-/masuk", Self.right, from: "/-/masuk").status == 303)
                town.now.pass(seconds: 3)
                _ = try await browser.post("/-/masuk", Self.wrong, from: "/-/masuk")
                town.now.pass(seconds: 3)
                #expect(try await browser.post("/-/masuk", Self.right, from: "/-/masuk").status == 429)
                town.now.pass(seconds: 2)
                #expect(try await browser.post("/-/masuk", Self.right, from: "/-/masuk").status == 303)
            }
        }
    }

    @Test func `a browser that knows the person is not paused by somebody else's tries`() async throws {
        try await Town.with { town async throws in
            try await town.as(nil) { browser async throws in
                #expect(try await browser.post("/-/masuk", Self.right, from: "/-/masuk").status == 303)
                _ = try await browser.post("/-/keluar", from: "/-/akun")
                let stranger = browser.other(source: browser.source)
                for _ in 0..<8 { _ = try await stranger.post("/-/masuk", Self.wrong, from: "/-/masuk") }
                #expect(try await stranger.post("/-/masuk", Self.right, from: "/-/masuk").status == 429)
                #expect(try await browser.post("/-/masuk", Self.right, from: "/-/masuk").status == 303)
            }
        }
    }

    @Test func `the database knows neither the password nor the cookie`() async throws {
        try await Town.with { town async throws in
            try await town.as(nil) { browser async throws in
                _ = try await browser.post("/-/masuk", Self.right, from: "/-/masuk")
                let cookie = try #require(browser.cookie("session"))
                let stored = try await town.store.read { reading in
                    try reading.texts("SELECT hash FROM session") + reading.texts("SELECT password FROM account")
                }
                #expect(stored.contains(Session.hash(of: cookie)))
                #expect(!stored.contains { $0.contains(cookie) || $0.contains("kata sandi") })
                #expect(stored.filter { $0.hasPrefix("$argon2id$") }.count == 6)
            }
        }
    }

    @Test func `a session ends after half a day without use, and at once by signing out`() async throws {
        try await Town.with { town async throws in
            try await town.as("Rina") { browser async throws in
                #expect(try await browser.get("/-/akun").status == 200)
                town.now.pass(seconds: 11 * 3600)
                #expect(try await browser.get("/-/akun").status == 200)
                town.now.pass(seconds: 11 * 3600)
                #expect(try await browser.get("/-/akun").status == 200)
                town.now.pass(seconds: 13 * 3600)
                #expect(try await browser.get("/-/akun").status == 303)
            }
            try await town.as("Rina") { browser async throws in
                let cookie = try #require(browser.cookie("session"))
                #expect(try await browser.post("/-/keluar", from: "/-/akun").status == 303)
                let left = try await town.store.read { try $0.texts("SELECT hash FROM session") }
                #expect(!left.contains(Session.hash(of: cookie)))
            }
        }
    }

    @Test func `nobody signs in as a person of a real office with one click`() async throws {
        try await Town.with { town async throws in
            let rina = try town.id("Rina")
            try await town.as(nil) { browser async throws in
                #expect(try await browser.post("/-/masuk/contoh", [("orang", rina)], from: "/-/masuk").status == 404)
            }
        }
    }
}
