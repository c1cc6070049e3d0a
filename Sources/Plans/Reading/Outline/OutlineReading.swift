import Documents

/// Reads a plan that is written as a list or in paragraphs of keys and values instead of a table.
struct OutlineReading {
    private let words: ReadingWords
    private let sheet: Sheet
    private let lines: [OutlineLine]
    private let title: OutlineLine?
    private let first: Int

    /// The proposal of an outline; `nil` where the document's paragraphs are no plan.
    ///
    /// - Parameter sheet: the same document as lines of cells.
    static func proposal(
        in document: Document, _ sheet: Sheet, named name: String, _ words: ReadingWords
    ) -> Proposal? {
        OutlineReading(document, sheet, words).proposal(named: name)
    }

    private init(_ document: Document, _ sheet: Sheet, _ words: ReadingWords) {
        self.words = words
        self.sheet = sheet
        let all = OutlineSource(document, sheet, words).lines
        let start = Self.start(of: all, words)
        let isTitle = { (line: OutlineLine) in
            line.mark == nil && (line.heading != nil || line.isCapital || line.parts.count == 1)
                && SignText(line.text).holds(oneOf: words.signs.title)
        }
        let title = all[..<start].last(where: isTitle) ?? all[start...].prefix(1).first(where: isTitle)
        self.title = title
        lines = all[start...].filter { $0.line != title?.line }
        first = lines.first?.line ?? 0
    }

    /// Where the outline begins: behind the annex's head where there is a decree before it.
    private static func start(of lines: [OutlineLine], _ words: ReadingWords) -> Int {
        func begins(_ line: OutlineLine, _ signs: [String]) -> Bool {
            SignText(line.text).begins(withOneOf: signs)
        }
        guard let decree = lines.lastIndex(where: { begins($0, words.signs.decree) }) else {
            return lines.firstIndex(where: \.isItem) ?? lines.count
        }
        let annex = lines[decree...].lastIndex { begins($0, words.signs.annex) } ?? decree
        return lines[(annex + 1)...].firstIndex(where: \.isItem) ?? lines.count
    }

    private func proposal(named name: String) -> Proposal? {
        guard lines.count >= 2 else { return nil }
        let capitals = capitalHeads()
        var tree = OutlineTree()
        for (index, line) in lines.enumerated() { tree.add(line, isCapital: capitals.contains(index)) }
        guard isPlan(tree) else { return nil }
        var ledger = CellLedger(sheet)
        var assembly = OutlineAssembly(tree, words, year: year, ledger)
        let areas = assembly.areas()
        ledger = assembly.ledger
        // A key whose value found no place stays unread with it.
        let labels = tree.labels.filter { label in label.isAlone || label.cells.allSatisfy(ledger.isTaken) }
        for label in labels { ledger.give(label.cells, to: "heading") }
        let prose = sheet.lines.indices.filter { index in
            sheet.lines[index].cells.allSatisfy { !ledger.isTaken($0) }
        }
        let decree = DecreeReading(sheet, prose, first, &ledger)
        if let title, decree.title.isEmpty { ledger.give(title.cells, to: "title") }
        return Proposal(
            document: name, title: decree.title.isEmpty ? title?.text ?? "" : decree.title, decree: decree.decree,
            areas: areas, unread: ledger.unread(),
            headings: labels.map { Proposal.Heading(line: $0.line, text: $0.text) }, trace: ledger.trace())
    }

    /// The lines in capitals that head what follows: they stand before items more than once.
    private func capitalHeads() -> Set<Int> {
        let found = lines.indices.filter { index in
            !lines[index].isItem && lines[index].isCapital && index + 1 < lines.count && lines[index + 1].isItem
        }
        return found.count > 1 ? Set(found) : []
    }

    /// The year that the title names, else the first one above the outline.
    private var year: Int? {
        let above = title.map { [$0.text] } ?? []
        for text in above + lines.prefix(3).map(\.text) {
            if let year = words.years(in: text).last { return year }
        }
        for line in sheet.lines.prefix(60) where line.number < first {
            if let year = words.years(in: sheet.text(of: line)).last { return year }
        }
        return nil
    }

    /// Whether enough of it says when, who or by what, or its title and its keys say that it is a plan.
    private func isPlan(_ tree: OutlineTree) -> Bool {
        let leaves = tree.leaves
        guard leaves.count >= 2 || (leaves.count == 1 && tree.nodes[leaves[0]].facts.count >= 3) else { return false }
        var telling = 0
        var keyed = 0
        for leaf in leaves {
            let node = tree.nodes[leaf]
            if node.role != nil { keyed += 1 }
            let aside = OutlineAside(node.text, words, year: nil)
            let tells = node.facts.contains {
                [.indicator, .output, .time, .unit, .evidence, .target].contains($0.role)
            }
            if tells || !aside.times.isEmpty || !aside.units.isEmpty { telling += 1 }
        }
        if telling * 10 >= leaves.count * 3 { return true }
        // A short list beside long prose is no plan that the prose introduces.
        let said = tree.nodes.reduce(0) { $0 + $1.text.count }
        guard tree.prose.reduce(0, { $0 + $1.text.utf8.count }) <= 2 * said || telling > 0 else { return false }
        return title != nil
            && (telling + keyed > 0 || tree.nodes.contains { $0.role == .area || $0.role == .activity }
                || tree.nodes.contains { !$0.children.isEmpty })
    }
}

/// The paragraphs of a document, and its tables of keys and values, as lines of an outline.
private struct OutlineSource {
    private(set) var lines: [OutlineLine] = []

    init(_ document: Document, _ sheet: Sheet, _ words: ReadingWords) {
        let keys = OutlineKeys(words: words)
        var cells: [Int: [Int]] = [:]
        for (index, cell) in sheet.cells.enumerated() { cells[cell.line, default: []].append(index) }
        for block in document.blocks {
            switch block {
            case .paragraph(let paragraph):
                guard let cell = cells[paragraph.line]?.first else { continue }
                lines.append(OutlineLine(paragraph, cell, keys))
            case .grid(let grid): add(grid, cells, words)
            }
        }
    }

    private mutating func add(_ grid: Grid, _ cells: [Int: [Int]], _ words: ReadingWords) {
        var rows: [Int: [Grid.Cell]] = [:]
        for cell in grid.cells { rows[cell.line, default: []].append(cell) }
        for (line, row) in rows.sorted(by: { $0.key < $1.key }) {
            let row = row.sorted { $0.column < $1.column }
            let values = row.dropFirst().filter { $0.text != ":" }
            guard row.count <= 3, values.count == 1, let letters = HeadLetters.of(row[0].text.utf8),
                let key = words.heads.key(letters), let own = cells[line], own.count == row.count
            else { continue }
            let value = CellText(Array(values[0].text.utf8), 0..<values[0].text.utf8.count).bytes
            lines.append(OutlineLine(line: line, cells: own, role: key.role, key: row[0].text, value: value))
        }
    }
}
