import People
import Storage

extension UnitDecision {
    /// A new unit, from a day on or from nobody knows when.
    func add(_ typed: String, below parent: Int?, from day: Day?) throws -> Unit {
        let name = try name(typed)
        let parent = try self.parent(parent)
        let unit = try Unit.add(name, to: office.id, below: parent?.id, from: day, in: change)
        change.record(
            "offices.unit-added", on: unit.id, office: office.id,
            [
                FieldChange("name", new: name), FieldChange("parent", new: parent?.name),
                FieldChange("from", new: day?.description),
            ])
        return unit
    }

    /// Another name from a day on; earlier days keep the one they had. On the day of its last name it corrects that.
    func rename(_ unit: Unit, to typed: String, from day: Day) throws {
        try unit.mustBeOpen()
        let name = try name(typed, for: unit)
        guard day <= today else { throw UnitRefusal.inFuture }
        let known = try unit.names(in: change.reading)
        guard day >= known.last?.from ?? Unit.always else { throw UnitRefusal.beforeBeginning }
        try change.run(
            """
            INSERT INTO unit_name (unit, from_day, name) VALUES (\(unit.id), \(day), \(name))
            ON CONFLICT (unit, from_day) DO UPDATE SET name = excluded.name
            """)
        try change.run("UPDATE unit SET name = \(name), version = version + 1 WHERE id = \(unit.id)")
        change.record(
            "offices.unit-renamed", on: unit.id, office: office.id,
            [FieldChange("name", old: unit.name, new: name), FieldChange("from", new: day.description)])
    }

    /// Puts a unit below another, or to the top.
    func move(_ unit: Unit, below number: Int?) throws {
        try unit.mustBeOpen()
        let parent = try self.parent(number)
        guard parent?.id != unit.parent else { return }
        if let parent, tree.isWithin(parent, unit) { throw UnitRefusal.withinItself }
        try change.run("UPDATE unit SET parent = \(parent?.id), version = version + 1 WHERE id = \(unit.id)")
        change.record(
            "offices.unit-moved", on: unit.id, office: office.id,
            [FieldChange("parent", old: tree[unit.parent]?.name, new: parent?.name)])
    }

    /// Puts a unit before or behind its neighbour below the same parent.
    func reorder(_ unit: Unit, isUp: Bool) throws {
        try unit.mustBeOpen()
        let siblings = tree.children(of: unit.parent)
        guard let place = siblings.firstIndex(of: unit), siblings.indices.contains(isUp ? place - 1 : place + 1),
            let here = tree.all.firstIndex(of: unit),
            let there = tree.all.firstIndex(of: siblings[isUp ? place - 1 : place + 1])
        else { throw UnitRefusal.atTheEdge }
        var order = tree.all
        order.swapAt(here, there)
        for (index, other) in order.enumerated() where other.position != index + 1 {
            try change.run("UPDATE unit SET position = \(index + 1) WHERE id = \(other.id)")
        }
        try change.run("UPDATE unit SET version = version + 1 WHERE id = \(unit.id)")
        change.record(
            "offices.unit-reordered", on: unit.id, office: office.id,
            [FieldChange(isUp ? "before" : "behind", new: order[here].name)])
    }
}
