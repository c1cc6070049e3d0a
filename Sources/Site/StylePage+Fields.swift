import People
import Web

/// What is filled in and what is listed: fields and tables.
extension StylePage {
    func fields(_ html: inout HTML) {
        html.add(
            """
            <form class="stack narrow" method="get" action="#g-isian">
            <div class="field"><label for="g-nama">Nama kegiatan</label>
            <p class="help" id="g-nama-bantu">Seperti tercetak di keputusan.</p>
            <input class="input" type="text" id="g-nama" name="g-nama" aria-describedby="g-nama-bantu"></div>
            <div class="field field-wrong"><label for="g-nip">NIP</label>
            <p class="wrong" id="g-nip-salah">\(visit.icon("warning")) NIP terdiri dari 18 angka; ini 16.</p>
            <input class="input input-short" type="text" id="g-nip" name="g-nip" value="1974081219990310" inputmode="numeric" aria-describedby="g-nip-salah" aria-invalid="true"></div>
            <div class="field"><label for="g-unit">Unit</label><select class="input" id="g-unit"><option>Subbag Rendatin</option><option>Subbag Tekhum</option></select></div>
            <div class="field"><label for="g-ket">Keterangan</label><textarea class="input" id="g-ket"></textarea></div>

            """)
        results(&html)
        monthChoice(&html)
        html.raw("</form>\n")
    }

    private func results(_ html: inout HTML) {
        html.raw("<fieldset><legend>Hasil</legend>\n")
        let results = ["Dilaksanakan", "Nihil, dengan alasan", "Tidak berlaku, dengan alasan"]
        for (value, result) in results.enumerated() {
            html.add(
                """
                <div class="choice"><input type="radio" id="g-hasil-\(value)" name="g-hasil" value="\(value)"\(" checked", if: value == 0)><label for="g-hasil-\(value)">\(result)</label></div>

                """)
        }
        html.raw("</fieldset>\n")
    }

    private func monthChoice(_ html: inout HTML) {
        html.raw("<fieldset><legend>Bulan</legend><div class=\"pick\">\n")
        for (index, month) in Self.months.enumerated() {
            let number = index + 1
            html.add(
                """
                <div class="choice"><input type="checkbox" id="g-bulan-\(number)" name="g-bulan" value="\(number)"><label for="g-bulan-\(number)">\(month.prefix(3))</label></div>

                """)
        }
        html.raw("</div></fieldset>\n")
    }

    func table(_ html: inout HTML) {
        html.raw(
            """
            <div class="scroll" tabindex="0" role="region" aria-label="Contoh tabel"><table class="table"><caption>Subkegiatan</caption>
            <thead><tr><th scope="col" aria-sort="ascending"><a href="?urut=-kode">Kode</a></th><th scope="col"><a href="?urut=judul">Subkegiatan</a></th><th scope="col">Unit</th><th scope="col" class="number"><a href="?urut=bulan">Bulan</a></th><th scope="col">Keadaan</th></tr></thead>
            <tbody>

            """)
        for row in Self.rows {
            html.add(
                """
                <tr><th scope="row">\(row.code)</th><td><a href="#g-tabel">\(row.title)</a></td><td>\(row.unit)</td><td class="number">\(row.months)</td><td>\(state(row.mark, row.word))</td></tr>

                """)
        }
        html.raw(
            """
            </tbody></table></div>
            <nav class="paging" aria-label="Halaman daftar"><p class="small soft">41–44 dari 74</p><p class="actions"><a class="button" rel="prev" href="?halaman=1">Sebelumnya</a> <a class="button" rel="next" href="?halaman=3">Berikutnya</a></p></nav>

            """)
    }

    private struct Row {
        let code, title, unit: String
        let months: Int
        let mark, word: String
    }

    private static let rows = [
        Row(
            code: "1.2.1", title: "Sosialisasi Reformasi Birokrasi melalui berbagai media",
            unit: "Subbag Rendatin, Subbag Parmas dan SDM", months: 3, mark: "selesai", word: "Selesai"),
        Row(
            code: "1.2.2", title: "Sosialisasi nilai-nilai untuk menegakan integritas penyelenggara Pemilu",
            unit: "Subbag Tekhum", months: 14, mark: "menunggu-verifikasi", word: "Menunggu verifikasi"),
        Row(
            code: "1.2.3", title: "Penyelenggaraan Integritas di lingkungan kerja",
            unit: "Subbag Tekhum", months: 4, mark: "lewat-jadwal", word: "Lewat jadwal"),
        Row(
            code: "1.2.4", title: "Internalisasi nilai-nilai dasar organisasi dan menciptakan budaya kerja",
            unit: "Subbag Parmas dan SDM", months: 2, mark: "belum-waktunya", word: "Belum waktunya"),
    ]
}
