/// An area, activity, sub-activity or indicator while a reading is reviewed.
struct PlanNode: Sendable, Equatable {
    enum Rank: Int, Sendable, CaseIterable {
        case area, activity, subActivity, indicator
    }

    /// What stays when it moves: its code in the reading, or `+` and the step that made it.
    let key: String
    var rank: Rank
    /// The key of what it stands in; `nil` for an area.
    var parent: String?
    var children: [String] = []
    /// Title or wording.
    var text: String
    /// The code in the reading.
    var code: String?
    /// The last part of its code, where its list keeps the reading's numbers.
    var number: Int
    /// The nodes of the reading that it came from.
    var origins: [String] = []
    /// The cells that a person picked for it.
    var cells: [CellPlace] = []
    var lineage: String?
    var above: [Proposal.Level]?
    var printedNo: Int?
    var printedCode: String?
    var responsible: [String] = []
    var responsibleRead = Proposal.ResponsibleRead.missing
    var responsibleOr: [[String]]?
    var sourceLines: [Int] = []
    var notes: [Note] = []
    var months: [Int] = []
    var monthsOr: [[Int]]?
    var time: Proposal.Time?
    var details: [Proposal.Detail]?

    init(key: String, rank: Rank, parent: String?, text: String, number: Int = 0) {
        (self.key, self.rank, self.parent, self.text, self.number) = (key, rank, parent, text, number)
    }

    /// Whether it holds what only an indicator can hold.
    var isDue: Bool { !months.isEmpty || time != nil || !(details ?? []).isEmpty }
}

extension PlanNode.Rank {
    var above: PlanNode.Rank? { PlanNode.Rank(rawValue: rawValue - 1) }
    var below: PlanNode.Rank? { PlanNode.Rank(rawValue: rawValue + 1) }
}
