import People
import Storage

/// Whoever resets a password could sign in as that person: so they must be able to do all that the person can here.
///
/// An account that nobody may reset within the office is the operator's: `OperatorReset` opens it on the server.
enum ResetWithinOwn {
    static func check(_ person: String, office: String, by powers: Powers, in reading: Reading) throws {
        let theirs = try Powers.of(person, office: office, today: powers.today, in: reading)
        guard theirs.spans.allSatisfy({ powers.hold($0.action, in: $0.unit) }) else {
            throw PeopleRefusal.resetBeyondOwn
        }
    }
}
