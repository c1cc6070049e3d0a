/// Fills in the units of merged cells: a row without a unit belongs to the unit above it.
enum UnitInheritance {
    static func fill(_ areas: inout [Proposal.Area], _ places: [PlanAssembly.Place]) {
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
            let next = next(after: position, areas, places)
            areas[place].responsibleOr = next.map { [$0] }
            areas[place].notes.append(.unitAcrossArea(next: next))
        }
    }

    /// The next stated unit below in the same area and on the same page.
    private static func next(
        after position: Int, _ areas: [Proposal.Area], _ places: [PlanAssembly.Place]
    ) -> [String]? {
        for place in places[(position + 1)...] {
            guard place.area == places[position].area, place.page == places[position].page else { return nil }
            if areas[place].responsibleRead == .stated { return areas[place].responsible }
        }
        return nil
    }
}

extension [Proposal.Area] {
    /// The sub-activity at a place.
    subscript(place: PlanAssembly.Place) -> Proposal.SubActivity {
        _read { yield self[place.area].activities[place.activity].subActivities[place.index] }
        _modify { yield &self[place.area].activities[place.activity].subActivities[place.index] }
    }
}
