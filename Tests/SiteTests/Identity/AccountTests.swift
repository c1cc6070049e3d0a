import Storage
import Testing

@testable import People

@Suite struct AccountTests {
    @Test func `a language that was chosen stays`() async throws {
        try await Town.with { town async throws in
            try await town.as("Rina") { browser async throws in
                #expect(try await browser.get("/-/akun").has("Kata sandi baru"))
                let answer = try await browser.post(
                    "/-/akun/tampilan", [("bahasa", "en"), ("tema", "dark"), ("versi", "1")], from: "/-/akun")
                #expect(answer.status == 303)
            }
            try await town.as("Rina") { browser async throws in
                let page = try await browser.get("/-/akun")
                #expect(page.has("<html lang=\"en\" data-theme=\"dark\">"))
                #expect(page.has("New password"))
            }
        }
    }

    @Test func `a stale form is answered with both texts and changes nothing`() async throws {
        try await Town.with { town async throws in
            try await town.as("Rina") { browser async throws in
                let first = [("bahasa", "en"), ("tema", "auto"), ("versi", "1")]
                #expect(try await browser.post("/-/akun/tampilan", first, from: "/-/akun").status == 303)
                let second = [("bahasa", "id"), ("tema", "dark"), ("versi", "1")]
                let answer = try await browser.post("/-/akun/tampilan", second, from: "/-/akun")
                #expect(answer.status == 409)
                #expect(answer.has("<dd>en</dd>") && answer.has("<dd>id</dd>") && answer.has("<dd>dark</dd>"))
                #expect(try await browser.get("/-/akun").has("lang=\"en\""))
            }
        }
    }

    @Test func `a new password signs every other browser out`() async throws {
        try await Town.with { town async throws in
            try await town.as("Rina") { first async throws in
                try await town.as("Rina") { second async throws in
                    let fields = [
                        ("sandi-lama", "kata sandi rina"), ("sandi-baru", "empat kata yang lain"),
                        ("sandi-ulang", "empat kata yang lain"),
                    ]
                    #expect(try await second.post("/-/akun/sandi", fields, from: "/-/akun").status == 303)
                    #expect(try await second.get("/-/akun").status == 200)
                }
                #expect(try await first.get("/-/akun").status == 303)
            }
            let events = try await town.store.read { try $0.events(of: nil) }
            #expect(events.last?.kind == "identity.password-changed")
        }
    }

    @Test(arguments: [
        ("salah", "empat kata yang lain", "empat kata yang lain", "identity.password.wrong-old"),
        ("kata sandi rina", "pendek", "pendek", "identity.password.too-short"),
        ("kata sandi rina", "empat kata yang lain", "empat kata yang lian", "identity.password.not-alike"),
        ("kata sandi rina", "rina empat kata", "rina empat kata", "identity.password.is-login"),
    ])
    func `a password that won't do is refused with its reason`(
        old: String, new: String, again: String, reason: String
    ) async throws {
        try await Town.with { town async throws in
            try await town.as("Rina") { browser async throws in
                let answer = try await browser.post(
                    "/-/akun/sandi", [("sandi-lama", old), ("sandi-baru", new), ("sandi-ulang", again)],
                    from: "/-/akun")
                #expect(answer.status == 422)
                #expect(answer.has("data-error=\"\(reason)\""))
            }
            let kinds = try await town.store.read { try $0.events(of: nil).map(\.kind) }
            #expect(!kinds.contains("identity.password-changed"))
        }
    }

    @Test func `signing out everywhere can include this browser`() async throws {
        try await Town.with { town async throws in
            try await town.as("Rina") { browser async throws in
                _ = try await browser.post("/-/akun/sesi", from: "/-/akun")
                #expect(try await browser.get("/-/akun").status == 200)
                _ = try await browser.post("/-/akun/sesi", [("juga-ini", "1")], from: "/-/akun")
                #expect(try await browser.get("/-/akun").status == 303)
            }
        }
    }

    @Test func `a first password must be changed before anything else`() async throws {
        try await Town.with { town async throws in
            let (rina, now) = (try town.id("Rina"), town.store.clock.now())
            try await town.store.change(by: .system("test"), in: [nil]) { change in
                try change.run("UPDATE account SET must_change = 1 WHERE person = \(rina)")
                change.record("people.password-reset", on: rina, office: nil, [FieldChange("at", new: "\(now)")])
            }
            try await town.as("Rina") { browser async throws in
                #expect(try await browser.get("/pelabuhan/rencana").location == "/-/akun")
                let fields = [
                    ("sandi-lama", "kata sandi rina"), ("sandi-baru", "empat kata yang lain"),
                    ("sandi-ulang", "empat kata yang lain"),
                ]
                let early = try await browser.post("/pelabuhan/rencana/usulan/1/urungan", from: "/-/akun")
                #expect(early.status == 403 && early.has("href=\"/-/akun\" target"))
                _ = try await browser.post("/-/akun/sandi", fields, from: "/-/akun")
                #expect(try await browser.get("/pelabuhan/rencana").status == 200)
            }
        }
    }

    @Test func `who sits at an open session can't guess the password without end`() async throws {
        try await Town.with { town async throws in
            try await town.as("Rina") { browser async throws in
                func change(from old: String) async throws -> Int {
                    let fields = [
                        ("sandi-lama", old), ("sandi-baru", "empat kata yang lain"),
                        ("sandi-ulang", "empat kata yang lain"),
                    ]
                    return try await browser.post("/-/akun/sandi", fields, from: "/-/akun").status
                }
                for _ in 0..<4 { #expect(try await change(from: "bukan ini") == 422) }
                #expect(try await change(from: "kata sandi rina") == 429)
                town.now.pass(seconds: 3)
                #expect(try await change(from: "kata sandi rina") == 303)
            }
        }
    }

    @Test func `what was typed when the session ended waits behind the sign-in`() async throws {
        try await Town.with { town async throws in
            try await town.as("Rina") { browser async throws in
                let token = try await browser.token("/-/akun")
                browser.forget("session")
                let answer = try await browser.post(
                    "/-/akun/tampilan",
                    [("bahasa", "en"), ("tema", "dark"), ("versi", "1"), ("sandi-baru", "rahasia"), ("token", token)],
                    from: nil)
                #expect(answer.status == 401)
                #expect(!answer.has("rahasia"))
                let kept = try #require(answer.body.firstMatch(of: /name="isi" value="([^"]+)"/))
                let back = try await browser.post(
                    "/-/masuk", [("nama", "rina"), ("sandi", "kata sandi rina"), ("isi", String(kept.1))],
                    from: "/-/masuk")
                #expect(back.status == 200)
                #expect(back.has("action=\"/-/akun/tampilan\"") && back.has("name=\"bahasa\" value=\"en\""))
                #expect(try await browser.get("/-/akun").has("lang=\"id\""))
                let fresh = try #require(back.body.firstMatch(of: /name="token" value="([0-9a-f]+)"/))
                let sent = try await browser.post(
                    "/-/akun/tampilan",
                    [("bahasa", "en"), ("tema", "dark"), ("versi", "1"), ("token", String(fresh.1))], from: nil)
                #expect(sent.status == 303)
            }
        }
    }

    @Test func `a kept form that somebody else signed is nothing`() async throws {
        try await Town.with { town async throws in
            try await town.as(nil) { browser async throws in
                let forged = String(repeating: "0", count: 64) + ".eyJhZGRyZXNzIjoiL3giLCJmaWVsZHMiOltdfQ=="
                let answer = try await browser.post(
                    "/-/masuk", [("nama", "rina"), ("sandi", "kata sandi rina"), ("isi", forged)], from: "/-/masuk")
                #expect(answer.status == 303)
            }
        }
    }
}
