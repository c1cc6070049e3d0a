import Forms
import Web

extension StatisticsPage {
    /// The rows of the page as one list: months, then each breakdown, then the main deadline.
    var table: Table {
        var rows: [[Table.Cell]] = []
        for (place, counts) in year.months.enumerated() {
            rows.append(
                [
                    .text("month"), .text(words[StatisticsWord.month]), .text(String(place + 1)),
                    .text(words.month(place + 1)),
                ]
                    + numbers(counts) + [.none])
        }
        for breakdown in year.breakdowns {
            let guarded = guarded(breakdown)
            for (row, cells) in zip(breakdown.rows, guarded.rows) {
                rows.append(
                    [
                        .text(breakdown.field?.key ?? "state"), .text(title(breakdown)), .text(row.key),
                        .text(label(row, breakdown)),
                    ] + said(cells) + [.none])
            }
        }
        for (key, label, text) in deadlineLines {
            rows.append(
                [
                    .text("deadline"), .text(deadlineTitle), .text(key), .text(label), .none, .none, .none, .none,
                    .text(text),
                ])
        }
        return Table(
            name: "\(rights.register.path)-statistik-\(year.year)",
            columns: [
                .init("table", words[StatisticsWord.table]), .init("title", words[StatisticsWord.tableTitle]),
                .init("key", words[StatisticsWord.key]), .init("label", words[StatisticsWord.answer]),
                .init("entered", words[StatisticsWord.entered]), .init("closed", words[StatisticsWord.closed]),
                .init("open", words[StatisticsWord.open]), .init("late", words[StatisticsWord.late]),
                .init("value", words[StatisticsWord.value]),
            ], rows: rows)
    }

    private func numbers(_ counts: RegisterYear.Counts?) -> [Table.Cell] {
        guard let counts else { return [.none, .none, .none, .none] }
        return [.number(counts.entered), .number(counts.closed), .number(counts.open)]
            + [hasDeadline ? .number(counts.late) : .none]
    }

    private func said(_ cells: [SmallCells.Cell]) -> [Table.Cell] {
        let all = cells.map { cell -> Table.Cell in
            if case .count(let count) = cell { return .number(count) }
            return .text(text(cell))
        }
        return hasDeadline ? all : all + [.none]
    }
}
