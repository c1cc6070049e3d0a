extension LayoutMapping {
    /// Adds a piece of work as a sub-activity.
    mutating func addSubActivity(_ leaf: LayoutLeaf, _ node: Int) {
        guard let area = result.indices.last, let activity = result[area].activities.indices.last else { return }
        let part = tree.nodes[node]
        let index = result[area].activities[activity].subActivities.count + 1
        let code = result[area].activities[activity].code.with(index)
        var sub = Proposal.SubActivity(code: code, title: part.title.string)
        sub.notes = pendingNotes + part.notes + leaf.notes
        sub.sourceLines = (pendingLines + part.lines + leaf.lines).reduce(into: []) { lines, line in
            if lines.last != line { lines.append(line) }
        }
        pendingNotes = []
        pendingLines = []
        number(&sub, part)
        give(node, code)
        let indicators = LayoutIndicators(
            leaf, title: Array(sub.title.utf8), layouts, source, words, year: year, &ledger)
        for note in indicators.notes where !sub.notes.contains(note) { sub.notes.append(note) }
        if let end = CutSentence.end(of: Array(sub.title.utf8)[...]) {
            sub.notes.append(.cutSentence(end, isTitle: true))
        }
        if !indicators.details.isEmpty {
            sub.details = indicators.details.map(\.detail)
            for detail in indicators.details { ledger.give(detail.cells, to: code.with(".details")) }
        }
        for times in indicators.shared {
            ledger.give(times.markCells, to: code.with(".months"))
            rate(times)
        }
        for draft in indicators.drafts { sub.indicators.append(indicator(draft, code, sub.indicators.count)) }
        let cells = units.take(leaf.units + part.units, area: area)
        for cell in cells {
            for unit in LayoutUnits.units(in: source.words[cell], words) where !sub.responsible.contains(unit) {
                sub.responsible.append(unit)
            }
            ledger.give(cell, to: code.with(".responsible"))
        }
        if !sub.responsible.isEmpty { sub.responsibleRead = .stated }
        units.places.append(
            PlanAssembly.Place(area: area, activity: activity, index: index - 1, page: leaf.page, isBroken: false))
        result[area].activities[activity].subActivities.append(sub)
    }

    private func number(_ sub: inout Proposal.SubActivity, _ node: LevelNode) {
        if let code = node.code {
            if code.isNumber { sub.printedNo = code.value } else { sub.printedCode = code.text }
            return
        }
        let items = ListItems(node.title).items
        if items.count > 1, items[0].number != nil {
            sub.printedNo = items[0].number
            sub.notes.append(.severalInOneCell(items.count))
            return
        }
        guard let code = PrintedCode(leading: node.title) else { return }
        if code.isNumber { sub.printedNo = code.value } else { sub.printedCode = code.text }
        sub.title = Array(node.title[code.length...]).string
    }

    private mutating func indicator(_ draft: LayoutIndicators.Draft, _ sub: String, _ index: Int) -> Proposal.Indicator
    {
        let code = sub.with(letter: index)
        ledger.give(draft.cells, to: code.with(".text"))
        ledger.give(draft.times.markCells, to: code.with(".months"))
        ledger.give(draft.times.timeCells, to: code.with(".time"))
        rate(draft.times)
        for detail in draft.details { ledger.give(detail.cells, to: code.with(".details")) }
        return Proposal.Indicator(
            code: code, text: draft.text, months: draft.times.months.list, time: draft.times.time,
            details: draft.details.isEmpty ? nil : draft.details.map(\.detail))
    }

    private mutating func rate(_ times: LayoutTimes) {
        for cell in times.timeCells + times.markCells { ledger.rate(cell, times.certainty) }
    }
}
