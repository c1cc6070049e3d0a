import Testing

@testable import Plans

@Suite struct RefusalTests {
    private func code(_ text: String) -> String? { PlanReading.of(text).refusal?.code }

    @Test func `what is no text is refused`() {
        var state: UInt64 = 7
        let noise = (0..<4000).map { _ -> UInt8 in
            state = state &* 6_364_136_223_846_793_005 &+ 1
            return UInt8(truncatingIfNeeded: state >> 33) | 1
        }

        #expect(PlanReading.of([], named: "a").refusal?.code == "empty")
        #expect(code(" \n\t\n  ") == "empty")
        #expect(PlanReading.of(noise, named: "a").refusal?.code == "binary")
        #expect(code("Rencana aksi\u{0}\u{0} kantor\n") == "nul")
        #expect(PlanReading.of(Array("PK\u{3}\u{4}\u{14}\u{0}\u{6}\u{0}word".utf8), named: "a").refusal?.code == "nul")
    }

    @Test func `a letter without a table is refused`() {
        #expect(code("Yth. Kepala Dinas\n\nDengan hormat, kami undang rapat.\n") == "no-table")
    }

    @Test func `a table of something else is refused`() {
        #expect(
            code("Nama\tNIP\tGolongan\tJabatan\tUnit\tAlamat\nRina\t1\tIII\tStaf\tUmum\tJalan\n") == "no-plan-columns")
    }

    @Test func `the reader of month tables names the heads that it misses`() throws {
        let text = "No\tArea\tKegiatan\tIndikator\tPenanggung Jawab\n1\tA\tB\tC\tD\n"
        let refusal = #expect(throws: PlanReading.Refusal.self) {
            try PlanSample.reader.proposal(in: Sheet(text: Array(text.utf8)), named: "a")
        }

        #expect(refusal?.code == "no-plan-columns")
        #expect(refusal?.values["missing"] == "bulan, sub kegiatan")
    }

    @Test func `a heading without rows is refused`() {
        #expect(code(OfficeTable().text) == "no-rows")
    }

    @Test func `what is too large is refused with its place`() {
        let wide = PlanReading.of("a\n" + String(repeating: "x\t", count: 10_000)).refusal
        #expect(wide?.code == "too-wide")
        #expect(wide?.values["line"] == "2")
        let long = PlanReading.of("a\tb\t" + String(repeating: "x", count: 20_001)).refusal
        #expect(long?.code == "cell-too-long")
        #expect(long?.values["column"] == "3")
        #expect(code(String(repeating: "a\n", count: 20_001)) == "too-many-lines")
        #expect(code(String(repeating: "a\n", count: 20_000)) == "no-table")
        #expect(code(String(repeating: "a  b  c\n", count: 20_001)) == "too-many-lines")
        #expect(PlanReading.of([UInt8](repeating: 65, count: 8 << 20 | 1), named: "a").refusal?.code == "too-large")
    }
}
