import Documents

/// The cells of a document whose words were recognised with less certainty than one may rely on.
struct UncertainText {
    /// Below so many hundredths a person should look: recognition is as sure of most words, and right.
    static let least = 90

    struct Cell {
        let text: String
        let certainty: Int
    }

    private(set) var cells: [CellPlace: Cell] = [:]

    init(_ document: Document) {
        for block in document.blocks {
            switch block {
            case .paragraph(let paragraph):
                keep(paragraph.line, 1, paragraph.text, paragraph.certainty)
            case .grid(let grid):
                for cell in grid.cells { keep(cell.line, cell.column, cell.text, cell.certainty) }
            }
        }
    }

    private mutating func keep(_ line: Int, _ column: Int, _ text: String, _ certainty: Int?) {
        guard let certainty, certainty < Self.least else { return }
        cells[CellPlace(line: line, column: column)] = Cell(text: text, certainty: certainty)
    }
}

extension Proposal {
    /// Notes beside each sub-activity what of it, or of the headings above its first one, was hard to recognise.
    mutating func doubt(_ uncertain: UncertainText) {
        guard !uncertain.cells.isEmpty else { return }
        var notes: [String: [Note]] = [:]
        let codes = subActivities.map(\.code)
        let known = Set(codes)
        for cell in trace {
            guard let found = uncertain.cells[CellPlace(line: cell.line, column: cell.column)],
                let sub = Self.subActivity(of: cell.field, codes, known)
            else { continue }
            let note = Note.unsureText(found.text, found.certainty, line: cell.line)
            if notes[sub]?.contains(note) != true { notes[sub, default: []].append(note) }
        }
        for area in areas.indices {
            for activity in areas[area].activities.indices {
                for sub in areas[area].activities[activity].subActivities.indices {
                    let code = areas[area].activities[activity].subActivities[sub].code
                    areas[area].activities[activity].subActivities[sub].notes += notes[code] ?? []
                }
            }
        }
    }

    /// `1.2.3` of `1.2.3.a.text`; of what heads several the first below it.
    private static func subActivity(of field: String, _ codes: [String], _ known: Set<String>) -> String? {
        var parts = field.split(separator: ".").dropLast()
        while !parts.isEmpty {
            let node = parts.joined(separator: ".")
            if known.contains(node) { return node }
            if let below = codes.first(where: { $0.hasPrefix(node + ".") }) { return below }
            parts = parts.dropLast()
        }
        return nil
    }
}

extension Note {
    static func unsureText(_ text: String, _ certainty: Int, line: Int) -> Note {
        Note(
            code: "unsure-text", text: "'\(text)' was recognised with a certainty of \(certainty) %",
            values: ["text": text, "certainty": String(certainty), "line": String(line)])
    }
}
