public import People
public import Storage
public import Subjects

extension Access {
    /// Why a person may or may not do something.
    public struct Explanation: Sendable {
        public let person: Someone
        public let action: Action
        /// What it would be done to; `nil` for the whole office.
        public let subject: Subject?
        let subjectUnit: String?
        public let office: Office
        public let day: Day
        /// Every grant that the person has in the office, those that don't hold among them.
        public let lines: [Line]
        /// Whether a grant gives the action.
        public let has: Bool
        /// Whether the person may know of the subject at all.
        public let sees: Bool

        public var isAllowed: Bool { has && sees }

        /// What keeps a grant from giving the action; nothing if it gives it.
        public func obstacles(of line: Line) -> [Obstacle] {
            var obstacles: [Obstacle] = []
            switch person.account {
            case .none: obstacles.append(.noAccount)
            case .inactive: obstacles.append(.inactiveAccount)
            case .active: break
            }
            if line.given.from > day { obstacles.append(.notYet(line.given.from)) }
            if let until = line.given.until, until < day { obstacles.append(.over(until)) }
            if !line.actions.contains(action) { obstacles.append(.otherActions) }
            if let unit = line.given.unit, let owner = subject?.unit, unit != owner {
                obstacles.append(.otherUnit(line.given.unitName ?? unit, owner: subjectUnit ?? owner))
            }
            return obstacles
        }

        /// The grants that give the action.
        public var giving: [Line] { lines.filter { obstacles(of: $0).isEmpty } }
    }

    /// Why a grant does not give an action.
    public enum Obstacle: Sendable, Equatable {
        case noAccount
        case inactiveAccount
        case notYet(Day)
        case over(Day)
        /// Its role does other things.
        case otherActions
        /// It is limited to one unit, and the subject belongs to another.
        case otherUnit(String, owner: String)
    }
}
