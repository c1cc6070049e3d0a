import Documents
import Files
import Foundation
import People
import Storage
import Web

/// The document behind a review, cell by cell as its reading saw it.
struct SourceDocument: Sendable {
    struct Cell: Sendable, Equatable {
        let column: Int
        let text: String
        /// The page it stands on and where, in formats that have pages.
        let page: Int?
        let box: Box?
    }

    struct Line: Sendable, Equatable {
        let number: Int
        var cells: [Cell]
    }

    /// The lines that hold something, in the document's order.
    let lines: [Line]

    init(_ document: Document) {
        var lines: [Int: [Cell]] = [:]
        for block in document.blocks {
            switch block {
            case .paragraph(let paragraph):
                lines[paragraph.line, default: []].append(
                    Cell(column: 1, text: paragraph.text, page: paragraph.page, box: paragraph.box))
            case .grid(let grid):
                for cell in grid.readable.cells {
                    lines[cell.line, default: []].append(
                        Cell(column: cell.column, text: cell.text, page: cell.page, box: cell.box))
                }
            }
        }
        self.lines = lines.sorted { $0.key < $1.key }.map { number, cells in
            Line(number: number, cells: cells.sorted { $0.column < $1.column })
        }
    }

    /// The lines with these numbers and those around them.
    ///
    /// - Parameter most: how many lines at most.
    func lines(around numbers: Set<Int>, by margin: Int, most: Int) -> [Line] {
        var wanted: Set<Int> = []
        for (place, line) in lines.enumerated() where numbers.contains(line.number) {
            wanted.formUnion(max(0, place - margin)...min(lines.count - 1, place + margin))
            if wanted.count >= most { break }
        }
        return wanted.sorted().prefix(most).map { lines[$0] }
    }
}

extension Visit<Member> {
    /// The document behind a review, read anew from its kept bytes; `nil` where there is none, or it can't be opened.
    func document(of review: Review, in reading: Reading) throws -> SourceDocument? {
        guard let id = review.document ?? review.file,
            let file = try StoredFile.find(id, office: office.id, in: reading)
        else { return nil }
        do {
            let bytes = try ground.vault.bytes(file.hash, office: office.id)
            guard review.document == nil else {
                return SourceDocument(try JSONDecoder().decode(Document.self, from: Data(bytes)))
            }
            return SourceDocument(try Document(text: SourceText(bytes).bytes))
        } catch is FileProblem {
            return nil
        } catch is PlanReading.Refusal {
            return nil
        }
    }
}
