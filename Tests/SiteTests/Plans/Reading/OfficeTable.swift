@testable import Plans

/// A tiny plan of an invented office, written row by row.
struct OfficeTable {
    private(set) var lines: [String] = []

    init(pages: Int = 1) { if pages > 0 { breakPage() } }

    /// The plan of the transport office that most tests damage in one place.
    static func transport(_ change: (inout OfficeTable) -> Void) -> PlanReading {
        var table = OfficeTable()
        table.row("1.", "Manajemen Perubahan", "Tim kerja", "1. Pembentukan tim", "SK tim", [1], "Bidang Angkutan")
        change(&table)
        return PlanReading.of(table.text)
    }

    var text: String { lines.joined(separator: "\n") }

    /// Starts a new page with a heading of its own.
    mutating func breakPage() {
        let months = Array(repeating: "", count: 11)
        lines.append("")
        lines.append(
            (["No", "AREA PERUBAHAN", "KEGIATAN", "SUB KEGIATAN", "INDIKATOR KEBERHASILAN", "PELAKSANAAN (BULAN)"]
                + months + ["PENANGGUNG JAWAB", "", "", ""]).joined(separator: "\t"))
        lines.append(
            (Array(repeating: "", count: 5) + (1...12).map(String.init) + ["", "", "", ""]).joined(separator: "\t"))
        lines.append((1...18).map(String.init).joined(separator: "\t") + "\t\t\t")
    }

    /// A row with ticks in months; 13 and more stand right of December.
    mutating func row(
        _ number: String = "", _ area: String = "", _ activity: String = "", _ sub: String = "",
        _ indicator: String = "",
        _ months: [Int] = [], _ unit: String = "", shift: Int = 0
    ) {
        var cells = [number, area, activity, sub, indicator] + Array(repeating: "", count: 16)
        for month in months { cells[4 + month] = "√" }
        if !unit.isEmpty { cells[cells[17].isEmpty ? 17 : 20] = unit }
        if shift < 0 { cells.removeFirst(-shift) }
        if shift > 0 { cells.insert(contentsOf: Array(repeating: "", count: shift), at: 0) }
        lines.append(cells.joined(separator: "\t"))
    }
}
