import Web

extension ReportCard {
    /// The whole card as an SVG, 1080 wide and as high as it needs to be: for the wall, and for a telephone.
    ///
    /// It refers to nothing outside of itself and has no style but attributes, so that it is the same in a page, in a
    /// file and in `rsvg-convert`.
    func picture(_ words: Words) -> HTML {
        var drawing = ReportCardDrawing()
        drawing.head(of: self)
        if isEmpty {
            drawing.empty(words.empty)
        } else {
            drawing.headline(headline, words)
        }
        drawing.tiles(Array(facts.prefix(4)))
        drawing.keys(of: areas + units, words)
        let columns = ReportCardColumns(for: areas + units, words)
        drawing.rows(areas, under: words.areas, in: columns, words)
        drawing.rows(units, under: words.units, in: columns, words)
        if !isEmpty { drawing.lateWork(late, words) }
        drawing.foot(words.note)
        return drawing.finished(title: "\(title), \(office)", description: description(words))
    }

    /// What the picture says, for who hears it instead.
    private func description(_ words: Words) -> String {
        var sentences = [subtitle, asOf]
        let due = headline.flatMap { $0.total > 0 ? words.sentence($0) : nil }
        sentences.append(isEmpty ? words.empty : due ?? words.nothingDue)
        sentences += facts.prefix(4).map { "\($0.label): \($0.value) \($0.note)" }
        for (heading, rows) in [(words.areas, areas), (words.units, units)] where !rows.isEmpty {
            let parts = rows.map { row in
                row.share.map { "\(row.label) \(words.figure($0))" } ?? "\(row.label): \(words.nothingDue)"
            }
            sentences.append("\(heading): \(parts.joined(separator: "; "))")
        }
        if !late.isEmpty { sentences.append("\(words.late): \(words.number(late.count))") }
        return sentences.map(Lettering.clean).filter { !$0.isEmpty }.joined(separator: ". ")
    }
}
