import Testing
import Web

@testable import Plans

/// Months to draw: one as it is, one that is done, and those that nobody wishes for.
enum ReportCardSamples {
    static let words = ReportCard.Words(
        share: "{done} dari {total}", shareOf: "selesai dari yang jatuh tempo", percent: "{percent} %",
        nothingDue: "tidak ada yang jatuh tempo", empty: "Belum ada yang tercatat.", areas: "Area perubahan",
        units: "Unit", late: "Lewat jadwal", noneLate: "Tidak ada yang lewat jadwal.", done: "selesai",
        waiting: "menunggu verifikasi", underWay: "sedang berjalan", isLate: "lewat jadwal", notYet: "belum waktunya",
        days: "{days} hari", more: "dan {count} lainnya", note: "Persen dibulatkan ke bawah.")

    static let longArea = "Penataan Peraturan Perundangan/ Deregulasi Kebijakan di Lingkungan Satuan Kerja"
    static let longUnit = "Subbagian Perencanaan, Data, Informasi, dan Teknologi Pemilu"
    static let hostile = [
        "A & B <script>\"x\"</script> 'y' 😀👨‍👩‍👧‍👦🇮🇩 日本語 العربية \u{0}\u{202E}\u{FFFF}\n tab\t",
        String(repeating: "x", count: 5_000), String(repeating: "W ", count: 5_000),
        String(repeating: "😀", count: 200), String(repeating: "👨\u{200D}", count: 200), "]]><!--",
        "e" + String(repeating: "\u{301}", count: 900), "", " ",
    ]

    private static func card(
        _ headline: ReportCard.Share?, office: String = "KPU Kabupaten Batang Hari", facts: [ReportCard.Fact],
        areas: [ReportCard.Row], units: [ReportCard.Row] = [], late: [ReportCard.Late] = []
    ) -> ReportCard {
        ReportCard(
            office: office, title: "Rapor September 2026", subtitle: "Rencana Aksi Reformasi Birokrasi 2026",
            asOf: "keadaan 5 Oktober 2026", headline: headline, facts: facts, areas: areas, units: units, late: late)
    }

    private static let facts = [
        ReportCard.Fact(label: "Berbukti", value: "86 %", note: "31 dari 36"),
        ReportCard.Fact(label: "Tepat waktu", value: "91 % (28 dari 31)"), ReportCard.Fact(label: "Unit", value: "4"),
    ]
    private static let areas = [
        ReportCard.Row(label: "Manajemen Perubahan", done: 7, waiting: 1, underWay: 1, late: 1, total: 11),
        ReportCard.Row(label: "Penguatan Pengawasan", done: 3, waiting: 1, late: 2, total: 6),
    ]
    private static let late = (1...15).map {
        ReportCard.Late(code: "1.2.\($0).a", text: "Persentase pelaporan LHKPN.", unit: "Subbag Tekhum", days: 50 - $0)
    }

    static let all: [(name: String, card: ReportCard)] = [
        (
            "month",
            card(
                .init(done: 31, total: 36), facts: facts, areas: areas,
                units: [.init(label: "Subbag Umum", done: 7, total: 10)], late: Array(late.prefix(3)))
        ),
        ("whole", card(.init(done: 36, total: 36), facts: [], areas: [.init(label: "Area", done: 36, total: 36)])),
        ("nearly", card(.init(done: 999, total: 1000), facts: [], areas: [.init(label: "A", done: 999, total: 1000)])),
        ("empty", card(nil, facts: [], areas: [])),
        (
            "nothing due",
            card(.init(done: 0, total: 0), facts: [], areas: [.init(label: "Manajemen Perubahan", done: 0, total: 0)])
        ),
        (
            "long",
            card(
                .init(done: 1, total: 2000), office: String(repeating: "Komisi Pemilihan Umum ", count: 9),
                facts: facts,
                areas: areas + [.init(label: longArea, done: 1, late: 1, total: 2)],
                units: (0..<20).map { .init(label: longUnit, done: $0, waiting: 3, total: 20) }, late: late)
        ),
        (
            "hostile",
            ReportCard(
                office: hostile[0], title: hostile[1], subtitle: hostile[2], asOf: hostile[0],
                headline: .init(done: .max, total: .max),
                facts: hostile.map { .init(label: $0, value: $0, note: $0) },
                areas: hostile.map { .init(label: $0, done: .max, waiting: .min, late: 1, total: .max) },
                units: hostile.map { .init(label: $0, done: 0, total: 1) },
                late: hostile.map { .init(code: $0, text: $0, unit: $0, days: .max) })
        ),
    ]

    static func card(_ name: String) throws -> ReportCard { try #require(all.first { $0.name == name }).card }

    static func picture(_ name: String) throws -> String {
        String(decoding: try card(name).picture(words).bytes, as: UTF8.self)
    }
}
