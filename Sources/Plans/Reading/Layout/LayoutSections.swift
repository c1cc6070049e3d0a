/// Which paragraphs above and between the pages of a table head the rows below them.
struct LayoutSections {
    struct Heading {
        let prose: LayoutSource.Prose
        let key: OpenLevels.Key
        let role: String
    }

    /// By the page that they stand above.
    private(set) var above: [[Heading]] = []
    /// What heads nothing.
    private(set) var prose: [LayoutSource.Prose] = []

    init(_ table: LayoutTable, _ source: LayoutSource, _ words: ReadingWords) {
        var keys: [OpenLevels.Key: Int] = [:]
        let found = table.pages.map { page in page.above.compactMap { Self.heading($0, source, words) } }
        for headings in found.dropFirst() {
            for key in Set(headings.map(\.key)) { keys[key, default: 0] += 1 }
        }
        for (page, headings) in found.enumerated() {
            var taken: [Heading] = []
            var cells: Set<Int> = []
            for heading in headings {
                let isNamed = if case .word = heading.key { true } else { false }
                let isLikeOthers = page > 0 || (keys[heading.key] ?? 0) > 0
                guard isNamed || (isLikeOthers && Self.mayHead(heading, isFirst: page == 0)) else { continue }
                taken.append(heading)
                cells.insert(heading.prose.cell)
            }
            above.append(taken)
            prose += table.pages[page].above.filter { !cells.contains($0.cell) }
        }
    }

    /// Plain lines above the first page are its title, whatever stands above later ones.
    private static func mayHead(_ heading: Heading, isFirst: Bool) -> Bool {
        switch heading.key {
        case .upper, .plain: !isFirst
        default: true
        }
    }

    private static func heading(
        _ prose: LayoutSource.Prose, _ source: LayoutSource, _ words: ReadingWords
    ) -> Heading? {
        let text = source.words[prose.cell]
        guard text.count <= 160, TailRow.reason(text, isAlone: true) == nil, !TailRow.isSignature(text) else {
            return nil
        }
        let (key, role) = SectionKey.of(text, code: nil, heading: prose.heading, words)
        if SectionKey.role(of: text, words) != nil {
            return Heading(prose: prose, key: prose.heading.map { .heading($0) } ?? key, role: role)
        }
        switch key {
        case .heading, .code: return Heading(prose: prose, key: key, role: role)
        case .upper: return text.count > 5 ? Heading(prose: prose, key: key, role: role) : nil
        default: return nil
        }
    }
}
