import Documents
import Testing

@testable import Plans

/// What the formats of files bring that text has not: colours, hidden sheets, certainty.
@Suite struct DocumentReadingTests {
    private static let heads = [
        "No", "Program", "Kegiatan", "Output", "TW I", "TW II", "TW III", "TW IV", "Penanggung Jawab",
    ]

    private static func table(from line: Int, _ rows: [[String]], hidden: Bool? = nil) -> Grid {
        var cells: [Grid.Cell] = []
        for (place, row) in ([heads] + rows).enumerated() {
            for (column, text) in row.enumerated() where !text.isEmpty {
                cells.append(Grid.Cell(line: line + place, column: column + 1, text: text))
            }
        }
        return Grid(name: "Rencana", hidden: hidden, cells)
    }

    private static let rows = [
        ["1", "Penataan", "Rapat tim", "Notulen", "", "", "", "", "Subbagian Umum"],
        ["2", "Penataan", "Evaluasi tim", "Laporan", "", "v", "", "", "Subbagian Umum"],
    ]

    private func read(_ document: Document) throws -> Proposal {
        let reading = PlanSample.reader.read(document, named: "a")
        return try #require(reading.proposal, "\(reading)")
    }

    private func coloured(_ line: Int, _ column: Int, _ fill: String) -> Grid.Cell {
        var cell = Grid.Cell(line: line, column: column, text: "")
        cell.fill = fill
        return cell
    }

    @Test func `a coloured quarter is a mark, a coloured row is none`() throws {
        var grid = Self.table(from: 1, Self.rows)
        grid.cells.append(coloured(2, 7, "92D050"))
        #expect(try read(Document([.grid(grid)])).allSubActivities[0].indicators[0].time?.quarters == [3])

        for index in grid.cells.indices where grid.cells[index].line == 2 { grid.cells[index].fill = "92D050" }
        for column in 5...8 where column != 7 { grid.cells.append(coloured(2, column, "92D050")) }
        #expect(try read(Document([.grid(grid)])).allSubActivities[0].indicators[0].months == [])
    }

    @Test func `a hidden sheet is not read, and every cell of it is listed`() throws {
        let hidden = Self.table(from: 11, Self.rows, hidden: true)
        let read = try read(Document([.grid(Self.table(from: 1, Self.rows)), .grid(hidden)]))
        #expect(read.counts.subActivities == 2)
        #expect(read.unread.filter { $0.reason == "hidden" }.count == hidden.cells.count)
    }

    @Test func `what was recognised badly is doubted where it stands`() throws {
        var grid = Self.table(from: 1, Self.rows)
        for index in grid.cells.indices {
            grid.cells[index].certainty = grid.cells[index].text == "Evaluasi tim" ? 61 : 97
        }
        let subs = try read(Document([.grid(grid)])).allSubActivities
        #expect(subs[0].noteCodes.contains("unsure-text") == false)
        #expect(subs[1].notes.first { $0.code == "unsure-text" }?.values?["certainty"] == "61")
    }

    @Test func `a scrawl in a column of marks is a mark to be looked at`() throws {
        var rows = Self.rows
        rows[0][4] = "√"
        rows[1][4] = "PI"
        var grid = Self.table(from: 1, rows)
        for index in grid.cells.indices { grid.cells[index].certainty = grid.cells[index].text == "PI" ? 33 : 97 }
        let sub = try read(Document([.grid(grid)])).allSubActivities[1]
        #expect(sub.indicators[0].time?.quarters?.contains(1) == true)
        #expect(sub.noteCodes.contains("unsure-text"))
    }

    @Test func `a document is the same after it was kept as JSON`() throws {
        var grid = Self.table(from: 3, Self.rows)
        grid.cells[0].box = Box(left: 1, top: 2, right: 30, bottom: 4)
        grid.cells[0].page = 2
        let document = Document(
            [.paragraph(Paragraph(line: 1, text: "Rencana", heading: 1)), .grid(grid)], pages: 2,
            reported: [Document.Report(code: "macro")])
        #expect(try DocumentJSON.again(document) == document)
    }
}
