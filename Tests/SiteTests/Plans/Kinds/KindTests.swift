import Documents
import Testing

@testable import Plans

@Suite struct KindTests {
    private func kind(_ text: String) throws -> DocumentKind {
        DocumentKind(of: try Document(Sheet(text: Array(text.utf8))), PlanSample.reader.words)
    }

    private func code(_ text: String) throws -> String {
        switch try kind(text) {
        case .plan: "plan"
        case .asked(let asked): asked.code
        case .refused(let refusal): refusal.code
        }
    }

    private func table(_ rows: String...) -> String {
        rows.map { $0.split(separator: "|", omittingEmptySubsequences: false).joined(separator: "\t") }
            .joined(separator: "\n")
    }

    @Test func `a report of what was done is no plan`() throws {
        let titled = table(
            "LAPORAN MONITORING RENCANA AKSI", "", "No|Kegiatan|Indikator|Target|Realisasi|Kendala",
            "1|Membentuk tim|Surat keputusan|Januari|Tim dibentuk 12 Januari|-",
            "2|Rapat bulanan|Notulen|Maret|Rapat berlangsung dua kali|Ruang rapat dipakai")
        let telling = table(
            "Rencana Aksi|Waktu|Penanggung Jawab|Capaian|Progres",
            "Menyusun pedoman|Februari|Bidang Data|Telah disusun pedoman|100%",
            "Melatih petugas|April|Bidang Data|Sudah dilaksanakan dua angkatan|80%",
            "Menguji sistem|Juni|Bidang Data|Belum dilaksanakan|0%")

        #expect(try code(titled) == "looks-like-monitoring")
        #expect(try code(telling) == "looks-like-monitoring")
        guard case .refused(let refusal) = try kind(telling) else { return }
        #expect(refusal.values["heads"] == "Capaian, Progres")
        #expect(refusal.values["lines"] == "2, 3, 4")
    }

    @Test func `a list of proofs is no plan`() throws {
        let links = table(
            "No|Nama Dokumen|Tautan", "1|Keputusan tim|https://awan.contoh/a", "2|Notulen|https://awan.contoh/b")
        let files = "Daftar bukti\nsk-tim.pdf\nnotulen-januari.docx\nfoto-kegiatan.jpg\ndaftar-hadir.pdf\n"

        #expect(try code(links) == "looks-like-evidence-list")
        #expect(try code(files) == "looks-like-evidence-list")
    }

    @Test func `a form that nobody filled in is no plan`() throws {
        let dots = table(
            "No|Kegiatan|Indikator|Waktu|Penanggung Jawab", "1|..........|.....||......", "2|_______|||", "3||||")
        let lines =
            "FORMULIR RENCANA\nNama unit : ..............\nKegiatan : ............\nWaktu : ________\nTarget : ......\n"

        #expect(try code(dots) == "looks-like-blank-form")
        #expect(try code(lines) == "looks-like-blank-form")
    }

    @Test func `a worksheet with answers and scores is no plan`() throws {
        let asked = table(
            "No|Pertanyaan|Bobot|Jawaban|Nilai", "1|Apakah tim sudah dibentuk?|2|Ya|1",
            "2|Apakah jadwal disusun?|3|Tidak|0")
        let scored = table(
            "Komponen|Uraian|Bobot|Nilai", "Perencanaan|Dokumen perencanaan tersedia|30|27,5",
            "Pengukuran|Ukuran telah dipakai|30|21", "Pelaporan|Laporan tepat waktu|15|15")

        #expect(try code(asked) == "looks-like-worksheet")
        #expect(try code(scored) == "looks-like-worksheet")
    }

    @Test func `a letter is no plan`() throws {
        let invitation = """
            Nomor : 12/UM/2026
            Sifat : Biasa
            Perihal : Undangan

            Yth. Kepala Bidang
            Dengan hormat, kami mengundang Saudara untuk hadir pada hari Senin.
            Demikian disampaikan, atas perhatian Saudara kami ucapkan terima kasih.
            """
        let cover = """
            Lampiran: satu berkas
            Hal: Penyampaian rencana

            Sehubungan dengan permintaan Saudara, bersama ini kami sampaikan rencana aksi.
            Hormat kami,
            Kepala Kantor
            Tembusan: arsip
            """

        #expect(try code(invitation) == "looks-like-letter")
        #expect(try code(cover) == "looks-like-letter")
    }

    @Test func `columns printed one after another are no table`() throws {
        let numbered =
            (["No", "Kegiatan", "Waktu"] + (1...6).map { "\($0)." }
            + ["Rapat", "Pelatihan", "Pemantauan", "Evaluasi", "Sosialisasi", "Pelaporan"]
            + ["Maret", "April", "Mei", "Juni", "Juli", "Agustus"]).joined(separator: "\n")
        let ticked =
            (["Rencana Aksi", "Penanggung Jawab"] + ["Menata arsip", "Memilah berkas", "Menyusun daftar"]
            + ["√", "√", "√", "√", "√"] + ["Bidang Arsip", "Bidang Data"]).joined(separator: "\n")

        #expect(try code(numbered) == "looks-like-columns")
        #expect(try code(ticked) == "looks-like-columns")
    }

    @Test func `a page scanned sideways is no text`() throws {
        let single = (0..<30).map { _ in "k e g n a t" }.joined(separator: "\n")
        let reversed = Array(repeating: "NATAIGEK ROTAKIDNI AWABESID NAURATU UTKAW TUPTUO", count: 6).joined(
            separator: "\n")

        #expect(try code(single) == "looks-like-sideways")
        #expect(try code(reversed) == "looks-like-sideways")
    }

    @Test func `a plan with a filled column of what was done is asked about`() throws {
        let text = table(
            "No|Kegiatan|Indikator|Waktu|Penanggung Jawab|Realisasi", "1|Rapat|Notulen|Maret|Bidang Data|ada",
            "2|Pelatihan|Daftar hadir|April|Bidang Data|ada")

        #expect(try code(text) == "may-be-monitoring")
        #expect(try code(text.replacing("\tada", with: "\t")) == "plan")
    }

    @Test func `rows like a plan's without heads are asked about`() throws {
        let text = table(
            "1|Membentuk tim kerja|Surat keputusan|Januari|Bidang Data",
            "2|Menyusun rencana kerja|Dokumen rencana|Maret|Bidang Umum")

        #expect(try code(text) == "heads-missing")
        #expect(try code(table("Nama|NIP|Golongan", "Rina|1|III", "Budi|2|II")) == "plan")
    }

    @Test func `a table that hardly says anything is asked about`() throws {
        #expect(try code(table("No|Kegiatan|Indikator|Waktu", "1|Rapat|Notulen|Maret")) == "few-rows")
        #expect(
            try code(table("No|Kegiatan|Indikator|Keterangan", "1|Rapat|Notulen|-", "2|Pelatihan|Daftar hadir|-"))
                == "no-time-no-unit")
    }

    @Test func `the sample is a plan`() throws {
        let document = try Document(Sheet(text: SourceText(PlanSample.decree).bytes))

        #expect(DocumentKind(of: document, PlanSample.reader.words) == .plan)
    }
}
