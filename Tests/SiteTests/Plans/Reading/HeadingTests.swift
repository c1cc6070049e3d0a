import Testing

@testable import Plans

@Suite struct HeadingTests {
    @Test func `columns are found by their words wherever they stand`() throws {
        let read = try #require(
            PlanReading.of(
                """
                PENGADILAN NEGERI SUKAMAJU
                RENCANA AKSI TAHUN 2027

                Penanggung Jawab\tNomor\tSasaran\tProgram Kerja\tIndikator\tRincian Kegiatan\tAnggaran\tWaktu Pelaksanaan\t\t\t\t\t\t\t\t\t\t\t
                \t\t\tKegiatan\tKinerja\t\t\tJan\tFeb\tMar\tApr\tMei\tJun\tJul\tAgu\tSep\tOkt\tNov\tDes
                Kepaniteraan Hukum\t1\tPelayanan\tLayanan informasi\tData perkara\ta. Unggah putusan\t5 juta\t\tv\t\t\t\t\t\t\t\tv\t\t
                """
            ).proposal)
        let sub = try #require(read.allSubActivities.first)

        #expect(read.title == "PENGADILAN NEGERI SUKAMAJU RENCANA AKSI TAHUN 2027")
        #expect(sub.title == "Unggah putusan")
        #expect(sub.printedCode == "a")
        #expect(sub.indicators.map(\.months) == [[2, 10]])
        #expect(sub.responsible == ["Kepaniteraan Hukum"])
        #expect(
            (sub.details ?? sub.indicators.first?.details) == [
                Proposal.Detail(role: "budget", head: "Anggaran", text: "5 juta")
            ])
        #expect(read.unread == [])
    }

    @Test func `a month row that slipped by one column is put right by what stands below it`() throws {
        var table = OfficeTable()
        table.row("1.", "Perubahan", "Tim", "1. Bentuk tim", "SK", [1], "Bidang Angkutan")
        table.row("", "", "", "2. Rapat", "Notulen", [1, 2, 3])
        let lines = table.lines.map { $0.hasPrefix("\t\t\t\t\t1\t2") ? "\t" + $0 : $0 }
        let read = try #require(PlanReading.of(lines.joined(separator: "\n")).proposal)

        #expect(read.subActivity("1.1.2")?.indicators.first?.months == [1, 2, 3])
    }

    @Test func `rows above the first heading are read with its columns`() throws {
        var table = OfficeTable(pages: 0)
        table.row("1.", "Perubahan", "Tim", "1. Bentuk tim", "SK", [1], "Bidang Angkutan")
        table.breakPage()
        table.row("", "", "", "2. Rapat", "Notulen", [2])
        let read = try #require(PlanReading.of(table.text).proposal)

        #expect(read.counts.subActivities == 2)
    }
}
