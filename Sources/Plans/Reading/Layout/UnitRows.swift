/// The units of rows, and what rows without any inherit from those above.
struct UnitRows {
    /// Cells on rows that only open a level; they hold for the first piece of work below.
    var pending: [Int] = []
    /// All pieces of work in their order.
    var places: [PlanAssembly.Place] = []

    /// The cells of a piece of work; without own ones those of the row that opened its level.
    mutating func take(_ own: [Int], area: Int) -> [Int] {
        defer { pending = [] }
        return own.isEmpty ? pending : pending + own.filter { !pending.contains($0) }
    }

    /// Fills in the units of merged cells.
    func fill(_ areas: inout [Proposal.Area]) { UnitInheritance.fill(&areas, places) }
}
