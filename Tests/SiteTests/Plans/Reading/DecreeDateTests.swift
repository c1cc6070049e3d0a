import Testing

@testable import Plans

@Suite struct DecreeDateTests {
    @Test(
        arguments: [
            ("22 Januari 2026", "2026-01-22"), ("22 Nopember 2025", "2025-11-22"), ("1 Pebruari 2026", "2026-02-01"),
            ("29 Februari 2024", "2024-02-29"), ("31 Februari 2026", nil), ("31 April 2026", nil),
        ] as [(String, String?)])
    func `a day is read in either spelling, and none that no calendar has`(text: String, day: String?) {
        #expect(DecreeWords.date(in: Array("pada tanggal \(text)".utf8)) == day)
    }

    @Test func `a line with a day that no calendar has stays unread`() throws {
        var table = OfficeTable()
        table.row("1.", "Perubahan", "Tim", "1. Bentuk tim", "SK", [1], "Bidang Angkutan")
        let text = """
            TENTANG
            RENCANA AKSI DINAS PERHUBUNGAN

            Ditetapkan di Sukamaju
            pada tanggal 31 Februari 2026
            KEPALA DINAS,
            ttd
            RINA
            """
        let read = try #require(PlanReading.of(text + "\n" + table.text).proposal)

        #expect(read.decree.date == nil)
        #expect(read.decree.place == "Sukamaju")
        #expect(read.decree.signerTitle == "KEPALA DINAS")
        #expect(read.decree.signer == "RINA")
        #expect(read.unread.map(\.text) == ["pada tanggal 31 Februari 2026"])
    }
}
