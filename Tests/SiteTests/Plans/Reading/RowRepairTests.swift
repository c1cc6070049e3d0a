import Testing

@testable import Plans

@Suite struct RowRepairTests {
    @Test func `a row that stands one column to the left is put right`() throws {
        let read = try #require(
            OfficeTable.transport {
                $0.row("", "", "", "2. Uji kendaraan", "Laporan uji", [3, 4], "Bidang Keselamatan", shift: -1)
            }.proposal)
        let sub = try #require(read.subActivity("1.1.2"))

        #expect(sub.title == "Uji kendaraan")
        #expect(sub.indicators.first?.months == [3, 4])
        #expect(sub.responsible == ["Bidang Keselamatan"])
        #expect(sub.noteCodes == ["shifted-left"])
    }

    @Test func `a row that stands one column to the right is put right`() throws {
        let read = try #require(
            OfficeTable.transport { $0.row("", "", "", "2. Uji kendaraan", "Laporan uji", [3], shift: 1) }.proposal)

        #expect(read.subActivity("1.1.2")?.indicators.first?.months == [3])
        #expect(read.subActivity("1.1.2")?.noteCodes == ["shifted-right"])
    }

    @Test func `a row that a page break has cut is one row`() throws {
        let read = try #require(
            OfficeTable.transport {
                $0.row("", "", "", "2. Uji kendaraan yang", "1. Laporan uji bagian", [3])
                $0.breakPage()
                $0.row("", "", "", "dipakai umum", "pertama 2. Laporan uji kedua")
            }.proposal)
        let sub = try #require(read.subActivity("1.1.2"))

        #expect(sub.title == "Uji kendaraan yang dipakai umum")
        #expect(sub.indicators.map(\.text) == ["Laporan uji bagian pertama", "Laporan uji kedua"])
        #expect(sub.indicators.map(\.months) == [[3], [3]])
        #expect(sub.sourceLines.count == 2)
        #expect(sub.noteCodes == ["page-break"])
    }

    @Test func `where the numbering jumps at a page break what is left is a lost item`() throws {
        let read = try #require(
            OfficeTable.transport {
                $0.breakPage()
                $0.row("", "", "", "", "dan luring;")
                $0.row("", "", "", "3. Tindak lanjut", "Laporan", [12])
            }.proposal)

        #expect(read.subActivity("1.1.2")?.title == "(tidak terbaca)")
        #expect(read.subActivity("1.1.2")?.indicators.map(\.text) == ["dan luring;"])
        #expect(read.subActivity("1.1.2")?.noteCodes == ["lost-item"])
        #expect(read.subActivity("1.1.3")?.printedNo == 3)
        #expect(read.subActivity("1.1.3")?.notes == [])
    }

    @Test func `a merged unit cell holds for the rows below it`() throws {
        let read = try #require(OfficeTable.transport { $0.row("", "", "", "2. Uji", "Laporan", [2]) }.proposal)

        #expect(read.subActivity("1.1.1")?.responsibleRead == .stated)
        #expect(read.subActivity("1.1.2")?.responsible == ["Bidang Angkutan"])
        #expect(read.subActivity("1.1.2")?.responsibleRead == .inherited)
    }

    @Test func `a unit inherited across an area shows the next one on the page`() throws {
        let read = try #require(
            OfficeTable.transport {
                $0.row("2.", "Akuntabilitas", "Kinerja", "1. Renstra", "Dokumen", [2])
                $0.row("", "", "", "2. Lakip", "Dokumen", [3], "Bidang Lalu Lintas")
            }.proposal)
        let sub = try #require(read.subActivity("2.1.1"))

        #expect(sub.responsible == ["Bidang Angkutan"])
        #expect(sub.responsibleOr == [["Bidang Lalu Lintas"]])
        #expect(sub.noteCodes == ["unit-across-area"])
    }

    @Test func `a unit on a row of its own belongs to the rows above it`() throws {
        let read = try #require(
            OfficeTable.transport {
                $0.row("", "", "Integritas", "Pelaporan A", "100% A", [3])
                $0.row("", "", "", "Pelaporan B", "100% B", [3])
                $0.row("", "", "", "", "", [], "Bidang Prasarana")
            }.proposal)

        for code in ["1.2.1", "1.2.2"] {
            #expect(read.subActivity(code)?.responsible == ["Bidang Prasarana"])
            #expect(read.subActivity(code)?.noteCodes == ["unit-below"])
        }
        #expect(read.subActivity("1.1.1")?.responsible == ["Bidang Angkutan"])
    }

    @Test func `a kind of unit is said once for both sides of a slash`() throws {
        let read = try #require(
            OfficeTable.transport { $0.row("", "", "", "2. Uji", "Laporan", [2], "Bidang Angkutan /Lalu Lintas") }
                .proposal)

        #expect(read.subActivity("1.1.2")?.responsible == ["Bidang Angkutan", "Bidang Lalu Lintas"])
    }

    @Test(
        arguments: [
            ([13], [12], nil, ["marks-overflow"]),
            ([6, 13], [6, 12], nil, ["marks-overflow"]),
            ([7, 14], [7, 12], [[6, 12]], ["marks-overflow", "month-uncertain"]),
            (Array(1...15), Array(1...12), nil, ["marks-overflow"]),
            ([], [], nil, ["no-month"]),
        ] as [([Int], [Int], [[Int]]?, [String])])
    func `ticks right of month 12 are read and noted`(
        ticks: [Int], months: [Int], other: [[Int]]?, notes: [String]
    ) throws {
        let read = try #require(OfficeTable.transport { $0.row("", "", "", "2. Uji", "Laporan", ticks) }.proposal)
        let sub = try #require(read.subActivity("1.1.2"))

        #expect(sub.indicators.first?.months == months)
        #expect(sub.indicators.first?.monthsOr == other)
        #expect(sub.noteCodes == notes)
    }

    @Test func `beside a row with more ticks than months a lone tick is uncertain`() throws {
        let read = try #require(
            OfficeTable.transport { $0.row("", "", "", "2. Uji", "Laporan", Array(1...14)) }.proposal)

        #expect(read.subActivity("1.1.1")?.noteCodes == ["month-uncertain"])
    }

    @Test func `a row without indicator and month is merged with the one above`() throws {
        let read = try #require(OfficeTable.transport { $0.row("", "", "", "2. Reviu") }.proposal)

        #expect(read.subActivity("1.1.2")?.noteCodes == ["merged-with-above"])
    }
}
