import Foundation
import Storage
import TestStore
import Testing

@testable import Forms
@testable import Measures
@testable import People
@testable import Registers
@testable import Site

/// The page of the reference is what the shape says, and the guides' examples are sound.
@Suite struct RegisterReferenceTests {
    @Test func `docs reference registers says every key of a definition`() throws {
        let path = TestStore.root.appending(path: "docs/reference/registers.md")
        let page = ReferencePage([RegisterDefinition.shape, Overlay.shape]).text
        if ProcessInfo.processInfo.environment["TUNTAS_WRITE_REFERENCE"] != nil {
            try page.write(to: path, atomically: true, encoding: .utf8)
        }
        #expect(try String(contentsOf: path, encoding: .utf8) == page)
    }

    @Test func `the published schema is that of a register`() throws {
        let schema = try #require(
            try JSONSerialization.jsonObject(with: Data(RegisterDefinition.jsonSchema)) as? [String: Any])
        let named = try #require(schema["$defs"] as? [String: [String: Any]])
        #expect(schema["$ref"] as? String == "#/$defs/register" && named["field"] != nil)
        let properties = try #require(named["register"]?["properties"] as? [String: Any])
        #expect(Set(properties.keys) == Set(RegisterDefinition.shape.keys.map(\.name)))
    }

    /// What stands between ```` ```yaml ```` and its end on a page.
    private func examples(_ page: String) throws -> [String] {
        let text = try String(contentsOf: TestStore.root.appending(path: "docs/guide/\(page)"), encoding: .utf8)
        return text.components(separatedBy: "```yaml\n").dropFirst().compactMap { part in
            part.components(separatedBy: "```").first
        }
    }

    @Test(arguments: ["registers.md", "registers.id.md"])
    func `the examples of the guide are taken by an office as they stand`(page: String) async throws {
        let examples = try examples(page)
        try #require(examples.count == 3)
        let (patch, visitors, measures) = (examples[0], examples[1], examples[2])
        try await Town.with { town async throws in
            for example in [patch, visitors, visitors + measures] {
                let taken = try await OwnRegisterTests.take(example, town)
                #expect(taken.status == 303, "\(example.prefix(60))")
            }
            let shelf = try Town.resources.get().shelf
            try await town.store.read { reading in
                let visitors = try #require(try shelf.named("x-visitors", of: "o-1", in: reading))
                #expect(visitors.path == "buku-tamu" && visitors.definition.views.count == 1)
                #expect(visitors.definition.ownMeasures.map(\.key) == ["x-visitors.seen"])
                let teams = try #require(try shelf.named("teams", of: "o-1", in: reading))
                #expect(teams.definition.field("x-room") != nil && teams.definition.columns.contains("x-room"))
            }
        }
    }

    @Test func `both guides have the same examples`() throws {
        // The comments are in the language of the page.
        func bare(_ page: String) throws -> [String] {
            try examples(page).map { $0.replacing(/#[^\n]*/, with: "").replacing(#/ +\n/#, with: "\n") }
        }
        #expect(try bare("registers.md") == bare("registers.id.md"))
    }
}

/// Shapes as a page of tables: each mapping with its keys.
struct ReferencePage {
    let text: String

    init(_ shapes: [ObjectShape]) {
        var mappings: [ObjectShape] = []
        for shape in shapes { Self.collect(shape, &mappings) }
        let actions = Action.ofRegisters.map { "`\($0.rawValue)`" }.sorted()
        text =
            """
            # Definitions of registers

            Every key that a register's YAML may have; any other is refused with its line. `*` stands behind what must be given, *usual* is what holds where nothing is written. What an expression may say is in [expressions](expressions.md), how an office works with all this in the [guide](../guide/registers.md).
            `access` may name these [actions](actions.md): \(actions.joined(separator: ", ")).
            This page is made from the shape by which definitions are read, and a test compares the two: `TUNTAS_WRITE_REFERENCE=1 bin/test RegisterReferenceTests` writes it anew.


            """ + mappings.map(Self.table).joined(separator: "\n")
    }

    private static func collect(_ object: ObjectShape, _ found: inout [ObjectShape]) {
        guard !found.contains(where: { $0.name == object.name }) else { return }
        found.append(object)
        for key in object.keys {
            var inner: Shape? = key.shape
            while let shape = inner {
                inner = nil
                switch shape {
                case .list(let item, _), .map(let item, _): inner = item
                case .object(let object): collect(object, &found)
                case .later(let object): collect(object(), &found)
                default: break
                }
            }
        }
    }

    private static func table(_ object: ObjectShape) -> String {
        let rows = object.keys.map { key in
            let usual = key.otherwise.map { "`\($0.replacing("\"", with: ""))`" } ?? ""
            return
                "| `\(key.name)`\(key.isRequired ? " *" : "") | \(kind(key.shape)) | \(usual) | \(key.help.replacing("|", with: "\\|")) |\n"
        }
        return "## \(object.name)\n\n| key | holds | usual | for |\n|---|---|---|---|\n" + rows.joined()
    }

    /// What a place holds, in words.
    private static func kind(_ shape: Shape) -> String {
        switch shape {
        case .text(let most): "text, at most \(most) characters"
        case .local(let most): "`{ id, en }`, at most \(most) characters each"
        case .key: "name"
        case .number(let range): "whole number, \(range.lowerBound) to \(range.upperBound)"
        case .flag: "`true` or `false`"
        case .choice(let all): all.map { "`\($0)`" }.joined(separator: ", ")
        case .day: "day, `2026-03-01`"
        case .expression: "[expression](expressions.md)"
        case .list(let item, let most): "list of \(kind(item)); at most \(most)"
        case .map(let item, let most): "names of your own, each with \(kind(item)); at most \(most)"
        case .object(let object): "[\(object.name)](#\(object.name))"
        case .later(let object): "[\(object().name)](#\(object().name))"
        }
    }
}
