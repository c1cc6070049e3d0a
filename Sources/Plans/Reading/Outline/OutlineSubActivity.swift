/// A sub-activity of an outline while it is put together from a node, what is said of it, and what is said above.
struct OutlineSubActivity {
    private struct Item {
        let text: String
        let cells: [Int]
        var times: [Said] = []
        var details: [(detail: Proposal.Detail, cells: [Int])] = []
    }

    /// Something that was said, and the cells it stands in.
    private struct Said {
        let text: String
        let cells: [Int]
    }

    /// When the items are due that have no words of their own for it.
    private struct HeldTimes {
        let said: [Said]
        /// Whether they hold for every item, since no more than one says any.
        let isForAll: Bool
        /// Whether the items are too many to repeat the words at each of them.
        let isSaidOnce: Bool

        init(_ items: [Item], _ times: [Said], _ ledger: inout CellLedger) {
            isForAll = items.count { !$0.times.isEmpty } <= 1 && times.isEmpty
            said = isForAll ? items.flatMap(\.times) : times
            let takers = isForAll ? items.count : items.count(where: \.times.isEmpty)
            let size = said.reduce(0) { $0 + $1.cells.count + $1.text.utf8.count / 32 }
            isSaidOnce = !ledger.mayRepeat(size, times: takers)
        }
    }

    private let code: String
    private let node: OutlineNode
    private let words: ReadingWords
    private let year: Int?
    private let title: [UInt8]
    private var items: [Item] = []
    private var times: [Said] = []
    private var units: [Said] = []
    private var details: [(detail: Proposal.Detail, cells: [Int])] = []
    private var isInherited = false

    init(_ code: String, _ node: OutlineNode, _ items: [OutlineNode], _ words: ReadingWords, _ year: Int?) {
        (self.code, self.node, self.words, self.year) = (code, node, words, year)
        let aside = OutlineAside(node.text, words, year: year)
        title = aside.text
        times = aside.times.map { Said(text: $0, cells: node.cells) }
        units = aside.units.map { Said(text: $0, cells: node.cells) }
        let roles = Set(node.facts.map(\.role))
        let shows: HeadRole = roles.contains(.indicator) ? .indicator : .output
        for fact in node.facts { take(fact, shows) }
        for item in items {
            addItem(item.text, item.cells)
            for fact in item.facts { take(fact, shows) }
        }
    }

    private mutating func take(_ fact: OutlineNode.Fact, _ shows: HeadRole) {
        switch fact.role {
        case shows:
            let list = ListItems(fact.text)
            if list.items.count > 1, list.strays.isEmpty {
                for item in list.items { addItem(Array(item.text), fact.cells) }
            } else {
                addItem(fact.text, fact.cells)
            }
        case .unit: units.append(Said(text: fact.text.string, cells: fact.cells))
        case .time: addTime(Said(text: fact.text.string, cells: fact.cells))
        default:
            let detail = Proposal.Detail(role: fact.role.name, head: fact.key, text: fact.text.string)
            if let last = items.indices.last {
                items[last].details.append((detail, fact.cells))
            } else {
                details.append((detail, fact.cells))
            }
        }
    }

    private mutating func addItem(_ text: [UInt8], _ cells: [Int]) {
        let aside = OutlineAside(text, words, year: year)
        var item = Item(text: aside.text.string, cells: cells)
        item.times = aside.times.map { Said(text: $0, cells: cells) }
        units += aside.units.map { Said(text: $0, cells: cells) }
        items.append(item)
    }

    private mutating func addTime(_ time: Said) {
        if let last = items.indices.last { items[last].times.append(time) } else { times.append(time) }
    }

    /// Takes what the nodes above say: time and units where it has none, and what else they say, once.
    mutating func inherit(_ above: [(node: OutlineNode, isFirst: Bool)]) {
        for (node, isFirst) in above.reversed() {
            if !isFirst, !units.isEmpty, !times.isEmpty { continue }
            if units.isEmpty {
                units = node.facts.filter { $0.role == .unit }.map { Said(text: $0.text.string, cells: $0.cells) }
                isInherited = !units.isEmpty
            } else if isFirst {
                keep(node.facts.filter { $0.role == .unit })
            }
            let said = node.facts.filter { $0.role == .time }
            if times.isEmpty, items.allSatisfy(\.times.isEmpty) {
                times = said.map { Said(text: $0.text.string, cells: $0.cells) }
            } else if isFirst {
                keep(said)
            }
            if isFirst { keep(node.facts.filter { $0.role != .unit && $0.role != .time }) }
        }
    }

    private mutating func keep(_ facts: [OutlineNode.Fact]) {
        for fact in facts {
            details.append(
                (Proposal.Detail(role: fact.role.name, head: fact.key, text: fact.text.string), fact.cells))
        }
    }

    /// The sub-activity; every cell is given to the fields it feeds.
    mutating func finished(_ ledger: inout CellLedger) -> Proposal.SubActivity {
        var notes: [Note] = []
        ledger.give(node.cells, to: code.with(".title"))
        var responsible: [String] = []
        for unit in units {
            for name in UnitName.units(in: Array(unit.text.utf8)) where !responsible.contains(name) {
                responsible.append(name)
            }
            ledger.give(unit.cells, to: code.with(".responsible"))
        }
        if responsible.isEmpty { notes.append(.unitMissing) }
        if !items.isEmpty, items.allSatisfy({ !$0.times.isEmpty }) {
            // A time of the whole that each part replaces by its own.
            for time in times {
                details.append((Proposal.Detail(role: HeadRole.time.name, head: "", text: time.text), time.cells))
            }
        }
        // Where nothing shows that it is done, doing it does.
        let all = items.isEmpty ? [Item(text: title.string, cells: node.cells)] : items
        let shared = HeldTimes(all, times, &ledger)
        if shared.isSaidOnce {
            for time in shared.said {
                details.append((Proposal.Detail(role: HeadRole.time.name, head: "", text: time.text), time.cells))
            }
        }
        for detail in details { ledger.give(detail.cells, to: code.with(".details")) }
        if items.isEmpty { notes.append(.indicatorMissing) }
        let indicators = indicators(all, shared, &ledger, &notes)
        let printed = node.label.filter { $0 != "." && $0 != ")" && $0 != "(" || node.label.contains(".") && $0 == "." }
        let isNumber =
            !printed.isEmpty && Int(printed.filter(\.isNumber)) == node.value && !printed.contains(where: \.isLetter)
            && !printed.dropLast().contains(".")
        return Proposal.SubActivity(
            code: code, printedNo: isNumber ? node.value : nil, title: title.string, responsible: responsible,
            responsibleRead: responsible.isEmpty ? .missing : isInherited ? .inherited : .stated,
            sourceLines: [node.line], notes: notes, indicators: indicators,
            printedCode: printed.isEmpty || isNumber ? nil : Self.bare(node.label),
            details: details.isEmpty ? nil : details.map(\.detail))
    }

    /// A label without the sign behind it.
    private static func bare(_ label: String) -> String {
        var label = label
        if label.hasPrefix("(") { label.removeFirst() }
        if let last = label.last, last == "." || last == ")" { label.removeLast() }
        return label
    }

    private func indicators(
        _ items: [Item], _ shared: HeldTimes, _ ledger: inout CellLedger, _ notes: inout [Note]
    ) -> [Proposal.Indicator] {
        var indicators: [Proposal.Indicator] = []
        var unmarked = 0
        var unclear: Set<String> = []
        var common: (time: Proposal.Time?, months: [Int])?
        for (index, item) in items.enumerated() {
            let code = code.with(letter: index)
            ledger.give(item.cells, to: code.with(".text"))
            let isOwn = !shared.isForAll && !item.times.isEmpty
            let said = isOwn ? item.times : shared.said
            let due: (time: Proposal.Time?, months: [Int])
            if !isOwn, let common {
                due = common
            } else {
                due = read(said, &unclear, &notes)
                if !isOwn { common = due }
            }
            if due.months.isEmpty { unmarked += 1 }
            let isSaid = isOwn || !shared.isSaidOnce
            if isSaid { for phrase in said { ledger.give(phrase.cells, to: code.with(".time")) } }
            for detail in item.details { ledger.give(detail.cells, to: code.with(".details")) }
            indicators.append(
                Proposal.Indicator(
                    code: code, text: item.text, months: due.months, time: isSaid ? due.time : nil,
                    details: item.details.isEmpty ? nil : item.details.map(\.detail)))
        }
        if unmarked > 0 { notes.append(.noMonth(unmarked, of: indicators.count)) }
        return indicators
    }

    /// The months of phrases, with their words beside them.
    private func read(
        _ said: [Said], _ unclear: inout Set<String>, _ notes: inout [Note]
    ) -> (time: Proposal.Time?, months: [Int]) {
        guard !said.isEmpty else { return (nil, []) }
        var time = Proposal.Time(text: said.map(\.text).joined(separator: "; "))
        var months: Set<Int> = []
        for phrase in said {
            guard let reading = words.time(phrase.text, year: year), !reading.isImpossible else {
                if unclear.insert(phrase.text).inserted { notes.append(.timeUnclear(phrase.text)) }
                continue
            }
            months.formUnion(reading.months)
            if let quarters = reading.quarters { time.quarters = (time.quarters ?? []) + quarters }
            if let semesters = reading.semesters { time.semesters = (time.semesters ?? []) + semesters }
            if let years = reading.years { time.years = (time.years ?? []) + years }
        }
        return (time, months.sorted())
    }
}
