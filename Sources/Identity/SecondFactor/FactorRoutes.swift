import People
import Storage
public import Web

/// A person's own second factor: setting it up, its recovery codes, switching it off.
public struct FactorRoutes: Sendable {
    public init() {}

    public func add(to routes: Routes) {
        routes.members.get("-/akun/faktor-kedua") { try await page($0) }
        routes.members.post("-/akun/faktor-kedua", enrol)
        routes.members.post("-/akun/faktor-kedua/kode-pemulihan", renewCodes)
        routes.members.post("-/akun/faktor-kedua/penonaktifan", switchOff)
    }

    @Sendable private func enrol(_ visit: Visit<Person>, _ form: Form) async throws -> Reply {
        let enrolment = Enrolment(visit, sealed: form.text("rahasia"))
        do {
            let codes = try await enrolment.confirm(String(form.text("kode").prefix(20)))
            return RecoveryCodesPage(visit: visit, codes: codes, isFirst: true).reply()
        } catch FactorRefusal.wrongCode {
            return try await page(visit, enrolment: enrolment, refusal: .wrongCode)
        } catch FactorRefusal.alreadyOn {
            return .see("/-/akun/faktor-kedua")
        }
    }

    @Sendable private func renewCodes(_ visit: Visit<Person>, _ form: Form) async throws -> Reply {
        let (person, code, keys) = (visit.person.id, String(form.text("kode").prefix(20)), visit.ground.factorKeys)
        do {
            let codes = try await guarded(visit) { change, factor in
                try factor.take(code, keys: keys, in: change)
                change.record(
                    "identity.recovery-codes-made", on: person, office: nil, [.sensitive("recovery-codes")])
                return try RecoveryCode.renew(of: person, keys: keys, in: change)
            }
            return RecoveryCodesPage(visit: visit, codes: codes, isFirst: false).reply()
        } catch let refusal as FactorRefusal {
            return try await page(visit, refusal: refusal)
        }
    }

    @Sendable private func switchOff(_ visit: Visit<Person>, _ form: Form) async throws -> Reply {
        let (person, code, keys) = (visit.person, String(form.text("kode").prefix(20)), visit.ground.factorKeys)
        let keep = visit.sessionHash ?? ""
        let account = try await visit.store.read { try Account.of(person.id, in: $0) }
        guard let account else { throw Problem.notFound }
        let isRight = try await visit.ground.passwords.verify(form.raw("sandi"), against: account.password)
        do {
            try await guarded(visit) { change, factor in
                if try SecondFactor.isRequired(of: person, in: change.reading) { throw FactorRefusal.isRequired }
                guard isRight else { throw FactorRefusal.wrongPassword }
                try factor.take(code, keys: keys, in: change)
                try SecondFactor.erase(person.id, in: change)
                try change.run("DELETE FROM session WHERE person = \(person.id) AND hash <> \(keep)")
                change.record("identity.factor-switched-off", on: person.id, office: nil, [.sensitive("second-factor")])
            }
            return .see("/-/akun?tersimpan=1")
        } catch let refusal as FactorRefusal {
            return try await page(visit, refusal: refusal)
        }
    }

    /// A change to the factor by somebody who must prove themselves; wrong tries slow this session down.
    private func guarded<Result: Sendable>(
        _ visit: Visit<Person>, _ body: @escaping @Sendable (Change, SecondFactor) throws -> Result
    ) async throws -> Result {
        let (store, person) = (visit.store, visit.person.id)
        let delay = SignInDelay(person: person, browser: visit.sessionHash ?? "")
        let wait = try await store.read { try delay.wait(in: $0, now: store.clock.now()) }
        guard wait == 0 else { throw Problem.tooMany(seconds: wait) }
        do {
            return try await store.change(by: visit.actor, in: [nil]) { change in
                guard let factor = try SecondFactor.of(person, in: change.reading) else { throw FactorRefusal.notOn }
                try change.run(delay.ending)
                return try body(change, factor)
            }
        } catch let refusal as FactorRefusal where refusal.isGuess {
            try await store.housekeeping { try delay.failed(in: $0) }
            throw refusal
        }
    }

    private func page(
        _ visit: Visit<Person>, enrolment: Enrolment? = nil, refusal: FactorRefusal? = nil
    ) async throws -> Reply {
        let person = visit.person
        let (account, factor, isRequired) = try await visit.store.read { reading in
            (
                try Account.of(person.id, in: reading), try SecondFactor.of(person.id, in: reading),
                try SecondFactor.isRequired(of: person, in: reading)
            )
        }
        guard let account else { throw Problem.notFound }
        if let factor {
            return FactorPage(visit: visit, factor: factor, isRequired: isRequired, refusal: refusal).reply()
        }
        return try EnrolmentPage(
            visit: visit, enrolment: enrolment ?? Enrolment(visit), login: account.login, isRequired: isRequired,
            refusal: refusal
        ).reply()
    }
}
