import Testing

@testable import Plans

@Suite struct LayoutTests {
    @Test func `there are documents to read`() throws {
        #expect(try LayoutFixture.loaded().count > 60)
    }

    @Test(arguments: LayoutFixture.all)
    func `an office's document is read as a careful person would`(fixture: LayoutFixture) {
        #expect(fixture.expected.faults(of: fixture.reading) == [])
    }
}

extension LayoutFixture: CustomTestStringConvertible {
    var testDescription: String { name }
}

extension LayoutGarbage: CustomTestStringConvertible {
    var testDescription: String { name }
}
