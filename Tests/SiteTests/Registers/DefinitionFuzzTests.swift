import Forms
import Foundation
import TestStore
import Testing

@testable import Registers

/// Broken definitions by chance: each is taken whole or refused with a place inside of it, and nothing else happens.
@Suite struct DefinitionFuzzTests {
    private static let sources = Result {
        let folder = TestStore.resources.appending(path: "definitions/registers")
        let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
        return try files.filter { $0.pathExtension == "yaml" }.sorted { $0.path < $1.path }
            .map { try String(contentsOf: $0, encoding: .utf8) } + [Loans.yaml]
    }

    private struct Chance: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
            return mixed ^ (mixed >> 31)
        }

        mutating func roll(_ sides: Int) -> Int { Int(next() % UInt64(sides)) }
    }

    /// Whether a source was taken; a refusal names lines that there are.
    private func isTaken(_ source: String) throws -> Bool {
        // What is missing at the end is missing behind the last line.
        let lines = source.unicodeScalars.count { "\n\r\u{85}\u{2028}\u{2029}".unicodeScalars.contains($0) } + 2
        do {
            let register = try Register(yaml: source, named: "r.yaml")
            #expect(try Register(body: register.body, hash: register.hash).definition == register.definition)
            return true
        } catch let problems as DefinitionProblems {
            #expect(!problems.all.isEmpty)
            for problem in problems.all {
                #expect((0...lines).contains(problem.line) && !problem.text.isEmpty, "\(problem)")
            }
            return false
        }
    }

    @Test func `lines that are dropped, doubled or swapped`() throws {
        var chance = Chance(state: 1)
        var taken = 0
        for source in try Self.sources.get() {
            let lines = source.components(separatedBy: "\n")
            for _ in 0..<60 {
                var changed = lines
                for _ in 0...chance.roll(3) {
                    let place = chance.roll(changed.count)
                    switch chance.roll(3) {
                    case 0: changed.remove(at: place)
                    case 1: changed.insert(changed[place], at: chance.roll(changed.count))
                    default: changed.swapAt(place, chance.roll(changed.count))
                    }
                }
                if try isTaken(changed.joined(separator: "\n")) { taken += 1 }
            }
        }
        #expect(taken > 10)
    }

    @Test func `values that are swapped for others`() throws {
        var chance = Chance(state: 2)
        var refused = 0
        let odd = [
            "", "~", "[]", "{}", "true", "-1", "99999999999999999999", "1.5", "2026-02-30", "text1", "&a x", "*a", "'",
            "\"", "|", "- a", "{ id: a }", "é", "x-y", "state", "!!binary aGk=", "\u{0}", "\u{7F}",
        ]
        for source in try Self.sources.get() {
            let parts = source.components(separatedBy: ": ")
            let values = parts.dropFirst().map { String($0.prefix { !"\n,}]".contains($0) }) }
            for _ in 0..<60 {
                var changed = parts
                let place = 1 + chance.roll(parts.count - 1)
                let value = chance.roll(2) == 0 ? odd[chance.roll(odd.count)] : values[chance.roll(values.count)]
                changed[place] = value + changed[place].dropFirst(values[place - 1].count)
                if try !isTaken(changed.joined(separator: ": ")) { refused += 1 }
            }
        }
        #expect(refused > 50)
    }

    @Test func `bytes that are changed, and texts that end early`() throws {
        var chance = Chance(state: 3)
        var refused = 0
        for source in try Self.sources.get() {
            for round in 0..<60 {
                var bytes = Array(source.utf8)
                if round % 4 == 0 { bytes.removeLast(chance.roll(bytes.count)) }
                for _ in 0..<(1 + chance.roll(4)) where !bytes.isEmpty {
                    bytes[chance.roll(bytes.count)] = UInt8(chance.roll(256))
                }
                if try !isTaken(String(decoding: bytes, as: UTF8.self)) { refused += 1 }
            }
        }
        #expect(refused > 50)
    }

    @Test func `bytes that mean nothing`() throws {
        var chance = Chance(state: 4)
        for _ in 0..<2000 {
            let bytes = (0..<chance.roll(200)).map { _ in
                chance.roll(3) == 0 ? UInt8(chance.roll(256)) : Array(" \n:-[]{},&*'\"|>#?!%@key".utf8)[chance.roll(22)]
            }
            #expect(try !isTaken(String(decoding: bytes, as: UTF8.self)))
        }
    }
}
