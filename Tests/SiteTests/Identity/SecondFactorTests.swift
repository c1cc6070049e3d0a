import Foundation
import HTTPTypes
import Storage
import Testing
import Web

@testable import People

/// A telephone with an authenticator app: it reads the secret that a page shows.
struct Phone: Sendable {
    let secret: [UInt8]

    init(_ page: String) throws {
        let shown = try #require(page.firstMatch(of: /<code>([A-Z2-7 ]+)<\/code>/)).1.filter { $0 != " " }
        let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")
        var (bytes, rest, bits): ([UInt8], Int, Int) = ([], 0, 0)
        for letter in shown {
            rest = rest << 5 | (try #require(letters.firstIndex(of: letter)))
            bits += 5
            guard bits >= 8 else { continue }
            bits -= 8
            bytes.append(UInt8(rest >> bits))
            rest &= (1 << bits) - 1
        }
        secret = bytes
    }

    func code(_ town: Town) -> String {
        TimeCode(secret: secret).code(at: TimeCode.step(at: town.store.clock.now()))
    }

    /// Switches the factor on in a signed-in browser; half a minute later the next code can be used.
    static func enrol(_ browser: Browser, _ town: Town) async throws -> (phone: Phone, codes: [String]) {
        let page = try await browser.get(address)
        let phone = try Phone(page.body)
        let sealed = try #require(page.body.firstMatch(of: /name="rahasia" value="([^"]+)"/)).1
        let fields = [("rahasia", String(sealed)), ("kode", phone.code(town))]
        let answer = try await browser.post(address, fields, from: address)
        #expect(answer.status == 200)
        town.now.pass(seconds: 30)
        return (phone, codes(in: answer.body))
    }

    static func codes(in page: String) -> [String] {
        page.matches(of: /<li><code>([A-Z2-7-]{19})<\/code>/).map { String($0.1) }
    }

    static let address = "/-/akun/faktor-kedua"
}

@Suite struct SecondFactorTests {
    private static let address = Phone.address

    private func kinds(_ town: Town) async throws -> [String] {
        try await town.store.read { try $0.events(of: nil).map(\.kind).filter { $0.hasPrefix("identity.") } }
    }

    @Test func `a factor begins when the telephone has shown that it knows the secret`() async throws {
        try await Town.with { town async throws in
            try await town.as("Rina") { other async throws in
                try await town.as("Rina") { browser async throws in
                    let page = try await browser.get(Self.address)
                    #expect(page.headers[.cacheControl] == "no-store")
                    let phone = try Phone(page.body)
                    let sealed = try #require(page.body.firstMatch(of: /name="rahasia" value="([^"]+)"/)).1
                    let fields = [("rahasia", String(sealed)), ("kode", "000000")]
                    let wrong = try await browser.post(Self.address, fields, from: Self.address)
                    #expect(wrong.status == 422)
                    #expect(wrong.has("data-error=\"identity.factor.wrong-code\""))
                    #expect(try Phone(wrong.body).secret == phone.secret)
                    #expect(try await kinds(town) == [])
                    #expect(try await other.get("/-/akun").status == 200)

                    let (_, codes) = try await Phone.enrol(browser, town)
                    #expect(Set(codes).count == 10)
                    #expect(try await kinds(town) == ["identity.factor-enrolled"])
                    #expect(try await browser.get("/-/akun").status == 200)
                }
                #expect(try await other.get("/-/akun").status == 303)
            }
        }
    }

    @Test func `the database knows neither the secret nor a recovery code`() async throws {
        try await Town.with { town async throws in
            let (phone, codes) = try await town.as("Rina") { try await Phone.enrol($0, town) }
            let stored = try await town.store.read { reading in
                try reading.texts("SELECT secret FROM second_factor")
                    + reading.texts("SELECT hash FROM recovery_code") + reading.texts("SELECT body FROM event_payload")
            }
            #expect(stored.count > 11)
            let plain = Spelling.of(phone.secret)
            let encoded = Data(phone.secret).base64EncodedString()
            #expect(!stored.contains { $0.contains(plain) || $0.contains(encoded) })
            for code in codes {
                let bare = code.replacing("-", with: "")
                #expect(!stored.contains { $0.contains(code) || $0.contains(bare) })
            }
        }
    }

    @Test func `a secret that was shown to somebody else can't be brought along`() async throws {
        try await Town.with { town async throws in
            let page = try await town.as("Sari") { try await $0.get(Self.address) }
            let phone = try Phone(page.body)
            let sealed = String(try #require(page.body.firstMatch(of: /name="rahasia" value="([^"]+)"/)).1)
            try await town.as("Rina") { browser async throws in
                let fields = [("rahasia", sealed), ("kode", phone.code(town))]
                #expect(try await browser.post(Self.address, fields, from: Self.address).status == 422)
            }
            #expect(try await town.store.read { try $0.number("SELECT COUNT(*) FROM second_factor") } == 0)
        }
    }

    @Test func `the picture is a QR code with its three corners and a quiet margin`() async throws {
        try await Town.with { town async throws in
            let page = try await town.as("Rina") { try await $0.get(Self.address).body }
            let match = try #require(
                page.firstMatch(
                    of: /<svg role="img" aria-label="[^"]+"[^>]+viewBox="-4 -4 ([0-9]+)[^>]+>.+?d="([^"]+)"/))
            let width = try #require(Int(match.1)) - 8
            #expect(width >= 21 && (width - 17) % 4 == 0)
            var dark: Set<[Int]> = []
            for run in match.2.matches(of: /M([0-9]+) ([0-9]+)h([0-9]+)v1/) {
                let (x, y, length) = (Int(run.1) ?? 0, Int(run.2) ?? 0, Int(run.3) ?? 0)
                for column in x..<x + length { dark.insert([column, y]) }
            }
            for (left, top) in [(0, 0), (width - 7, 0), (0, width - 7)] {
                for row in 0..<7 {
                    for column in 0..<7 {
                        let ring = max(abs(row - 3), abs(column - 3))
                        #expect(dark.contains([left + column, top + row]) == (ring != 2))
                    }
                }
            }
            // The one module that is dark in every code.
            #expect(dark.contains([8, width - 8]))
            #expect(!page.contains("style=") && !page.contains("data:image"))
        }
    }

    @Test func `new recovery codes need a present code and replace the old ones`() async throws {
        try await Town.with { town async throws in
            try await town.as("Rina") { browser async throws in
                let (phone, old) = try await Phone.enrol(browser, town)
                #expect(try await browser.get(Self.address).has("10 dari 10"))
                let place = Self.address + "/kode-pemulihan"
                #expect(try await browser.post(place, [("kode", "000000")], from: Self.address).status == 422)
                let code = phone.code(town)
                let made = try await browser.post(place, [("kode", code)], from: Self.address)
                let new = Phone.codes(in: made.body)
                #expect(Set(new).count == 10 && Set(new).isDisjoint(with: old))
                #expect(try await browser.post(place, [("kode", code)], from: Self.address).status == 422)
                #expect(try await town.store.read { try $0.number("SELECT COUNT(*) FROM recovery_code") } == 10)
            }
            #expect(try await kinds(town) == ["identity.factor-enrolled", "identity.recovery-codes-made"])
        }
    }

    @Test func `switching off takes the password and a code`() async throws {
        try await Town.with { town async throws in
            try await town.as("Rina") { browser async throws in
                let (phone, _) = try await Phone.enrol(browser, town)
                let place = Self.address + "/penonaktifan"
                let tries = [
                    ("salah", phone.code(town), "wrong-password"), ("kata sandi rina", "000000", "wrong-code"),
                ]
                for (password, code, reason) in tries {
                    let answer = try await browser.post(
                        place, [("sandi", password), ("kode", code)], from: Self.address)
                    #expect(answer.status == 422)
                    #expect(answer.has("data-error=\"identity.factor.\(reason)\""))
                }
                let fields = [("sandi", "kata sandi rina"), ("kode", phone.code(town))]
                #expect(try await browser.post(place, fields, from: Self.address).status == 303)
                #expect(try await browser.get(Self.address).has("name=\"rahasia\""))
            }
            #expect(try await kinds(town).last == "identity.factor-switched-off")
            let left = try await town.store.read { try $0.number("SELECT COUNT(*) FROM recovery_code") }
            #expect(left == 0)
        }
    }

    @Test func `who is signed in can't guess codes without end`() async throws {
        try await Town.with { town async throws in
            try await town.as("Rina") { browser async throws in
                let (phone, _) = try await Phone.enrol(browser, town)
                let place = Self.address + "/kode-pemulihan"
                for _ in 0..<4 { _ = try await browser.post(place, [("kode", "000000")], from: Self.address) }
                #expect(try await browser.post(place, [("kode", phone.code(town))], from: Self.address).status == 429)
                town.now.pass(seconds: 3)
                #expect(try await browser.post(place, [("kode", phone.code(town))], from: Self.address).status == 200)
            }
        }
    }

    @Test func `a role that asks for a factor leads to it, and keeps it`() async throws {
        try await Town.with { town async throws in
            try await town.store.change(by: .system("test"), in: [nil]) { change in
                try change.run("UPDATE role SET second_factor = 1 WHERE id = 'admin-rb'")
                change.record("people.role-changed", on: "admin-rb", office: nil)
            }
            try await town.as("Rina") { browser async throws in
                for place in ["/pelabuhan/rencana", "/pelabuhan/rencana/2026.json", "/pelabuhan/cari?q=rencana"] {
                    #expect(try await browser.get(place).location == Self.address)
                }
                let posted = try await browser.post("/pelabuhan/rencana/usulan/1/urungan", from: "/-/akun")
                #expect(posted.status == 403 && posted.has("href=\"\(Self.address)\""))
                let (phone, _) = try await Phone.enrol(browser, town)
                #expect(try await browser.get("/pelabuhan/rencana").status == 200)
                let fields = [("sandi", "kata sandi rina"), ("kode", phone.code(town))]
                let answer = try await browser.post(Self.address + "/penonaktifan", fields, from: Self.address)
                #expect(answer.status == 422)
                #expect(answer.has("data-error=\"identity.factor.is-required\""))
            }
            #expect(try await town.as("Sari") { try await $0.get("/pelabuhan/rencana").status } == 200)
        }
    }

    @Test func `what was typed when a role began to ask for a factor waits until there is one`() async throws {
        try await Town.with { town async throws in
            try await town.as("Rina") { browser async throws in
                let fields = [
                    ("nama", "Dina <Kusuma>"), ("nip", ""), ("email", ""), ("jabatan", "Staf"), ("unit", ""),
                    ("sejak", "2026-09-01"),
                ]
                let token = try await browser.token("/pelabuhan/orang/baru")
                try await town.store.change(by: .system("test"), in: [nil]) { change in
                    try change.run("UPDATE role SET second_factor = 1 WHERE id = 'admin-rb'")
                    change.record("people.role-changed", on: "admin-rb", office: nil)
                }
                let early = try await browser.post("/pelabuhan/orang", fields + [("token", token)], from: nil)
                #expect(early.status == 403 && early.has("data-error=\"duty-first\""))
                #expect(early.has("action=\"/pelabuhan/orang\"") && early.has("value=\"Dina &lt;Kusuma&gt;\""))
                let forged = try await browser.post("/pelabuhan/orang", fields, from: nil)
                #expect(forged.status == 403 && !forged.has("Dina"))
                let address = "/pelabuhan/orang/impor"
                let sheet = Array("nama,jabatan\nDina,Staf\n".utf8)
                let file = try await browser.upload(
                    address, sheet, name: "orang.csv", fields: [("catatan", "dari kepegawaian")], from: Self.address)
                #expect(file.status == 403 && file.has("enctype=\"multipart/form-data\""))
                #expect(file.has("dari kepegawaian"))

                _ = try await Phone.enrol(browser, town)
                let kept = try #require(early.body.firstMatch(of: /name="token" value="([0-9a-f]+)"/)).1
                let sent = try await browser.post(
                    "/pelabuhan/orang", fields + [("token", String(kept))], from: nil)
                #expect(sent.location == "/pelabuhan/orang/6?tersimpan=1")
            }
        }
    }
}
