import Crypto
import Foundation
import HTTPTypes
import Hummingbird
import People
import Storage

/// The pages of an office, behind its slug.
///
/// A page is a function of the office's events, the person, the day and the build, so an unchanged one is answered
/// from its tag alone.
public struct OfficeRoutes {
    let routes: Routes
    let action: Action

    public func get(_ path: String, _ page: @escaping @Sendable (Visit<Member>) async throws -> Reply) {
        routes.on(.get, "{kantor}/" + path, action.rawValue) { [ground = routes.ground, action] request, context in
            let visit = try ground.member(request, context, action)
            if let duty = context.firstDuty { return .see(duty.rawValue) }
            let tag = visit.tag()
            if let known = request.headers[.ifNoneMatch], known == "*" || known.contains(tag) {
                return Reply(status: .notModified, headers: [.eTag: "W/\"\(tag)\""])
            }
            var reply = try await page(visit)
            if reply.status == .ok { reply.headers[.eTag] = "W/\"\(tag)\"" }
            return reply
        }
    }

    /// A list: the page at `path`, and the same rows at `path.json` and `path.csv`.
    public func list(
        _ path: String, page: @escaping @Sendable (Visit<Member>) async throws -> Reply,
        table: @escaping @Sendable (Visit<Member>) async throws -> Table
    ) {
        get(path, page)
        get(path + ".json") { .json(try await table($0).json) }
        get(path + ".csv") { visit in
            let table = try await table(visit)
            return .download(table.csv, name: table.name + ".csv", media: "text/csv; charset=utf-8")
        }
    }

    public func post(_ path: String, _ action: @escaping @Sendable (Visit<Member>, Form) async throws -> Reply) {
        let needed = self.action
        routes.on(.post, "{kantor}/" + path, needed.rawValue) { [ground = routes.ground] request, context in
            let (form, _) = try await ground.admitted(request, context)
            let visit = try ground.member(request, context, needed)
            if let duty = context.firstDuty { throw DutyFirst(duty: duty, kept: KeptForm(visit.place, form)) }
            return try await action(visit, form)
        }
    }

    /// A form with one file, at most `limit` bytes of it.
    public func upload(
        _ path: String, limit: Int,
        _ action: @escaping @Sendable (Visit<Member>, Form, Upload) async throws -> Reply
    ) {
        receiving(path, limit: limit) { visit in
            let (form, upload) = try await visit.receive(limit: limit)
            return try await action(visit, form, upload)
        }
    }

    /// A form with up to `most` files, each of at most `limit` bytes.
    public func uploads(
        _ path: String, limit: Int, most: Int,
        _ action: @escaping @Sendable (Visit<Member>, Form, [Upload]) async throws -> Reply
    ) {
        receiving(path, limit: limit * most) { visit in
            let (form, uploads) = try await visit.receiveAll(limit: limit, most: most)
            return try await action(visit, form, uploads)
        }
    }

    /// A piece of a file: the bytes themselves, at most `limit` of them, with the page's token in the header
    /// `X-Tuntas-Token`.
    public func piece(
        _ path: String, limit: Int,
        _ action: @escaping @Sendable (Visit<Member>, [UInt8]) async throws -> Reply
    ) {
        let needed = self.action
        routes.on(.post, "{kantor}/" + path, needed.rawValue) { [ground = routes.ground] request, context in
            let visit = try ground.member(request, context, needed)
            if context.firstDuty != nil { throw Problem.notFound }
            guard ground.keys.isFormToken(visit.header("X-Tuntas-Token"), for: context.formSecret) else {
                throw Problem.staleForm
            }
            var request = request
            do {
                return try await action(visit, Array(try await request.collectBody(upTo: limit).readableBytesView))
            } catch let error as HTTPError where error.status == .contentTooLarge {
                throw Problem.tooLarge(limit: limit)
            }
        }
    }

    /// A post whose body the visit reads for itself; of somebody whose session ended, what was typed is kept.
    private func receiving(
        _ path: String, limit: Int, _ answer: @escaping @Sendable (Visit<Member>) async throws -> Reply
    ) {
        let needed = self.action
        routes.on(.post, "{kantor}/" + path, needed.rawValue) { [ground = routes.ground] request, context in
            if context.session == nil {
                let guest = Visit(ground: ground, request: request, context: context, visitor: ())
                // What a stranger may make us read is less than what a member may send.
                try ground.throttle.admit(guest.source, .perMinute(20, "guest-upload"))
                let form = try await guest.typedFields(limit: min(limit, 32 * 1_048_576))
                throw SessionEnded(kept: KeptForm(guest.place, form, isUpload: true))
            }
            let visit = try ground.member(request, context, needed)
            if let duty = context.firstDuty {
                let form = try await visit.typedFields(limit: limit)
                try visit.check(form)
                throw DutyFirst(duty: duty, kept: KeptForm(visit.place, form, isUpload: true))
            }
            return try await answer(visit)
        }
    }
}

extension Ground {
    /// The person of the request in the office of its address: not found unless a grant lets them do `action` there.
    func member(_ request: Request, _ context: Context, _ action: Action) throws -> Visit<Member> {
        guard let person = context.session?.person else { throw Problem.signInFirst }
        let slug = context.parameters.get("kantor") ?? ""
        guard let office = person.offices.first(where: { $0.slug == slug }), person.may(action, in: office.id)
        else { throw Problem.notFound }
        return Visit(
            ground: self, request: request, context: context,
            visitor: Member(person: person, office: office, doing: action))
    }
}

/// What a person must see to before they may do anything in an office, by its address.
enum FirstDuty: String {
    case password = "/-/akun"
    /// One of their roles asks for it.
    case secondFactor = "/-/akun/faktor-kedua"
}

extension Context {
    var firstDuty: FirstDuty? {
        guard let session else { return nil }
        if session.person.mustChangePassword { return .password }
        return session.needsFactor ? .secondFactor : nil
    }
}

extension Visit<Member> {
    /// Names the state that the page would be made from.
    func tag() -> String {
        let parts = [
            address, String(context.revision ?? 0), context.session?.hash ?? "", language.rawValue,
            (chosenTheme ?? person.theme).rawValue, today.description, ground.build,
            person.grants.map(\.role).joined(separator: ","),
        ]
        var hash = SHA256()
        for part in parts {
            hash.update(data: Data(part.utf8))
            hash.update(data: [0])
        }
        return Identifier.hex(hash.finalize().prefix(12))
    }
}
