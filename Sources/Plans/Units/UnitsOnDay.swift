import People
import Storage

/// The units of an office as they are on a day: the open ones, and what became of the others.
struct UnitsOnDay: Sendable {
    /// What the name of a unit in a document means on the day.
    enum Meaning: Equatable {
        case unit(Unit)
        /// The name is that of a closed unit, whose work this one goes on with.
        case continued(by: Unit)
        /// The unit was closed, and none goes on with its work.
        case closed
        /// No unit was ever called so.
        case nobody
    }

    let day: Day
    private(set) var all: [Unit]

    init(_ all: [Unit], on day: Day) { (self.all, self.day) = (all, day) }

    init(of office: Office, on day: Day, in reading: Reading) throws {
        self.init(try Unit.all(of: office.id, in: reading), on: day)
    }

    /// Those to which work can be given.
    var open: [Unit] { all.filter { $0.isOpen(on: day) } }

    mutating func add(_ unit: Unit) { all.append(unit) }

    subscript(_ id: String?) -> Unit? { id.flatMap { id in all.first { $0.id == id } } }

    /// The units that a closed one was merged into, one after the other; the last may be closed as well.
    func successors(of unit: Unit) -> [Unit] {
        var successors: [Unit] = []
        var last = unit
        // No more steps than there are units: a circle in the rows must not become one in the program.
        while !last.isOpen(on: day), let next = self[last.mergedInto], successors.count < all.count {
            successors.append(next)
            last = next
        }
        return successors
    }

    /// Who does the work of a unit: itself while it is open, else what it was merged into; `nil` when nobody does.
    func current(_ unit: Unit) -> Unit? {
        let last = successors(of: unit).last ?? unit
        return last.isOpen(on: day) ? last : nil
    }

    /// What a name means, white space and letter case aside; an open unit comes before a closed one of the same name.
    func meaning(of name: String) -> Meaning {
        if let unit = called(name).first(where: { $0.isOpen(on: day) }) { return .unit(unit) }
        guard let closed = closed(called: name) else { return .nobody }
        return current(closed).map { .continued(by: $0) } ?? .closed
    }

    /// The closed unit that a name means: the one that was closed last, unless an open one is called so.
    func closed(called name: String) -> Unit? {
        let called = called(name)
        guard !called.contains(where: { $0.isOpen(on: day) }) else { return nil }
        return called.max { ($0.closedDay ?? day) < ($1.closedDay ?? day) }
    }

    private func called(_ name: String) -> [Unit] { all.filter { $0.name.foldedName == name.foldedName } }
}
