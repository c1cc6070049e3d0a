import Documents
import Testing

@testable import Plans

@Suite struct PastedTextTests {
    @Test func `columns that spaces hold apart are a grid`() throws {
        let document = try Document.of(
            """
            RENCANA AKSI KANTOR CONTOH
            Tahun 2026

            No   Kegiatan                Indikator      Jan  Feb  PIC
            1    Rapat tim reformasi     Notulen         v        Umum
                 berkala
            2    Sosialisasi             Laporan              v   Hukum
            3    Evaluasi                Laporan akhir        v   Umum

            Kepala Kantor Contoh, tertanda tangan di sini
            """)

        #expect(document.paragraphs.map(\.line) == [1, 2, 10])
        #expect(
            document.cells.prefix(6) == ["4/1 No", "4/2 Kegiatan", "4/3 Indikator", "4/4 Jan", "4/5 Feb", "4/6 PIC"])
        #expect(document.cells.contains("5/4 v"))
        #expect(document.cells.contains("6/2 berkala"))
        #expect(document.cells.contains("7/5 v"))
        #expect(document.cells.last == "8/6 Umum")
    }

    @Test func `a line above a table that hides its columns is a paragraph`() throws {
        let text = """
            RENCANA AKSI REFORMASI KANTOR A  TAHUN DUA RIBU DUA  LAMPIRAN
            No   Kegiatan                Indikator      Jan  Feb  PIC
            1    Rapat tim reformasi     Notulen         v        Umum
            2    Sosialisasi             Laporan              v   Hukum
            3    Evaluasi                Laporan akhir        v   Umum
            """
        let document = try Document(text: Array(text.utf8), as: .aligned)

        #expect(document.paragraphs.map(\.line) == [1])
        #expect(document.cells.prefix(3) == ["2/1 No", "2/2 Kegiatan", "2/3 Indikator"])
    }

    @Test func `thousands of lines that stand in no columns are paragraphs`() throws {
        let lines = (0..<3000).map { String(repeating: " ", count: $0 % 9) + "aaaa  bbbb  cccc\n" }
        let document = try Document(text: Array(lines.joined().utf8), as: .aligned)

        #expect(document.grids.isEmpty)
        #expect(document.paragraphs.map(\.line) == Array(1...3000))
    }

    @Test func `justified prose is no grid`() throws {
        let text = """
            Dengan  hormat,  bersama  surat  ini  kami
            mengundang  seluruh  unit  untuk  hadir
            dalam  rapat  yang  akan  dilaksanakan  pagi
            pada  hari  Senin  di  ruang  rapat  utama
            """

        #expect(try Document.of(text).grids.isEmpty)
    }

    @Test func `lines of prose are paragraphs with the lines of the text`() throws {
        let document = try Document.of("Satu\n\n  Dua, dan\ntiga\n")

        #expect(
            document.paragraphs == [
                Paragraph(line: 1, text: "Satu"), Paragraph(line: 3, text: "Dua, dan"),
                Paragraph(line: 4, text: "tiga"),
            ])
    }
}
