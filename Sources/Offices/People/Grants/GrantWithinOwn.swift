import People
import Storage

/// Nobody hands on what they don't hold themselves, in all of that scope.
enum GrantWithinOwn {
    static func check(_ role: Role, in unit: String?, by powers: Powers) throws {
        guard role.actions.allSatisfy({ powers.hold($0, in: unit) }) else { throw PeopleRefusal.beyondOwn }
    }
}
