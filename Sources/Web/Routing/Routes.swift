public import Hummingbird
import NIOCore
public import People
import Synchronization

/// Where a room declares its pages.
///
/// A route is added through `open`, `members` or `may(_:)` and no other way, so one that says nothing about access
/// does not compile. What a post may cost (size, how often) is declared with it.
public struct Routes {
    let router: Router<Context>
    let ground: Ground
    public let book = RouteBook()

    public init(_ router: Router<Context>, ground: Ground) {
        self.router = router
        self.ground = ground
    }

    /// Pages that anyone may read.
    public var open: OpenRoutes { OpenRoutes(routes: self) }

    /// A person's own pages: being signed in is enough.
    public var members: MemberRoutes { MemberRoutes(routes: self) }

    /// Pages of an office, `/{kantor}/…`, for people whose grants let them do `action` there.
    public func may(_ action: Action) -> OfficeRoutes { OfficeRoutes(routes: self, action: action) }

    func on(
        _ method: HTTPRequest.Method, _ path: String, _ access: String,
        _ answer: @escaping @Sendable (Request, Context) async throws -> Reply
    ) {
        book.note(DeclaredRoute(method: method.rawValue, path: path, access: access))
        router.on(RouterPath(path), method: method) { [ground] request, context in
            ground.finish(try await answer(request, context), request)
        }
    }
}

/// A route as its room declared it.
public struct DeclaredRoute: Sendable, Equatable {
    public let method: String
    public let path: String
    /// `open`, `member`, or the action that the office's grants must hold.
    public let access: String
}

/// Every route of the site with its access: what the contract test visits.
public final class RouteBook: Sendable {
    private let noted = Mutex<[DeclaredRoute]>([])

    public var routes: [DeclaredRoute] { noted.withLock { $0 } }

    func note(_ route: DeclaredRoute) { noted.withLock { $0.append(route) } }
}

public struct OpenRoutes {
    let routes: Routes

    public func get(_ path: String, _ page: @escaping @Sendable (Visit<Person?>) async throws -> Reply) {
        routes.on(.get, path, "open") { [ground = routes.ground] request, context in
            try await page(Visit(ground: ground, request: request, context: context, visitor: context.session?.person))
        }
    }

    /// - Parameter limit: how often one source may post here.
    public func post(
        _ path: String, limit: Limit, _ action: @escaping @Sendable (Visit<Person?>, Form) async throws -> Reply
    ) {
        routes.on(.post, path, "open") { [ground = routes.ground] request, context in
            let visit = Visit(ground: ground, request: request, context: context, visitor: context.session?.person)
            try ground.throttle.admit(visit.source, limit)
            return try await action(visit, try await visit.checkedForm())
        }
    }
}

public struct MemberRoutes {
    let routes: Routes

    public func get(_ path: String, _ page: @escaping @Sendable (Visit<Person>) async throws -> Reply) {
        routes.on(.get, path, "member") { [ground = routes.ground] request, context in
            guard let person = context.session?.person else { throw Problem.signInFirst }
            if let duty = context.firstDuty, !request.uri.path.isBeforeDuties { return .see(duty.rawValue) }
            return try await page(Visit(ground: ground, request: request, context: context, visitor: person))
        }
    }

    public func post(_ path: String, _ action: @escaping @Sendable (Visit<Person>, Form) async throws -> Reply) {
        routes.on(.post, path, "member") { [ground = routes.ground] request, context in
            let (form, person) = try await ground.admitted(request, context)
            if let duty = context.firstDuty, !request.uri.path.isBeforeDuties {
                throw DutyFirst(duty: duty, kept: KeptForm(request.uri.path, form))
            }
            return try await action(
                Visit(ground: ground, request: request, context: context, visitor: person), form)
        }
    }
}

extension String {
    /// Whether a page opens to somebody who has duties to see to first: those on which they do so.
    fileprivate var isBeforeDuties: Bool { self == "/-/akun" || hasPrefix("/-/akun/") }
}

extension Ground {
    /// The form of a signed-in person; of somebody whose session ended, it is kept for after the sign-in.
    func admitted(_ request: Request, _ context: Context) async throws -> (Form, Person) {
        let visit = Visit(ground: self, request: request, context: context, visitor: ())
        guard let person = context.session?.person else {
            throw SessionEnded(kept: KeptForm(visit.place, try await visit.form()))
        }
        return (try await visit.checkedForm(), person)
    }
}

extension Visit {
    /// The form that was posted.
    func form() async throws -> Form {
        var request = request
        guard request.headers[.contentType]?.hasPrefix("application/x-www-form-urlencoded") ?? false else {
            throw Problem.badForm("web.form.wrong-kind")
        }
        do {
            return try Form(urlEncoded: try await request.collectBody(upTo: Form.mostBytes).readableBytesView)
        } catch let error as HTTPError where error.status == .contentTooLarge {
            throw Problem.tooLarge(limit: Form.mostBytes)
        } catch is NIOTooManyBytesError {
            // Said where the body turns out longer while it is read.
            throw Problem.tooLarge(limit: Form.mostBytes)
        }
    }

    /// The form that was posted, if it comes from a page that we showed to this browser.
    func checkedForm() async throws -> Form {
        let form = try await form()
        try check(form)
        return form
    }

    /// Refuses a form that comes from no page of ours, or from one that was shown to another browser.
    func check(_ form: Form) throws {
        guard ground.keys.isFormToken(form.text("token"), for: context.formSecret) else { throw Problem.staleForm }
    }
}
