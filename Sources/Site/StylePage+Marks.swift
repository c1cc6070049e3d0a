import People
import Web

/// What stands for the state of a month, and for numbers: marks, icons, the plot, progress.
extension StylePage {
    static let months = [
        "Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober",
        "November", "Desember",
    ]

    func marks(_ html: inout HTML) {
        html.raw(
            """
            <p class="soft">Bentuk dan kata dahulu, warna kemudian. Sel kosong berarti tidak direncanakan.</p>
            <ul class="cards">

            """)
        for (name, word) in [
            ("selesai", "Selesai"), ("menunggu-verifikasi", "Menunggu verifikasi"), ("perlu-revisi", "Perlu revisi"),
            ("lewat-jadwal", "Lewat jadwal"), ("sedang-berjalan", "Sedang berjalan"),
            ("belum-waktunya", "Belum waktunya"), ("nihil", "Nihil"), ("tidak-berlaku", "Tidak berlaku"),
            ("digeser", "Digeser"),
        ] {
            html.add("<li class=\"card\">\(state(name, word))</li>\n")
        }
        html.raw("</ul>\n")
    }

    /// A mark with its word; what is late is loud.
    func state(_ name: String, _ word: String) -> HTML {
        "<span class=\"state\(" state-loud", if: name == "lewat-jadwal")\">\(visit.mark(name)) \(word)</span>"
    }

    func icons(_ html: inout HTML) {
        html.raw("<p class=\"row\">")
        for name in [
            "search", "menu", "print", "download", "upload", "warning", "check", "chevron", "user", "calendar",
            "close", "home", "plan", "plus", "assessment", "report",
        ] {
            html.add("<span class=\"state\">\(visit.icon(name)) \(name)</span>")
        }
        html.raw("</p>\n")
    }

    func plot(_ html: inout HTML) {
        let planned = [20, 28, 27, 42, 19, 22, 17, 13, 13, 13, 13, 34]
        let done = [15, 24, 20, 32, 13, 16, 14, 10, 2, 0, 0, 0]
        let late = [1, 1, 3, 4, 1, 3, 2, 1, 0, 0, 0, 0]
        let sentence = Self.months.indices
            .map { "\(Self.months[$0]) \(planned[$0]) rencana, \(done[$0]) selesai, \(late[$0]) lewat" }
            .joined(separator: "; ")
        html.add(
            """
            <figure class="plot">
            <svg width="312" height="88" viewBox="0 0 312 88" role="img" aria-label="Rencana per bulan: \(sentence)."><defs><pattern id="arsir" width="4" height="4" patternUnits="userSpaceOnUse"><path class="plot-hatch" d="M-1 1L1 -1M0 4L4 0M3 5L5 3"/></pattern></defs><line class="plot-base" x1="0" x2="312" y1="70.5" y2="70.5"/>

            """)
        for index in Self.months.indices {
            bar(index, planned[index], done[index], late[index], &html)
        }
        html.raw("</svg>\n")
        plotKey(&html)
    }

    /// One month of the plot: what was planned, on it what is done, on that what is late. Heights in tenths.
    private func bar(_ index: Int, _ planned: Int, _ done: Int, _ late: Int, _ html: inout HTML) {
        func height(_ count: Int) -> Int { (count * 560 + 21) / 42 }
        func tenths(_ number: Int) -> String { "\(number / 10).\(number % 10)" }
        let (left, base) = (4 + index * 26, 700)
        let (all, made, missed) = (height(planned), height(done), height(late))
        html.add(
            """
            <rect class="plot-plan" x="\(left).5" y="\(tenths(base - all))" width="17" height="\(tenths(all))"/>
            """)
        if done > 0 {
            html.add(
                """
                <rect class="plot-done" x="\(left)" y="\(tenths(base - made))" width="18" height="\(tenths(made))"/>
                """)
        }
        if late > 0 {
            html.add(
                """
                <rect class="plot-late" fill="url(#arsir)" x="\(left).5" y="\(tenths(base - made - missed))" width="17" height="\(tenths(missed))"/>
                """)
        }
        let now: HTML = index == 8 ? " class=\"now\"" : ""
        html.add(
            """
            <text x="\(left + 9)" y="\(tenths(base - all - 40))"\(now)>\(planned)</text><text x="\(left + 9)" y="85"\(now)>\(Self.months[index].prefix(1))</text>

            """)
    }

    private func plotKey(_ html: inout HTML) {
        html.raw(
            """
            <figcaption><span class="plot-key"><svg width="12" height="12" aria-hidden="true"><rect class="plot-done" width="12" height="12"/></svg> selesai</span><span class="plot-key"><svg width="12" height="12" aria-hidden="true"><rect class="plot-late" fill="url(#arsir)" x=".5" y=".5" width="11" height="11"/></svg> lewat jadwal</span><span class="plot-key"><svg width="12" height="12" aria-hidden="true"><rect class="plot-plan" x=".5" y=".5" width="11" height="11"/></svg> direncanakan</span></figcaption>
            </figure>

            """)
    }

    func progress(_ html: inout HTML) {
        html.raw(
            """
            <label class="label" for="g-p">Terkirim 3,1 dari 5,0 MB</label><progress id="g-p" max="50" value="31">62%</progress>

            """)
    }
}
