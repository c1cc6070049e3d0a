public import Documents
public import Foundation

extension PlanReader {
    /// Reads a file of any format: text at once, everything else through the worker.
    public func read(_ file: URL, named name: String, through worker: DocumentWorker) async throws -> PlanReading {
        let bytes = Array(try Data(contentsOf: file))
        guard FileFormat(bytes) == .packed else { return read(bytes, named: name) }
        do {
            return read(try await worker.read(file, named: name), named: name)
        } catch let problem as DocumentProblem {
            return .refused(PlanReading.Refusal(problem))
        }
    }

    /// Reads a document that the worker opened: its hidden sheets are not read, but every cell of theirs is listed, and
    /// what was recognised badly is doubted.
    public func read(_ document: Document, named name: String) -> PlanReading {
        var shown: [Document.Block] = []
        var hidden: [Proposal.Unread] = []
        for block in document.blocks {
            if case .grid(let grid) = block {
                let marked = grid.readable
                if grid.hidden == true {
                    hidden += marked.cells.map {
                        Proposal.Unread(
                            line: $0.line, column: $0.column, text: $0.text, reason: UnreadReason.hidden.rawValue)
                    }
                } else {
                    shown += marked.proseApart()
                }
            } else {
                shown.append(block)
            }
        }
        let visible = Document(shown, pages: document.pages, reported: document.reported)
        func finished(_ proposal: Proposal) -> Proposal {
            var proposal = proposal
            proposal.unread = (proposal.unread + hidden).sorted { ($0.line, $0.column) < ($1.line, $1.column) }
            proposal.reported = document.reported.isEmpty ? nil : document.reported
            proposal.doubt(UncertainText(visible))
            return proposal
        }
        switch readVisible(visible, named: name) {
        case .proposal(let proposal): return .proposal(finished(proposal))
        case .asked(let asked, let proposal): return .asked(asked, finished(proposal))
        case .refused(let refusal): return .refused(refusal)
        }
    }
}
