import HTTPTypes
import Hummingbird
public import People
public import Storage

/// One request and who is behind it: `Person?` on open pages, `Person` where one must be signed in, `Member` where
/// one must be allowed something in the office of the address. Nobody unwraps.
public struct Visit<Visitor: Sendable>: Sendable {
    public let ground: Ground
    let request: Request
    let context: Context
    public let visitor: Visitor

    public var words: Words { ground.locales[context.language] }
    public var language: Language { context.language }
    public var requestID: String { context.requestID }
    public var store: Store { ground.store }

    /// The part of the address called `name`.
    public func path(_ name: String) throws -> String {
        guard let text = context.parameters.get(name) else { throw Problem.notFound }
        guard text.utf8.contains(UInt8(ascii: "%")) else { return text }
        return Form.decoded(text.replacing("+", with: "%2B").utf8) ?? text
    }

    /// A part of the address that must be a number.
    public func number(_ name: String) throws -> Int {
        guard let number = Int(try path(name)), number >= 0 else { throw Problem.notFound }
        return number
    }

    /// The value of `?name=`, cut to a sensible length; empty when it is missing.
    public func query(_ name: String) -> String {
        guard request.uri.query != nil, let text = request.uri.queryParameters.get(name) else { return "" }
        return String(text.replacing("+", with: " ").prefix(200)).trimmed
    }

    /// What was asked beside the address, with its question mark; empty when nothing was.
    public var querySuffix: String { request.uri.query.map { "?\($0)" } ?? "" }

    /// The address as it was asked for.
    public var address: String { request.uri.string }
    /// The address without its query.
    public var place: String { request.uri.path }

    /// The site as the visitor's browser names it, `https://tuntas.kpu.example`; empty when it names none.
    ///
    /// A browser shows its session only to the host that it signed in at, so on the page of somebody who is signed in
    /// nobody else can have put the name there.
    public var origin: String {
        guard let host = request.head.authority, host.utf8.count <= 255,
            host.wholeMatch(of: /[A-Za-z0-9.:\[\]-]+/) != nil
        else { return "" }
        return "\(ground.isSecure ? "https" : "http")://\(host)"
    }

    /// Where the visitor comes from: the proxy's word, if it is the one we trust.
    public var source: String { context.source(request, trusting: ground.trustedProxy) }

    /// A header's text; empty when it is missing.
    public func header(_ name: String) -> String { HTTPField.Name(name).flatMap { request.headers[$0] } ?? "" }

    /// What the browser calls itself.
    public var browser: String { request.headers[.userAgent] ?? "" }

    public func cookie(_ name: String) -> String? { context.cookies[ground.cookie(name)] }

    /// The appearance that was chosen in this browser.
    var chosenTheme: Theme? { context.cookies["tema"].flatMap(Theme.init(rawValue:)) }

    /// The hash of the browser's session.
    public var sessionHash: String? { context.session?.hash }
    /// A hidden field's value that only this browser's pages contain.
    public var formToken: String { context.formToken.value { ground.keys.formToken(for: context.formSecret) } }
    /// The same for a session that begins with this answer.
    public func formToken(session hash: String) -> String { ground.keys.formToken(for: hash) }
}

/// A signed-in person who may do something in an office.
public struct Member: Sendable {
    public let person: Person
    public let office: Office
    /// Whom they act for, where only a grant as Plt or Plh lets them do what the address is for.
    let actingFor: String?

    init(person: Person, office: Office, doing action: Action) {
        (self.person, self.office) = (person, office)
        let grants = person.grants.filter { $0.office.id == office.id && $0.actions.contains(action) }
        actingFor = grants.contains { $0.actingFor == nil } ? nil : grants.first?.actingFor
    }
}

extension Visit<Member> {
    public var person: Person { visitor.person }
    public var office: Office { visitor.office }
    public var actor: Actor { Actor(person: person.id, actingFor: visitor.actingFor, request: requestID) }
    public var today: Day { office.today(store.clock) }

    /// When something happened, by the office's clock: `22 Januari 2026 14.05 WIB`.
    public func moment(_ instant: Instant) -> String {
        words.moment(instant.adding(seconds: office.clockShift), in: office.zone)
    }

    /// The name of who did something; what the product did by itself bears its name.
    public func name(of actor: String) -> String { actor.hasPrefix("system:") ? words[WebWord.product] : actor }
}

extension Visit<Person> {
    public var person: Person { visitor }
    public var actor: Actor { Actor(person: person.id, request: requestID) }
}

extension Context {
    func source(_ request: Request, trusting proxy: String?) -> String {
        let peer = remoteAddress?.ipAddress ?? "-"
        guard peer == proxy, let name = HTTPField.Name("X-Forwarded-For"), let chain = request.headers[name] else {
            return peer
        }
        // The proxy appends the address it saw; what stands before it is the visitor's own claim.
        return chain.split(separator: ",").last.map { String($0).trimmed } ?? peer
    }
}
