extension ReportCardDrawing {
    private static let gap = 16
    private static let padding = 18

    /// The room for text in each of so many tiles beside each other.
    private static func room(_ columns: Int) -> Int { (room - gap * (columns - 1)) / columns - 2 * padding }

    /// Up to four figures beside each other, or two by two where their texts are long.
    mutating func tiles(_ facts: [ReportCard.Fact]) {
        guard !facts.isEmpty else { return }
        y += 30
        let values = facts.map(\.value)
        let large = Lettering.largest([44, 38], isBold: true, for: values, in: Self.room(facts.count))
        let isNarrow = values.allSatisfy { large.width(Lettering.clean($0)) <= Self.room(facts.count) }
        let columns = isNarrow ? facts.count : min(2, facts.count)
        let size =
            isNarrow ? large : Lettering.largest([44, 38, 32], isBold: true, for: values, in: Self.room(columns))
        for start in stride(from: 0, to: facts.count, by: columns) {
            if start > 0 { y += Self.gap }
            row(of: Array(facts[start..<min(start + columns, facts.count)]), size)
        }
    }

    /// Tiles as wide as the card together, and as high as the highest.
    private mutating func row(of facts: [ReportCard.Fact], _ size: Lettering) {
        let (label, note) = (Lettering(23), Lettering(22))
        let room = Self.room(facts.count)
        let labels = facts.map { label.lines($0.label, in: room) }
        let values = facts.map { size.lines($0.value, in: room) }
        let notes = facts.map { note.lines($0.note, in: room) }
        let leading = size.size * 118 / 100
        let valuesFrom = 19 + 30 * (labels.map(\.count).max() ?? 0)
        let notesFrom = valuesFrom + leading * (values.map(\.count).max() ?? 0)
        let height = notesFrom + 32 * (notes.map(\.count).max() ?? 0) + 16
        for index in facts.indices {
            let left = Self.left + index * (room + 2 * Self.padding + Self.gap)
            sheet(x: left, y: y, width: room + 2 * Self.padding, height: height)
            let x = left + Self.padding
            lines(labels[index], x: x, y: y + 38, leading: 30, label, .soft)
            lines(values[index], x: x, y: y + valuesFrom + size.size * 86 / 100, leading: leading, size, .ink)
            lines(notes[index], x: x, y: y + notesFrom + 24, leading: 32, note, .soft)
        }
        y += height
    }
}
