public import People
public import Storage

/// The operator of the machine opens an account that nobody in its office may open: by a new link, which ends the old
/// password and every session.
public struct OperatorReset: Sendable {
    /// What was opened, shown this once.
    public struct Opened: Sendable {
        public let name: String
        public let login: String
        public let office: Office
        /// The address of the link on the site.
        public let address: String
        public let until: Instant
    }

    let login: String
    let removesFactor: Bool
    let reason: String?

    /// - Parameter removesFactor: whether a lost second factor goes too.
    public init(login: String, removesFactor: Bool, reason: String?) {
        (self.login, self.removesFactor, self.reason) = (login, removesFactor, reason)
    }

    /// No right is asked for, nor whether an administrator is left: whoever runs this holds the whole installation.
    public func open(in store: Store) async throws -> Opened {
        let found = try await store.read { try Access.Someone.named(login: login, $0) }
        guard let found else { throw OperatorResetProblem.noPerson(login) }
        guard reason.map({ $0.count <= 500 }) ?? true else { throw OperatorResetProblem.reasonTooLong }
        return try await store.change(by: .system("access-reset"), in: [found.office]) { change in
            let reading = change.reading
            guard let person = try Access.Someone.named(login: login, reading), person.account == .active,
                let account = try Account.of(person.id, in: reading),
                let office = try Office.named(person.officeSlug, in: reading)
            else { throw OperatorResetProblem.closed(login) }
            if removesFactor {
                guard try SecondFactor.of(person.id, in: reading) != nil else {
                    throw OperatorResetProblem.noFactor(login)
                }
                try SecondFactor.remove(person: person.id, office: office.id, reason: reason, in: change)
            }
            let code = Invitation.newCode()
            let until = try Invitation.open(code, for: person.id, in: change)
            change.record(
                account.password.isEmpty ? "people.person-invited" : "people.password-reset", on: person.id,
                office: office.id, reason: reason, [.sensitive("password")])
            return Opened(
                name: person.name, login: account.login, office: office, address: "/-/undangan/\(code)", until: until)
        }
    }
}

/// Why an account isn't opened, in a sentence for the terminal.
public enum OperatorResetProblem: Error, Equatable, CustomStringConvertible {
    case noPerson(String)
    case closed(String)
    case noFactor(String)
    case reasonTooLong

    public var description: String {
        switch self {
        case .noPerson(let login): "Nobody signs in as \(login)."
        case .closed(let login):
            "The account of \(login) is closed. Whoever manages the people of the office opens it on the person's page."
        case .noFactor(let login): "\(login) has no second factor. Leave --second-factor out."
        case .reasonTooLong: "The reason has at most 500 characters."
        }
    }
}
