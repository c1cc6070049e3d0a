import Documents

/// What the words and paragraphs of a document tell about its kind, judged by the first of them.
struct TextProfile {
    private static let sampleBytes = 200_000

    private(set) var paragraphs = 0
    private(set) var letterSigns: [String] = []
    private(set) var letterLines: [Int] = []
    private var speaksAsLetter = false
    /// Lines that begin with a key of a plan, such as `Kegiatan:`.
    private var keyLines = 0
    private(set) var blankLines: [Int] = []
    private(set) var fileLines: [Int] = []
    /// The line that calls the document a report.
    private(set) var reportLine: Int?
    /// Words that are none.
    private(set) var strange: [String] = []
    private var tokens = 0
    private var strangeTokens = 0
    private var runs = ColumnRuns()

    init(_ document: Document, _ words: ReadingWords) {
        let reversed = ReversedWords(words)
        var rest = Self.sampleBytes
        for block in document.blocks {
            guard rest > 0 else { break }
            switch block {
            case .paragraph(let paragraph):
                rest -= paragraph.text.utf8.count
                read(paragraph, words)
                readWords(paragraph.text, reversed)
                runs.add(paragraph.text, line: paragraph.line, words)
            case .grid(let grid):
                let columns = Set(grid.cells.prefix(200).map(\.column))
                for cell in grid.cells {
                    guard rest > 0 else { break }
                    rest -= cell.text.utf8.count
                    readWords(cell.text, reversed)
                    // A table of one column is a column that was printed by itself.
                    if columns.count == 1 { runs.add(cell.text, line: cell.line, words) }
                }
            }
        }
    }

    private mutating func read(_ paragraph: Paragraph, _ words: ReadingWords) {
        paragraphs += 1
        let text = SignText(paragraph.text)
        if text.holds(oneOf: words.signs.greeting) { speaksAsLetter = true }
        if let sign = text.sign(of: words.signs.letter) ?? text.sign(of: words.signs.greeting) {
            if !letterSigns.contains(sign) { letterSigns.append(sign) }
            letterLines.append(paragraph.line)
        }
        if Self.isPlanKey(paragraph.text, words) { keyLines += 1 }
        if reportLine == nil, text.holds(oneOf: words.signs.report) { reportLine = paragraph.line }
        if Self.endsBlank(paragraph.text) { blankLines.append(paragraph.line) }
        if text.holds(oneOf: words.signs.file) || text.holds(oneOf: words.signs.address) {
            fileLines.append(paragraph.line)
        }
    }

    /// Whether it speaks as a letter does, in its head and in its words, and names no part of a plan.
    var looksLikeLetter: Bool { speaksAsLetter && letterSigns.count >= 3 && keyLines < 3 }

    private static func isPlanKey(_ text: String, _ words: ReadingWords) -> Bool {
        guard let colon = text.utf8.prefix(60).firstIndex(of: UInt8(ascii: ":")),
            let letters = HeadLetters.of(text.utf8[..<colon]), let key = words.heads.key(letters)
        else { return false }
        return key.role.isLevel || [.indicator, .output, .unit, .target].contains(key.role)
    }

    /// Whether a line leaves place to write: `Nama : .........`.
    private static func endsBlank(_ text: String) -> Bool {
        var count = 0
        for byte in text.utf8.reversed() {
            guard byte == UInt8(ascii: ".") || byte == UInt8(ascii: "_") || byte == Letters.space else { break }
            if byte != Letters.space { count += 1 }
        }
        return count >= 4 || text.hasSuffix("……")
    }

    private mutating func readWords(_ text: String, _ reversed: ReversedWords) {
        for word in text.utf8.split(omittingEmptySubsequences: true, whereSeparator: { $0 <= Letters.space }) {
            let letters = word.filter(Letters.isLetter).map(Letters.lower)
            guard !letters.isEmpty, letters.count * 2 >= word.count, !Self.isMark(letters) else { continue }
            tokens += 1
            guard
                letters.count == 1 || !letters.contains(where: Self.isVowel) && letters.count >= 4
                    || reversed.holds(letters)
            else { continue }
            strangeTokens += 1
            guard strange.count < 8 else { continue }
            let text = String(decoding: word, as: UTF8.self)
            if !strange.contains(text) { strange.append(text) }
        }
    }

    private static func isMark(_ letters: [UInt8]) -> Bool {
        letters.count == 1 && [UInt8(ascii: "v"), UInt8(ascii: "x"), UInt8(ascii: "i")].contains(letters[0])
            || letters[0] >= 0x80
    }

    private static func isVowel(_ letter: UInt8) -> Bool {
        letter >= 0x80 || [0x61, 0x65, 0x69, 0x6F, 0x75].contains(letter)
    }

    /// Whether hardly any of its words is one.
    var looksSideways: Bool { tokens >= 20 && strange.count >= 4 && strangeTokens * 2 >= tokens }

    /// Where the columns of a table stand one below the other.
    var columnRuns: ColumnRuns? { runs.areColumns ? runs : nil }
}

/// The words of heads as they read backwards, in a page that was turned over.
struct ReversedWords {
    private let words: Set<[UInt8]>

    init(_ words: ReadingWords) {
        self.words = Set(words.heads.plainWords.filter { $0.count >= 5 }.map { Array($0.reversed()) })
    }

    func holds(_ letters: [UInt8]) -> Bool { letters.count >= 5 && words.contains(letters) }
}

/// Runs of lines that hold the same kind of thing: what is left of columns that were printed one after another.
struct ColumnRuns {
    private enum Kind { case number, mark, head, text }

    private(set) var lines: [Int] = []
    private(set) var heads: [String] = []
    private var run: (kind: Kind, count: Int, line: Int) = (.text, 0, 0)
    /// How many lines stand below each head.
    private var columns: [Int] = []
    private var numbers = 0
    private var marks = 0
    private var total = 0

    mutating func add(_ text: String, line: Int, _ words: ReadingWords) {
        let letters = HeadLetters.of(text.utf8)
        let kind: Kind
        if let letters, words.heads.number(letters) != nil, text.utf8.count <= 6 {
            kind = .number
            numbers += 1
        } else if words.mark(text) == .tick {
            kind = .mark
            marks += 1
        } else if words.role(ofHead: text) != nil, words.time(text, year: nil) == nil, !words.isUnit(text) {
            kind = .head
            if heads.count < 12 { heads.append(text) }
            if columns.count < 60 { columns.append(0) }
        } else {
            kind = .text
        }
        if kind != .head, !columns.isEmpty { columns[columns.count - 1] += 1 }
        total += 1
        run = kind == run.kind ? (kind, run.count + 1, run.line) : (kind, 1, line)
        if run.count == 4, kind == .number || kind == .mark { lines.append(run.line) }
    }

    /// Whether a fifth of the lines are numbers or marks in runs, or the heads stand one below the other before them.
    var areColumns: Bool { areRuns || areEven }

    /// Whether each of several heads stands once, with as many lines below it as the others have.
    private var areEven: Bool {
        // A title may read like a head, too.
        let columns = columns.drop { $0 == 0 }
        guard columns.count >= 4, columns.count == Set(heads.suffix(columns.count)).count, let least = columns.min(),
            let most = columns.max()
        else { return false }
        return least >= 3 && most - least <= 1
    }

    private var areRuns: Bool {
        total >= 8 && !lines.isEmpty && (numbers + marks) * 5 >= total && (heads.count >= 2 || lines.count >= 2)
    }
}
