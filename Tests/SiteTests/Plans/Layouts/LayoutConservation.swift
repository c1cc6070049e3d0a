import Documents

@testable import Plans

/// Checks that a reading accounts for every cell of a document, and for its words.
struct LayoutConservation {
    private(set) var faults: [String] = []

    private struct Place: Hashable, Comparable {
        let line: Int
        let column: Int

        static func < (left: Place, right: Place) -> Bool {
            (left.line, left.column) < (right.line, right.column)
        }
    }

    init(of document: Document, in proposal: Proposal) {
        var cells: [Place: String] = [:]
        for block in document.blocks {
            switch block {
            case .paragraph(let paragraph): add(paragraph.text, paragraph.line, 1, to: &cells)
            case .grid(let grid): for cell in grid.cells { add(cell.text, cell.line, cell.column, to: &cells) }
            }
        }
        let traced = Set(proposal.trace.map { Place(line: $0.line, column: $0.column) })
        let unread = Set(proposal.unread.map { Place(line: $0.line, column: $0.column) })

        report("lost", Set(cells.keys).subtracting(traced).subtracting(unread), cells)
        report("invented", traced.union(unread).subtracting(cells.keys), cells)
        report("both", traced.intersection(unread), cells)
        if unread.count != proposal.unread.count { faults.append("a cell is unread twice") }
        if proposal.unread.contains(where: \.reason.isEmpty) { faults.append("a cell is unread without a reason") }
        expectWords(cells, proposal)
        expectCodesUnique(proposal)
    }

    private mutating func add(_ text: String, _ line: Int, _ column: Int, to cells: inout [Place: String]) {
        guard text.unicodeScalars.contains(where: { !$0.properties.isWhitespace && $0.value >= 0x20 }) else { return }
        if cells.updateValue(text, forKey: Place(line: line, column: column)) != nil {
            faults.append("two cells at \(line)/\(column)")
        }
    }

    private mutating func report(_ what: String, _ places: Set<Place>, _ cells: [Place: String]) {
        for place in places.sorted().prefix(5) {
            faults.append("\(what): \(place.line)/\(place.column) \(cells[place] ?? "")")
        }
    }

    /// What a cell says stands in the fields that it is traced to, or in a note beside them.
    private mutating func expectWords(_ cells: [Place: String], _ proposal: Proposal) {
        let fields = LayoutFields(proposal)
        for (place, traces) in Dictionary(grouping: proposal.trace, by: { Place(line: $0.line, column: $0.column) }) {
            guard let text = cells[place] else { continue }
            let letters = LayoutFields.letters(of: text.replacing("<li>", with: " "))
            let names = traces.map(\.field)
            for name in names where !fields.isField(name) { faults.append("no such field: \(name)") }
            guard !names.contains(where: { $0.hasPrefix("decree.") || $0.hasSuffix(".months") }) else { continue }
            // A stray tag is markup, a Roman number of an area or activity is its number now, and `dan` joins units.
            let isJoining = names.contains { $0.hasSuffix(".responsible") }
            let isNumbering = names.contains { $0.hasSuffix(".no") }
            let missing = LayoutFields.words(of: text)
                .filter { word in !names.contains { fields.holds(word, in: $0) } }
                .filter { $0 != "li" && !(isJoining && $0 == "dan") }
                .filter { !isNumbering || $0.contains { !"ivxl".contains($0) } }
            // Words that only white space tells apart, as a cut cell has them, are the same.
            guard !missing.isEmpty, !names.contains(where: { fields.letters($0).contains(letters) }) else { continue }
            faults.append("words lost: \(place.line)/\(place.column) \(missing.sorted()) in \(names)")
        }
    }

    private mutating func expectCodesUnique(_ proposal: Proposal) {
        let subs = proposal.allSubActivities
        for codes in [
            proposal.areas.map { String($0.no) }, proposal.areas.flatMap(\.activities).map(\.code), subs.map(\.code),
            subs.flatMap(\.indicators).map(\.code),
        ] where Set(codes).count != codes.count {
            faults.append("a code stands twice: \(codes)")
        }
    }
}

/// The words of each field of a proposal of any layout, with those of the notes beside it.
struct LayoutFields {
    private let texts: [String: String]
    private let wordsOf: [String: Set<String>]

    init(_ proposal: Proposal) {
        var fields = FieldTexts()
        fields.add(proposal)
        texts = fields.texts
        wordsOf = texts.mapValues(Self.words)
    }

    func isField(_ name: String) -> Bool { name.hasPrefix("decree.") || texts[name] != nil }
    func holds(_ word: String, in name: String) -> Bool { wordsOf[name]?.contains(word) ?? false }
    func letters(_ name: String) -> String { Self.letters(of: texts[name] ?? "") }

    static func letters(of text: String) -> String { String(text.lowercased().filter(\.isLetter)) }

    /// Words of at least two letters: a single one may be the letter of a list.
    static func words(of text: String) -> Set<String> {
        Set(text.lowercased().split { !$0.isLetter }.filter { $0.count > 1 }.map(String.init))
    }
}

/// What each field of a proposal says.
private struct FieldTexts {
    var texts: [String: String] = [:]

    mutating func add(_ proposal: Proposal) {
        add("title", proposal.title)
        add("heading", proposal.headings.map(\.text).joined(separator: " "))
        for area in proposal.areas {
            add("\(area.no).title", area.title)
            add("\(area.no).no", "")
            for activity in area.activities {
                let above = (activity.above ?? []).map { ($0.code ?? "") + " " + $0.title }
                add(activity.code + ".above", above.joined(separator: " "))
                add(activity.code + ".title", activity.title)
                add(activity.code + ".no", "")
                for sub in activity.subActivities { add(sub) }
            }
        }
    }

    private mutating func add(_ sub: Proposal.SubActivity) {
        let noted = " " + sub.notes.flatMap { $0.values.map { Array($0.values) } ?? [] }.joined(separator: " ")
        add(sub.code + ".title", sub.title + noted)
        add(sub.code + ".no", (sub.printedCode ?? "") + noted)
        add(sub.code + ".responsible", sub.responsible.joined(separator: " ") + noted)
        add(sub.code + ".details", said(sub.details) + noted)
        add(sub.code + ".months", "")
        for indicator in sub.indicators {
            add(indicator.code + ".text", indicator.text + noted)
            add(indicator.code + ".months", "")
            add(indicator.code + ".time", (indicator.time?.text ?? "") + noted)
            add(indicator.code + ".details", said(indicator.details) + noted)
        }
    }

    private mutating func add(_ name: String, _ text: String) { texts[name, default: ""] += text + " " }

    private func said(_ details: [Proposal.Detail]?) -> String {
        (details ?? []).map { $0.head + " " + $0.text }.joined(separator: " ")
    }
}

extension LayoutConservation {
    /// What the reading of a file loses; nothing where the file is refused with a reason.
    static func faults(of bytes: [UInt8]) -> [String] {
        switch PlanReading.of(bytes, named: "a") {
        case .refused(let refusal): return refusal.code.isEmpty ? ["refused without a reason"] : []
        case .proposal(let proposal), .asked(_, let proposal):
            do throws(PlanReading.Refusal) {
                let document = try Document(text: SourceText(bytes).bytes)
                return LayoutConservation(of: document, in: proposal).faults
            } catch {
                return ["read, but no document: \(error.code)"]
            }
        }
    }
}
