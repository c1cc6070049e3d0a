import Documents
import Testing

@testable import Plans

@Suite struct OutlineTests {
    private func read(_ text: String) throws -> Proposal {
        let document = try Document(text: Array(text.utf8))
        let sheet = try Sheet(document)
        let read = try #require(OutlineReading.proposal(in: document, sheet, named: "a", PlanSample.reader.words))
        expectConserved(sheet, read)
        return read
    }

    /// Each paragraph has a field or a reason, never both, and its words stand in its fields.
    private func expectConserved(_ sheet: Sheet, _ read: Proposal) {
        let cells = Set(sheet.cells.map { [$0.line, $0.column] })
        let traced = Set(read.trace.map { [$0.line, $0.column] })
        let unread = Set(read.unread.map { [$0.line, $0.column] })
        #expect(traced.union(unread) == cells)
        #expect(traced.isDisjoint(with: unread))
        let fields = OutlineFields(read)
        for (index, cell) in sheet.cells.enumerated() where traced.contains([cell.line, cell.column]) {
            let names = read.trace.filter { $0.line == cell.line && $0.column == cell.column }.map(\.field)
            guard !names.contains(where: { $0.hasPrefix("decree.") }) else { continue }
            let said = names.reduce(into: Set()) { $0.formUnion(fields.words($1)) }
            let missing = TextCells.words(of: sheet.text(of: index)).subtracting(said)
            #expect(missing.isEmpty, "\(cell.line) \(names)")
        }
    }

    @Test func `three levels with time and unit in brackets`() throws {
        let read = try read(
            """
            RENCANA AKSI REFORMASI BIROKRASI
            DINAS PERHUBUNGAN KOTA SUKAMAJU TAHUN 2026

            A. Manajemen Perubahan
            1. Pembentukan tim kerja
            a. Menyusun rancangan keputusan tim (Januari–Maret; Subbagian Umum)
            b. Menetapkan keputusan
            tim (April; Subbagian Umum)
            B. Penataan Tatalaksana
            1. Penyusunan SOP
            a. Inventarisasi SOP (setiap triwulan; Bidang Angkutan)

            Mengetahui,
            Kepala Dinas
            """)
        let subs = read.allSubActivities

        #expect(read.title == "RENCANA AKSI REFORMASI BIROKRASI DINAS PERHUBUNGAN KOTA SUKAMAJU TAHUN 2026")
        #expect(read.areas.map(\.title) == ["Manajemen Perubahan", "Penataan Tatalaksana"])
        #expect(read.areas.flatMap(\.activities).map(\.title) == ["Pembentukan tim kerja", "Penyusunan SOP"])
        #expect(
            subs.map(\.title) == ["Menyusun rancangan keputusan tim", "Menetapkan keputusan tim", "Inventarisasi SOP"])
        #expect(subs.map(\.printedCode) == ["a", "b", "a"])
        #expect(subs.map(\.responsible) == [["Subbagian Umum"], ["Subbagian Umum"], ["Bidang Angkutan"]])
        #expect(subs.flatMap(\.indicators).map(\.months) == [[1, 2, 3], [4], [3, 6, 9, 12]])
        #expect(subs[0].indicators[0].time?.text == "Januari–Maret")
        #expect(subs[2].indicators[0].time?.quarters == [1, 2, 3, 4])
        #expect(read.unread.map(\.reason) == ["prose", "prose"])
    }

    @Test func `four levels of Markdown with keys below them`() throws {
        let read = try read(
            """
            # Rencana Aksi Zona Integritas 2026

            ## I. Manajemen Perubahan
            ### 1. Tim kerja
            1. Membentuk tim kerja
               - Indikator: Surat keputusan tim
               - Waktu: Januari 2026
               - Penanggung jawab: Sekretaris
            2. Memilih agen perubahan
               - Output:
                 - Keputusan agen perubahan
                 - Laporan kegiatan agen
               - Waktu: TW I
            ## II. Penataan Tatalaksana
            ### 1. Prosedur
            1. Meninjau prosedur
               - Indikator: Prosedur mutakhir
               - Waktu: 30 Februari 2026
               - Anggaran: nihil
            """)
        let subs = read.allSubActivities

        #expect(read.title == "Rencana Aksi Zona Integritas 2026")
        #expect(read.counts.areas == 2)
        #expect(read.areas.flatMap(\.activities).map(\.title) == ["Tim kerja", "Prosedur"])
        #expect(subs.map(\.printedNo) == [1, 2, 1])
        #expect(subs[0].indicators.map(\.text) == ["Surat keputusan tim"])
        #expect(subs[1].indicators.map(\.text) == ["Keputusan agen perubahan", "Laporan kegiatan agen"])
        #expect(subs[1].indicators.map(\.months) == [[3], [3]])
        #expect(subs[1].noteCodes == ["unit-missing"])
        #expect(subs[2].indicators[0].months.isEmpty)
        #expect(subs[2].indicators[0].time?.text == "30 Februari 2026")
        #expect(subs[2].noteCodes == ["no-month", "time-unclear", "unit-missing"])
        #expect(subs[2].indicators[0].details == [Proposal.Detail(role: "budget", head: "Anggaran", text: "nihil")])
    }

    @Test func `five levels keep the one between area and activity`() throws {
        let read = try read(
            """
            RENCANA KERJA SMA NEGERI 9 SUKAMAJU TAHUN 2027

            I. Standar Isi
            A. Program kurikulum
            1. Penyusunan kurikulum
            a. Menelaah dokumen tahun lalu
            1) Notulen telaah (Juni; Waka Kurikulum)
            2) Daftar perbaikan (Juli; Waka Kurikulum)
            II. Standar Proses
            A. Program supervisi
            1. Supervisi kelas
            a. Menyusun jadwal
            1) Jadwal supervisi (Agustus; Kepala Sekolah)
            """)
        let activities = read.areas.flatMap(\.activities)
        let first = try #require(read.allSubActivities.first)

        #expect(read.areas.map(\.title) == ["Standar Isi", "Standar Proses"])
        #expect(activities.map(\.title) == ["Penyusunan kurikulum", "Supervisi kelas"])
        #expect(activities.map { $0.above?.map(\.title) } == [["Program kurikulum"], ["Program supervisi"]])
        #expect(first.indicators.map(\.text) == ["Notulen telaah", "Daftar perbaikan"])
        #expect(first.indicators.map(\.months) == [[6], [7]])
    }

    @Test func `letters that are Roman numbers, too, go on with their list`() throws {
        let letters = ["A", "B", "C", "D", "E", "F", "G", "H", "I", "J"]
        let text = letters.map { "\($0). Bidang \($0)\n1. Kegiatan \($0) (Maret; Tim \($0))" }.joined(separator: "\n")

        #expect(try read(text).counts.areas == 10)
    }

    @Test func `paragraphs of keys and values, apart and run together`() throws {
        let read = try read(
            """
            Rencana Aksi Inspektorat Kabupaten Sukamaju Tahun 2026

            Area Perubahan: Penguatan Pengawasan
            Uraian: Melaksanakan audit kinerja
            Output: 1. Laporan audit 2. Surat tindak lanjut
            Dokumen: Kertas kerja
            Waktu: setiap triwulan
            Penanggung jawab: Inspektorat Pembantu I

            Area Perubahan: Pelayanan Publik
            Uraian: Membuka klinik konsultasi Output: Daftar konsultasi Dokumen: Buku tamu Waktu: sepanjang tahun Penanggung jawab: Subbagian Evaluasi
            Uraian: Menata ruang layanan
            Output: Ruang layanan tertata
            """)
        let subs = read.allSubActivities

        #expect(read.areas.map(\.title) == ["Penguatan Pengawasan", "Pelayanan Publik"])
        #expect(
            subs.map(\.title) == ["Melaksanakan audit kinerja", "Membuka klinik konsultasi", "Menata ruang layanan"])
        #expect(subs[0].indicators.map(\.text) == ["Laporan audit", "Surat tindak lanjut"])
        #expect(
            subs[1].indicators[0].details == [Proposal.Detail(role: "evidence", head: "Dokumen", text: "Buku tamu")])
        #expect(subs[1].indicators[0].months == Array(1...12))
        #expect(subs[1].responsible == ["Subbagian Evaluasi"])
        #expect(subs[2].noteCodes == ["no-month", "unit-missing"])
    }

    @Test func `what is said of an activity holds for what stands below it`() throws {
        let read = try read(
            """
            # Program kerja 2026
            - Kegiatan: Penataan arsip
              - Penanggung jawab: Bidang Arsip
              - Waktu: April
              - Langkah: Memilah arsip
              - Langkah: Menyusun daftar
                - Waktu: Mei
            """)
        let subs = read.allSubActivities

        #expect(subs.map(\.responsible) == [["Bidang Arsip"], ["Bidang Arsip"]])
        #expect(subs.map(\.responsibleRead) == [.inherited, .inherited])
        #expect(subs.flatMap(\.indicators).map(\.months) == [[4], [5]])
    }

    @Test func `the same area twice is two areas and a question`() throws {
        let read = try read(
            """
            Rencana aksi 2026
            A. Pengawasan
            1. Rapat (Maret; Tim A)
            B. Pengawasan
            1. Laporan (April; Tim A)
            """)

        #expect(read.counts.areas == 2)
        #expect(read.allSubActivities.last?.noteCodes.contains("area-repeated") == true)
        #expect(
            Question.all(of: read).filter(\.mustBeAnswered)
                == [Question(kind: .sameArea(area: "2", other: "1", code: "2.1.1"))])
    }

    @Test func `hundreds of outputs beside hundreds of times have the words once`() throws {
        var lines = [
            "Rencana Aksi Inspektorat Kabupaten Sukamaju Tahun 2026", "", "Area Perubahan: Pengawasan",
            "Uraian: Melaksanakan audit kinerja",
        ]
        lines += Array(repeating: "Output: Laporan audit", count: 500)
        lines += Array(repeating: "Waktu: Mei", count: 500)
        lines += ["Uraian: Menata ruang layanan", "Output: Ruang layanan tertata"]
        let read = try read(lines.joined(separator: "\n"))
        let sub = try #require(read.allSubActivities.first)
        let details = try #require(sub.details)

        #expect(sub.indicators.count == 500)
        #expect(sub.indicators.allSatisfy { $0.months == [5] && $0.time == nil })
        #expect(details.map(\.text) == Array(repeating: "Mei", count: 500))
        #expect(read.trace.count < 5000)
    }

    @Test func `words go on with a text only until it is as long as a cell can be`() throws {
        let words = Array(repeating: "lanjutan kata yang sama", count: 4).joined(separator: " ")
        var lines = ["Rencana aksi 2026", "A. Arsip", "1. Menata arsip (Maret; Tim A)"]
        lines += Array(repeating: words, count: 300)
        lines += ["2. Laporan (April; Tim A)", "3. Evaluasi (Mei; Tim A)"]
        let read = try read(lines.joined(separator: "\n"))

        #expect(read.allSubActivities.allSatisfy { $0.title.utf8.count < 21_000 })
        #expect(read.unread.filter { $0.reason == "prose" }.count > 50)
    }

    @Test func `a decree before the outline is read as one`() throws {
        let read = try read(
            """
            KEPUTUSAN KEPALA DINAS ARSIP
            NOMOR 4 TAHUN 2026
            TENTANG
            RENCANA AKSI DINAS ARSIP TAHUN 2026

            Menimbang : a. bahwa perlu rencana aksi;
            Mengingat : 1. Peraturan Daerah tentang arsip;

            MEMUTUSKAN
            KESATU : Menetapkan rencana aksi.

            Ditetapkan di Sukamaju
            pada tanggal 5 Januari 2026

            LAMPIRAN
            A. Arsip
            1. Memilah arsip (Maret; Bidang Arsip)
            2. Menata arsip (April; Bidang Arsip)
            """)

        #expect(read.decree.number == "4")
        #expect(read.decree.considerations.count == 1)
        #expect(read.areas.map(\.title) == ["Arsip"])
        #expect(read.allSubActivities.map(\.title) == ["Memilah arsip", "Menata arsip"])
    }

    @Test func `a text with numbers that is no plan has no proposal`() throws {
        let text = "Tata tertib\n1. Datang tepat waktu\n2. Menjaga kebersihan\n3. Melapor kepada petugas\n"
        let document = try Document(text: Array(text.utf8))

        #expect(try OutlineReading.proposal(in: document, Sheet(document), named: "a", PlanSample.reader.words) == nil)
    }
}
