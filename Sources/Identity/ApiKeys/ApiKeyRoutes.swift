import People
import Storage
public import Web

/// A person's API keys: secrets by which their programs read and write registers as they do.
public struct ApiKeyRoutes: Sendable {
    public init() {}

    public func add(to routes: Routes) {
        routes.members.get("-/kunci-api") { try await ApiKeyPage.show($0) }
        routes.members.post("-/kunci-api", Self.make)
        routes.members.post("-/kunci-api/pencabutan", Self.revoke)
        // Whoever reloads the answer to a post lands where its form is.
        routes.members.get("-/kunci-api/pencabutan") { _ in .see("/-/kunci-api") }
    }

    @Sendable private static func make(_ visit: Visit<Person>, _ form: Form) async throws -> Reply {
        let (name, person) = (form.text("nama"), visit.person.id)
        do {
            guard let office = visit.person.offices.first(where: { $0.id == form.text("kantor") }) else {
                throw ApiKeyRefusal.noOffice
            }
            guard !name.isEmpty, name.count <= 60 else { throw ApiKeyRefusal.noName }
            guard let days = form.int("lama"), (1...ApiKey.mostDays).contains(days) else {
                throw ApiKeyRefusal.noEnd
            }
            let secret = ApiKey.newSecret()
            let hash = visit.ground.keys.sign(secret, for: "api-key")
            let (mayWrite, until) = (form.has("tulis"), office.today(visit.store.clock).adding(days: days))
            try await visit.store.change(by: visit.actor, in: [office.id]) { change in
                guard try ApiKey.all(of: person, in: change.reading).count < ApiKey.most else {
                    throw ApiKeyRefusal.tooMany
                }
                try ApiKey.make(
                    name, hash: hash, for: person, office: office.id, mayWrite: mayWrite, until: until, in: change)
                change.record(
                    "identity.api-key-made", on: person, office: office.id,
                    [
                        FieldChange("name", new: name), FieldChange("until", new: until.description),
                        FieldChange("writes", new: mayWrite ? "1" : "0"),
                    ])
            }
            // Shown once, in the answer itself: only its hash is kept.
            return try await ApiKeyPage.show(visit, made: secret)
        } catch let refusal as ApiKeyRefusal {
            return try await ApiKeyPage.show(visit, refusal: refusal, said: form)
        }
    }

    @Sendable private static func revoke(_ visit: Visit<Person>, _ form: Form) async throws -> Reply {
        let (id, person) = (form.text("kunci"), visit.person.id)
        let key = try await visit.store.read { reading in
            try ApiKey.all(of: person, in: reading).first { $0.id == id }
        }
        guard let key else { return try await ApiKeyPage.show(visit, refusal: .gone) }
        try await visit.store.change(by: visit.actor, in: [key.office]) { change in
            try key.revoke(in: change)
            change.record(
                "identity.api-key-revoked", on: person, office: key.office, [FieldChange("name", old: key.name)])
        }
        return .see("/-/kunci-api")
    }
}

/// Why a key is not made or not taken back.
enum ApiKeyRefusal: String, Refusal, CaseIterable {
    case noOffice = "identity.api-key.refused.no-office"
    case noName = "identity.api-key.refused.no-name"
    case noEnd = "identity.api-key.refused.no-end"
    case tooMany = "identity.api-key.refused.too-many"
    case gone = "identity.api-key.refused.gone"
}
