extension PlanAssembly {
    /// Opens the area and the activity that a row names; says whether it named one.
    mutating func enter(_ row: TableRow) -> Bool {
        let before = (areas.count, areas.last?.activities.count ?? 0)
        if let area = row.area {
            if row.activity == nil, row.number == nil, row.subActivity != nil {
                enterMisplacedActivity(area, row)
            } else {
                enterArea(area, row)
            }
        } else if let number = row.number {
            enterUntitledArea(number, row)
        }
        if let activity = row.activity { enterActivity(activity, row) }
        return before != (areas.count, areas.last?.activities.count ?? 0)
    }

    private mutating func enterArea(_ cell: Int, _ row: TableRow) {
        let text = read(cell).bytes
        let printed = row.number.flatMap { sheet.bytes.number(at: sheet.cells[$0].start)?.value }
        if let last = areas.indices.last {
            let isSame = areas[last].title.utf8.elementsEqual(text) && (printed == nil || printed == areas[last].no)
            let isEnd = row.isFirst && printed == nil && !Continuation.startsAnew(text)
            if isEnd { areas[last].title += " " + text.string }
            if isSame || isEnd { return giveArea(cell, row, areas[last].no) }
        }
        openArea(printed, text.string, row.line)
        giveArea(cell, row, areas[areas.count - 1].no)
    }

    private mutating func giveArea(_ cell: Int, _ row: TableRow, _ no: Int) {
        ledger.give(cell, to: String(no).with(".title"))
        if let number = row.number { ledger.give(number, to: String(no).with(".no")) }
    }

    /// Numbers count on; one that was printed before would name two areas.
    private mutating func openArea(_ printed: Int?, _ title: String, _ line: Int) {
        close()
        let next = (areas.last?.no ?? 0) + 1
        let no = max(printed ?? next, next)
        areas.append(Proposal.Area(no: no, title: title))
        areaLines[no] = line
        if printed == nil { pendingNotes.append(.areaUnnumbered) }
        if let printed, printed != next { pendingNotes.append(.areaNumber(printed: printed, read: no)) }
        leaveActivity()
    }

    private mutating func enterUntitledArea(_ cell: Int, _ row: TableRow) {
        let printed = sheet.bytes.number(at: sheet.cells[cell].start)?.value
        guard row.activity != nil, let printed, printed > (areas.last?.no ?? 0) else {
            if let last = areas.last, printed == last.no { return ledger.give(cell, to: "\(last.no).no") }
            return ledger.leave(cell, .numberAlone)
        }
        openArea(printed, Self.illegible, row.line)
        pendingNotes.append(.areaMissing)
        ledger.give(cell, to: "\(printed).no")
    }

    private mutating func enterMisplacedActivity(_ cell: Int, _ row: TableRow) {
        enterActivity(cell, row)
        pendingNotes.append(.activityMisplaced(in: row.shift > 0 ? "number" : "area"))
    }

    private mutating func enterActivity(_ cell: Int, _ row: TableRow) {
        let text = read(cell).bytes
        if let area = areas.indices.last, let last = areas[area].activities.indices.last {
            let isSame = areas[area].activities[last].title.utf8.elementsEqual(text)
            let isEnd = row.isFirst && (!Continuation.startsAnew(text) || countsOn(row))
            if isEnd { areas[area].activities[last].title += " " + text.string }
            if isSame || isEnd { return ledger.give(cell, to: areas[area].activities[last].code.with(".title")) }
        }
        openActivity(text.string)
        if let code = areas.last?.activities.last?.code { ledger.give(cell, to: code.with(".title")) }
    }

    /// Whether the row's sub-activity is the next one of the activity above, where every activity counts from 1: its
    /// page has then cut the cell of the activity, too.
    private func countsOn(_ row: TableRow) -> Bool {
        guard row.beginsTable, let cell = row.subActivity, let last = draft?.leading?.value ?? lastPrinted,
            let number = ListNumber(leading: read(cell).bytes)?.value, number == last + 1
        else { return false }
        let begun = areas.flatMap(\.activities).compactMap(\.subActivities.first?.printedNo)
        return begun.count > 1 && begun.count { $0 == 1 } * 10 >= begun.count * 8
    }

    private mutating func openActivity(_ title: String) {
        close()
        if areas.isEmpty {
            areas.append(Proposal.Area(no: 1, title: Self.illegible))
            pendingNotes.append(.areaMissing)
        }
        let area = areas.count - 1
        let code = String(areas[area].no).with(areas[area].activities.count + 1)
        areas[area].activities.append(Proposal.Activity(code: code, title: title))
        leaveActivity()
    }

    private mutating func leaveActivity() {
        guard lastPrinted != nil else { return }
        lastAbove = lastPrinted
        lastPrinted = nil
        lastStray = nil
    }

    /// Opens a sub-activity with the doubts about its number.
    mutating func open(_ title: [UInt8], _ row: TableRow, isLost: Bool = false) {
        close()
        if areas.last?.activities.isEmpty ?? true {
            openActivity(Self.illegible)
            pendingNotes.append(.activityMissing)
        }
        let area = areas.count - 1
        let activity = areas[area].activities.count - 1
        let code = areas[area].activities[activity].code.with(areas[area].activities[activity].subActivities.count + 1)
        draft = SubActivityDraft(
            code: code, title: title, page: row.page,
            lines: pendingLines, notes: pendingNotes, isLost: isLost)
        pendingNotes = []
        pendingLines = []
        if let number = draft?.leading?.value { checkNumber(number) }
    }

    private mutating func checkNumber(_ number: Int) {
        guard let last = lastPrinted else {
            if number > 1 {
                let continues = lastAbove == number - 1
                draft?.doubt(continues ? .numberContinues(number) : .numberGap(number, after: 0, isStray: false))
            }
            return
        }
        if number == 1 {
            draft?.doubt(.activityMissing)
        } else if number <= last {
            draft?.doubt(.numberRepeated(number))
        } else if number > last + 1 {
            let isStray = lastStray == number - 1
            draft?.doubt(.numberGap(number, after: isStray ? number - 1 : last, isStray: isStray))
        }
    }
}
