import Crypto
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
public import People
import Storage

/// The addresses of an office for programs, `/{kantor}/api/…`: each comes with a key of somebody's and may what its
/// person may at that moment. A browser's session opens none of them, so no page elsewhere can use one.
public struct ApiRoutes {
    let routes: Routes
    let action: Action

    public func get(_ path: String, _ answer: @escaping @Sendable (Visit<Member>) async throws -> Reply) {
        on(.get, path) { visit, _ in try await answer(visit) }
    }

    public func post(_ path: String, _ answer: @escaping @Sendable (Visit<Member>, ApiBody) async throws -> Reply) {
        on(.post, path) { visit, request in try await answer(visit, try await ApiBody(request, visit.words)) }
    }

    public func patch(_ path: String, _ answer: @escaping @Sendable (Visit<Member>, ApiBody) async throws -> Reply) {
        on(.patch, path) { visit, request in try await answer(visit, try await ApiBody(request, visit.words)) }
    }

    private func on(
        _ method: HTTPRequest.Method, _ path: String,
        _ answer: @escaping @Sendable (Visit<Member>, Request) async throws -> Reply
    ) {
        let access = "\(DeclaredRoute.ofPrograms)\(action.rawValue)"
        routes.on(method, "{kantor}/api/" + path, access) { [ground = routes.ground, action] request, context in
            var context = context
            // Whoever is signed in here is nobody there.
            context.session = nil
            do {
                let visit = try await ground.program(request, &context, action, writes: method != .get)
                return try await answer(visit, request).unkept
            } catch {
                return ground.apiReply(for: error, context)
            }
        }
    }
}

extension Routes {
    /// Addresses of an office for programs whose person's grants let them do `action` there.
    public func api(_ action: Action) -> ApiRoutes { ApiRoutes(routes: self, action: action) }
}

extension DeclaredRoute {
    /// What stands before the action of a route that asks for a key.
    static let ofPrograms = "api "

    /// Whether it asks for a key, and for no session.
    public var isForPrograms: Bool { access.hasPrefix(Self.ofPrograms) }
}

extension Ground {
    /// How often one key may ask.
    private static let ofOneKey = Limit.perMinute(120, "api")
    /// How many wrong keys one source may try; a right one that comes from there is never slowed by them.
    private static let wrongKeys = Limit.perMinute(30, "api-wrong-key")

    /// The program of a request, as its person.
    fileprivate func program(
        _ request: Request, _ context: inout Context, _ action: Action, writes: Bool
    ) async throws -> Visit<Member> {
        let source = context.source(request, trusting: trustedProxy)
        let header = request.headers[.authorization] ?? ""
        let secret = header.hasPrefix("Bearer ") ? String(header.dropFirst("Bearer ".count)).trimmed : ""
        guard !secret.isEmpty else { throw Problem.signInFirst }
        guard ApiKey.isSecret(secret), let found = try await holder(of: keys.sign(secret, for: "api-key")) else {
            try throttle.admit(source, Self.wrongKeys)
            throw Problem.signInFirst
        }
        context.language = found.person.language
        try throttle.admit(found.key.id, Self.ofOneKey)
        guard found.office.slug == context.parameters.get("kantor"), found.person.may(action, in: found.office.id)
        else { throw Problem.notFound }
        let today = found.office.today(store.clock)
        if found.key.lastUsedOn != today { try await store.housekeeping { try found.key.used(on: today, in: $0) } }
        if writes, !found.key.mayWrite {
            throw ApiProblem(.forbidden, .readOnlyKey, locales[context.language])
        }
        return Visit(
            ground: self, request: request, context: context,
            visitor: Member(person: found.person, office: found.office, doing: action))
    }

    private struct Found: Sendable {
        let key: ApiKey
        let person: Person
        let office: Office
    }

    private func holder(of hash: String) async throws -> Found? {
        let clock = store.clock
        return try await store.read { reading in
            guard let key = try ApiKey.open(hash: hash, in: reading),
                let holder = try key.holder(clock: clock, in: reading)
            else { return nil }
            return Found(key: key, person: holder.person, office: holder.office)
        }
    }
}

/// What a program sent.
public struct ApiBody: Sendable {
    public static let mostBytes = 512 * 1024

    /// An object, without members where nothing was sent.
    public let json: JSONValue
    /// Names the request: what is asked, where, with what.
    public let hash: String

    fileprivate init(_ request: Request, _ words: Words) async throws {
        var request = request
        var bytes: [UInt8] = []
        do {
            bytes = Array(try await request.collectBody(upTo: Self.mostBytes).readableBytesView)
        } catch let error as HTTPError where error.status == .contentTooLarge {
            throw Problem.tooLarge(limit: Self.mostBytes)
        } catch is NIOTooManyBytesError {
            throw Problem.tooLarge(limit: Self.mostBytes)
        }
        var sum = SHA256()
        sum.update(data: Data("\(request.method.rawValue) \(request.uri.path)\n".utf8))
        sum.update(data: Data(bytes))
        hash = Identifier.hex(sum.finalize())
        guard !bytes.isEmpty else {
            json = .object([])
            return
        }
        guard request.headers[.contentType]?.lowercased().hasPrefix("application/json") ?? false else {
            throw ApiProblem(.malformed, .wrongContent, words)
        }
        json = try JSONValue(json: bytes)
        guard case .object = json else { throw ApiProblem(.malformed, .noObject, words) }
    }
}

extension Visit<Member> {
    /// The names of what was asked beside the address, in their order.
    public var queryNames: [String] {
        (request.uri.query ?? "").split(separator: "&").map { pair in
            Form.decoded(pair.prefix { $0 != "=" }.utf8) ?? String(pair)
        }
    }
}

extension Reply {
    /// What a program asked for.
    ///
    /// - Parameters:
    ///   - version: what `If-Match` must say before a change.
    ///   - location: where what it added is.
    public static func api(_ value: JSONValue, version: Int? = nil, location: String? = nil) -> Reply {
        var reply = Reply.json(value.bytes, status: location == nil ? .ok : .created)
        if let version { reply.headers[.eTag] = "\"\(version)\"" }
        if let location { reply.headers[.location] = location }
        return reply
    }

    /// The answer that a program was given before, once more.
    public var again: Reply {
        var reply = self
        if let name = HTTPField.Name("Idempotency-Replayed") { reply.headers[name] = "true" }
        return reply
    }

    /// With the way to the next page of a list.
    public func leading(to next: String) -> Reply {
        var reply = self
        if let name = HTTPField.Name("Link") { reply.headers[name] = "<\(next)>; rel=\"next\"" }
        return reply
    }
}
