import Testing

@testable import Plans

@Suite struct WordingRepairTests {
    /// The sub-activity of one more row below the transport office's first.
    private func sub(_ title: String, _ indicator: String) -> Proposal.SubActivity? {
        OfficeTable.transport { $0.row("", "", "", title, indicator, [2]) }.proposal?.subActivity("1.1.2")
    }

    @Test func `numbered items of one cell are indicators, inner lists stay`() {
        let sub = sub("2. Uji: 1) rem 2) lampu", "1. Data uji: 1) Rem 2) Lampu 2. Jumlah 10. kendaraan 3. % lulus")

        #expect(sub?.title == "Uji: 1) rem 2) lampu")
        #expect(sub?.indicators.map(\.text) == ["Data uji: 1) Rem 2) Lampu", "Jumlah 10. kendaraan", "% lulus"])
        #expect(sub?.indicators.map(\.code) == ["1.1.2.a", "1.1.2.b", "1.1.2.c"])
    }

    @Test func `paragraphs that end with a semicolon and two spaces are indicators`() {
        #expect(sub("2. Uji", "Adanya tim;  Adanya SOP;")?.indicators.map(\.text) == ["Adanya tim;", "Adanya SOP;"])
    }

    @Test func `several numbers in a sub-activity cell stay together and are noted`() {
        let sub = sub("2. Uji rem; 3. Uji lampu;", "Laporan")

        #expect(sub?.title == "2. Uji rem; 3. Uji lampu;")
        #expect(sub?.printedNo == 2)
        #expect(sub?.noteCodes == ["several-in-one-cell"])
    }

    @Test func `a number before a small letter in mid-sentence is stray`() {
        let sub = sub("2. Pembinaan dan 3. pengawasan", "1. Data 2. dan angka 3. Jumlah")

        #expect(sub?.title == "Pembinaan dan pengawasan")
        #expect(sub?.indicators.map(\.text) == ["Data dan angka", "Jumlah"])
        #expect(sub?.noteCodes == ["stray-number", "stray-number"])
    }

    @Test func `list markup of a converter is taken out and noted, that of words only taken out`() {
        let list = sub("2. Uji", "<ol> <li>1. Data uji</li> <li>2. SOP &amp; foto</li> </ol>")
        let word = sub("2. Uji <i>emission test</i>", "Laporan")

        #expect(list?.indicators.map(\.text) == ["Data uji", "SOP & foto"])
        #expect(list?.noteCodes == ["html"])
        #expect(word?.title == "Uji emission test")
        #expect(word?.notes == [])
    }

    @Test func `what stands between brackets and is no tag stays, a cell of markup alone is unread`() throws {
        #expect(sub("2. Uji < 5 ton <kendaraan kecil>", "Laporan")?.title == "Uji < 5 ton <kendaraan kecil>")
        let read = try #require(OfficeTable.transport { $0.row("", "", "", "2. Uji", "<br/><p>", [2]) }.proposal)
        #expect(read.unread.map(\.reason) == ["no-words", "mark-alone"])
    }

    @Test func `empty parts of an inner list do no harm`() {
        #expect(sub("2. Uji: 1) 2) 3) rem", "Data: 1) 2) 3) rem")?.indicators.map(\.text) == ["Data: 1) 2) 3) rem"])
    }

    @Test func `a page footer inside a cell is taken out and noted`() {
        let sub = sub("2. Uji", "1. Tersedianya alat, Rencana Aksi Halaman 7 2. Adanya petugas")

        #expect(sub?.indicators.map(\.text) == ["Tersedianya alat,", "Adanya petugas"])
        #expect(sub?.notes.first?.values == ["text": "Rencana Aksi Halaman 7"])
    }

    @Test(arguments: [
        ("Laporan uji dan", "cut-sentence"), ("Laporan uji kendaraan ba", "cut-sentence"),
        ("Adanya pelatihan berupa buku dan latihan", "cut-sentence"),
        ("Tersusunnya data uji dan Terlaksananya sosialisasi uji", "run-together"),
        ("Kepatuhan atas aturan tahun 2019 Laporan uji", "run-together"), ("2. Laporan uji", "number-mismatch"),
    ])
    func `doubtful wording is noted`(indicator: String, note: String) {
        #expect(sub("2. Uji", indicator)?.noteCodes == [note])
    }

    @Test func `an area without a number counts on`() throws {
        let read = try #require(
            OfficeTable.transport { $0.row("", "Pelayanan Publik", "Budaya", "1. Latihan", "Laporan", [2]) }.proposal)

        #expect(read.areas.map(\.no) == [1, 2])
        #expect(read.subActivity("2.1.1")?.noteCodes.contains("area-unnumbered") == true)
    }

    @Test func `an activity in the area column is an activity`() throws {
        let read = try #require(
            OfficeTable.transport { $0.row("", "Pengendalian gratifikasi", "", "1. Tim", "SK", [2]) }.proposal)

        #expect(read.areas.count == 1)
        #expect(read.areas.first?.activities.last?.title == "Pengendalian gratifikasi")
        #expect(read.subActivity("1.2.1")?.noteCodes == ["activity-misplaced"])
    }

    @Test func `numbers that jump, continue or start again are noted`() throws {
        let read = try #require(
            OfficeTable.transport {
                $0.row("", "", "", "3. Uji", "Laporan", [2])
                $0.row("", "", "Arsip", "4. Tata arsip", "Laporan", [2])
                $0.row("", "", "", "1. Simpan arsip", "Laporan", [2])
            }.proposal)

        #expect(read.subActivity("1.1.2")?.noteCodes == ["number-gap"])
        #expect(read.subActivity("1.2.1")?.noteCodes == ["number-continues"])
        #expect(read.subActivity("1.2.2")?.noteCodes == ["activity-missing"])
    }

    @Test func `a title copied under another activity is noted where it does not fit`() throws {
        let read = try #require(
            OfficeTable.transport {
                $0.row("", "", "Terminal tertib", "1. Pelayanan aduan penumpang", "Data", [2])
                $0.row("", "", "Aduan penumpang", "1. Pelayanan aduan penumpang", "Data", [2])
            }.proposal)

        #expect(read.subActivity("1.2.1")?.noteCodes == ["mismatch"])
        #expect(read.subActivity("1.3.1")?.notes == [])
    }

    @Test func `a part of an inner list that belongs elsewhere is noted`() {
        let sub = sub(
            "2. Tertib: 1) Benturan kepentingan 2) Zona Integritas",
            "Dokumen benturan kepentingan: 1) Surat benturan 2) Daftar kepentingan 3) Piagam Zona Integritas")

        #expect(sub?.noteCodes == ["inner-list"])
    }
}
