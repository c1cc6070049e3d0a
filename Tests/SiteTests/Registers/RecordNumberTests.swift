import Testing

@testable import Registers

@Suite struct RecordNumberTests {
    @Test(arguments: [
        ("ADU-{year}-{number:4}", "ADU-2026-0007", "ADU-2026-12345"), ("{number}", "7", "12345"),
        ("T{number:1}", "T7", "T12345"), ("{year}{number:9}", "2026000000007", "2026000012345"),
        ("{number:3}-{year}-x", "007-2026-x", "12345-2026-x"),
    ])
    func `numbers are written by their template, with more digits where they need them`(
        template: String, seventh: String, many: String
    ) {
        let number = RecordNumber(template)
        #expect(number.isWhole && number.isYearly == template.contains("{year}"))
        #expect(number.code(year: 2026, number: 7) == seventh && number.code(year: 2026, number: 12_345) == many)
    }

    @Test(arguments: [
        "", "ADU", "{year}", "{number}{number}", "{number:0}", "{number:10}", "{number:x}", "{number:4:5}",
        "{number:-1}",
        "{number", "number}", "{}", "{ number }", "{month}-{number}", "{year:4}-{number}", "A/{number}", "A {number}",
        "É{number}", "{number}}", "{{number}}", "A.{number}", "{number}?",
    ])
    func `a template without exactly one number, or with what can't stand in an address, is none`(template: String) {
        #expect(!RecordNumber(template).isWhole)
    }

    @Test func `two records of a register never have one code`() {
        for template in ["ADU-{year}-{number:4}", "{year}{number}", "1{number}", "{number:2}-{year}"] {
            let number = RecordNumber(template)
            let years = number.isYearly ? [2025, 2026, 2027] : [2026]
            let codes = years.flatMap { year in (1...1200).map { number.code(year: year, number: $0) } }
            #expect(Set(codes).count == codes.count, "\(template)")
        }
    }
}
