import Documents
import Testing

@testable import Plans

@Suite struct LayoutPropertyTests {
    @Test(arguments: LayoutFixture.all)
    func `no format loses a word`(fixture: LayoutFixture) throws {
        let text = try SourceText(fixture.bytes).bytes
        let lost = LayoutWordCount.lostWords(
            from: text, isPage: fixture.name.hasSuffix(".html"), in: try Document(text: text))

        #expect(lost == [])
    }

    @Test(arguments: LayoutFixture.all.filter { !$0.name.hasSuffix(".html") })
    func `no format loses a letter of a damaged file`(fixture: LayoutFixture) throws {
        for seed in 1...8 {
            let damaged = LayoutMutation(of: fixture.bytes, seed: seed).bytes
            do throws(PlanReading.Refusal) {
                let text = try SourceText(damaged).bytes
                guard DocumentFormat(text) != .html else { continue }
                let document = try Document(text: text)
                #expect(LayoutWordCount.lostLetters(from: text, in: document) == [], "\(fixture.name), seed \(seed)")
            } catch {
                #expect(!error.code.isEmpty)
            }
        }
    }

    @Test(arguments: LayoutFixture.all)
    func `every cell is in a field or on the unread list`(fixture: LayoutFixture) {
        expectKept(fixture.bytes, fixture.name)
    }

    @Test(arguments: LayoutFixture.all)
    func `a damaged document of any layout loses nothing and crashes nothing`(fixture: LayoutFixture) {
        for seed in 1...16 {
            expectKept(LayoutMutation(of: fixture.bytes, seed: seed).bytes, "\(fixture.name), seed \(seed)")
        }
    }

    @Test(arguments: LayoutGarbage.all)
    func `garbage crashes nothing and loses nothing`(garbage: LayoutGarbage) {
        expectKept(garbage.bytes, garbage.name)
    }

    @Test(arguments: LayoutFixture.all)
    func `the same bytes are read the same way`(fixture: LayoutFixture) {
        let damaged = LayoutMutation(of: fixture.bytes, seed: 7).bytes

        #expect(PlanReading.of(damaged, named: "a") == PlanReading.of(damaged, named: "a"))
    }

    private func expectKept(_ bytes: [UInt8], _ name: String) {
        #expect(LayoutConservation.faults(of: bytes) == [], "\(name)")
    }
}
