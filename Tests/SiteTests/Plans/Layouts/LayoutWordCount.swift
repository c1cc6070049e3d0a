import Documents

@testable import Plans

/// Counts the words of a file in the simplest way, to see that no format loses one.
enum LayoutWordCount {
    /// The words that stand less often in the document than in the file.
    static func lostWords(from file: [UInt8], isPage: Bool, in document: Document) -> [String] {
        lost(from: file, isPage: isPage, in: document) { text in
            text.split { !$0.isLetter && !$0.isNumber }.map(String.init)
        }
    }

    /// The letters that stand less often: a damaged file may run words together.
    static func lostLetters(from file: [UInt8], in document: Document) -> [String] {
        lost(from: file, isPage: false, in: document) { text in
            text.filter { $0.isLetter || $0.isNumber }.map(String.init)
        }
    }

    private static func lost(
        from file: [UInt8], isPage: Bool, in document: Document, parts: (String) -> [String]
    ) -> [String] {
        var left: [String: Int] = [:]
        let text = String(decoding: file, as: UTF8.self)
        for part in parts(isPage ? withoutTags(text) : withoutAddresses(text)) { left[part, default: 0] += 1 }
        for block in document.blocks {
            switch block {
            case .paragraph(let paragraph): for part in parts(paragraph.text) { left[part]? -= 1 }
            case .grid(let grid):
                for text in [grid.name ?? ""] + grid.cells.map(\.text) {
                    for part in parts(text.replacing("\u{AD}", with: "")) { left[part]? -= 1 }
                }
            }
        }
        return left.filter { $0.value > 0 }.map(\.key).sorted()
    }

    /// The address behind a link is markup, as it is on a page.
    private static func withoutAddresses(_ text: String) -> String { text.replacing(/\]\([^)]*\)/, with: "]") }

    private static func withoutTags(_ page: String) -> String {
        var text = page
        for hidden in [/<head[\s\S]*?<\/head>/, /<!--[\s\S]*?-->/, /<[^>]*>/] {
            text = text.replacing(hidden, with: " ")
        }
        for (entity, letter) in ["&nbsp;": " ", "&ge;": "≥", "&shy;": "", "&#10003;": "✓"] {
            text = text.replacing(entity, with: letter)
        }
        return text
    }
}
