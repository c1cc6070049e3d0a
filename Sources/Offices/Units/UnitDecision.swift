import People
import Storage

/// A decision about a unit while it is being made: who makes it stands in the change.
struct UnitDecision {
    let office: Office
    let tree: UnitTree
    let change: Change

    init(_ office: Office, _ change: Change) throws {
        self.office = office
        self.change = change
        tree = try UnitTree(of: office.id, in: change.reading)
    }

    var today: Day { office.day(of: change.at) }

    /// A name that a unit of the office may have.
    func name(_ typed: String, for unit: Unit? = nil) throws -> String {
        let name = typed.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        guard !name.isEmpty else { throw UnitRefusal.noName }
        guard name.count <= Unit.longestName else { throw UnitRefusal.longName }
        guard !tree.isTaken(name, except: unit) else { throw UnitRefusal.nameTaken }
        return name
    }

    /// The unit that another is put below; `nil` for the top.
    func parent(_ number: Int?) throws -> Unit? {
        guard let number else { return nil }
        guard let parent = tree.numbered(number) else { throw UnitRefusal.noSuchUnit }
        guard parent.closedDay == nil else { throw UnitRefusal.otherIsClosed }
        return parent
    }
}

extension Unit {
    static let longestName = 120

    /// Refuses what is decided about a unit that is closed.
    func mustBeOpen() throws {
        guard closedDay == nil else { throw UnitRefusal.alreadyClosed }
    }
}
