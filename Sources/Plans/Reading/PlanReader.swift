import Documents

/// Reads an office's plan from a document, by the words that documents of its kind use.
public struct PlanReader: Sendable {
    let words: ReadingWords

    public init(words: ReadingWords) { self.words = words }

    /// Reads a file of text, whatever format its content is in.
    public func read(_ bytes: [UInt8], named name: String) -> PlanReading {
        do throws(PlanReading.Refusal) {
            let text = try SourceText(bytes).bytes
            let format = DocumentFormat(text)
            guard format.isLines else { return readVisible(try Document(text: text, as: format), named: name) }
            let sheet = try Sheet(text: text)
            let family = monthTable(on: sheet, named: name)
            if case .success(let proposal) = family, stands(proposal) { return .proposal(proposal) }
            return read(try Document(sheet), sheet, family, named: name)
        } catch {
            return .refused(error)
        }
    }

    /// Reads tables and paragraphs of whatever format.
    func readVisible(_ document: Document, named name: String) -> PlanReading {
        do throws(PlanReading.Refusal) {
            let sheet = try Sheet(document)
            let family = monthTable(on: sheet, named: name)
            if case .success(let proposal) = family, stands(proposal), !spansMarks(document) {
                return .proposal(proposal)
            }
            return read(document, sheet, family, named: name)
        } catch {
            return .refused(error)
        }
    }

    /// What becomes of a document that the reader of month tables does not read well: it may be no plan, or one that is
    /// laid out in another way. Of several readings the one that leaves least unread is taken.
    private func read(
        _ document: Document, _ sheet: Sheet, _ family: Result<Proposal, PlanReading.Refusal>, named name: String
    ) -> PlanReading {
        let kind = DocumentKind(of: document, words)
        if case .refused(let refusal) = kind { return .refused(refusal) }
        var candidates: [Candidate] = []
        var refusal: PlanReading.Refusal?
        switch family {
        case .success(let proposal): candidates.append(Candidate(proposal, spansMarks(document) ? 1 : 0))
        case .failure(let reason): refusal = reason
        }
        let layout = LayoutReading(document, words: words, named: name)
        switch layout.reading() {
        case .proposal(let proposal): candidates.append(Candidate(proposal))
        case .asked(let asked, let proposal): candidates.append(Candidate(proposal, asked: asked))
        // Heads that the columns contradict: to read them all the same would be to import by position.
        case .refused(let reason) where reason.code != PlanReading.Refusal.Reason.noRows.rawValue:
            return .refused(reason)
        case .refused(let reason): refusal = reason
        case nil:
            // Without heads a person must say that it is a plan before its columns are read by what they hold.
            if case .asked = kind, let proposal = layout.withoutHeads() { candidates.append(Candidate(proposal)) }
        }
        if candidates.isEmpty, let proposal = OutlineReading.proposal(in: document, sheet, named: name, words) {
            candidates.append(Candidate(proposal))
        }
        guard let best = candidates.min(by: { $0.cost < $1.cost }) else {
            return .refused(refusal ?? PlanReading.Refusal(.noTable))
        }
        if case .asked(let asked) = kind { return .asked(asked, best.proposal) }
        if let asked = best.asked { return .asked(asked, best.proposal) }
        return .proposal(best.proposal)
    }
}

/// A reading that competes with others.
private struct Candidate {
    let proposal: Proposal
    let asked: PlanReading.Asked?
    /// What speaks against it: first that it misses what the document says, then what it leaves to people.
    let cost: (Int, Int)

    init(_ proposal: Proposal, _ misses: Int = 0, asked: PlanReading.Asked? = nil) {
        self.proposal = proposal
        self.asked = asked
        var left = proposal.unread.count
        for sub in proposal.subActivities { left += sub.notes.count + (sub.responsible.isEmpty ? 2 : 0) }
        cost = (misses, left)
    }
}

extension PlanReader {
    /// Reads the plan from a table with a column for each month, whatever format the sheet came from.
    func monthTable(on sheet: Sheet, named name: String) -> Result<Proposal, PlanReading.Refusal> {
        do throws(PlanReading.Refusal) {
            return .success(try proposal(in: sheet, named: name))
        } catch {
            return .failure(error)
        }
    }

    func proposal(in sheet: Sheet, named name: String) throws(PlanReading.Refusal) -> Proposal {
        var ledger = CellLedger(sheet)
        let table = try PlanTable(sheet, HeaderWords(heads: words.heads), &ledger)
        var assembly = PlanAssembly(sheet, consume ledger)
        for index in table.rows.indices { assembly.add(table.rows[index], before: table.rows[(index + 1)...]) }
        let areas = assembly.finished()
        guard !areas.isEmpty else { throw PlanReading.Refusal(.noRows, at: table.firstHeading) }
        let decree = DecreeReading(sheet, table.prose, table.firstHeading, &assembly.ledger)
        return Proposal(
            document: name, title: decree.title, decree: decree.decree, areas: areas,
            unread: assembly.ledger.unread(), headings: table.headings, trace: assembly.ledger.trace())
    }

    /// Whether a reading of month tables is good enough to ask nobody else: hardly a cell of the table stayed unread.
    private func stands(_ proposal: Proposal) -> Bool {
        guard proposal.counts.subActivities > 0 else { return false }
        // Without a single area its columns are not those of the family.
        guard proposal.areas.contains(where: { $0.title != PlanAssembly.illegible }) else { return false }
        var missed = 0
        for cell in proposal.unread {
            switch UnreadReason(rawValue: cell.reason) {
            case .prose, .noWords: continue
            // A column of another kind may tell what the document is, and other readers know what to do with it.
            case .surplusColumn: return false
            default: missed += 1
            }
        }
        return missed * 10 <= proposal.trace.count
    }

    /// Whether a mark reaches over several months or rows: a sheet of lines can't say so.
    private func spansMarks(_ document: Document) -> Bool {
        document.blocks.contains { block in
            guard case .grid(let grid) = block else { return false }
            return grid.cells.contains { cell in
                // A number that reaches over rows numbers them.
                let isNumber = cell.text.utf8.allSatisfy(Letters.isDigit)
                return (cell.columns > 1 || (cell.lines > 1 && !isNumber)) && words.mark(cell.text) == .tick
            }
        }
    }
}

extension DocumentFormat {
    /// Whether its lines are the lines of a sheet as they stand.
    var isLines: Bool { self == .tabs || self == .prose }
}
