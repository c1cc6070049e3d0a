import Documents

@testable import Plans

/// The decree as the office must have held it: its prose, and its annex as one table with merged cells.
enum TidySample {
    static func document() throws -> Document {
        let plain = PlanReading.of(PlanSample.decree, named: "a").proposal
        let text = try Document(text: PlanSample.decree)
        var blocks = Array(text.blocks.prefix { if case .paragraph = $0 { true } else { false } })
        let first = 1 + (text.paragraphs.map(\.line).max() ?? 0)
        if let plain { blocks.append(.grid(Grid(table(of: plain.areas, from: first)))) }
        return Document(blocks)
    }

    private static func table(of areas: [Proposal.Area], from first: Int) -> [Grid.Cell] {
        var cells: [Grid.Cell] = []
        func add(_ line: Int, _ column: Int, _ text: String, lines: Int = 1, columns: Int = 1) {
            cells.append(Grid.Cell(line: line, column: column, lines: lines, columns: columns, text: text))
        }
        for (column, head) in ["No", "AREA PERUBAHAN", "KEGIATAN", "SUB KEGIATAN", "INDIKATOR KEBERHASILAN"]
            .enumerated()
        {
            add(first, column + 1, head, lines: 2)
        }
        add(first, 6, "PELAKSANAAN (BULAN)", columns: 12)
        add(first, 18, "PENANGGUNG JAWAB", lines: 2)
        for month in 1...12 { add(first + 1, 5 + month, String(month)) }
        for column in 1...18 { add(first + 2, column, String(column)) }
        var line = first + 3
        for area in areas {
            let height = area.activities.reduce(0) { $0 + rows(of: $1) }
            add(line, 1, "\(area.no).", lines: height)
            add(line, 2, area.title, lines: height)
            for activity in area.activities {
                add(line, 3, activity.title, lines: rows(of: activity))
                for (place, sub) in activity.subActivities.enumerated() {
                    let own = max(sub.indicators.count, 1)
                    add(
                        line, 4, sub.title.first?.isNumber == true ? sub.title : "\(place + 1). \(sub.title)",
                        lines: own)
                    if !sub.responsible.isEmpty { add(line, 18, sub.responsible.joined(separator: ", "), lines: own) }
                    for (place, indicator) in sub.indicators.enumerated() {
                        add(line + place, 5, indicator.text)
                        for month in indicator.months { add(line + place, 5 + month, "√") }
                    }
                    line += own
                }
            }
        }
        return cells
    }

    private static func rows(of activity: Proposal.Activity) -> Int {
        activity.subActivities.reduce(0) { $0 + max($1.indicators.count, 1) }
    }
}
