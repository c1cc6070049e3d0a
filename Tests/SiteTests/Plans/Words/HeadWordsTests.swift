import Testing

@testable import Plans

@Suite struct HeadWordsTests {
    private let words = PlanSample.reader.words

    @Test(arguments: [
        ("No", "number"), ("NO.", "number"), ("N O", "number"), ("Nomor", "number"), ("No. Urut", "number"),
        ("Kode", "code"),
        ("Area Perubahan", "area"), ("AREA", "area"), ("8 Area Perubahan", "area"),
        ("Area Perubahan / Program", "area"), ("Bidang Perubahan", "area"),
        ("Pilar", "pillar"), ("Sasaran", "pillar"), ("Sasaran Strategis", "pillar"), ("Tujuan", "pillar"),
        ("Komponen", "component"), ("Aspek Penilaian", "component"), ("Unsur", "component"),
        ("Program", "program"), ("Program Kerja", "program"), ("Strategi", "program"),
        ("Kegiatan", "activity"), ("K E G I A T A N", "activity"), ("Program/Kegiatan", "activity"),
        ("Program dan Kegiatan", "activity"), ("Aktivitas Utama", "activity"), ("Nama Kegiatan", "activity"),
        ("Rencana Kegiatan", "activity"), ("Kegi-\natan", "activity"),
        ("Sub Kegiatan", "sub-activity"), ("Subkegiatan", "sub-activity"), ("SUB  KEGIATAN", "sub-activity"),
        ("Rencana Aksi", "action"), ("RENCANA  AKSI / LANGKAH", "action"), ("Uraian Kegiatan", "action"),
        ("Rencana Kerja", "action"), ("Aksi", "action"), ("Rincian", "action"),
        ("Langkah Aksi", "step"), ("Langkah-Langkah Kegiatan", "step"), ("Tahapan Kegiatan", "step"),
        ("Indikator", "indicator"), ("Indikator Keberhasilan", "indicator"), ("Indikator\nKinerja", "indicator"),
        ("Kriteria Keberhasilan", "indicator"), ("Ukuran Keberhasilan", "indicator"), ("Tolok Ukur", "indicator"),
        ("Output", "output"), ("Keluaran (Output)", "output"), ("Produk", "output"),
        ("Hasil yang Diharapkan", "output"),
        ("Bukti Dukung", "evidence"), ("Data Dukung", "evidence"), ("Eviden", "evidence"), ("EVIDENCE", "evidence"),
        ("Bukti Fisik", "evidence"), ("Dokumen", "evidence"), ("Data Dukung/Eviden", "evidence"),
        ("Target", "target"), ("Target Output", "target"), ("Volume", "target"),
        ("Waktu", "time"), ("Jadwal Pelaksanaan", "time"), ("Waktu Pelaksanaan", "time"),
        ("Target dan Waktu", "time"), ("Target & Waktu", "time"), ("PELAKSANAAN (BULAN)", "time"), ("Bulan", "time"),
        ("Triwulan", "time"), ("Batas Waktu", "time"), ("Target Penyelesaian", "time"),
        ("Januari", "month-1"), ("Peb", "month-2"), ("MEI", "month-5"), ("Agt", "month-8"), ("Nop.", "month-11"),
        ("December", "month-12"), ("Bulan Maret", "month-3"), ("Jan 2026", "month-1"), ("B03", "month-3"),
        ("Bulan ke-7", "month-7"),
        ("TW I", "quarter-1"), ("Triwulan IV", "quarter-4"), ("Tri Wulan 2", "quarter-2"), ("Q3", "quarter-3"),
        ("Target TW II", "quarter-2"), ("Triwulan III Tahun 2026", "quarter-3"),
        ("Semester I", "semester-1"), ("Smt. 2", "semester-2"),
        ("2024", "year-2024"), ("Tahun 2026", "year-2026"), ("Target 2027", "year-2027"), ("T.A. 2025", "year-2025"),
        ("Penanggung Jawab", "unit"), ("Penang-\ngung Jawab", "unit"), ("PenanggungJawab Kegiatan", "unit"),
        ("PIC", "unit"), ("Pelaksana", "unit"), ("Unit Kerja", "unit"), ("Tim Kerja", "unit"), ("Sub Bagian", "unit"),
        ("Unit Kerja Pelaksana", "unit"),
        ("Kendala", "obstacle"), ("Permasalahan", "obstacle"), ("Tindak Lanjut", "follow-up"),
        ("Rencana Tindak Lanjut", "follow-up"), ("Anggaran (Rp)", "budget"), ("Sumber Dana", "budget"),
        ("Keterangan", "note"), ("Ket.", "note"),
        ("Realisasi", "realisation"), ("Realisasi TW I", "realisation"), ("Capaian Kinerja", "realisation"),
        ("Progres", "progress"), ("Status", "progress"), ("Nilai", "score"), ("Bobot", "weight"), ("Tautan", "link"),
        ("Link Data Dukung", "link"),
    ])
    func `a head names its role`(head: String, role: String) {
        #expect(words.role(ofHead: head)?.name == role, "\(head)")
    }

    @Test(arguments: ["12", "1", "I", "XII", "Nama", "NIP", "Golongan", "", "  ", "Sosialisasi kepada warga"])
    func `what is no head has no role`(text: String) {
        #expect(words.role(ofHead: text) == nil, "\(text)")
    }

    @Test func `a text longer than heads are has no role`() {
        #expect(words.role(ofHead: "Kegiatan " + String(repeating: "panjang ", count: 12)) == nil)
    }

    @Test func `a row that counts to twelve is a year, unless it numbers the columns`() {
        let numbers = (1...12).map(String.init)
        let romans = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"]

        #expect(words.months(inHeads: ["", "Kegiatan"] + numbers)[2] == .month(1))
        #expect(words.months(inHeads: ["", "Kegiatan"] + romans)[13] == .month(12))
        #expect(words.months(inHeads: numbers).isEmpty)
        #expect(words.months(inHeads: ["", ""] + (1...18).map(String.init)).isEmpty)
    }

    @Test func `a row that counts to four is quarters only below a head that says so`() {
        let row = ["", "", "I", "II", "III", "IV"]

        #expect(words.period(spanning: "TARGET TRIWULAN") == .quarter)
        #expect(
            words.months(inHeads: row, under: .quarter) == [
                2: .quarter(1), 3: .quarter(2), 4: .quarter(3), 5: .quarter(4),
            ])
        #expect(words.months(inHeads: row).isEmpty)
    }

    @Test func `months by their names need no head above them`() {
        #expect(words.months(inHeads: ["Kegiatan", "Jul", "Agu"]) == [1: .month(7), 2: .month(8)])
    }

    @Test(arguments: [
        ("Subbagian Umum", true), ("SEMUA SUB BAGIAN", true), ("Tim  Kerja", true), ("Kasubbag. Hukum", true),
        ("Panitera Muda Hukum", true), ("Timur", false), ("Rapat koordinasi", false), ("Unitisasi", false), ("", false),
    ])
    func `a unit is known by its first word`(text: String, isUnit: Bool) {
        #expect(words.isUnit(text) == isUnit, "\(text)")
    }
}
