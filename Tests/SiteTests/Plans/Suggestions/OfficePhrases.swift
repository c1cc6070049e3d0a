import Testing

/// What people of an office say they did today, each with the line of the sample decree that it belongs to.
enum OfficePhrases {
    struct Phrase: Sendable, CustomTestStringConvertible {
        let text: String
        let code: String

        init(_ text: String, _ code: String) { (self.text, self.code) = (text, code) }

        var testDescription: String { "\(text) → \(code)" }
    }

    /// The vocabulary and the weights were chosen by these.
    static let known = [
        Phrase("rapat evaluasi SPIP sama kasubbag", "7.5.3.a"),
        Phrase("upload SK ke jdih", "2.5.1.b"),
        Phrase("kirim buku kendali bulan agustus", "7.5.3.a"),
        Phrase("nyebar kuesioner SKM ke tamu yang datang", "8.4.1.a"),
        Phrase("balas permohonan informasi dari mahasiswa", "4.3.2.e"),
        Phrase("cek daya serap anggaran bulan ini", "6.1.4.a"),
        Phrase("beresin berkas di gudang arsip", "4.3.3.a"),
        Phrase("ngingetin bapak-bapak komisioner lapor harta kekayaan", "7.7.1.a"),
        Phrase("bikin SKP pegawai baru", "5.1.1.a"),
        Phrase("ngisi LKE buat penilaian RB", "1.3.2.a"),
    ]

    /// Written before there was a vocabulary or a weight, and never used to choose one.
    static let heldOut = [
        Phrase("ttd pakta integritas pegawai", "1.2.3.a"),
        Phrase("nyusun LKj tahun kemarin buat dikirim ke provinsi", "6.1.8.a"),
        Phrase("nindaklanjuti aduan warga yang masuk lewat WA", "7.6.2.a"),
        Phrase("pasang spanduk tolak gratifikasi di kantor", "7.2.2.a"),
        Phrase("update data pegawai di SIASN", "5.1.7.a"),
        Phrase("ngitung beban kerja tiap subbag", "5.1.4.a"),
        Phrase("ikut diklat kepemimpinan dua hari", "5.1.5.b"),
        Phrase("belanja ATK lewat e-katalog", "7.8.1.b"),
        Phrase("bikin konten IG soal reformasi birokrasi", "1.2.1.a"),
        Phrase("rapat bentuk tim ZI", "7.1.1.a"),
        Phrase("cetak banner maklumat pelayanan buat ruang depan", "8.3.1.b"),
        Phrase("studi tiru ke satker lain soal inovasi pelayanan", "8.2.3.b"),
        Phrase("revisi SK yang sudah tidak cocok lagi", "2.2.1.a"),
        Phrase("buat sop alur kerja tiap bagian", "4.1.1.a"),
        Phrase("isi elapkin triwulan ini", "6.2.1.a"),
        Phrase("rekap surat pernyataan konflik kepentingan", "7.4.2.a"),
        Phrase("sosialisasi kode etik ke PPK dan PPS", "1.2.2.a"),
        Phrase("pilah arsip penting hasil pemilu buat diamankan", "4.3.3.b"),
        Phrase("kumpulin bahan buat rencana strategis lima tahun", "6.1.1.a"),
        Phrase("perbaiki kursi roda sama jalur difabel di ruang layanan", "8.3.1.e"),
    ]
}
