extension PlanAssembly {
    /// All areas, with the doubts that only the whole plan shows.
    mutating func finished() -> [Proposal.Area] {
        close()
        settleRepeatedAreas()
        UnitInheritance.fill(&areas, places)
        RunTogether.settle(runs, endings, &areas, places)
        CutTitle.settle(&areas, places)
        TitleMismatch.settle(titles, &areas, places)
        return areas
    }

    /// Asks at the first sub-activity of an area whether it is the one above that has the same heading.
    ///
    /// Only the whole plan shows it: a page break can cut a heading, whose rest comes with a later row.
    private mutating func settleRepeatedAreas() {
        var known: [[UInt8]: Int] = [:]
        for index in areas.indices where areas[index].title != Self.illegible {
            let area = areas[index]
            let key = LayoutSource.key(area.title.utf8)
            guard let other = known[key] else {
                known[key] = area.no
                continue
            }
            guard let activity = area.activities.firstIndex(where: { !$0.subActivities.isEmpty }) else { continue }
            areas[index].activities[activity].subActivities[0].notes.append(
                .areaRepeated(area.title, other: other, line: areaLines[other] ?? 0))
        }
    }

    /// Finishes the sub-activity at hand.
    mutating func close() {
        guard var draft = draft.take() else { return }
        guard let area = areas.indices.last, let activity = areas[area].activities.indices.last else { return }
        let sub = subActivity(from: &draft)
        let index = areas[area].activities[activity].subActivities.count
        places.append(
            Place(area: area, activity: activity, index: index, page: draft.page, isBroken: draft.isBroken))
        areas[area].activities[activity].subActivities.append(sub)
    }

    private mutating func subActivity(from draft: inout SubActivityDraft) -> Proposal.SubActivity {
        let title = title(of: &draft)
        let indicators = indicators(of: &draft)
        draft.countOverflow()
        return Proposal.SubActivity(
            code: draft.code, printedNo: draft.leading?.value, title: title.string, responsible: draft.units,
            responsibleRead: draft.units.isEmpty ? .missing : .stated, sourceLines: draft.lines, notes: draft.notes,
            indicators: indicators)
    }

    /// The title without its list number; one that lists several keeps them.
    private mutating func title(of draft: inout SubActivityDraft) -> ArraySlice<UInt8> {
        let items = ListItems(draft.title)
        var title = draft.title[...]
        if let leading = items.leading {
            lastPrinted = items.items.last?.number ?? leading.value
            lastStray = items.strays.last
            if items.items.count == 1 {
                title = items.items[0].text
                for stray in items.strays { draft.doubt(.strayNumber(leading, stray)) }
            } else {
                draft.doubt(.severalInOneCell(items.items.count))
            }
        }
        endings.append(RunTogether.ending(of: title))
        titles.append(ContentWords.mark(of: title))
        if let end = CutSentence.end(of: title) { draft.doubt(.cutSentence(end, isTitle: true)) }
        return title
    }

    private mutating func indicators(of draft: inout SubActivityDraft) -> [Proposal.Indicator] {
        var indicators: [Proposal.Indicator] = []
        if draft.segments.isEmpty, !draft.isLost { draft.doubt(.mergedWithAbove) }
        var unmarked = 0
        for position in draft.segments.indices {
            let segment = draft.segments[position]
            let items = ListItems(segment.text)
            if position == 0, let number = items.leading?.value, number > 1, !draft.isLost {
                draft.doubt(.numberMismatch(number, of: subAbove()))
            }
            for stray in items.strays { draft.doubt(.strayNumber(items.leading, stray)) }
            let months = segment.months.list
            let isShared =
                draft.segments.count == 1 || !ledger.mayRepeat(segment.marks.count, times: items.items.count)
            if indicators.isEmpty { indicators.reserveCapacity(items.items.count) }
            for (index, item) in items.items.enumerated() {
                let code = draft.code.with(letter: indicators.count)
                let field = code.with(".text")
                for piece in segment.pieces where segment.reaches(piece, item.range) {
                    ledger.give(piece.cell, to: field)
                }
                if !isShared { ledger.give(segment.marks, to: code.with(".months")) }
                indicators.append(
                    Proposal.Indicator(
                        code: code, text: item.text.string, months: months,
                        monthsOr: segment.otherMonths.map { [$0] }))
                if months.isEmpty { unmarked += 1 }
                doubt(item.text, isLast: index == items.items.count - 1, &draft)
            }
            if isShared { ledger.give(segment.marks, to: draft.code.with(".months")) }
        }
        if unmarked > 0, !draft.isLost { draft.doubt(.noMonth(unmarked, of: indicators.count)) }
        return indicators
    }

    /// The doubts about the wording of one indicator.
    private mutating func doubt(_ text: ArraySlice<UInt8>, isLast: Bool, _ draft: inout SubActivityDraft) {
        endings.append(RunTogether.ending(of: text))
        if let end = CircularSentence.end(of: text) ?? (isLast ? CutSentence.end(of: text) : nil) {
            draft.doubt(.cutSentence(end, isTitle: false))
        }
        if let odd = InnerList.oddItem(in: text, title: draft.title) { draft.doubt(.innerList(odd)) }
        switch RunTogether.look(at: text) {
        case .joined(let word): draft.doubt(.runTogether(before: word, isJoined: true))
        case .suspected(let ending, let isFigure, let word):
            runs.append(.init(sub: places.count, ending: ending, isFigure: isFigure, word: word))
        case nil: return
        }
    }

    private func subAbove() -> String? { areas.last?.activities.last?.subActivities.last?.code }
}

extension Note {
    fileprivate static func strayNumber(_ list: ListNumber?, _ number: Int) -> Note {
        strayNumber("\(number)" + (list?.sign == UInt8(ascii: ")") ? ")" : "."))
    }
}
