import Documents
import Testing

@testable import Plans

@Suite struct DelimitedTests {
    @Test func `quotes hold separators, doubled quotes and line breaks`() throws {
        let text = "No,Kegiatan,Unit\r\n1,\"Rapat, \"\"inti\"\"\r\ndan lanjutan\",Umum\r\n2,Evaluasi,Hukum\r\n"
        let document = try Document.of(text)

        #expect(
            document.cells == [
                "1/1 No", "1/2 Kegiatan", "1/3 Unit", "2/1 1", "2/2 Rapat, \"inti\"\ndan lanjutan", "2/3 Umum",
                "4/1 2", "4/2 Evaluasi", "4/3 Hukum",
            ])
    }

    @Test func `a quote that is never closed is a sign of inches`() throws {
        let document = try Document.of("No;Barang;Unit\n1;\"5 pipa;Umum\n2;5\" pipa;Hukum\n")

        #expect(document.cells.contains("2/2 \"5 pipa"))
        #expect(document.cells.contains("3/2 5\" pipa"))
    }

    @Test func `decimal commas don't make the comma a separator`() {
        let text = "Kegiatan;Nilai;Bobot\nRapat;1,5;2,25\nSosialisasi;2,5;1,75\nEvaluasi;3,5;4,5\n"

        #expect(DocumentFormat(Array(text.utf8)) == .delimited(UInt8(ascii: ";")))
    }

    @Test func `a first line may name the separator`() throws {
        let document = try Document.of("sep=,\nNo,Kegiatan\n1,\"Rapat; tim\"\n")

        #expect(document.cells == ["2/1 No", "2/2 Kegiatan", "3/1 1", "3/2 Rapat; tim"])
    }

    @Test func `lines above the table and below it are paragraphs, whatever separators follow them`() throws {
        let text = """
            RENCANA AKSI;;;
            TAHUN 2026;;;
            ;;;
            No;Kegiatan;Bulan;Unit
            1;Rapat;;Umum
            ;lanjutan;;
            2;Evaluasi;;Hukum
            ;;;
            ;;;Kepala Bagian
            """
        let document = try Document.of(text)

        #expect(
            document.paragraphs.map { "\($0.line) \($0.text)" } == [
                "1 RENCANA AKSI", "2 TAHUN 2026", "9 Kepala Bagian",
            ])
        #expect(document.cells.contains("6/2 lanjutan"))
    }

    @Test func `sentences with commas are no table`() {
        let text = """
            Yth. Kepala Bagian, para staf, dan tamu, di tempat.
            Kami mengundang, seperti tahun lalu, seluruh unit.
            Rapat dimulai pagi, dijeda siang, dan ditutup sore, sesuai jadwal.
            Demikian, terima kasih.
            """

        #expect(DocumentFormat(Array(text.utf8)) == .prose)
    }

    @Test func `cells in quotes that a table program copied over several lines stay cells`() throws {
        let document = try Document.of("No\tKegiatan\tUnit\n1\t\"Rapat\ntim\"\tUmum\n2\tEvaluasi\tHukum\n")

        #expect(document.cells.contains("2/2 Rapat\ntim"))
        #expect(document.cells.contains("4/2 Evaluasi"))
    }

    @Test func `what is too large is refused with its place`() {
        let wide = String(repeating: "a;b;c\n", count: 4) + String(repeating: "x;", count: 401) + "\n"
        let many = String(repeating: "a;b;c\n", count: 20_001)
        let long = "a;b;c\nd;e;" + String(repeating: "x", count: 20_001) + "\n"

        for (text, code) in [(wide, "too-wide"), (many, "too-many-lines"), (long, "cell-too-long")] {
            #expect(PlanReading.of(text).refusal?.code == code)
        }
    }
}
