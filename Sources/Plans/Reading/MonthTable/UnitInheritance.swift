/// Fills in the units of merged cells: a row without a unit belongs to the unit above it.
enum UnitInheritance {
    static func fill(_ areas: inout [Proposal.Area], _ places: [PlanAssembly.Place]) {
        let nextStated = nextStated(areas, places)
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

    /// For each place the next stated unit below in the same area and on the same page.
    private static func nextStated(_ areas: [Proposal.Area], _ places: [PlanAssembly.Place]) -> [[String]?] {
        var nextStated = [[String]?](repeating: nil, count: places.count)
        var next: (units: [String], place: PlanAssembly.Place)?
        for position in places.indices.reversed() {
            let place = places[position]
            if let next, next.place.area == place.area, next.place.page == place.page {
                nextStated[position] = next.units
            }
            if areas[place].responsibleRead == .stated { next = (areas[place].responsible, place) }
        }
        return nextStated
    }
}

extension [Proposal.Area] {
    /// The sub-activity at a place.
    subscript(place: PlanAssembly.Place) -> Proposal.SubActivity {
        _read { yield self[place.area].activities[place.activity].subActivities[place.index] }
        _modify { yield &self[place.area].activities[place.activity].subActivities[place.index] }
    }
}
