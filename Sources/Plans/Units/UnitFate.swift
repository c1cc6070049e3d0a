import People
import Web

extension Words {
    /// What became of a closed unit: "dilanjutkan Subbag Teknis sejak 1 Juli 2026"; `nil` while it is open.
    func fate(of unit: Unit, in units: UnitsOnDay) -> String? {
        guard !unit.isOpen(on: units.day) else { return nil }
        let successors = units.successors(of: unit)
        let ended = [unit] + successors
        let steps = ended.enumerated().compactMap { index, unit -> String? in
            guard let day = unit.closedDay, !unit.isOpen(on: units.day) else { return nil }
            guard index < successors.count else { return self(PlanWord.unitClosed, ["date": date(day)]) }
            return self(PlanWord.unitContinued, ["unit": successors[index].name, "date": date(day)])
        }
        return steps.joined(separator: ", ")
    }

    /// A unit's name with what became of it, in plain text.
    func unit(_ unit: Unit, in units: UnitsOnDay) -> String {
        fate(of: unit, in: units).map { "\(unit.name) (\($0))" } ?? unit.name
    }

    /// The same as a chip: how a responsible unit stands on every page of a plan.
    func chip(_ unit: Unit, in units: UnitsOnDay) -> HTML {
        guard let fate = fate(of: unit, in: units) else { return "<span class=\"chip\">\(unit.name)</span>" }
        return "<span class=\"chip\">\(unit.name) <span class=\"soft\">(\(fate))</span></span>"
    }
}
