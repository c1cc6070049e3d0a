import Documents

@testable import Plans

/// The sample's own cells, written in another format.
enum FormatSample {
    /// The lines of the sample, each as its cells; a line of prose has one.
    static let lines: [[String]] = String(decoding: PlanSample.decree, as: UTF8.self)
        .split(separator: "\n", omittingEmptySubsequences: false)
        .map { $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init) }

    static func delimited(by separator: Character) -> String {
        lines.map { cells in
            cells.map { cell in
                guard cell.contains(where: { $0 == separator || $0 == "\"" }) else { return cell }
                return "\"" + cell.replacing("\"", with: "\"\"") + "\""
            }.joined(separator: String(separator))
        }.joined(separator: "\r\n")
    }

    static var markdown: String {
        var text = ""
        var isInTable = false
        for cells in lines {
            guard cells.count > 1 else {
                isInTable = false
                text += cells[0] + "\n"
                continue
            }
            text += "| " + cells.map { $0.replacing("|", with: "\\|") }.joined(separator: " | ") + " |\n"
            if !isInTable { text += String(repeating: "|---", count: cells.count) + "|\n" }
            isInTable = true
        }
        return text
    }

    static var html: String {
        var text = "<!DOCTYPE html><html><head><title>Naskah</title><style>td { color: #000 }</style></head><body>\n"
        var isOpen = ""
        func open(_ tag: String) {
            guard isOpen != tag else { return }
            if !isOpen.isEmpty { text += "</\(isOpen)>\n" }
            if !tag.isEmpty { text += "<\(tag)>\n" }
            isOpen = tag
        }
        for cells in lines {
            if cells.count > 1 {
                open("table")
                text += "<tr>" + cells.map { "<td>" + escaped($0) + "</td>" }.joined() + "</tr>\n"
            } else if cells[0].allSatisfy(\.isWhitespace) {
                if isOpen == "p" { open("") }
            } else {
                let isFirst = isOpen != "p"
                open("p")
                text += (isFirst ? "" : "<br>\n") + escaped(cells[0])
            }
        }
        open("")
        return text + "</body></html>"
    }

    static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
    }
}

extension Document {
    /// What the product makes of a text.
    static func of(_ text: String) throws -> Document { try Document(text: Array(text.utf8)) }

    /// The cells of all grids, `line/column text`.
    var cells: [String] {
        blocks.flatMap { block -> [String] in
            guard case .grid(let grid) = block else { return [] }
            return grid.cells.map { "\($0.line)/\($0.column) \($0.text)" }
        }
    }

    var paragraphs: [Paragraph] {
        blocks.compactMap { block in if case .paragraph(let paragraph) = block { paragraph } else { nil } }
    }

    var grids: [Grid] { blocks.compactMap { block in if case .grid(let grid) = block { grid } else { nil } } }
}
