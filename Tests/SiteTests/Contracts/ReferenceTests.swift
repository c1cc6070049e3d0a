import Foundation
import Storage
import TestStore
import Testing

/// The reference says what the code does, all of it and nothing else.
@Suite struct ReferenceTests {
    private let tree: SourceTree

    init() throws { tree = try SourceTree() }

    /// The cells of every row of the first table below a heading, the table's head aside.
    private func rows(_ page: String, below heading: String) throws -> [[String]] {
        let text = try SourceTree.reference(page)
        let start = try #require(text.firstRange(of: heading)).upperBound
        let lines = text[start...].split(separator: "\n").drop { !$0.hasPrefix("|") }.prefix { $0.hasPrefix("|") }
        return lines.dropFirst(2).map { line in
            line.split(separator: "|", omittingEmptySubsequences: false).dropFirst().dropLast()
                .map { $0.trimmingCharacters(in: .whitespaces) }
        }
    }

    private func bare(_ cell: String) -> String { cell.replacing("`", with: "") }

    @Test func `every action of the code and of the roles is described, with the roles that do it`() async throws {
        let rows = try rows("actions", below: "# Actions")
        let described = Set(rows.map { bare($0[0]) })
        #expect(described == (try tree.found(#"Action\(rawValue: "([a-z.-]+)"\)"#)))
        for row in rows { #expect(!row[1].isEmpty, "\(row[0])") }
        let shipped = try await TestStore.with { store in
            try await store.read { reading in
                var shipped: [String: Set<String>] = [:]
                try reading.each("SELECT action, role FROM role_action") { row in
                    shipped[try row.text(0), default: []].insert(try row.text(1))
                }
                return shipped
            }
        }
        #expect(Set(shipped.keys).subtracting(described) == [])
        for row in rows {
            let roles = Set(row[2].split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) })
            #expect(roles == shipped[bare(row[0])] ?? [], "\(row[0])")
        }
    }

    @Test func `every setting of the installation is described, and no other`() throws {
        let rows = try rows("settings", below: "## Of the installation")
        let settings = try #require(tree.files["Site/Settings.swift"])
        let stored = settings.matches(of: /\n    public var (\w+)[^{\n]*(?=\n)/).map { String($0.1) }
        #expect(stored.count > 8)
        let described = Set(rows.map { bare($0[0]) })
        #expect(Set(stored).subtracting(described) == [])
        #expect(described.subtracting(stored) == ["quiet"], "what is no property of Settings")
        let named = rows.flatMap { $0[2].split(separator: ",").map { bare($0.trimmingCharacters(in: .whitespaces)) } }
        #expect(Set(named).subtracting([""]) == (try tree.found("(TUNTAS_[A-Z_]+)")))
        #expect(Set(rows.map { bare($0[1]) }).subtracting([""]) == (try flags()))
        for row in rows { #expect(!row[4].isEmpty, "\(row[0])") }
    }

    /// The flags of `tuntas serve`.
    private func flags() throws -> Set<String> {
        let flag = /@(?:Option|Flag)\((name: \.customLong\("([a-z-]+)"\))?[^\n]*\)\s+var (\w+)/
        var flags: Set<String> = []
        for file in ["ServeCommand", "TuntasCommand"] {
            for match in try #require(tree.files["Site/Commands/\(file).swift"]).matches(of: flag) {
                let plain = match.3.replacing(/[A-Z]/) { "-" + String($0.output).lowercased() }
                let name: String = match.2.map { String($0) } ?? String(plain)
                flags.insert("--" + name)
            }
        }
        return flags
    }

    @Test func `every setting of an office is described, and no other`() throws {
        let rows = try rows("settings", below: "## Of an office")
        let settings = try #require(tree.files["Offices/Settings/OfficeSettings.swift"])
        let known = Set(settings.matches(of: /key\(\.\w+, "([a-z_]+)"\)/).map { String($0.1) })
        #expect(known.count > 3)
        #expect(Set(rows.map { bare($0[0]) }) == known)
    }
}
