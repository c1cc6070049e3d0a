import Documents

/// What a document seems to be, before anybody reads a plan from it.
enum DocumentKind: Equatable {
    /// Nothing speaks against a plan.
    case plan
    /// It may be one, but a person must say so.
    case asked(PlanReading.Asked)
    /// It is something else.
    case refused(PlanReading.Refusal)

    init(of document: Document, _ words: ReadingWords) {
        let tables = document.blocks.compactMap { block in
            if case .grid(let grid) = block { TableProfile(grid, words) } else { nil }
        }
        let text = TextProfile(document, words)
        if let found = Self.damaged(text, tables) ?? Self.otherText(text, tables) ?? Self.otherTable(tables, text) {
            self = .refused(found)
        } else if let question = Self.question(tables, text) {
            self = .asked(question)
        } else {
            self = .plan
        }
    }

    /// What was not read off in the order in which it stands.
    private static func damaged(_ text: TextProfile, _ tables: [TableProfile]) -> PlanReading.Refusal? {
        if text.looksSideways {
            return PlanReading.Refusal(.looksSideways, values: ["words": text.strange.prefix(5).joined(separator: " ")])
        }
        guard !tables.contains(where: \.isPlan), let columns = text.columnRuns else { return nil }
        return PlanReading.Refusal(
            .looksLikeColumns, at: columns.lines.first,
            values: ["lines": columns.lines.prefix(6).listed, "heads": columns.heads.prefix(6).joined(separator: ", ")])
    }

    /// What speaks in another way than a plan.
    private static func otherText(_ text: TextProfile, _ tables: [TableProfile]) -> PlanReading.Refusal? {
        guard !tables.contains(where: { $0.isPlan && $0.contentRows > 0 }) else { return nil }
        if text.looksLikeLetter {
            return PlanReading.Refusal(
                .looksLikeLetter, at: text.letterLines.first,
                values: [
                    "signs": text.letterSigns.prefix(5).joined(separator: ", "),
                    "lines": text.letterLines.prefix(5).listed,
                ])
        }
        if text.blankLines.count >= 4, text.blankLines.count * 5 >= text.paragraphs * 2 {
            return PlanReading.Refusal(
                .looksLikeBlankForm, at: text.blankLines.first, values: ["lines": text.blankLines.prefix(6).listed])
        }
        if tables.isEmpty, text.fileLines.count >= 3, text.fileLines.count * 2 >= text.paragraphs {
            return PlanReading.Refusal(
                .looksLikeEvidenceList, at: text.fileLines.first, values: ["lines": text.fileLines.prefix(6).listed])
        }
        return nil
    }
}

extension Sequence<Int> {
    /// The numbers as one text.
    var listed: String { map(String.init).joined(separator: ", ") }
}
