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

    /// Fills in the units of merged cells: a row without a unit belongs to the unit above it.
    func fill(_ areas: inout [Proposal.Area]) {
        var nextStated = [[String]?](repeating: nil, count: places.count)
        var next: (units: [String], place: PlanAssembly.Place)?
        for position in places.indices.reversed() {
            let place = places[position]
            if let next, next.place.area == place.area, next.place.page == place.page {
                nextStated[position] = next.units
            }
            if areas[place].responsibleRead == .stated { next = (areas[place].responsible, place) }
        }
        var above: (units: [String], area: Int)?
        for (position, place) in places.enumerated() {
            if areas[place].responsibleRead == .stated {
                above = (areas[place].responsible, place.area)
                continue
            }
            guard let above else {
                areas[place].notes.append(.unitMissing)
                continue
            }
            areas[place].responsible = above.units
            areas[place].responsibleRead = .inherited
            guard above.area != place.area else { continue }
            areas[place].responsibleOr = nextStated[position].map { [$0] }
            areas[place].notes.append(.unitAcrossArea(next: nextStated[position]))
        }
    }
}
