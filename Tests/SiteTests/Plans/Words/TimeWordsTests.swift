import Testing

@testable import Plans

@Suite struct TimeWordsTests {
    private let words = PlanSample.reader.words
    private static let year = Array(1...12)

    @Test(arguments: [
        ("Januari s/d Desember 2026", year), ("Jan - Des", year), ("April – Des", Array(4...12)),
        ("Juli dan Desember", [7, 12]), ("Maret, Juni, September & Desember", [3, 6, 9, 12]), ("Mei", [5]),
        ("setiap bulan", year), ("SETIAP BULAN", year), ("tiap-tiap bulan", year), ("bulanan", year),
        ("sebulan sekali", year), ("1 kali sebulan", year), ("setiap hari kerja", year), ("mingguan", year),
        ("setiap 3 bulan sekali", [3, 6, 9, 12]), ("tiga bulan sekali", [3, 6, 9, 12]),
        ("setiap enam bulan", [6, 12]), ("tiap triwulan", [3, 6, 9, 12]), ("triwulanan", [3, 6, 9, 12]),
        ("setiap awal triwulan", [1, 4, 7, 10]), ("setiap semester", [6, 12]),
        ("sepanjang semester 2", Array(7...12)), ("sepanjang tahun", year), ("selama 1 (satu) tahun", year),
        ("12 bulan", year), ("Semester I", [6]), ("TW II", [6]), ("Tw. 3", [9]), ("Triwulan ke-4", [12]),
        ("Triwulan I s.d. III", [3, 6, 9]), ("Q1, Q2 dan Q4", [3, 6, 12]), ("kuartal pertama", [3]),
        ("B03", [3]), ("B06 dan B12", [6, 12]), ("bulan 1, 4, 7", [1, 4, 7]), ("bulan Maret", [3]),
        ("minggu ke-2 Maret", [3]), ("Minggu I-II April", [4]), ("setiap bulan Maret dan September", [3, 9]),
        ("akhir tahun", [12]), ("awal tahun", [1]), ("awal triwulan II", [4]), ("akhir semester 1", [6]),
        ("31 Desember 2026", [12]), ("15-03-2026", [3]), ("2026-03-15", [3]), ("03/2026", [3]), ("Mar 2026", [3]),
        ("5 – 10 Maret 2026", [3]), ("28 Februari s.d. 3 Maret 2026", [2, 3]), ("January to March", [1, 2, 3]),
        ("Januari\ns.d.\nMaret", [1, 2, 3]), ("Jan-Mar; Jul-Sep", [1, 2, 3, 7, 8, 9]),
        ("Tahun 2026: Januari dan Maret", [1, 3]), ("setiap bulan pada semester II", Array(7...12)),
        ("paling lambat 31 Maret 2026", [3]), ("mulai Maret s/d Mei", [3, 4, 5]),
        ("setiap bulan, mulai Oktober", [10, 11, 12]), ("TW-II", [6]), ("satu kali dalam 3 bulan", [3, 6, 9, 12]),
        ("12 Maret 2026 pukul 09.00 WIB", [3]), ("maret/juni/september", [3, 6, 9]),
        ("Setiap triwulan (Maret, Juni, September, Desember)", [3, 6, 9, 12]),
    ])
    func `a phrase means months`(phrase: String, months: [Int]) {
        #expect(words.time(phrase, year: 2026)?.months == months, "\(phrase)")
    }

    @Test func `quarters and half-years are kept as such`() {
        #expect(words.time("TW I dan TW III", year: 2026)?.quarters == [1, 3])
        #expect(words.time("Semester 1 & 2", year: 2026)?.semesters == [1, 2])
        #expect(words.time("tiap triwulan", year: 2026)?.quarters == [1, 2, 3, 4])
        #expect(words.time("Maret", year: 2026)?.quarters == nil)
    }

    @Test func `another year is said, not taken for this one`() {
        #expect(words.time("Maret 2027", year: 2026) == TimeReading(years: [2027]))
        #expect(words.time("2025, 2026, 2027", year: 2026)?.years == [2025, 2026, 2027])
        #expect(words.time("2025 – 2027", year: 2026)?.years == [2025, 2026, 2027])
        #expect(words.time("Tahun 2026", year: 2026) == TimeReading(years: [2026]))
    }

    @Test func `a phrase that runs over the year is clipped and says so`() throws {
        let later = try #require(words.time("Oktober 2026 s.d. Maret 2027", year: 2026))
        let earlier = try #require(words.time("November 2025 – Februari 2026", year: 2026))
        let bare = try #require(words.time("November – Februari", year: 2026))

        #expect(later.months == [10, 11, 12])
        #expect(later.years == [2026, 2027])
        #expect(later.certainty < 100)
        #expect(earlier.months == [1, 2])
        #expect(bare.months == [11, 12])
        #expect(bare.certainty < later.certainty)
    }

    @Test(arguments: ["30 Februari 2026", "31/04/2026", "29 Februari 2027", "32 Januari", "Triwulan 5", "bulan 13"])
    func `a day or month that doesn't exist is impossible`(phrase: String) {
        let reading = words.time(phrase, year: 2026)

        #expect(reading?.isImpossible == true, "\(phrase)")
        #expect(reading?.months == [], "\(phrase)")
    }

    @Test(arguments: [
        "1 (satu) kali setahun", "insidental", "sesuai kebutuhan", "2 kali dalam 1 tahun", "Minggu ke-2",
        "selama 3 bulan", "dua kali setahun",
    ])
    func `what comes at no stated time has no months and says that it is uncertain`(phrase: String) throws {
        let reading = try #require(words.time(phrase, year: 2026))

        #expect(reading.months.isEmpty, "\(phrase)")
        #expect(reading.certainty <= 50, "\(phrase)")
    }

    @Test(arguments: [("Janauri", 1), ("Desembar", 12), ("Febuari", 2), ("Agusstus", 8), ("septamber", 9)])
    func `one wrong letter is read with less certainty`(word: String, month: Int) throws {
        let reading = try #require(words.time(word, year: 2026))

        #expect(reading.months == [month], "\(word)")
        #expect((50..<100).contains(reading.certainty), "\(word)")
    }

    @Test(arguments: [
        "", "-", "v", "2 dokumen", "100%", "Laporan Kinerja Tahun 2026", "Surat keputusan tim tanggal 3 Januari 2026",
        "I, II", "Subbagian Umum", "Rapat",
    ])
    func `what says nothing about time is none`(text: String) {
        #expect(words.time(text, year: 2026) == nil, "\(text)")
    }

    @Test func `a long text is no phrase of time`() {
        #expect(words.time(String(repeating: "Januari ", count: 100), year: 2026) == nil)
    }

    @Test func `a mark says that something is due, how much, or nothing`() {
        for tick in ["√", "✓", "✔", "☑", "v", "V", "x", "X", "●", "•", "■", "*", "1", "ü", "\u{F0FC}", "( v )"] {
            #expect(words.mark(tick) == .tick, "\(tick)")
        }
        for amount in ["25%", "25 %", "2 dokumen", "1 laporan", "100", "1.500", "12,5%"] {
            #expect(words.mark(amount) == .amount, "\(amount)")
        }
        for nothing in ["-", "–", "0", "---"] { #expect(words.mark(nothing) == .nothing, "\(nothing)") }
        for other in ["", "Rapat", "3. Rapat", "vokal"] { #expect(words.mark(other) == nil, "\(other)") }
    }
}
