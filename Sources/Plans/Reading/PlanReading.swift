/// What came of reading a document: a proposal to review, or the reason why it is no plan.
public enum PlanReading: Sendable, Equatable {
    case proposal(Proposal)
    case refused(Refusal)

    /// Reads an office's yearly plan from the bytes of a tab-separated text.
    public static func of(_ bytes: [UInt8], named name: String) -> PlanReading {
        do throws(Refusal) {
            return .proposal(try proposal(in: Sheet(text: SourceText(bytes).bytes), named: name))
        } catch {
            return .refused(error)
        }
    }

    /// Reads the plan that stands on a sheet, whatever format the sheet came from.
    static func proposal(in sheet: Sheet, named name: String) throws(Refusal) -> Proposal {
        var ledger = CellLedger(sheet)
        let table = try PlanTable(sheet, &ledger)
        var assembly = PlanAssembly(sheet, consume ledger)
        for index in table.rows.indices { assembly.add(table.rows[index], before: table.rows[(index + 1)...]) }
        let areas = assembly.finished()
        guard !areas.isEmpty else { throw Refusal(.noRows, at: table.firstHeading) }
        let decree = DecreeReading(sheet, table.prose, table.firstHeading, &assembly.ledger)
        return Proposal(
            document: name, title: decree.title, decree: decree.decree, areas: areas,
            unread: assembly.ledger.unread(), headings: table.headings, trace: assembly.ledger.trace())
    }
}
