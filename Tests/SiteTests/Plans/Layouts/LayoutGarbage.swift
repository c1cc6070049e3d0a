/// Documents that nobody writes and that somebody uploads all the same.
struct LayoutGarbage: Sendable {
    let name: String
    let bytes: [UInt8]

    private init(_ name: String, _ text: String) { (self.name, bytes) = (name, Array(text.utf8)) }

    static let all: [LayoutGarbage] = built + (1...40).map { scraps(seed: $0) } + (1...10).map { noise(seed: $0) }

    private static func many(_ text: String, _ count: Int) -> String { String(repeating: text, count: count) }

    private static let head = "No;Area;Kegiatan;Indikator;Waktu;Penanggung Jawab\n"
    private static let row = "1;Tata Laksana;Menata loket;Loket tertata;Maret;Subbag Umum\n"

    private static let built: [LayoutGarbage] = [
        LayoutGarbage("deep tables", many("<table><tr><td>a", 5000) + many("</td></tr></table>", 5000)),
        LayoutGarbage("deep tables, never closed", "<html><body>" + many("<table><tr><td>a", 20_000)),
        LayoutGarbage("deep lists of a page", many("<ul><li>a", 20_000)),
        LayoutGarbage("deep divisions", "<html>" + many("<div>", 100_000) + "kegiatan"),
        LayoutGarbage("deep lists", (0..<2000).map { many(" ", $0) + "- kegiatan\n" }.joined()),
        LayoutGarbage("deep quotes", many("> ", 50_000) + "kegiatan"),
        LayoutGarbage(
            "huge spans",
            "<table><tr><th>Kegiatan<th>Output<th>Waktu</tr>"
                + many("<tr><td rowspan=65000 colspan=1000>a<td rowspan=99999999999999999999>b</tr>", 500) + "</table>"),
        LayoutGarbage("spans of nothing", "<table><tr><td rowspan=0 colspan=-3>a<td colspan='x'>b</table>"),
        LayoutGarbage(
            "crossing spans", "<table>" + many("<tr><td rowspan=3>a<td colspan=9 rowspan=2>b", 300) + "</table>"),
        LayoutGarbage("400 columns", many(many("x\t", 399) + "x\n", 50)),
        LayoutGarbage("401 columns", many(many("x;", 400) + "x\n", 50)),
        LayoutGarbage("a page's row of 10 000 cells", "<table><tr>" + many("<td>x", 10_000) + "</table>"),
        LayoutGarbage("20 000 short lines", many("a\n", 20_000)),
        LayoutGarbage("100 000 short lines", many("a\n", 100_000)),
        LayoutGarbage("100 000 items", many("- a\n", 100_000)),
        LayoutGarbage("20 000 items", many("- a\n", 20_000)),
        LayoutGarbage("19 000 numbered lines", (1...19_000).map { "\($0). kegiatan\n" }.joined()),
        LayoutGarbage("15 000 rows", head + many(row, 15_000)),
        LayoutGarbage("15 000 rows without an area", head + many(";;;Loket;Maret;\n", 15_000)),
        LayoutGarbage("10 000 heads", many(head, 10_000)),
        LayoutGarbage("5 000 tables", many("\n| Kegiatan | Output | Waktu |\n|---|---|---|\n| a | b | Mei |\n", 5000)),
        LayoutGarbage("a quote that never ends", head + "1;\"" + many(row, 500)),
        LayoutGarbage("quotes only", many("\"", 20_001)),
        LayoutGarbage("pipes only", many("|", 20_001)),
        LayoutGarbage("one long word", many("kegiatan", 2400)),
        LayoutGarbage("one long line of words", many("Januari ", 2400)),
        LayoutGarbage("a long phrase of time", head + "1;a;b;c;" + many("Januari s.d. ", 1500) + ";d\n"),
        LayoutGarbage("a long numbered cell", head + "1;a;b;" + many("1. x ", 3900) + ";Mei;d\n"),
        LayoutGarbage("a tag that never ends", "<html><table" + many(" rowspan=2", 50_000)),
        LayoutGarbage("less-than signs", many("<", 300_000)),
        LayoutGarbage("comments that never end", "<html>" + many("<!--", 50_000)),
        LayoutGarbage("entities", "<p>" + many("&amp;&#x41;&#99999999999;&bogus;&", 5000)),
        LayoutGarbage("keys only", many("Kegiatan:\n", 10_000)),
        LayoutGarbage("keys", many("Kegiatan: a\nOutput: b\nWaktu: Mei\n", 6000)),
        LayoutGarbage("headings", many("# a\n## b\n", 9000)),
        LayoutGarbage("spaces", many("a" + many(" ", 60) + "b\n", 10_000)),
        LayoutGarbage("carriage returns", many("a;b;c\r", 10_000)),
        LayoutGarbage("combining letters", "Kegiatan" + many("\u{0301}", 15_000)),
        LayoutGarbage("only marks", many("√\t√\t√\t√\n", 4000)),
    ]

    /// Scraps of plans and of markup, thrown together.
    private static func scraps(seed: Int) -> LayoutGarbage {
        var chance = LayoutChance(seed &+ 5000)
        let scraps = [
            "\t", "\t", "\n", "\n", ";", ",", "|", "|\n", "\"", "<tr>", "<td>", "<td rowspan=3>", "<td colspan=4>",
            "</table>", "<table>", "<li>", "- ", "  - ", "1. ", "A. ", "II.", "No", "Area Perubahan", "Kegiatan",
            "Rencana Aksi", "Indikator", "Output", "Waktu", "Penanggung Jawab", "TW I", "TW II", "Semester 1", "2026",
            "2027", "Jan", "Feb", "1", "2", "3", "√", "25%", "-", "Januari s/d Mei", "setiap 3 bulan", "Subbag Umum",
            "Menata loket", "yang", "Kegiatan: ", "Output: ", "Jumlah", "Realisasi", "|---|---|\n", "## ", " ", "  ",
        ]
        return LayoutGarbage("scraps \(seed)", (0..<1500).map { _ in chance.one(of: scraps) }.joined())
    }

    /// Bytes drawn by lot, some of them letters.
    private static func noise(seed: Int) -> LayoutGarbage {
        var chance = LayoutChance(seed &+ 9000)
        let letters = Array("abc \t\n;,|<>\"&#-".utf8)
        let bytes = (0..<4000).map { _ in
            chance.below(seed * 20) == 0 ? UInt8(truncatingIfNeeded: 1 + chance.below(255)) : chance.one(of: letters)
        }
        return LayoutGarbage("noise \(seed)", bytes: bytes)
    }

    private init(_ name: String, bytes: [UInt8]) { (self.name, self.bytes) = (name, bytes) }
}
