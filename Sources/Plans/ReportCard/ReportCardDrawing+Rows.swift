import Web

/// Where labels, bars and numbers of all rows stand, so that areas and units have the same columns.
struct ReportCardColumns {
    let label: Lettering
    let figure: Lettering
    /// How much the labels have.
    let room: Int
    let bars: Range<Int>

    /// The labels get as much as they need for two lines, and the bars what is left.
    init(for rows: [ReportCard.Row], _ words: ReportCard.Words) {
        let figures = rows.compactMap(\.share).map(words.figure)
        figure = .largest([26, 24, 22], isBold: true, for: figures, in: 160)
        let numbers = figures.map(figure.width).max() ?? 0
        let right = ReportCardDrawing.right - numbers - (numbers > 0 ? 24 : 0)
        let most = max(200, right - Self.gap - Self.shortest - ReportCardDrawing.left)
        let choices = [(25, 340), (25, 400), (25, 460), (23, 500), (22, 560)].map { (Lettering($0), min($1, most)) }
        let choice = choices.first { letters, room in rows.allSatisfy { letters.fits($0.label, in: room) } }
        (label, room) = choice ?? (Lettering(22), min(560, most))
        let left = ReportCardDrawing.left + room + Self.gap
        bars = left..<max(left + 40, right)
    }

    private static let gap = 28
    private static let shortest = 160
}

extension ReportCardDrawing {
    private static let barHeight = 32

    /// The parts that occur, each with its word: on one line if that is long enough, else in three columns.
    mutating func keys(of rows: [ReportCard.Row], _ words: ReportCard.Words) {
        let parts = ReportCardPart.allCases.filter { part in rows.contains { $0.count(part) > 0 } }
        guard !parts.isEmpty else { return }
        y += 28
        let (letters, columns, swatch, gap) = (Lettering(22), 3, 46, 28)
        let widths = parts.map { swatch + letters.width(Lettering.clean(words[$0])) + gap }
        let isOneLine = widths.reduce(-gap, +) <= Self.room
        let column = Self.room / columns
        var x = Self.left
        for (index, part) in parts.enumerated() {
            if !isOneLine {
                x = Self.left + index % columns * column
                y += index > 0 && index % columns == 0 ? 38 : 0
            }
            bar([(part, 34)], x: x, y: y, height: 26)
            let room = isOneLine ? Self.room : column - swatch - gap / 2
            lines(letters.lines(words[part], in: room, most: 1), x: x + swatch, y: y + 21, leading: 30, letters, .soft)
            x += widths[index]
        }
        y += 26
    }

    /// A bar each, under a heading; the bars are equally long, so that they show who is how far.
    mutating func rows(
        _ rows: [ReportCard.Row], under heading: String, in columns: ReportCardColumns, _ words: ReportCard.Words
    ) {
        guard !rows.isEmpty else { return }
        self.heading(heading)
        for (index, row) in rows.enumerated() {
            if index > 0 { rule(y: y) }
            let label = columns.label.lines(row.label, in: columns.room)
            let height = max(Self.barHeight + 18, label.count * 30 + 14)
            let middle = y + height / 2
            lines(
                label, x: Self.left, y: middle + 9 - 30 * (label.count - 1) / 2, leading: 30, columns.label, .ink)
            let x = columns.bars.lowerBound
            if let share = row.share {
                bar(row.widths(in: columns.bars.count), x: x, y: middle - Self.barHeight / 2, height: Self.barHeight)
                figure(share, y: middle + 10, columns.figure, words)
            } else {
                let soft = Lettering(23)
                let nothing = soft.lines(words.nothingDue, in: Self.right - x, most: 1)
                lines(nothing, x: x, y: middle + 8, leading: 30, soft, .soft)
            }
            y += height
        }
    }

    private mutating func figure(_ share: ReportCard.Share, y: Int, _ letters: Lettering, _ words: ReportCard.Words) {
        add(
            """
            <text x="\(Self.right)" y="\(y)" font-size="\(letters.size)" text-anchor="end" fill="\(Ink.soft.rawValue)"><tspan font-weight="700" fill="\(Ink.ink.rawValue)">\(words.number(share.done))</tspan>/\(words.number(share.total))</text>

            """)
    }

    private mutating func bar(_ parts: [(part: ReportCardPart, width: Int)], x: Int, y: Int, height: Int) {
        var from = x
        for (part, width) in parts {
            add("<rect x=\"\(from)\" y=\"\(y)\" width=\"\(width)\" height=\"\(height)\" fill=\"\(part.fill)\"/>\n")
            if from > x {
                add("<path d=\"M\(from) \(y)v\(height)\" stroke=\"\(Ink.ink.rawValue)\" stroke-width=\"2\"/>\n")
            }
            from += width
        }
        add(
            """
            <rect x="\(x)" y="\(y)" width="\(from - x)" height="\(height)" fill="none" stroke="\(Ink.ink.rawValue)" stroke-width="2"/>

            """)
    }
}

extension ReportCard.Words {
    /// The word of a part in the key.
    subscript(_ part: ReportCardPart) -> String {
        switch part {
        case .done: done
        case .waiting: waiting
        case .underWay: underWay
        case .late: isLate
        case .notYet: notYet
        }
    }

    /// `5/6`
    func figure(_ share: ReportCard.Share) -> String { "\(number(share.done))/\(number(share.total))" }
}
