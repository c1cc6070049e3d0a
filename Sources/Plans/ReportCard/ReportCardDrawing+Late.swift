import Web

extension ReportCardDrawing {
    /// What is late, the worst first, in two columns; the rest is a number.
    mutating func lateWork(_ late: [ReportCard.Late], _ words: ReportCard.Words) {
        heading(words.late)
        guard !late.isEmpty else { return none(words.noneLate) }
        let named = Array(late.prefix(ReportCard.namedLate))
        let columns = named.count == 1 ? 1 : 2
        let gap = 40
        let room = (Self.room - gap * (columns - 1)) / columns
        for start in stride(from: 0, to: named.count, by: columns) {
            if start > 0 { rule(y: y) }
            let row = named[start..<min(start + columns, named.count)]
            var height = 0
            for (place, late) in row.enumerated() {
                height = max(height, item(late, x: Self.left + place * (room + gap), room: room, words))
            }
            y += height
        }
        guard late.count > named.count else { return }
        rule(y: y)
        let letters = Lettering(25, isBold: true)
        lines(
            letters.lines(words.more(late.count - named.count), in: Self.room, most: 1), x: Self.left, y: y + 40,
            leading: 32, letters, .soft)
        y += 52
    }

    /// Returns its height.
    private mutating func item(_ late: ReportCard.Late, x: Int, room: Int, _ words: ReportCard.Words) -> Int {
        let (code, days, text, unit) = (
            Lettering(25, isBold: true), Lettering(25, isBold: true), Lettering(24), Lettering(22)
        )
        let wait = days.lines(words.days(max(0, late.days)), in: room / 2, most: 1).first ?? ""
        let codes = code.lines(late.code, in: room - days.width(wait) - 24, most: 1)
        lines(codes, x: x, y: y + 34, leading: 32, code, .accent)
        self.text(wait, x: x + room, y: y + 34, days, .bad, anchor: .end)
        let texts = text.lines(late.text, in: room)
        lines(texts, x: x, y: y + 68, leading: 30, text, .ink)
        let units = unit.lines(late.unit, in: room, most: 1)
        lines(units, x: x, y: y + 66 + texts.count * 30, leading: 28, unit, .soft)
        return 54 + texts.count * 30 + units.count * 28
    }

    private mutating func none(_ sentence: String) {
        let letters = Lettering(27)
        let lines = letters.lines(sentence, in: Self.room - 56)
        add(
            """
            <path d="M\(Self.left + 4) \(y + 38)l12 12l22 -24" fill="none" stroke="\(Ink.good.rawValue)" stroke-width="6"/>

            """)
        self.lines(lines, x: Self.left + 56, y: y + 48, leading: 36, letters, .good)
        y += 36 + 36 * max(1, lines.count)
    }

    /// The small print, and the edge.
    mutating func foot(_ note: String) {
        y += 28
        let letters = Lettering(22)
        let lines = letters.lines(note, in: Self.room)
        if !lines.isEmpty { rule(y: y) }
        self.lines(lines, x: Self.left, y: y + 38, leading: 30, letters, .soft)
        y += lines.count * 30 + 38
    }
}
