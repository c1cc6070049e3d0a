/// A cell as an independent splitter finds it: what every reading has to account for.
struct TextCells: Hashable {
    let line: Int
    let column: Int
    let text: String
    let isInTable: Bool

    /// All cells that hold more than white space.
    static func of(_ bytes: [UInt8]) -> [TextCells] {
        var cells: [TextCells] = []
        let text = String(decoding: bytes, as: UTF8.self).unicodeScalars
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let columns = line.split(separator: "\t", omittingEmptySubsequences: false)
            for (column, cell) in columns.enumerated() {
                let words = cell.split { $0.properties.isWhitespace || $0.value < 0x20 }
                guard !words.isEmpty else { continue }
                let text = words.map { String(String.UnicodeScalarView($0)) }.joined(separator: " ")
                cells.append(TextCells(line: index + 1, column: column + 1, text: text, isInTable: columns.count > 2))
            }
        }
        return cells
    }

    /// The words of letters only, in lower case.
    var words: Set<String> { Self.words(of: text) }

    static func words(of text: String) -> Set<String> {
        Set(text.lowercased().split { !$0.isLetter }.map(String.init))
    }
}
