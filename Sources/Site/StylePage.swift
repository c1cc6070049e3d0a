import People
import Web

/// Every component of the design system, once, with sample texts as an Indonesian office would read them.
struct StylePage {
    let visit: Visit<Person?>

    func write(_ html: inout HTML) {
        section("teks", "Teks", &html, text)
        section("tanda", "Tanda bulan", &html, marks)
        section("ikon", "Ikon", &html, icons)
        section("tombol", "Tombol", &html, buttons)
        section("isian", "Isian", &html, fields)
        section("lencana", "Lencana dan keping", &html, badges)
        section("kabar", "Kabar", &html, notices)
        section("kartu", "Kartu", &html, cards)
        section("tabel", "Tabel", &html, table)
        section("fakta", "Fakta", &html, facts)
        section("jejak", "Jejak dan tab", &html, crumbs)
        section("gambar", "Gambar angka", &html, plot)
        section("maju", "Kemajuan", &html, progress)
        section("kosong", "Keadaan kosong", &html, empty)
        section("menu", "Menu dan dialog, tanpa skrip", &html, menu)
    }

    /// The samples are Indonesian, whatever the language of the page around them.
    private func section(_ name: String, _ title: String, _ html: inout HTML, _ body: (inout HTML) -> Void) {
        html.add(
            """
            <section class="stack" lang="id" aria-labelledby="g-\(name)"><h2 id="g-\(name)">\(title)</h2>

            """)
        body(&html)
        html.raw("</section>\n")
    }

    private func text(_ html: inout HTML) {
        html.raw(
            """
            <p>Isi, 16 piksel. <a href="#g-teks">Tautan di dalam kalimat</a>, <b>tebal untuk satu kata</b>, <code>kode</code>, dan <kbd>/</kbd>.</p>
            <p class="soft">Keterangan yang lebih tenang.</p>
            <p class="small soft">Teks kecil untuk tabel dan catatan. 0 1 2 3 4 5 6 7 8 9</p>
            <h3>Judul tingkat tiga</h3>

            """)
    }

    private func buttons(_ html: inout HTML) {
        html.add(
            """
            <p class="actions"><button type="button" class="button button-main">Tetapkan rencana</button> <button type="button" class="button">\(visit.icon("print")) Cetak</button> <button type="button" class="button button-plain">Batal</button> <button type="button" class="button button-danger">Hapus</button> <button type="button" class="button" disabled>Belum dapat</button></p>
            <p class="small soft">Satu tombol utama tiap halaman.</p>

            """)
    }

    private func badges(_ html: inout HTML) {
        html.add(
            """
            <p class="row"><span class="badge">usulan</span> <span class="badge badge-good">ditetapkan</span> <span class="badge badge-doubt">\(visit.icon("warning")) 3 keraguan</span> <span class="badge badge-bad">12 lewat jadwal</span> <span class="chip">Subbag Rendatin</span> <span class="chip">Subbag Parmas dan SDM</span></p>

            """)
    }

    private func notices(_ html: inout HTML) {
        html.add(
            """
            <div class="notice">\(visit.icon("calendar"))<div><p>Tanda bulan September ditutup 7 Oktober 2026.</p></div></div>
            <div class="notice notice-good" role="status">\(visit.icon("check"))<div><p>Rencana ditetapkan. <a href="#g-kabar">Lihat rencana</a></p></div></div>
            <div class="notice notice-warn">\(visit.icon("warning"))<div><p>Tiga subkegiatan belum punya penanggung jawab.</p></div></div>
            <div class="notice notice-bad" role="alert">\(visit.icon("warning"))<div><h3>Belum dapat disimpan</h3><ul class="dots"><li><a href="#g-nip">NIP terdiri dari 18 angka; ini 16.</a></li></ul></div></div>

            """)
    }

    private func cards(_ html: inout HTML) {
        html.raw(
            """
            <ul class="cards">
            <li class="card"><h3>Kartu</h3><p class="soft small">Untuk satu hal yang utuh.</p></li>
            <li><button type="button" class="card-button"><span>Kartu yang dapat dipilih</span><span class="small soft">Seluruhnya satu tombol</span></button></li>
            </ul>

            """)
    }

    private func facts(_ html: inout HTML) {
        html.raw(
            """
            <dl class="facts"><dt>Keputusan</dt><dd>Nomor 9 Tahun 2026</dd><dt>Ditetapkan</dt><dd>Muara Bulian, 22 Januari 2026</dd><dt>Penanda tangan</dt><dd>Ketua KPU Kabupaten Batang Hari</dd></dl>

            """)
    }

    private func crumbs(_ html: inout HTML) {
        html.raw(
            """
            <nav class="crumbs" aria-label="Jejak"><ol><li><a href="#g-jejak">Rencana Aksi 2026</a></li><li><a href="#g-jejak">1 Manajemen Perubahan</a></li><li aria-current="page">1.2.3</li></ol></nav>
            <nav class="tabs" aria-label="Bagian"><a href="#g-jejak" aria-current="page">Indikator</a><a href="#g-jejak">Data dukung</a><a href="#g-jejak">Riwayat</a></nav>

            """)
    }

    private func empty(_ html: inout HTML) {
        html.add(
            """
            <div class="empty">\(visit.icon("plan"))<h3>Belum ada rencana aksi 2027</h3><p class="soft">Unggah Keputusan Rencana Aksi, Tuntas membacanya.</p><p class="actions"><a class="button" href="#g-kosong">\(visit.icon("upload")) Unggah keputusan</a></p></div>

            """)
    }

    /// The dialog opens by its address, so it needs no script; its form leads back instead of sending anything.
    private func menu(_ html: inout HTML) {
        html.add(
            """
            <div class="row"><details class="menu"><summary class="button">\(visit.icon("download")) Unduh</summary><div class="menu-body"><ul><li><a href="#g-menu">CSV</a></li><li><a href="#g-menu">JSON</a></li></ul></div></details><a class="button button-danger" href="#hapus">Hapus usulan</a></div>
            <section class="dialog" id="hapus" aria-labelledby="hapus-judul"><div><h3 id="hapus-judul">Hapus usulan ini?</h3><p>Hasil baca dan 14 jawaban ikut terhapus. Naskahnya tetap tersimpan.</p><form class="actions" method="get" action="#g-menu"><button class="button button-danger">Hapus usulan</button> <a class="button" href="#g-menu">Batal</a></form></div></section>

            """)
    }
}
