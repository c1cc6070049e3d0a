import Foundation
import Storage
import TestStore
import Testing
import Web

@testable import Forms
@testable import People
@testable import Registers
@testable import Site

/// An office's patch over what ships: what it may do, what it may not, and that an upgrade leaves it alone.
@Suite struct OverlayTests {
    static let good = """
        # Tim di kantor kami
        register: teams
        title: { id: "Tim dan satgas", en: "Teams and task forces" }
        fields:
          - { key: x-room, kind: text, label: { id: "Ruang rapat", en: "Room" }, index: text8 }
        changes:
          decree-number: { required: true, most: 40, label: { id: "Nomor keputusan", en: "Number" } }
          decree-on: { hidden: true }
        columns: [number, name, x-room, state]

        """

    struct Case: Sendable, CustomTestStringConvertible {
        let old: String
        let new: String
        let problem: String
        var testDescription: String { problem }

        init(_ old: String, _ new: String, _ problem: String) {
            (self.old, self.new, self.problem) = (old, new, problem)
        }
    }

    @Test(arguments: [
        Case("register: teams", "register: boats", "2:11 register: \"boats\" is no register that ships"),
        Case("register: teams", "register: teams\npath: tim", "3:1 path: is not known here, expected one of register"),
        Case(
            "key: x-room", "key: room",
            "5:12 fields[0].key: \"room\" is no field of the office's own: they begin with x-"),
        Case("index: text8", "index: text3", "5:81 fields[0].index: text3 is taken by name"),
        Case("index: text8", "see: secret", "5:79 fields[0].see: \"secret\" is no name of access; expected one of add"),
        Case("decree-number:", "decree-no:", "7:14 changes.decree-no: the register has no such field"),
        Case("decree-on: {", "name: {", "8:19 changes.name.hidden: is a field that must be filled"),
        Case(
            "decree-on: { hidden: true", "name: { required: false", "8:21 changes.name.required: is asked by what ships"
        ),
        Case("most: 40", "most: 151", "7:42 changes.decree-number.most: is more than what ships takes"),
        Case("most: 40", "most: 0", "7:42 changes.decree-number.most: found \"0\", expected a whole number from 1 to "),
        Case(
            "required: true,", "required: true, hidden: true,",
            "7:44 changes.decree-number.hidden: is a field that must be filled"),
        Case("x-room, state", "x-hall, state", "9:25 columns[2]: \"x-hall\" is no column; expected one of number"),
        Case(
            "fields:\n", "fields:\n  - { key: x-room, kind: text, label: { id: R, en: R } }\n",
            "6:12 fields[1].key: \"x-room\" is there twice"),
        Case("decree-on: { hidden: true", "decree-on: { kind: text", "8:16 changes.decree-on.kind: is not known here"),
    ])
    func `what a patch may not do is named with its own line`(one: Case) async throws {
        let shelf = try RegisterShelf(resources: TestStore.resources)
        let yaml = Self.good.replacing(one.old, with: one.new)
        #expect(yaml != Self.good)
        let found = try await TestStore.with { store in
            try await store.read { reading in
                _ = try OfferedDefinition(Self.good, office: "o-1", shelf, in: reading)
                return #expect(throws: DefinitionProblems.self) {
                    try OfferedDefinition(yaml, office: "o-1", shelf, in: reading)
                }
            }
        }
        let problems = found?.all.map { "\($0.line):\($0.column) \($0.path): \($0.text)" } ?? []
        #expect(problems.contains { $0.hasPrefix(one.problem) }, "\(problems)")
    }

    @Test func `an office patches a register that ships, and has both in one`() async throws {
        try await Town.with { town async throws in
            // As browsers send it.
            let taken = try await OwnRegisterTests.take(Self.good.replacing("\n", with: "\r\n"), town)
            #expect(taken.status == 303, "\(taken.body.matches(of: /<code>([^<]*)/).map { String($0.1) })")
            let place = taken.location
            #expect(try await town.page(place, as: "Sari").has("Tim dan satgas"))
            let form = try await town.page(place + "/tambah", as: "Sari")
            #expect(form.has("Ruang rapat") && form.has("Nomor keputusan") && !form.has("f-decree-on"))
            let fields = [("f-kind", "spip"), ("f-name", "Satgas SPIP"), ("f-x-room", "Aula")]
            let refused = try await town.post(place, fields, as: "Sari", from: place + "/tambah")
            #expect(refused.status == 422 && refused.has("data-error=\"forms.missing\""))
            let added = try await town.post(
                place, fields + [("f-decree-number", "12/2026")], as: "Sari", from: place + "/tambah")
            #expect(added.status == 303)
            #expect(try await town.page(place, as: "Sari").has("Aula"))
            // Its own page shows the patch again; the other office has what ships.
            #expect(try await town.page(place + "/definisi", as: "Rina").has("decree-number: { required: true"))
            #expect(try await town.page("/bukit/register", as: "Budi").body.contains("Tim dan satgas") == false)
        }
    }

    /// What ships before and after an upgrade: the loans, and the loans with a field and a title more.
    private static func shelves(_ folder: URL) throws -> (old: RegisterShelf, new: RegisterShelf) {
        let yaml = Loans.yaml.replacing("key: x-loans", with: "key: loans")
        let upgraded = yaml.replacing("Peminjaman barang", with: "Pinjaman")
            .replacing(
                "  - key: parts\n",
                with: "  - { key: colour, kind: text, label: { id: Warna, en: Colour } }\n  - key: parts\n")
        func shelf(_ name: String, _ yaml: String) throws -> RegisterShelf {
            let folder = folder.appending(path: name)
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            try yaml.write(to: folder.appending(path: "loans.yaml"), atomically: true, encoding: .utf8)
            return try RegisterShelf(folder: folder)
        }
        return (try shelf("old", yaml), try shelf("new", upgraded))
    }

    @Test func `an upgrade of what ships leaves what an office took alone`() async throws {
        try await Town.with { town async throws in
            let (old, new) = try Self.shelves(town.folder)
            let patch = "register: loans\nfields:\n  - { key: x-room, kind: text, label: { id: Ruang, en: Room } }\n"
            let (harbour, hill) = (town.harbour, town.hill)
            let merged = try await town.store.change(by: .system("test"), in: ["o-1"]) { change in
                let offered = try OfferedDefinition(patch, office: "o-1", old, in: change.reading)
                try offered.take(harbour, in: change)
                return offered.register.hash
            }
            let upgraded = try #require(new.shipped.first)
            #expect(upgraded.hash != old.shipped.first?.hash)
            try await town.store.read { reading in
                let kept = try #require(try new.named("loans", of: harbour.id, in: reading))
                #expect(kept.register.hash == merged && kept.definition.title.id == "Peminjaman barang")
                #expect(kept.definition.field("x-room") != nil && kept.definition.field("colour") == nil)
                #expect(try new.at("pinjam-barang", of: harbour.id, in: reading)?.register.hash == merged)
                // An office that took nothing has what ships now.
                #expect(try new.named("loans", of: hill.id, in: reading)?.register.hash == upgraded.hash)
                // Its patch over what ships now has both, when somebody takes it again.
                let again = try OfferedDefinition(patch, office: "o-1", new, in: reading)
                #expect(again.register.definition.field("colour") != nil && again.base == upgraded.hash)
                #expect(again.register.definition.field("x-room") != nil)
                let effect = try DefinitionEffect(
                    again, office: "o-1", town.app.ground.locales[.indonesian], in: reading)
                #expect(effect.lines.map(\.word) == [.fieldAdded] && !effect.isRefused)
            }
        }
    }

    @Test func `an office that wrote in a register keeps it as it was until it takes the newer one`() async throws {
        try await Town.with { town async throws in
            let (old, new) = try Self.shelves(town.folder)
            let harbour = town.harbour
            try await town.store.change(by: .system("test"), in: ["o-1"]) { change in
                let register = try #require(try old.named("loans", of: "o-1", in: change.reading))
                try register.take(in: change)
                change.record("registers.definition-taken", on: "loans", office: "o-1", [])
            }
            let kept = try await town.store.read { try new.named("loans", of: "o-1", in: $0) }
            #expect(kept?.register.hash == old.shipped.first?.hash && kept?.version == 1)
            try await town.store.change(by: .system("test"), in: ["o-1"]) { change in
                let present = try #require(try new.named("loans", of: "o-1", in: change.reading))
                let shipped = try #require(new.shipped.first)
                try OfferedDefinition(shipped: shipped, instead: present).take(harbour, in: change)
            }
            let taken = try await town.store.read { try new.named("loans", of: "o-1", in: $0) }
            #expect(taken?.register.hash == new.shipped.first?.hash && taken?.version == 2)
            // Both stay written down, for the records that pin them.
            let hashes = try await town.store.read { try $0.texts("SELECT hash FROM definition WHERE key = 'loans'") }
            #expect(Set(hashes) == Set([old, new].compactMap { $0.shipped.first?.hash }))
        }
    }
}
