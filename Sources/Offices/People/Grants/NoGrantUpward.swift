import People
import Storage

/// Nobody gives themselves more than they have: no action, no wider scope, no further day.
enum NoGrantUpward {
    static func check(
        _ role: Role, in unit: String?, from: Day, until: Day?, to person: String, by powers: Powers, in change: Change
    ) throws {
        guard person == change.actor.person else { return }
        guard role.actions.allSatisfy({ powers.hold($0, in: unit, from: from, until: until) }) else {
            throw PeopleRefusal.oneself
        }
    }
}
