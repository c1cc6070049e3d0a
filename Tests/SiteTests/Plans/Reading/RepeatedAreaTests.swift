import Testing

@testable import Plans

@Suite struct RepeatedAreaTests {
    private let unit = "Bidang Angkutan"

    @Test func `an area heading that comes again in a table of months must be answered`() throws {
        let read = try #require(
            OfficeTable.transport {
                $0.row("2.", "Akuntabilitas", "Kinerja", "1. Renstra", "Dokumen", [2], unit)
                $0.row("3.", "MANAJEMEN PERUBAHAN", "Agen", "1. Pilih agen", "SK agen", [3], unit)
            }.proposal)

        #expect(read.counts.areas == 3)
        #expect(read.subActivity("3.1.1")?.noteCodes == ["area-repeated"])
        #expect(
            Question.all(of: read).filter(\.mustBeAnswered)
                == [Question(kind: .sameArea(area: "3", other: "1", code: "3.1.1"))])
    }

    @Test func `an area heading that a page repeats asks nothing`() throws {
        let read = try #require(
            OfficeTable.transport {
                $0.breakPage()
                $0.row("1.", "Manajemen Perubahan", "", "2. Rapat", "Notulen", [2], unit)
            }.proposal)

        #expect(read.counts.areas == 1)
        #expect(read.subActivity("1.1.2")?.notes == [])
    }

    @Test func `an area heading that a page has cut is known by all its words`() throws {
        let read = try #require(
            OfficeTable.transport {
                $0.row("2.", "Penataan Tata", "Arsip", "1. Pilah arsip", "Daftar", [2], unit)
                $0.breakPage()
                $0.row("", "laksana")
                $0.row("3.", "Penataan Tata Laksana", "Surat", "1. Catat surat", "Buku", [3], unit)
            }.proposal)

        #expect(read.areas.map(\.title).last == "Penataan Tata Laksana")
        #expect(read.subActivity("3.1.1")?.noteCodes.contains("area-repeated") == true)
    }
}
