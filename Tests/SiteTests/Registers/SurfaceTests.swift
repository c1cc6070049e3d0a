import Foundation
import Storage
import TestStore
import Testing
import Web

@testable import Forms
@testable import People
@testable import Registers
@testable import Site

/// Each surface × each definition: what ships and a register that no Swift knows have the same pages and files.
@Suite struct SurfaceTests {
    /// What is behind a register's address, and what must be on it.
    static let surfaces: [(path: String, has: String)] = [
        ("", "CODE"), (".json", "CODE"), (".csv", "CODE"), ("/ekspor.csv", "CODE"), ("/tambah", "<form"),
        ("/tentang", "<table"), ("/definisi", "<textarea"), ("/sekaligus", "<form"), ("/CODE", "CODE"),
        ("/CODE/ubah", "name=\"versi\""),
    ]

    /// A good answer for each field that a form asks.
    static func answers(_ fields: [Field], _ town: Town) async throws -> [(String, String)] {
        let (person, unit) = (
            try town.id("Sari"), try await town.store.read { try $0.texts("SELECT id FROM unit").first }
        )
        return fields.compactMap { field in
            let name = FieldInputs.prefix + field.key
            switch field.kind {
            case .text, .longText: return (name, "Contoh")
            case .number, .decimal, .money, .percent: return (name, "1")
            case .year: return (name, "2026")
            case .day: return (name, "2026-09-01")
            case .period: return (name, "2026")
            case .choice: return field.options.first.map { (name, $0.key) }
            case .choices: return field.options.first.map { (name + "[]", $0.key) }
            case .flag: return (name, "ya")
            case .person: return (name, person)
            case .unit: return unit.map { (name, $0) }
            case .evidence, .link, .rows, .computed: return nil
            }
        }
    }

    static let keys = ["x-loans", "complaints", "complaint-channels", "lhkpn", "teams"]

    @Test(arguments: keys) func `every surface of a register is there`(key: String) async throws {
        try await Town.with { town async throws in
            if key == "x-loans" { _ = try await OwnRegisterTests.take(Loans.measured, town, as: "Bambang") }
            let shelf = try Town.resources.get().shelf
            let register = try #require(try await town.store.read { try shelf.named(key, of: "o-1", in: $0) })
            let base = "/pelabuhan/register/\(register.path)"
            let asked = register.definition.fields.filter { !$0.later }
            let added = try await town.post(
                base, try await Self.answers(asked, town), as: "Bambang", from: base + "/tambah")
            let problems = added.body.matches(of: /data-error="[^"]*">[^<]*/).map { String($0.output) }
            #expect(added.status == 303, "\(problems)")
            let code = try #require(added.location.split(separator: "/").last.map(String.init))
            for surface in Self.surfaces {
                let answer = try await town.page(base + surface.path.replacing("CODE", with: code), as: "Bambang")
                #expect(
                    answer.status == 200 && answer.has(surface.has.replacing("CODE", with: code)), "\(surface.path)")
            }
            #expect(try await town.page("/pelabuhan/cari?q=\(code.lowercased())", as: "Bambang").has(code))
            #expect(try await town.page("/pelabuhan/register.json", as: "Bambang").has("\"\(key)\""))
            for measure in register.definition.measures {
                let page = try await town.page("/pelabuhan/ukuran/\(measure.key)", as: "Bambang")
                #expect(page.status == 200, "\(measure.key)")
            }
            for view in register.definition.views {
                #expect(try await town.page(base + "?lihat=\(view.key)", as: "Bambang").status == 200, "\(view.key)")
            }
            for column in register.register.columns.values {
                for way in ["", "&arah=turun"] {
                    let sorted = try await town.page(base + "?urut=\(column.key)\(way)", as: "Bambang")
                    #expect(sorted.status == 200 && sorted.has(code), "\(column.key)")
                }
            }
            let english = try await town.as("Bambang") { browser async throws in
                _ = try await browser.post(
                    "/-/akun/tampilan", [("bahasa", "en"), ("tema", "auto"), ("versi", "1")], from: "/-/akun")
                return try await browser.get(base + "/" + code)
            }
            #expect(english.has(register.definition.title.en))
        }
    }

    @Test func `what is due soon or late is told once to whoever has it, and stands in their calendar`() async throws {
        try await Town.with { town async throws in
            _ = try await ComplaintTests.send(town)
            let page = ComplaintTests.register + "/ADU-2026-0001"
            _ = try await town.post(page + "/petugas", [("petugas", try town.id("Bambang"))], as: "Bambang", from: page)
            let shelf = try Town.resources.get().shelf
            func told(_ kind: String) async throws -> Int {
                try await RecordReminders.remind(town.harbour, shelf, in: town.store)
                return try await town.store.read {
                    try $0.number("SELECT COUNT(*) FROM notice WHERE kind = \(kind)") ?? 0
                }
            }
            // Verification is due on the third working day, the 18th.
            #expect(try await told("registers.due") == 0)
            town.now.pass(seconds: 2 * 86_400)
            #expect(try await told("registers.due") == 1)
            #expect(try await told("registers.due") == 1)
            town.now.pass(seconds: 4 * 86_400)
            #expect(try await told("registers.late") == 1)
            #expect(try await told("registers.late") == 1)
            town.now.pass(seconds: 7 * 86_400)
            #expect(try await told("registers.late") == 2)
            let days = try await town.store.read { reading in
                let person = try #require(
                    try Person.active(try town.id("Bambang"), clock: town.store.clock, in: reading))
                return try RecordDay.all(of: person, town.harbour, shelf, in: reading)
            }
            #expect(days.count == 2 && days.allSatisfy { $0.address == page })
        }
    }
}
