/// The indicators of one piece of work, with what its rows say of each.
struct LayoutIndicators {
    /// An indicator before it has its code.
    struct Draft {
        let text: String
        /// The cells that its text came from.
        var cells: [Int]
        var times: LayoutTimes
        var details: [(detail: Proposal.Detail, cells: [Int])] = []
    }

    private(set) var drafts: [Draft] = []
    /// What belongs to the work as a whole.
    private(set) var details: [(detail: Proposal.Detail, cells: [Int])] = []
    /// When all indicators of a cell are due that are too many to say it of each of them again.
    private(set) var shared: [LayoutTimes] = []
    private(set) var notes: [Note] = []

    /// The rows that share one cell of indicators.
    private struct Segment {
        var primary: LayoutWork.Primary
        var works: [LayoutWork]
        var isBorrowed = false
        /// Whether its text is what another column says, whose cells all stand for all of it.
        var isSubstitute = false
    }

    init(
        _ leaf: LayoutLeaf, title: [UInt8], _ layouts: [LayoutColumns], _ source: LayoutSource, _ words: ReadingWords,
        year: Int?, _ ledger: inout CellLedger
    ) {
        var segments: [Segment] = []
        var before: [LayoutWork] = []
        for work in leaf.works {
            if let primary = work.primary,
                !primary.isCarried || segments.last?.primary.pieces[0].cell != primary.pieces[0].cell
            {
                segments.append(Segment(primary: primary, works: before + [work]))
                before = []
            } else if let last = segments.indices.last {
                segments[last].works.append(work)
            } else {
                before.append(work)
            }
        }
        if segments.isEmpty { segments = [substitute(before, title)] }
        var phrase: [LayoutRow.Slot] = []
        for index in segments.indices {
            inheritTime(&segments[index], from: &phrase)
            add(segments[index], isOnly: segments.count == 1, layouts, source, words, year, &ledger)
        }
        doubtMonths()
    }

    /// Without an indicator the proof, the target or the work itself shows that it is done.
    private mutating func substitute(_ works: [LayoutWork], _ title: [UInt8]) -> Segment {
        notes.append(.indicatorMissing)
        var works = works
        for role in [HeadRole.output, .evidence, .target] {
            for (work, part) in works.enumerated() {
                guard let detail = part.details.firstIndex(where: { $0.role == role.name }) else { continue }
                let taken = works[work].details.remove(at: detail)
                var primary = LayoutWork.Primary(
                    CellText(Array(taken.text.utf8), 0..<taken.text.utf8.count).bytes, taken.cells[0], isCarried: false)
                primary.pieces = taken.cells.map { ($0, 0..<primary.text.count) }
                return Segment(primary: primary, works: works, isSubstitute: true)
            }
        }
        var primary = LayoutWork.Primary(title, 0, isCarried: false)
        primary.pieces = []
        return Segment(primary: primary, works: works, isBorrowed: true)
    }

    /// A phrase of time merged with the row above holds for the rows of the same work below it.
    private func inheritTime(_ segment: inout Segment, from phrase: inout [LayoutRow.Slot]) {
        let own = segment.works.flatMap(\.times)
        if !own.isEmpty {
            phrase = own.map { LayoutRow.Slot(cell: $0.cell, column: $0.column, isCarried: true) }
        } else if !phrase.isEmpty, segment.works.allSatisfy(\.marks.isEmpty), !segment.works.isEmpty {
            segment.works[0].times = phrase
        }
    }

    private mutating func add(
        _ segment: Segment, isOnly: Bool, _ layouts: [LayoutColumns], _ source: LayoutSource, _ words: ReadingWords,
        _ year: Int?, _ ledger: inout CellLedger
    ) {
        let items = items(of: segment, &ledger)
        let times = LayoutTimes(segment.works, layouts, source, words, year: year)
        let phrases = split(segment.works.flatMap(\.times), items.count, source)
        for text in times.unclear where phrases == nil { notes.append(.timeUnclear(text)) }
        let isShared = phrases == nil && !ledger.mayRepeat(times.size, times: items.count)
        if isShared { share(times) }
        let first = drafts.count
        for (index, item) in items.enumerated() {
            var draft = Draft(text: item.text.string, cells: [], times: isShared ? times.monthsAlone : times)
            if let phrases {
                draft.times = LayoutTimes(phrase: phrases.texts[index], cell: phrases.cell, words, year: year)
                for text in draft.times.unclear { notes.append(.timeUnclear(text)) }
            }
            for piece in segment.primary.pieces
            where segment.primary.pieces.count == 1 || piece.words.overlaps(item.range) {
                draft.cells.append(piece.cell)
            }
            draft.details = draft.times.details.map { ($0.detail, [$0.cell]) }
            drafts.append(draft)
            if index == items.count - 1, let end = CutSentence.end(of: item.text[...]) {
                notes.append(.cutSentence(end, isTitle: false))
            }
        }
        for work in segment.works { addDetails(of: work, first..<drafts.count, isOnly, &ledger) }
    }

    private func items(of segment: Segment, _ ledger: inout CellLedger) -> [LayoutItems.Item] {
        let text = segment.primary.text
        let whole = [LayoutItems.Item(text: text, range: 0..<text.count)]
        if segment.isBorrowed { return whole }
        let items = LayoutItems(text).items
        // Cells that stand for all of the text feed every item, and a merged cell comes again with each row it spans.
        guard segment.isSubstitute || segment.primary.isCarried else { return items }
        return ledger.mayRepeat(segment.primary.pieces.count, times: items.count) ? items : whole
    }

    /// Says of the work as a whole what its indicators are too many to repeat.
    private mutating func share(_ times: LayoutTimes) {
        shared.append(times)
        for part in times.details { details.append((part.detail, [part.cell])) }
        if let time = times.time {
            details.append((Proposal.Detail(role: HeadRole.time.name, head: "", text: time.text), times.timeCells))
        }
    }

    private mutating func addDetails(
        of work: LayoutWork, _ range: Range<Int>, _ isOnly: Bool, _ ledger: inout CellLedger
    ) {
        for detail in work.details {
            let whole = (Proposal.Detail(role: detail.role, head: detail.head, text: detail.text), detail.cells)
            if range.count == 1, work.primary != nil || isOnly {
                drafts[range.lowerBound].details.append(whole)
                continue
            }
            let parts = LayoutItems(CellText(Array(detail.text.utf8), 0..<detail.text.utf8.count).bytes).items
            if range.count > 1, parts.count == range.count, ledger.mayRepeat(detail.cells.count, times: parts.count) {
                for (place, part) in zip(range, parts) {
                    drafts[place].details.append(
                        (Proposal.Detail(role: detail.role, head: detail.head, text: part.text.string), detail.cells))
                }
            } else {
                details.append(whole)
            }
        }
    }

    /// The phrases of a cell that has as many of them as there are indicators.
    private func split(_ times: [LayoutRow.Slot], _ count: Int, _ source: LayoutSource) -> (texts: [String], cell: Int)?
    {
        guard count > 1, times.count == 1, let cell = times.first?.cell else { return nil }
        let items = LayoutItems(source.words[cell]).items
        return items.count == count ? (items.map(\.text.string), cell) : nil
    }

    private mutating func doubtMonths() {
        let without = drafts.count { $0.times.isEmpty }
        if without > 0 { notes.append(.noMonth(without, of: drafts.count)) }
    }
}
