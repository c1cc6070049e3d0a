import People
import Storage
import Web

/// A change that a program asks for: made once however often it is sent, or only tried.
struct ApiChange: Sendable {
    private let visit: Visit<Member>
    /// Where the register's records are, `/pelabuhan/api/register/tim`.
    private let place: String
    private let key: StoredAnswer.Key?
    private let isTried: Bool

    init(_ visit: Visit<Member>, _ register: OfficeRegister, _ body: ApiBody, once: Bool = true) throws {
        (self.visit, place) = (visit, RegisterApi.place(of: register, visit.office))
        isTried = try Self.isTried(visit)
        key = once && !isTried ? try StoredAnswer.Key(visit, body) : nil
    }

    /// Whether the request only asks what would be: `?dryRun=1`. Another value is refused, for it might mean either.
    private static func isTried(_ visit: Visit<Member>) throws -> Bool {
        let dryRun = visit.query("dryRun")
        var wrong = visit.queryNames.filter { $0 != "dryRun" }
        if visit.queryNames.contains("dryRun"), dryRun != "1" { wrong.append("dryRun") }
        guard wrong.isEmpty else {
            throw ApiProblem(
                .malformed, .unknownQuery, visit.words,
                parts: wrong.map { ApiProblem.part($0, .unknownValue, visit.words) })
        }
        return dryRun == "1"
    }

    /// The answer that the same request was given before.
    func before(in reading: Reading) throws -> Reply? {
        try key?.answer(visit.words, at: visit.store.clock.now(), in: reading).map { stored in
            reply(stored.value, isNew: stored.isNew).again
        }
    }

    /// What was tried, on its way out of a transaction that must leave nothing behind.
    private struct Tried: Error { let value: JSONValue }

    private enum Outcome: Sendable {
        case made(JSONValue)
        case before(Reply)
    }

    /// Makes the change, or tries it, and answers with the record.
    func run(isNew: Bool, _ work: @escaping @Sendable (Change) throws -> JSONValue) async throws -> Reply {
        do {
            let outcome = try await visit.store.change(by: visit.actor, in: [visit.office.id]) { change in
                // Twins may have come at once: the second finds here what the first was answered.
                if let before = try before(in: change.reading) { return Outcome.before(before) }
                let value = try work(change)
                guard !isTried else { throw Tried(value: value) }
                try key?.keep(value, isNew: isNew, in: change)
                return .made(value)
            }
            return switch outcome {
            case .made(let value): reply(value, isNew: isNew)
            case .before(let reply): reply
            }
        } catch let tried as Tried {
            // An id that nothing will ever have is none.
            guard isNew, case .object(let members) = tried.value else { return Self.dry(tried.value) }
            return Self.dry(.object(members.map { $0.name == "id" ? .init("id", .null) : $0 }))
        }
    }

    private static func dry(_ value: JSONValue) -> Reply { .api(value.adding([("dryRun", true)])) }

    private func reply(_ value: JSONValue, isNew: Bool) -> Reply {
        guard case .number(let version) = value["version"], case .text(let code) = value["number"] else {
            return .api(value)
        }
        return .api(value, version: Int(version), location: isNew ? "\(place)/\(code)" : nil)
    }
}
