import Web

extension ReportCardDrawing {
    /// Whose card it is, of which month, and how old.
    mutating func head(of card: ReportCard) {
        add(
            """
            <rect x="0" y="0" width="\(Self.width)" height="18" fill="\(Ink.accent.rawValue)"/>

            """)
        y = 54
        let (office, day) = (Lettering(30, isBold: true), Lettering(24))
        // The day stands beside the office's name where both have room, else on a line of its own.
        let beside = office.width(Lettering.clean(card.office)) + day.width(Lettering.clean(card.asOf)) + 48
        let isBeside = beside <= Self.room
        let names = office.lines(card.office, in: Self.room)
        lines(names, x: Self.left, y: y + 28, leading: 38, office, .accent)
        if isBeside { text(card.asOf, x: Self.right, y: y + 28, day, .soft, anchor: .end) }
        y += names.count * 38

        let title = Lettering.largest([84, 76, 68, 60], isBold: true, for: [card.title], in: Self.room)
        let titles = title.lines(card.title, in: Self.room)
        let leading = title.size * 112 / 100
        // A large letter keeps more room before it than a small one: their stems stand below each other all the same.
        lines(titles, x: Self.left - 4, y: y + 14 + title.size * 80 / 100, leading: leading, title, .ink)
        y += 14 + titles.count * leading

        let plan = Lettering(27)
        let plans = plan.lines(card.subtitle, in: Self.room)
        lines(plans, x: Self.left, y: y + 30, leading: 36, plan, .soft)
        y += plans.count * 36 + 4
        if !isBeside {
            let days = day.lines(card.asOf, in: Self.room)
            lines(days, x: Self.left, y: y + 30, leading: 34, day, .soft)
            y += days.count * 34
        }
    }

    /// The month in one figure: a ring for the wall, and the same in numbers.
    mutating func headline(_ share: ReportCard.Share?, _ words: ReportCard.Words) {
        y += 32
        let (radius, thickness) = (104, 40)
        let outer = radius + thickness / 2
        let (x, middle) = (Self.left + outer, y + outer)
        ring(share, x: x, y: middle, radius: radius, thickness: thickness)
        let percent = share?.percent.map(words.percent) ?? "–"
        let inside = Lettering.largest([56, 48, 40, 32], isBold: true, for: [percent], in: 2 * radius - thickness - 16)
        text(percent, x: x, y: middle + inside.size * 36 / 100, inside, .ink, anchor: .middle)

        let from = Self.left + 2 * outer + 56
        let room = Self.right - from
        if let share, share.total > 0 {
            figure(words.share(share), x: from, y: middle + 24, room: room)
            let below = Lettering(34)
            lines(below.lines(words.shareOf, in: room), x: from, y: middle + 80, leading: 42, below, .soft)
        } else {
            let letters = Lettering.largest([44, 40, 36], isBold: true, for: [words.nothingDue], in: room)
            let lines = letters.lines(words.nothingDue, in: room, most: 3)
            self.lines(lines, x: from, y: middle + 14 - 25 * (lines.count - 1), leading: 50, letters, .soft)
        }
        y += 2 * outer
    }

    private mutating func ring(_ share: ReportCard.Share?, x: Int, y: Int, radius: Int, thickness: Int) {
        add(
            """
            <circle cx="\(x)" cy="\(y)" r="\(radius)" fill="none" stroke="\(Ink.track.rawValue)" stroke-width="\(thickness)"/>

            """)
        guard let share, share.done > 0 else { return }
        let around = Int((Double(radius) * 2 * Double.pi).rounded())
        // What is nearly nothing is seen, and what is nearly all is not whole.
        let done = Int(Double(share.done) / Double(share.total) * Double(around))
        let length = share.done == share.total ? around + 1 : min(max(done, 8), around - 10)
        add(
            """
            <circle cx="\(x)" cy="\(y)" r="\(radius)" fill="none" stroke="\(Ink.accent.rawValue)" stroke-width="\(thickness)" stroke-dasharray="\(length) \(around + 1)" transform="rotate(-90 \(x) \(y))"/>

            """)
    }

    /// The done ones large, the words around them small, all on one line.
    private mutating func figure(_ words: (before: String, done: String, after: String), x: Int, y: Int, room: Int) {
        let sizes = [(150, 64), (128, 56), (104, 46), (80, 38), (60, 30)]
        let (large, small) =
            sizes.first { large, small in
                let around = Lettering(small, isBold: true)
                return Lettering(large, isBold: true).width(words.done) + around.width(words.before)
                    + around.width(words.after) <= room
            } ?? (44, 24)
        add(
            """
            <text x="\(words.before.isEmpty ? x - large * 5 / 100 : x)" y="\(y)" font-size="\(small)" font-weight="700" fill="\(Ink.ink.rawValue)">\(words.before)<tspan font-size="\(large)" fill="\(Ink.accent.rawValue)">\(words.done)</tspan>\(words.after)</text>

            """)
    }

    /// That there is nothing, instead of figures.
    mutating func empty(_ sentence: String) {
        y += 44
        let letters = Lettering(36, isBold: true)
        let lines = letters.lines(sentence, in: Self.room - 128, most: 4)
        let height = 160 + lines.count * 48
        sheet(x: Self.left, y: y, width: Self.room, height: height)
        self.lines(
            lines, x: Self.width / 2, y: y + 80 + 36, leading: 48, letters, .soft, anchor: .middle)
        y += height
    }
}
