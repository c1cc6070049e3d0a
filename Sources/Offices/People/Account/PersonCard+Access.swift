import People
import Storage
import Web

extension PersonCard {
    /// Opens an invitation, or sets the first password whose hash is given; makes the account if there is none.
    ///
    /// For an account that was in use it is the reset of a forgotten password.
    func giveAccess(
        login wanted: String, code: String, passwordHash: String?, by powers: Powers, in change: Change
    ) throws {
        guard !isGuest else { throw Problem.notFound }
        guard id != change.actor.person else { throw PeopleRefusal.ownReset }
        guard account != .inactive else { throw PeopleRefusal.accountInactive }
        let reading = change.reading
        try ResetWithinOwn.check(id, office: home, by: powers, in: reading)
        var fields: [FieldChange] = [.sensitive("password")]
        if account == .none {
            let login = try Self.free(wanted, in: reading)
            try Account.insert(login, for: id, in: change)
            fields.append(FieldChange("login", new: login))
        }
        try LastAdministrator.kept(in: [home], today: powers.today, reading) {
            if let passwordHash {
                try Invitation.withdraw(for: id, in: change)
                try Account.setPassword(passwordHash, mustChange: true, of: id, in: change)
            } else {
                try Invitation.open(code, for: id, in: change)
            }
        }
        let kind =
            passwordHash != nil
            ? "people.first-password-given" : account == .active ? "people.password-reset" : "people.person-invited"
        change.record(kind, on: id, office: home, fields)
    }

    /// The wanted login as it is kept, if it will do and nobody has it.
    static func free(_ wanted: String, in reading: Reading) throws -> String {
        guard let login = Login.read(wanted) else { throw PeopleRefusal.login }
        guard try !reading.finds("SELECT 1 FROM account WHERE login = \(login)") else {
            throw PeopleRefusal.loginTaken
        }
        return login
    }
}
