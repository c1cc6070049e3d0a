import Testing

@testable import Plans

@Suite struct ConservationTests {
    @Test func `every cell of the decree is in a field or on the unread list`() throws {
        let read = try #require(PlanReading.of(PlanSample.decree, named: "a").proposal)

        expectConserved(PlanSample.decree, read, "the decree")
        expectWordsConserved(PlanSample.decree, read, "the decree")
    }

    // The seeds behind the first 300 once lost a cell's words.
    @Test(arguments: Array(1...300) + [796, 1294, 2383, 4051, 10108])
    func `a damaged document loses nothing and crashes nothing`(seed: Int) {
        let mutation = PlanMutation(of: PlanSample.decree, seed: seed)

        switch PlanReading.of(mutation.bytes, named: "a") {
        case .refused(let refusal): #expect(!refusal.code.isEmpty)
        case .asked(_, let read), .proposal(let read):
            // A cut in the middle of a letter is repaired before anything is counted.
            let repaired = Array(String(decoding: mutation.bytes, as: UTF8.self).utf8)
            expectConserved(repaired, read, "seed \(seed)")
            expectWordsConserved(repaired, read, "seed \(seed)")
            expectCodesUnique(read, "seed \(seed)")
        }
    }

    private struct Place: Hashable {
        let line: Int
        let column: Int
    }

    /// Each cell has a field or a reason, never both and never neither.
    private func expectConserved(_ bytes: [UInt8], _ read: Proposal, _ name: Comment) {
        let cells = Set(TextCells.of(bytes).map { Place(line: $0.line, column: $0.column) })
        let traced = Set(read.trace.map { Place(line: $0.line, column: $0.column) })
        let unread = Set(read.unread.map { Place(line: $0.line, column: $0.column) })

        #expect(traced.union(unread) == cells, name)
        #expect(traced.isDisjoint(with: unread), name)
        #expect(unread.count == read.unread.count, name)
    }

    /// What a cell says stands in a field that it is traced to, or in a note beside it.
    private func expectWordsConserved(_ bytes: [UInt8], _ read: Proposal, _ name: String) {
        let fields = ProposalFields(read)
        let traces = Dictionary(grouping: read.trace) { Place(line: $0.line, column: $0.column) }
        for cell in TextCells.of(bytes) {
            guard let traces = traces[Place(line: cell.line, column: cell.column)] else { continue }
            let names = traces.map(\.field)
            guard !names.contains(where: { $0.hasPrefix("decree.") || $0.hasSuffix(".months") }) else { continue }
            #expect(names.allSatisfy(fields.isField), "\(name): \(names)")
            let missing = withoutMarkup(cell).subtracting(names.reduce(into: Set()) { $0.formUnion(fields.words($1)) })
            #expect(missing.isEmpty, "\(name): \(cell.line)/\(cell.column) \(names)")
        }
    }

    private func withoutMarkup(_ cell: TextCells) -> Set<String> {
        cell.words.subtracting(["li", "ol", "style", "list", "type", "none", "i", "b", "amp", "nbsp"])
    }

    private func expectCodesUnique(_ read: Proposal, _ name: Comment) {
        let codes =
            read.areas.map { String($0.no) } + read.areas.flatMap(\.activities).map(\.code)
            + read.allSubActivities.map(\.code) + read.allSubActivities.flatMap(\.indicators).map(\.code)
        #expect(Set(codes).count == codes.count, name)
    }
}

/// The words of each field of a proposal, with those of the notes beside it.
struct ProposalFields {
    private var texts: [String: Set<String>] = [:]

    init(_ proposal: Proposal) {
        texts["title"] = TextCells.words(of: proposal.title)
        texts["heading"] = TextCells.words(of: proposal.headings.map(\.text).joined(separator: " "))
        for area in proposal.areas {
            texts["\(area.no).title"] = TextCells.words(of: area.title)
            texts["\(area.no).no"] = []
            for activity in area.activities {
                texts[activity.code + ".title"] = TextCells.words(of: activity.title)
                let above = (activity.above ?? []).map { "\($0.code ?? "") \($0.title)" }.joined(separator: " ")
                texts[activity.code + ".above"] = TextCells.words(of: above)
                for sub in activity.subActivities { add(sub) }
            }
        }
    }

    private mutating func add(_ sub: Proposal.SubActivity) {
        let noted = sub.notes.flatMap { $0.values.map { Array($0.values) } ?? [] }.joined(separator: " ")
        texts[sub.code + ".title"] = TextCells.words(of: sub.title + " " + noted)
        texts[sub.code + ".responsible"] = TextCells.words(of: sub.responsible.joined(separator: " "))
        for indicator in sub.indicators {
            texts[indicator.code + ".text"] = TextCells.words(of: indicator.text + " " + noted)
            texts[indicator.code + ".time"] = TextCells.words(of: indicator.time?.text ?? "")
            add(indicator.details ?? [], to: indicator.code)
        }
        add(sub.details ?? [], to: sub.code)
    }

    private mutating func add(_ details: [Proposal.Detail], to code: String) {
        texts[code + ".details"] = TextCells.words(of: details.map { "\($0.head) \($0.text)" }.joined(separator: " "))
    }

    func isField(_ name: String) -> Bool { texts[name] != nil }
    func words(_ name: String) -> Set<String> { texts[name] ?? [] }
}
