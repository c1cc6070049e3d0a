import People
import Storage

extension UnitDecision {
    /// A unit is no more from a day on. What it answered for stays its own; nobody may still be in it.
    func close(_ unit: Unit, from day: Day) throws {
        try mayEnd(unit, from: day)
        guard try UnitHolding.all(of: unit, reaching: day, in: change.reading).isEmpty else {
            throw UnitRefusal.hasPeople
        }
        try end(unit, from: day, into: nil)
        change.record(
            "offices.unit-closed", on: unit.id, office: office.id,
            [FieldChange("name", old: unit.name), FieldChange("from", new: day.description)])
    }

    /// Takes a closing back; what was merged stays merged, because its people have gone on.
    func reopen(_ unit: Unit) throws {
        guard let closed = unit.closedDay else { throw UnitRefusal.notClosed }
        guard unit.mergedInto == nil else { throw UnitRefusal.alreadyClosed }
        guard !tree.isTaken(unit.name, except: unit) else { throw UnitRefusal.nameTaken }
        if let parent = tree[unit.parent], parent.closedDay != nil { throw UnitRefusal.otherIsClosed }
        try change.run("UPDATE unit SET closed_day = NULL, version = version + 1 WHERE id = \(unit.id)")
        change.record(
            "offices.unit-reopened", on: unit.id, office: office.id, [FieldChange("from", old: closed.description)])
    }

    /// A unit goes on in another from a day on: the grants and posts in it that reach beyond the day end the day before
    /// and go on there, in the same change.
    func merge(_ unit: Unit, into number: Int?, from day: Day) throws {
        guard let other = number.flatMap(tree.numbered) else { throw UnitRefusal.noSuchUnit }
        guard other.id != unit.id else { throw UnitRefusal.intoItself }
        guard other.closedDay == nil else { throw UnitRefusal.otherIsClosed }
        try mayEnd(unit, from: day)
        guard let known = try other.names(in: change.reading).first, known.from <= day else {
            throw UnitRefusal.otherNotYet
        }
        let held = try UnitHolding.all(of: unit, reaching: day, in: change.reading)
        for holding in held { try holding.goOn(in: other, from: day, change) }
        try end(unit, from: day, into: other)
        change.record(
            "offices.unit-merged", on: unit.id, office: office.id,
            [
                FieldChange("name", old: unit.name, new: other.name), FieldChange("from", new: day.description),
                FieldChange("grants", new: String(held.count { $0.kind == .grant })),
                FieldChange("posts", new: String(held.count { $0.kind == .post })),
            ])
    }

    private func mayEnd(_ unit: Unit, from day: Day) throws {
        try unit.mustBeOpen()
        let known = try unit.names(in: change.reading)
        guard day > known.last?.from ?? Unit.always else { throw UnitRefusal.beforeBeginning }
        guard !tree.all.contains(where: { $0.parent == unit.id && $0.isOpen(on: day) }) else {
            throw UnitRefusal.hasUnits
        }
    }

    private func end(_ unit: Unit, from day: Day, into other: Unit?) throws {
        try change.run(
            """
            UPDATE unit SET closed_day = \(day), merged_into = \(other?.id), version = version + 1
            WHERE id = \(unit.id)
            """)
    }
}
