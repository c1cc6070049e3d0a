import Foundation
import Jobs
import Site
import Storage
import Testing

@testable import Audit

@Suite struct RootTests {
    @Test func `a root holds every chain's last event and is signed by the key in the data folder`() async throws {
        try await Town.with { town async throws in
            let name = try #require(try await town.roots.make(town.store))

            #expect(name == "2026-09-15T02-30-00Z")
            let key = try RootPublicKey.load(town.roots.publicKeyPlace)
            let file = try RootFile(name, in: town.roots.folder, key: key)
            #expect(file.problem == nil)
            let root = try #require(file.root)
            let events = try await town.store.read { reading in
                try ["-", "o-1", "o-2"].map { try reading.events(of: $0 == "-" ? nil : $0) }
            }
            #expect(root.heads.map(\.office) == ["-", "o-1", "o-2"])
            #expect(root.heads.map(\.seq) == events.map(\.count))
            #expect(root.heads.map(\.hash) == events.map { $0.last?.hash })
            #expect(root.installation == events[0].first?.hash)
            let secret = town.folder.appending(path: "root.key").path
            let facts = try FileManager.default.attributesOfItem(atPath: secret)
            #expect((facts[.posixPermissions] as? Int) == 0o600 && (facts[.size] as? Int) == 32)
        }
    }

    @Test func `nothing is signed twice, and the next root keeps the key`() async throws {
        try await Town.with { town async throws in
            #expect(try await town.roots.make(town.store) != nil)
            town.now.pass(seconds: 3600)
            #expect(try await town.roots.make(town.store) == nil)
            try await town.happen()
            let second = try await town.roots.make(town.store)
            #expect(second == "2026-09-15T03-30-00Z")
            #expect(try RootFile.names(town.roots.folder).count == 2)
            #expect(try await town.verify().badRoots == [])
        }
    }

    @Test func `an installation where nothing has happened has no root`() async throws {
        try await Town.with { town async throws in
            try await town.tamper("DELETE FROM chain")
            #expect(try await town.roots.make(town.store) == nil)
        }
    }

    @Test func `two roots of one second and a clock set back leave the newest root last`() async throws {
        try await Town.with { town async throws in
            let first = try #require(try await town.roots.make(town.store))
            try await town.happen()
            let second = try #require(try await town.roots.make(town.store))
            town.now.pass(seconds: -86_400)
            try await town.happen()
            let third = try #require(try await town.roots.make(town.store))
            #expect([first, second, third] == [first, second, third].sorted())
            #expect(Set([first, second, third]).count == 3)
            #expect(try await town.verdict().anchor?.root == third)
        }
    }

    @Test func `a root's text is read back as it is and in no other form`() throws {
        let at = try #require(Instant("2026-11-23T02:00:00.000Z"))
        let root = Root(installation: "ab", at: at, heads: [.init(office: "-", seq: 3, hash: "cd")])
        let text = "tuntas-root-1\ninstallation ab\nat 2026-11-23T02:00:00.000Z\nchain - 3 cd\n"
        #expect(root.text == text)
        #expect(Root(text: text) == root)
        let wrong = [
            "", text + "\n", String(text.dropLast()), text.replacing("-1", with: "-2"),
            text.replacing(" 3 ", with: " 03 "),
            text.replacing("chain", with: "chains"), text.replacing("02:00", with: "2:00"), text + "chain o-1 x cd\n",
        ]
        for text in wrong { #expect(Root(text: text) == nil, "\(text)") }
    }

    @Test func `a public key is the PEM that others write too`() throws {
        // The key and the signature of RFC 8032, 7.1, test 1.
        let secret: [UInt8] = [
            0x9d, 0x61, 0xb1, 0x9d, 0xef, 0xfd, 0x5a, 0x60, 0xba, 0x84, 0x4a, 0xf4, 0x92, 0xec, 0x2c, 0xc4, 0x44, 0x49,
            0xc5, 0x69, 0x7b, 0x32, 0x69, 0x19, 0x70, 0x3b, 0xac, 0x03, 0x1c, 0xae, 0x7f, 0x60,
        ]
        let key = try RootKey(secret: secret).publicKey
        #expect(
            key.pem == """
                -----BEGIN PUBLIC KEY-----
                MCowBQYDK2VwAyEA11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=
                -----END PUBLIC KEY-----

                """)
        #expect(try RootPublicKey(pem: key.pem) == key)
        #expect(key.fingerprint.count == 64)
        #expect(throws: RootProblem.self) { try RootPublicKey(pem: "-----BEGIN PUBLIC KEY-----\nAAAA\n") }
    }

    @Test func `a lost key is not replaced in silence`() async throws {
        try await Town.with { town async throws in
            try await town.roots.make(town.store)
            try FileManager.default.removeItem(at: town.folder.appending(path: "root.key"))
            try await town.happen()
            await #expect(throws: RootProblem.self) { try await town.roots.make(town.store) }
            #expect(try RootFile.names(town.roots.folder).count == 1)
        }
    }

    @Test func `the job signs an hour's events`() async throws {
        try await Town.with { town async throws in
            let job = town.roots.job
            #expect(job.name == "audit.root" && job.every == 3600)
            #expect(town.app.jobs.contains { $0.name == job.name })
        }
    }

    @Test func `an auditor fetches the newest root, its file and the key`() async throws {
        try await Town.with { town async throws in
            try await town.as("Bambang") { browser async throws in
                let none = try await browser.get("/pelabuhan/jejak/akar")
                #expect(none.location == "/pelabuhan/jejak?akar=belum")
                #expect(try await browser.get(none.location).has("Belum ada akar"))
                let first = try #require(try await town.roots.make(town.store))
                town.now.pass(seconds: 3600)
                try await town.happen()
                let second = try #require(try await town.roots.make(town.store))

                let newest = try await browser.get("/pelabuhan/jejak/akar").location
                #expect(newest == "/pelabuhan/jejak/akar/\(second)")
                let page = try await browser.get(newest)
                let head = try #require(try await town.store.read { try $0.events(of: "o-1").last })
                #expect(page.status == 200 && page.has("15 September 2026 10.30 WIB") && page.has(head.hash))
                #expect(page.has("/pelabuhan/jejak/akar/\(first)\""))
                let key = try RootPublicKey.load(town.roots.publicKeyPlace)
                #expect(page.has(key.fingerprint))
                #expect(try await browser.get("/pelabuhan/jejak/akar/kunci").body == key.pem)
                let file = try await browser.get(newest + "/berkas")
                #expect(key.hasSigned(try SignedRoot(json: Data(file.body.utf8))))
                for wrong in ["2026-09-15T02-30-01Z", "..%2F..%2Froot.key", "root.pub", "1"] {
                    #expect(try await browser.get("/pelabuhan/jejak/akar/\(wrong)").status == 404, "\(wrong)")
                    #expect(try await browser.get("/pelabuhan/jejak/akar/\(wrong)/berkas").status == 404, "\(wrong)")
                }
            }
        }
    }
}
