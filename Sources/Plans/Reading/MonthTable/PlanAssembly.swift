/// Puts rows together to areas, activities, sub-activities and indicators.
struct PlanAssembly {
    /// Stands where the document has no wording to read.
    static let illegible = "(tidak terbaca)"

    /// Where a finished sub-activity stands, and what the doubts want to know of its rows.
    struct Place {
        let area: Int
        let activity: Int
        let index: Int
        let page: Int
        let isBroken: Bool
    }

    let sheet: Sheet
    var ledger: CellLedger
    var areas: [Proposal.Area] = []
    var places: [Place] = []
    var draft: SubActivityDraft?
    /// Doubts about an area or activity, said at its first sub-activity.
    var pendingNotes: [Note] = []
    /// Lines that only open an area or activity; they belong to its first sub-activity.
    var pendingLines: [Int] = []
    /// The last list number of the activity at hand and of the one above, and a stray one behind it.
    var lastPrinted: Int?
    var lastAbove: Int?
    var lastStray: Int?
    var runs: [RunTogether.Suspicion] = []
    /// The last words of all titles and indicators.
    var endings: [UInt64] = []
    /// The titles in the order of the places, as numbers.
    var titles: [UInt64] = []
    /// The lines that areas were opened on, by their numbers.
    var areaLines: [Int: Int] = [:]
    /// The units that cells name, by the cells' bytes.
    private var knownUnits: [ArraySlice<UInt8>: [String]] = [:]

    init(_ sheet: Sheet, _ ledger: CellLedger) {
        self.sheet = sheet
        self.ledger = ledger
    }

    /// Takes in a row; the rows below it tell whether it is what is left of a lost one.
    mutating func add(_ row: TableRow, before following: ArraySlice<TableRow>) {
        guard row.hasWording else { return addBare(row) }
        let hasEntered = enter(row)
        let title = row.subActivity.flatMap { readItem($0) }
        let indicator = row.indicator.flatMap { readItem($0) }
        if let indicator, let lost = lostNumber(row, indicator.bytes, before: following) {
            open(Array(Self.illegible.utf8), row, isLost: true)
            draft?.doubt(.lostItem(lost, remains: indicator.bytes.string))
            lastPrinted = lost
        } else if let title, let cell = row.subActivity {
            if !hasEntered, let draft, Continuation.continuesTitle(title.bytes, row, of: draft) {
                self.draft?.continueTitle(title.bytes)
                if !row.isFirst { self.draft?.doubt(.rowBreak) }
            } else {
                open(title.bytes, row)
            }
            note(title, cell, field: ".title")
        } else if indicator != nil, hasEntered || draft == nil {
            open(Array(Self.illegible.utf8), row)
            draft?.doubt(.titleMissing)
        }
        guard title != nil || indicator != nil else { return addOpening(row) }
        draft?.add(row)
        addUnits(of: row)
        addIndicator(indicator, of: row)
    }

    func read(_ cell: Int) -> CellText { CellText(sheet.bytes, sheet.cells[cell].range) }

    /// The wording of a cell whose sub-activity can say that a footer was taken out; nil where no word is left.
    private mutating func readItem(_ cell: Int) -> CellText? {
        let text = CellText(sheet.bytes, sheet.cells[cell].range, withoutFooter: true)
        if !text.bytes.isEmpty { return text }
        ledger.leave(cell, .noWords)
        return nil
    }

    /// Gives a cell to a field of the sub-activity at hand, with the doubts about its markup.
    private mutating func note(_ text: CellText, _ cell: Int, field: StaticString) {
        guard let code = draft?.code else { return }
        ledger.give(cell, to: code.with(field))
        doubt(text)
    }

    private mutating func doubt(_ text: CellText) {
        if text.hasListMarkup { draft?.doubt(.listMarkup) }
        if let footer = text.footer { draft?.doubt(.footer(footer.string)) }
    }

    /// The units that a cell names; few different cells name them all.
    private mutating func units(in cell: Int) -> [String] {
        let bytes = sheet.bytes[sheet.cells[cell].range]
        if let known = knownUnits[bytes] { return known }
        let units = UnitName.units(in: read(cell).bytes)
        knownUnits[bytes] = units
        return units
    }

    private mutating func addUnits(of row: TableRow) {
        guard let code = draft?.code else { return }
        for cell in row.units {
            let units = units(in: cell)
            if draft?.units.isEmpty == true {
                draft?.units = units
            } else {
                for unit in units where draft?.units.contains(unit) == false { draft?.units.append(unit) }
            }
            ledger.give(cell, to: code.with(".responsible"))
        }
    }

    private mutating func addIndicator(_ text: CellText?, of row: TableRow) {
        guard var segments = draft?.segments else { return }
        draft?.segments = []
        if let text, let cell = row.indicator {
            doubt(text)
            if let last = segments.indices.last, Continuation.continuesIndicator(text.bytes, row, of: segments[last]) {
                segments[last].join(text.bytes, cell)
            } else {
                segments.append(IndicatorSegment(text.bytes, cell))
            }
        }
        if let last = segments.indices.last {
            segments[last].mark(row)
        } else {
            for mark in row.marks { ledger.leave(mark, .markAlone) }
        }
        draft?.segments = segments
    }

    /// The number of the item whose remains the row holds: the end of an indicator, where the numbering jumps.
    private func lostNumber(_ row: TableRow, _ text: [UInt8], before following: ArraySlice<TableRow>) -> Int? {
        guard row.isFirst, row.subActivity == nil, row.activity == nil, row.area == nil, let draft,
            let first = draft.leading, ListNumber(leading: text) == nil,
            let next = following.first(where: { $0.subActivity != nil || $0.activity != nil || $0.area != nil }),
            next.activity == nil, next.area == nil, let cell = next.subActivity,
            let number = ListNumber(leading: read(cell).bytes)
        else { return nil }
        let last = ListItems(draft.title).items.last?.number ?? first.value
        return number.value > last + 1 ? last + 1 : nil
    }

    /// A row without wording: a unit below its rows, or what nobody can place.
    private mutating func addBare(_ row: TableRow) {
        if let number = row.number { ledger.leave(number, .numberAlone) }
        for mark in row.marks { ledger.leave(mark, .markAlone) }
        guard !row.units.isEmpty else { return }
        for cell in row.units { ledger.leave(cell, .unitAlone) }
        guard row.marks.isEmpty else { return }
        close()
        guard let area = areas.indices.last, let activity = areas[area].activities.indices.last else { return }
        let stated = row.units.flatMap { units(in: $0) }
        var index = areas[area].activities[activity].subActivities.count - 1
        while index >= 0, areas[area].activities[activity].subActivities[index].responsible.isEmpty {
            areas[area].activities[activity].subActivities[index].takeUnit(stated, line: row.line)
            let code = areas[area].activities[activity].subActivities[index].code
            for cell in row.units { ledger.give(cell, to: code.with(".responsible")) }
            index -= 1
        }
    }

    /// A row that only opens an area or an activity.
    private mutating func addOpening(_ row: TableRow) {
        if draft == nil { pendingLines.append(row.line) } else { draft?.add(row) }
        for mark in row.marks { ledger.leave(mark, .markAlone) }
        for unit in row.units { ledger.leave(unit, .unitAlone) }
    }
}

extension Proposal.SubActivity {
    /// Takes the unit that stands on a row of its own below.
    fileprivate mutating func takeUnit(_ units: [String], line: Int) {
        responsible = units
        responsibleRead = .stated
        sourceLines.append(line)
        notes.append(.unitBelow)
    }
}
