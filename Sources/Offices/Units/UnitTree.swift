import People
import Storage

/// The units of an office in their order, each below its parent.
struct UnitTree: Sendable {
    /// A unit and how deep it lies.
    struct Branch: Sendable, Equatable {
        let unit: Unit
        let depth: Int
    }

    let all: [Unit]
    private let byID: [String: Unit]

    init(_ units: [Unit]) {
        all = units
        byID = Dictionary(units.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    }

    init(of office: String, in reading: Reading) throws {
        self.init(try Unit.all(of: office, in: reading))
    }

    subscript(_ id: String?) -> Unit? { id.flatMap { byID[$0] } }

    func numbered(_ number: Int) -> Unit? { all.first { $0.number == number } }

    /// The units directly below `parent` that nobody has closed, in their order.
    func children(of parent: String?) -> [Unit] { all.filter { $0.parent == parent && $0.closedDay == nil } }

    /// Whether `unit` is `ancestor` or lies below it.
    func isWithin(_ unit: Unit, _ ancestor: Unit) -> Bool {
        var current: Unit? = unit
        // No more steps than there are units: a circle in the rows must not become one in the program.
        for _ in all {
            if current?.id == ancestor.id { return true }
            current = self[current?.parent]
        }
        return false
    }

    /// The units that are open on a day, parents before what is below them.
    func branches(on day: Day) -> [Branch] {
        let open = all.filter { $0.isOpen(on: day) }
        let ids = Set(open.map(\.id))
        let below = Dictionary(grouping: open) { $0.parent.flatMap { ids.contains($0) ? $0 : nil } ?? "" }
        var branches: [Branch] = []
        func add(_ parent: String, _ depth: Int) {
            for unit in below[parent] ?? [] {
                branches.append(Branch(unit: unit, depth: depth))
                add(unit.id, depth + 1)
            }
        }
        add("", 0)
        return branches
    }

    /// Whether another open unit has this name, white space and letter case aside.
    func isTaken(_ name: String, except unit: Unit? = nil) -> Bool {
        all.contains { $0.id != unit?.id && $0.closedDay == nil && Self.folded($0.name) == Self.folded(name) }
    }

    private static func folded(_ name: String) -> String {
        name.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
