import Testing

@testable import Plans

@Suite struct EncodingTests {
    private let text = String(decoding: PlanSample.decree, as: UTF8.self)

    private func utf16(_ text: String, isBigEndian: Bool, hasMark: Bool) -> [UInt8] {
        let units = (hasMark ? [0xFEFF] : []) + Array(text.utf16)
        return units.flatMap { isBigEndian ? [UInt8($0 >> 8), UInt8($0 & 255)] : [UInt8($0 & 255), UInt8($0 >> 8)] }
    }

    @Test func `every encoding of the decree reads the same`() throws {
        let plain = try #require(PlanReading.of(PlanSample.decree, named: "a").proposal)

        #expect(PlanReading.of([0xEF, 0xBB, 0xBF] + PlanSample.decree, named: "a").proposal == plain)
        for isBigEndian in [false, true] {
            for hasMark in [false, true] {
                let bytes = utf16(text, isBigEndian: isBigEndian, hasMark: hasMark)
                #expect(PlanReading.of(bytes, named: "a").proposal == plain)
            }
        }
    }

    @Test func `line ends of Windows change nothing but are white space`() throws {
        let plain = try #require(PlanReading.of(PlanSample.decree, named: "a").proposal)
        let windows = text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\r\n")
        let read = try #require(PlanReading.of(Array(windows.utf8), named: "a").proposal)

        #expect(read.areas == plain.areas)
        #expect(read.decree == plain.decree)
    }

    @Test func `text of old Windows programs is read by its code page`() throws {
        var table = OfficeTable()
        table.row("1.", "Perubahan", "Tim", "1. Bentuk tim \u{201C}inti\u{201D}", "SK \u{2013} tim", [])
        let bytes = table.text.unicodeScalars.map { scalar -> UInt8 in
            switch scalar.value {
            case 0x201C: 0x93
            case 0x201D: 0x94
            case 0x2013: 0x96
            default: UInt8(truncatingIfNeeded: scalar.value)
            }
        }
        let sub = try #require(PlanReading.of(bytes, named: "a").proposal?.allSubActivities.first)

        #expect(sub.title == "Bentuk tim \u{201C}inti\u{201D}")
        #expect(sub.indicators.first?.text == "SK \u{2013} tim")
    }
}
