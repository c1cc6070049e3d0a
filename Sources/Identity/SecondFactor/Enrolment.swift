import People
import Storage
import Web

/// A factor on its way: the secret travels in the form, sealed for this person and this session, so that nothing is
/// written before the telephone has shown that it knows it.
struct Enrolment {
    let secret: [UInt8]
    private let visit: Visit<Person>

    init(_ visit: Visit<Person>) { (secret, self.visit) = (TimeCode.newSecret(), visit) }

    /// The factor that a form of ours carried; a new one when it can't be opened.
    init(_ visit: Visit<Person>, sealed: String) {
        secret = visit.ground.factorKeys.open(sealed, for: Self.purpose(visit)) ?? TimeCode.newSecret()
        self.visit = visit
    }

    func sealed() throws -> String { try visit.ground.factorKeys.seal(secret, for: Self.purpose(visit)) }

    private static func purpose(_ visit: Visit<Person>) -> String {
        "enrolment of \(visit.person.id) in \(visit.sessionHash ?? "")"
    }

    /// What the telephone reads; it shows its owner where the code is for.
    func address(login: String) -> String {
        let office = visit.person.offices.first?.shortName
        let issuer = [visit.words[WebWord.product], office].compactMap { $0 }.joined(separator: " ")
            .replacing(":", with: " ").addingPercentEncoding
        return "otpauth://totp/\(issuer):\(login.addingPercentEncoding)?secret=\(Spelling.of(secret))"
            + "&issuer=\(issuer)&algorithm=SHA1&digits=6&period=\(TimeCode.stepSeconds)"
    }

    /// Keeps the factor if `code` is right; every other browser signs in again, with it.
    func confirm(_ code: String) async throws -> [String] {
        let (secret, person, keys) = (secret, visit.person.id, visit.ground.factorKeys)
        let keep = visit.sessionHash ?? ""
        return try await visit.store.change(by: visit.actor, in: [nil]) { change in
            try SecondFactor.add(secret, code: code, to: person, keys: keys, in: change)
            let codes = try RecoveryCode.renew(of: person, keys: keys, in: change)
            try change.run("DELETE FROM session WHERE person = \(person) AND hash <> \(keep)")
            change.record("identity.factor-enrolled", on: person, office: nil, [.sensitive("second-factor")])
            return codes
        }
    }
}

extension Ground {
    /// The keys of second factors, made of the installation's secret.
    var factorKeys: FactorKeys { FactorKeys(root: keys.sign("second factor", for: "key")) }
}
