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

    /// Written before there was a vocabulary or a weight, and never used to choose one. But one person wrote both, so these
    /// flatter.
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

    /// Written for lines drawn by lot, when the vocabulary and the weights stood: at first sight 33 of 44 found their line,
    /// with no line marked as due. Who changes the vocabulary measures here what that does.
    static let drawn = [
        Phrase("bikin pertanyaan buat nilai seberapa puas orang dilayani", "1.2.5.b"),
        Phrase("masukin peraturan baru ke web hukum kantor", "4.3.2.b"),
        Phrase("hitung yang buka aplikasi cek DPT bulan lalu", "4.3.2.d"),
        Phrase("bahas draf renstra sama perencanaan provinsi", "6.1.1.a"),
        Phrase("daftarin staf ikut kursus SAKIP yang ada sertifikatnya", "6.2.2.a"),
        Phrase("urus ujian jafung pengadaan", "6.2.3.b"),
        Phrase("usulin teman perencana jadi pejabat fungsional", "6.2.3.c"),
        Phrase("foto-foto rapat monev ZI", "7.1.4.a"),
        Phrase("beresin catatan temuan evaluasi WBK", "7.1.4.b"),
        Phrase("nyicil isi LKE zona integritas di excel", "7.1.5.a"),
        Phrase("pesan poster stop gratifikasi ke percetakan", "7.2.2.a"),
        Phrase("bagi stiker anti suap ke parpol", "7.2.3.a"),
        Phrase("nindaklanjuti rekomendasi gratifikasi dari inspektorat", "7.2.4.b"),
        Phrase("tes link pengaduan whistleblower di web", "7.3.1.a"),
        Phrase("nyediain nomor WA khusus buat warga yang mau komplain", "7.6.1.a"),
        Phrase("laporan pengaduan masyarakat setahun, kendala sama sarannya", "7.6.3.a"),
        Phrase("bantu pak ketua isi e-LHKPN", "7.7.1.a"),
        Phrase("cek staf yang belum lapor SPT sama harta", "7.7.2.a"),
        Phrase("olah hasil angket kepuasan layanan", "8.2.1.a"),
        Phrase("tempel pengumuman semua layanan gratis", "8.2.1.d"),
        Phrase("rapat evaluasi inovasi pelayanan", "8.2.2.a"),
        Phrase("jalankan saran dari evaluasi inovasi kemarin", "8.2.2.b"),
        Phrase("siapin ruang laktasi sama kursi prioritas lansia", "8.3.1.e"),
        Phrase("cetak id card petugas layanan biar kelihatan tamu", "8.3.1.i"),
        Phrase("apel bareng pegawai ikrar dukung reformasi birokrasi", "1.1.2.a"),
        Phrase("kumpulin surat bebas benturan kepentingan dari pegawai", "1.2.3.d"),
        Phrase("tempel poster BerAKHLAK di lorong", "1.2.4.a"),
        Phrase("ngisi tabel monev renaksi RB", "1.3.1.a"),
        Phrase("bahas tupoksi tiap subbag, siapa ngerjain apa, sama target IKU", "3.1.1.a"),
        Phrase("revisi SOP bagian umum", "4.1.1.a"),
        Phrase("penilaian e-kinerja triwulan", "5.1.1.d"),
        Phrase("rapat bahas hasil SKP semester satu", "5.1.1.e"),
        Phrase("cari data kasus pelanggaran etik tahun lalu", "5.1.3.a"),
        Phrase("isi form ABK dari provinsi", "5.1.4.a"),
        Phrase("pantau serapan DIPA", "6.1.4.a"),
        Phrase("SK tim kerja WBK", "7.1.1.a"),
        Phrase("nyusun SK satgas SPIP", "7.5.1.a"),
        Phrase("kirim buku kendali ke inspektorat", "7.5.3.a"),
        Phrase("bikin bagan alur aduan warga", "7.6.1.c"),
        Phrase("tentuin batas hari buat jawab komplain", "7.6.1.d"),
        Phrase("susun SK pejabat pengadaan sama PPK", "7.8.1.a"),
        Phrase("bahas reward buat petugas layanan terbaik", "8.1.1.c"),
        Phrase("cetak visi misi buat dipajang di lobi", "8.3.1.h"),
        Phrase("sebar link SKM ke pengunjung", "8.4.1.a"),
    ]
}
