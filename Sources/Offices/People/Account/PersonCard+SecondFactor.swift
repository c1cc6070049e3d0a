import People
import Storage
import Web

extension PersonCard {
    /// Takes away the second factor of somebody who lost it; they sign in by their password and may set up another.
    ///
    /// Nobody does it for themselves: whoever sits at an open session must not get rid of what protects it.
    func removeSecondFactor(reason: String, by powers: Powers, in change: Change) throws {
        guard !isGuest else { throw Problem.notFound }
        guard id != change.actor.person else { throw PeopleRefusal.ownFactor }
        guard try SecondFactor.of(id, in: change.reading) != nil else { throw PeopleRefusal.noFactor }
        guard !reason.isEmpty else { throw PeopleRefusal.reasonMissing }
        guard reason.count <= 500 else { throw PeopleRefusal.reasonTooLong }
        try ResetWithinOwn.check(id, office: home, by: powers, in: change.reading)
        try SecondFactor.remove(person: id, office: home, reason: reason, in: change)
    }
}
