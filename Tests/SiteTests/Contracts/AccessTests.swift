import Foundation
import HTTPTypes
import Storage
import Testing
import Web

@testable import People

/// Every route that a room declares, visited by everybody: it answers as it says.
@Suite struct AccessTests {
    /// What a route may ask for, and why there is such a thing.
    private static let accesses = [
        "open": "there is nothing of an office on it", "member": "it is the person's own",
        "plans.read": "plans", "plans.propose": "readings of documents", "plans.adopt": "making one the plan",
        "people.manage": "people and what they may do", "offices.manage": "units, holidays, settings",
        "offices.read": "what every member may see of the office", "access.explain": "why others may do what they may",
        "audit.read": "the audit trail",
        "registers.read": "registers, each of which says who may read it",
        "registers.define": "the definitions of registers",
        "records.destroy": "destroying what was kept long enough",
        "api registers.read": "registers for programs: a key opens what its person may",
        "entries.write": "what was done of one's own unit's work", "entries.approve": "accepting what others wrote",
        "entries.check": "looking at what was accepted", "entries.assign": "who works on what",
        "months.close": "closing months", "evidence.read": "proofs", "evidence.add": "bringing proofs",
        "evidence.share": "letting others read a proof", "measures.read": "what is measured",
        "measures.bind": "by what an indicator is measured",
    ]

    /// Every address that asks for nothing, and why it may.
    private static let open = [
        "": "it sends people on to where they belong",
        "{kantor}": "it sends everybody on, whether there is such an office or not",
        "-/sehat": "a monitor asks whether the program lives",
        "-/siap": "a monitor asks whether it reaches its database",
        "-/metrik": "a monitor reads figures without any person or office", "-/gaya": "it shows components, no data",
        "-/skema/register.json": "how a register is written down, the same for everybody",
        "-/skema/openapi.json": "what programs may ask of the registers that ship, the same for everybody",
        "{kantor}/publik": "the office's public page", "{kantor}/layanan/{register}": "a form without an account",
        "{kantor}/tiket": "a code is asked for", "{kantor}/tiket/{tiket}": "the code is the key",
        "{kantor}/tiket/{tiket}/pesan": "the same", "{kantor}/tiket/{tiket}/langkah/{langkah}": "the same",
        "{kantor}/tiket/{tiket}/nilai": "the same",
        "{kantor}/kode-hilang": "whoever lost a code has no account; the answer says nothing of what there is",
        "{kantor}/kode-hilang/{kode}": "a letter's link is the key",
        "-/masuk": "signing in", "-/masuk/kode": "the second half of signing in, for whoever did the first",
        "-/masuk/contoh": "signing in to a demo office", "-/keluar": "signing out",
        "-/bahasa/{bahasa}": "a guest chooses a language",
        "-/coba": "anybody has a document read where there is a demo office; nothing is kept",
        "-/bukti/{kode}": "whoever holds a read link has no account; the code is the key",
        "-/bukti/{kode}/{nomor}": "the same",
        "-/kalender/{kode}": "a calendar program has no account; the code is the key, and its owner may take it back",
        "-/undangan/{kode}": "whoever was invited has no account yet; the code is the key",
    ]

    /// Addresses for which nothing is made here; their own tests visit them.
    private static let empty = [
        "{kantor}/jejak/akar/{akar}": "roots are written by a job", "{kantor}/jejak/akar/{akar}/berkas": "the same",
        "{kantor}/rencana/usulan/{nomor}/halaman/{halaman}": "the crowd's document is text and has no pages",
        "{kantor}/data-dukung/{nomor}/halaman/{halaman}": "the crowd's proof is text and has no pages",
        "{kantor}/register/{register}/tampilan/penghapusan": "nobody keeps a view",
        "{kantor}/register/{register}/rekap/{tahun}": "the crowd's register keeps records, not figures",
        "{kantor}/register/{register}/{catatan}/pesan": "the crowd's register has no cases",
        "{kantor}/register/{register}/{catatan}/petugas": "the same",
        "{kantor}/register/{register}/{catatan}/perpanjangan/{tenggat}": "the same",
        "{kantor}/register/{register}/{catatan}/kode": "the same",
        "{kantor}/register/{register}/impor/{impor}": "nothing was imported",
        "{kantor}/register/{register}/impor/{impor}/masalah.csv": "the same",
        "{kantor}/register/{register}/impor/{impor}/pembatalan": "the same",
        "{kantor}/register/{register}/impor/{impor}/pelaksanaan": "the same",
        "{kantor}/register/{register}/{catatan}/penggabungan": "the same",
        "{kantor}/register/{register}/{catatan}/berkas/{nomor}": "the same: no files came",
    ]

    /// Forms that are read, and refused as none, before anybody looks who may bring a file there.
    private static let bodies = ["{kantor}/register/{register}/impor"]

    /// What the register of the places asks for beside the way to any register.
    private static let deeper = [
        "GET {kantor}/register/{register}/tambah": "registers.write",
        "GET {kantor}/register/{register}/{catatan}/ubah": "registers.write",
        "GET {kantor}/register/{register}/templat.csv": "registers.write",
        "GET {kantor}/register/{register}/impor": "registers.write",
        "POST {kantor}/register/{register}/impor": "registers.write",
        "GET {kantor}/register/{register}/sekaligus": "registers.write",
        "POST {kantor}/register/{register}/sekaligus": "registers.write",
        "POST {kantor}/register/{register}": "registers.write",
        "POST {kantor}/register/{register}/{catatan}": "registers.write",
        "POST {kantor}/register/{register}/{catatan}/langkah/{langkah}": "registers.write",
        "POST {kantor}/register/{register}/{catatan}/bukti": "registers.write",
    ]

    /// Posts that carry their token in a header, as no form does; their own tests visit them.
    private static let pieces = ["{kantor}/data-dukung/kiriman/{kode}"]

    @Test func `every route asks for something that is known, and what asks for nothing has a reason`() async throws {
        try await Town.with { town async throws in
            let routes = town.book.routes
            #expect(routes.count > 30)
            let accesses = Set(routes.map(\.access))
            #expect(accesses.subtracting(Self.accesses.keys) == [], "add them to `accesses`, with a reason")
            #expect(Set(Self.accesses.keys).subtracting(accesses) == [], "nothing asks for these any more")
            let open = Set(routes.filter { $0.access == "open" }.map(\.path))
            #expect(open.subtracting(Self.open.keys) == [], "add them to `open`, with a reason")
            #expect(Set(Self.open.keys).subtracting(open) == [], "these are not open any more")
        }
    }

    @Test func `what is open never asks for a sign-in, and takes no form without our token`() async throws {
        try await Town.with { town async throws in
            for route in town.book.routes where route.access == "open" && !["", "{kantor}"].contains(route.path) {
                let address = try Places.there.address(route)
                try await town.as(nil) { browser async throws in
                    let answer = try await browser.answer(route, at: address, token: nil)
                    if route.method == "POST" {
                        #expect(answer.status == 403, "\(route)")
                    } else {
                        #expect(answer.status < 500 && answer.status != 401, "\(route)")
                    }
                }
            }
        }
    }

    @Test func `a guest is asked to sign in wherever something is not open`() async throws {
        try await Crowd.with { crowd async throws in
            try await crowd.as(.guest) { browser async throws in
                for route in crowd.town.book.routes where route.access != "open" {
                    let answer = try await browser.answer(route, at: try Places.there.address(route), token: nil)
                    guard route.method == "GET" else {
                        #expect([400, 401, 403].contains(answer.status), "\(route)")
                        continue
                    }
                    #expect(answer.status == (route.isData ? 401 : 303), "\(route)")
                    if !route.isData { #expect(answer.location.hasPrefix("/-/masuk"), "\(route)") }
                    for secret in crowd.secrets { #expect(!answer.has(secret), "\(route) names \(secret)") }
                }
            }
        }
    }

    @Test func `another office's addresses don't exist, whatever one may do at home`() async throws {
        try await Crowd.with { crowd async throws in
            try await crowd.as(.stranger) { browser async throws in
                let token = try await browser.token("/-/gaya")
                for route in crowd.town.book.routes where route.isOfOffice {
                    let answer = try await browser.answer(route, at: try Places.there.address(route), token: token)
                    #expect(answer.status == 404, "\(route)")
                    for secret in crowd.secrets { #expect(!answer.has(secret), "\(route) names \(secret)") }
                }
            }
        }
    }

    @Test func `a person's own pages open to everybody who signed in`() async throws {
        try await Crowd.with { crowd async throws in
            for visitor in crowd.roles.map({ Crowd.Visitor.role($0) }) {
                try await crowd.as(visitor) { browser async throws in
                    for route in crowd.town.book.routes where route.access == "member" && route.method == "GET" {
                        let answer = try await browser.get(try Places.there.address(route))
                        let isShown =
                            answer.status == 200 || (answer.status == 303 && !answer.location.hasPrefix("/-/masuk"))
                        #expect(isShown, "\(visitor): \(route) answers \(answer.status)")
                    }
                }
            }
        }
    }

    @Test func `a person's own forms are taken from everybody who signed in`() async throws {
        try await Crowd.with { crowd async throws in
            for route in crowd.town.book.routes where route.access == "member" && route.method == "POST" {
                try await crowd.as(.role("staf")) { browser async throws in
                    let token = try await browser.token("/-/gaya")
                    let answer = try await browser.answer(route, at: try Places.there.address(route), token: token)
                    #expect(![401, 403].contains(answer.status) && answer.status < 500, "\(route): \(answer.status)")
                }
            }
        }
    }

    /// What is allowed comes last: it changes things.
    @Test(arguments: ["GET", "POST"])
    func `a role opens what its actions allow and nothing else`(method: String) async throws {
        try await Crowd.with { crowd async throws in
            for isAllowed in [false, true] {
                for visitor in crowd.roles.map({ Crowd.Visitor.role($0) }) {
                    try await crowd.as(visitor) { browser async throws in
                        let token = try await browser.token("/-/gaya")
                        for route in crowd.town.book.routes
                        where route.method == method && route.isForAction
                            && Self.may(visitor, route, crowd) == isAllowed
                        {
                            let address = try Places.there.address(route)
                            let answer = try await browser.answer(route, at: address, token: token)
                            let what: Comment = "\(visitor): \(method) \(address) answers \(answer.status)"
                            #expect(Self.isRight(answer, to: route, isAllowed: isAllowed), what)
                        }
                    }
                }
            }
        }
    }

    private static func may(_ visitor: Crowd.Visitor, _ route: DeclaredRoute, _ crowd: Crowd) -> Bool {
        let deeper = deeper["\(route.method) \(route.path)"]
        return crowd.may(visitor, route.access) && deeper.map { crowd.may(visitor, $0) } ?? true
    }

    private static func isRight(_ answer: Browser.Answer, to route: DeclaredRoute, isAllowed: Bool) -> Bool {
        if !isAllowed { return answer.status == 404 || (bodies.contains(route.path) && answer.status == 400) }
        // An address that exists for posts alone leads back, and what is not there is not found then.
        let leadsBack = route.method == "GET" && answer.status == 303
        if empty[route.path] != nil, !leadsBack { return answer.status == 404 }
        if pieces.contains(route.path) { return answer.status == 403 }
        if route.method == "POST" { return ![401, 403, 404].contains(answer.status) && answer.status < 500 }
        // An address that exists for posts alone leads back to the page with its form.
        return answer.status == 200 || (answer.status == 303 && answer.location.hasPrefix("/pelabuhan/"))
    }

    @Test func `a grant ends on its day, and an old tag does not outlive it`() async throws {
        try await Town.with { town async throws in
            let day = try #require(Day("2026-09-16"))
            let sari = try town.id("Sari")
            try await town.store.change(by: .system("test"), in: ["o-1"]) { change in
                try Account.grant(
                    "admin-rb", to: sari, office: "o-1", unit: nil, from: day, until: day, in: change)
            }
            func visit(_ headers: HTTPFields = [:]) async throws -> Browser.Answer {
                try await town.as("Sari") { try await $0.get("/pelabuhan/rencana/unggah", headers) }
            }
            #expect(try await visit().status == 404)
            town.now.pass(seconds: 86_400)
            let answer = try await visit()
            #expect(answer.status == 200)
            town.now.pass(seconds: 86_400)
            #expect(try await visit([.ifNoneMatch: try #require(answer.headers[.eTag])]).status == 404)
            #expect(try await visit([.ifNoneMatch: "*"]).status == 404)
        }
    }

    @Test func `a form without our token changes nothing`() async throws {
        try await Town.with { town async throws in
            try await town.as("Rina") { browser async throws in
                #expect(try await browser.post("/-/akun/tampilan", [("bahasa", "en")], from: nil).status == 403)
                let forged = try await browser.post(
                    "/-/akun/tampilan", [("bahasa", "en"), ("token", String(repeating: "a", count: 128))], from: nil)
                #expect(forged.status == 403)
            }
            #expect(
                try await town.store.read { try $0.events(of: nil).filter { $0.kind == "identity.look-changed" }.count }
                    == 0)
        }
    }
}
