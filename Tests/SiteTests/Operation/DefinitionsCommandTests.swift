import Foundation
import TestStore
import Testing

@testable import Registers
@testable import Site

/// `tuntas definitions`: what is wrong in a folder, file by file.
@Suite struct DefinitionsCommandTests {
    private func report(_ files: [String: [UInt8]]) async throws -> DefinitionReport {
        try await TestStore.folder { folder in
            for (name, bytes) in files { try Data(bytes).write(to: folder.appending(path: name)) }
            return try DefinitionReport(folder, resources: TestStore.resources)
        }
    }

    @Test func `a sound folder has nothing to say but how many there are`() async throws {
        let report = try await report([
            "loans.yaml": Array(Loans.yaml.utf8), "notes.txt": Array("not ours".utf8),
            "windows.yaml": Array(
                "\u{FEFF}\(Loans.yaml.replacing("x-loans", with: "x-more").replacing("pinjam-barang", with: "lain"))"
                    .replacing("\n", with: "\r\n").utf8),
        ])
        #expect(report.wrong == [] && report.summary == "Sound: 2, with problems: 0, problems: 0.")
    }

    @Test func `what ships is sound`() throws {
        let folder = TestStore.resources.appending(path: "definitions/registers")
        let report = try DefinitionReport(folder, resources: TestStore.resources)
        #expect(report.wrong == [] && report.summary.hasSuffix("with problems: 0, problems: 0."))
    }

    @Test func `each problem is a line with file, line and column, as compilers print them`() async throws {
        let loans = Loans.yaml
        let report = try await report([
            "a.yaml": Array(loans.utf8),
            "b.yaml": Array(loans.replacing("label: [item]", with: "label: [thing]").utf8),
            "c.yaml": Array(loans.replacing("key: x-loans", with: "key: x-other").utf8),
            "d.yaml": Array("key: [".utf8), "e.yaml": [0x6B, 0xFF, 0xFE], "f.yaml": [],
            "g.yaml": Array(
                loans.replacing("key: x-loans", with: "key: links").replacing("pinjam-barang", with: "tautan")
                    .replacing("own: borrower\n", with: "")
                    .replacing("kind: person,", with: "kind: link, register: nowhere,")
                    .replacing("totals: [value]", with: "measures: [{ key: no.such, counts: \"true\" }]").utf8),
        ])
        let starts = [
            "e.yaml is no text in UTF-8", "b.yaml:6:9 label[0]: \"thing\" is no field; expected one of item, ",
            "c.yaml:2:7 path: \"pinjam-barang\" is where the register x-loans is", "d.yaml:", "f.yaml is empty",
            "g.yaml:19:44 fields[2].register: \"nowhere\" is no register",
            "g.yaml:45:19 measures[0].key: \"no.such\" is no measure of the catalogue",
        ]
        for start in starts { #expect(report.wrong.contains { $0.hasPrefix(start) }, "\(start) in \(report.wrong)") }
        #expect(report.wrong == report.wrong.sorted())
        #expect(report.summary == "Sound: 1, with problems: 6, problems: \(report.wrong.count).")
    }

    @Test func `a link may lead to what ships`() async throws {
        let yaml = Loans.yaml.replacing("own: borrower\n", with: "")
            .replacing("kind: person,", with: "kind: link, register: teams,")
        #expect(try await report(["loans.yaml": Array(yaml.utf8)]).wrong == [])
    }

    @Test func `a folder that is none is said`() {
        let nowhere = TestStore.root.appending(path: "no-such-folder")
        let problem = #expect(throws: SettingsProblem.self) {
            try DefinitionReport(nowhere, resources: TestStore.resources)
        }
        #expect(problem?.description.hasPrefix("There is no folder ") == true)
        #expect(throws: SettingsProblem.self) {
            try DefinitionReport(TestStore.root.appending(path: "Package.swift"), resources: TestStore.resources)
        }
    }
}
