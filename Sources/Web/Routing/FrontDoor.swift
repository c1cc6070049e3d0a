import HTTPTypes
public import Hummingbird
import Logging
import People
import Storage

/// What every request passes: static files, the session behind the cookie, the page for what went wrong, the log.
public struct FrontDoor: RouterMiddleware {
    let ground: Ground

    public init(ground: Ground) { self.ground = ground }

    public func handle(
        _ request: Request, context: Context, next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        if let file = ground.assets.reply(request.uri.path, acceptsGzip: request.acceptsGzip) { return file.response }
        // A line that asks again at once is still on its thread: it goes behind those who wait, or they wait for long.
        await Task.yield()
        let began = ContinuousClock.now
        var context = context
        var response: Response
        do {
            try await enter(request, &context)
            response = try await next(request, context)
        } catch {
            let reply =
                request.uri.path.isForPrograms
                ? ground.apiReply(for: error, context) : await ground.page(for: error, request, context)
            response = ground.finish(reply, request)
        }
        if context.session == nil, let guest = context.newGuest(request, ground) {
            let reply = Reply().setting(cookie: ground.cookie("guest"), guest, secure: ground.isSecure, lifetime: nil)
            response.headers.append(contentsOf: reply.headers)
        }
        log(request, context, response, ContinuousClock.now - began)
        return response
    }

    /// Finds out who comes, and reads in the same breath how old the office of the address is.
    private func enter(_ request: Request, _ context: inout Context) async throws {
        context.cookies = request.cookiesByName
        // Before a person is known, only what a guest chose counts: many browsers are installed in English.
        context.language = context.cookies["tuntas-bahasa"].flatMap(Language.init(rawValue:)) ?? .indonesian
        let secret = context.cookies[ground.cookie("session")]
        guard let secret, secret.utf8.count == 64 else {
            context.formSecret = context.cookies[ground.cookie("guest")] ?? Session.newSecret()
            return
        }
        let clock = ground.store.clock
        let slug = request.uri.path.split(separator: "/", maxSplits: 1).first.map(String.init) ?? ""
        let (session, revision) = try await ground.store.read { reading in
            let session = try Session.find(secret: secret, clock: clock, in: reading)
            let office = session?.person.offices.first { $0.slug == slug }
            return (session, try office.map { try reading.revision(of: $0.id) })
        }
        guard let session else {
            context.formSecret = context.cookies[ground.cookie("guest")] ?? Session.newSecret()
            return
        }
        context.revision = revision
        context.session = session
        context.formSecret = session.hash
        context.language = session.person.language
        if session.isStale(clock) { try await ground.store.housekeeping { try Session.seen(session.hash, in: $0) } }
    }

    /// One line a request, without addresses, names or anything that was typed.
    private func log(_ request: Request, _ context: Context, _ response: Response, _ time: Duration) {
        let level: Logger.Level = response.status.code >= 500 ? .error : .info
        ground.log.log(
            level: level, "request",
            metadata: [
                "id": "\(context.requestID)", "method": "\(request.method.rawValue)",
                "route": "\(context.endpointPath ?? "-")", "status": "\(response.status.code)",
                "us": "\(time / .microseconds(1))",
            ])
    }
}

extension Context {
    /// The secret of a visitor who has none yet, so that forms shown to them can be told from forged ones.
    fileprivate func newGuest(_ request: Request, _ ground: Ground) -> String? {
        guard request.method == .get, cookies[ground.cookie("guest")] == nil,
            request.headers[.accept]?.contains("text/html") ?? false
        else { return nil }
        return formSecret
    }
}

extension Request {
    var acceptsGzip: Bool { headers[.acceptEncoding]?.contains("gzip") ?? false }

    /// Parsed once: the library's own value splits the header again at each look.
    fileprivate var cookiesByName: [String: String] {
        var cookies: [String: String] = [:]
        var header = headers[.cookie] ?? ""
        header.withUTF8 { bytes in
            for pair in bytes.split(separator: UInt8(ascii: ";")) {
                let pair = pair.drop { $0 == UInt8(ascii: " ") }
                guard let equals = pair.firstIndex(of: UInt8(ascii: "=")) else { continue }
                cookies[String(decoding: pair[..<equals], as: UTF8.self)] =
                    String(decoding: pair[(equals + 1)...], as: UTF8.self)
            }
        }
        return cookies
    }
}

extension Ground {
    private static let policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
        + "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

    /// Adds what every answer carries, and compresses what is worth it.
    func finish(_ reply: Reply, _ request: Request) -> Response {
        var reply = reply
        if reply.headers[.cacheControl] == nil { reply.headers[.cacheControl] = "private, no-cache" }
        reply.headers.append(HTTPField(name: .vary, value: "Cookie, Accept-Encoding"))
        reply.headers[.contentSecurityPolicy] = Self.policy
        reply.headers[.xContentTypeOptions] = "nosniff"
        if let name = HTTPField.Name("Referrer-Policy") { reply.headers[name] = "same-origin" }
        if isSecure { reply.headers[.strictTransportSecurity] = "max-age=31536000" }
        let media = reply.headers[.contentType] ?? ""
        let isText = media.hasPrefix("text/") || media == "application/json"
        if isText, reply.body.count >= 1024, request.acceptsGzip, let compressed = gzipped(reply.body) {
            reply.body = compressed
            reply.headers[.contentEncoding] = "gzip"
        }
        return reply.response
    }
}
