import Files
import HTTPTypes
import Hummingbird
import Logging
import People
import Storage

/// Why a program gets no answer: a word that it can compare, and one for whoever reads its log.
public struct ApiProblem: Error, Sendable {
    public enum Kind: Int, Sendable {
        case malformed = 400
        case noKey = 401
        case forbidden = 403
        case absent = 404
        case conflict = 409
        /// The record is not as the program believes.
        case stale = 412
        case tooLarge = 413
        case refused = 422
        /// It doesn't say what it believes.
        case unconditional = 428
        case tooMany = 429
        case ours = 500
        case notNow = 503
    }

    /// What is wrong with one part of what was sent.
    public struct Part: Sendable, Equatable {
        /// Its place: `answers.parts.0.count`.
        public let field: String
        public let code: String
        public let message: String

        public init(_ field: String, code: String, _ message: String) {
            (self.field, self.code, self.message) = (field, code, message)
        }
    }

    public let kind: Kind
    public let code: String
    public let message: String
    public let parts: [Part]
    /// What is there now.
    public let record: JSONValue?
    private let headers: HTTPFields

    public init(
        _ kind: Kind, code: String, _ message: String, parts: [Part] = [], record: JSONValue? = nil
    ) {
        self.init(kind, code, message, parts, record, headers: [:])
    }

    private init(
        _ kind: Kind, _ code: String, _ message: String, _ parts: [Part] = [], _ record: JSONValue? = nil,
        headers: HTTPFields
    ) {
        (self.kind, self.code, self.message, self.parts) = (kind, code, message, parts)
        (self.record, self.headers) = (record, headers)
    }

    init(_ kind: Kind, _ word: ApiWord, _ words: Words, _ headers: HTTPFields = [:]) {
        self.init(kind, word.code, words[word], headers: headers)
    }

    /// The one shape that every error has.
    func reply(request: String) -> Reply {
        var error: [(String, JSONValue)] = [("code", .text(code)), ("message", .text(message))]
        error.append(
            (
                "fields",
                .list(
                    parts.map { part in
                        ["field": .text(part.field), "code": .text(part.code), "message": .text(part.message)]
                    })
            ))
        error.append(("request", .text(request)))
        let body = JSONValue([("error", JSONValue(error))] + (record.map { [("record", $0)] } ?? []))
        var reply = Reply.json(body.bytes, status: .init(code: kind.rawValue))
        reply.headers.append(contentsOf: headers)
        return reply.unkept
    }
}

extension ApiWord {
    /// What programs compare: the last word of the key.
    var code: String { String(rawValue.dropFirst("web.api.".count)) }
}

extension Ground {
    /// The answer to a program for whom something went wrong; of our own mistakes it tells a request id and nothing else.
    func apiReply(for error: any Error, _ context: Context) -> Reply {
        apiProblem(error, locales[context.language], context).reply(request: context.requestID)
    }

    private func apiProblem(_ error: any Error, _ words: Words, _ context: Context) -> ApiProblem {
        switch error {
        case let problem as ApiProblem: return problem
        case Problem.notFound: return ApiProblem(.absent, .notFound, words)
        case Problem.signInFirst: return ApiProblem(.noKey, .noKey, words, [.wwwAuthenticate: "Bearer"])
        case Problem.tooMany(let seconds):
            return ApiProblem(.tooMany, .tooMany, words, [.retryAfter: String(seconds)])
        case Problem.tooLarge:
            // What is left of the body would otherwise be read to its end.
            return ApiProblem(.tooLarge, .tooLarge, words, [.connection: "close"])
        case is Problem: return ApiProblem(.malformed, .malformed, words)
        case let failure as JSONFailure: return ApiProblem(failure, words)
        case is StaleWrite: return ApiProblem(.conflict, .changed, words)
        case let refusal as any Refusal:
            return ApiProblem(.refused, code: refusal.rawValue, words[key: refusal.rawValue])
        case let refusal as any NamedRefusal:
            return ApiProblem(.refused, code: refusal.key, "\(refusal.name): \(words[key: refusal.key])")
        case let error as HTTPError where error.status == .notFound: return ApiProblem(.absent, .notFound, words)
        case let error as HTTPError where error.status.code < 500:
            return ApiProblem(.malformed, .malformed, words)
        case is StorageBusy, is StorageFull, FileProblem.notWritten:
            log.warning("busy", metadata: ["id": "\(context.requestID)", "error": "\(error)"])
            return ApiProblem(.notNow, .notNow, words)
        default:
            log.error("failed", metadata: ["id": "\(context.requestID)", "error": "\(String(reflecting: error))"])
            return ApiProblem(.ours, .ours, words)
        }
    }
}

extension ApiProblem {
    fileprivate init(_ failure: JSONFailure, _ words: Words) {
        switch failure {
        case .malformed(let place):
            self.init(.malformed, code: ApiWord.broken.code, words(ApiWord.broken, ["place": String(place)]))
        case .tooDeep(let place):
            self.init(.malformed, code: ApiWord.tooDeep.code, words(ApiWord.tooDeep, ["place": String(place)]))
        case .doubledKey(let name):
            self.init(
                .malformed, code: ApiWord.doubledKey.code,
                words(ApiWord.doubledKey, ["key": String(name.prefix(100))]))
        }
    }
}

extension String {
    /// Whether it is an address for programs, `/{kantor}/api/…`: what goes wrong there is answered in JSON.
    var isForPrograms: Bool {
        let parts = split(separator: "/", maxSplits: 2, omittingEmptySubsequences: true)
        return parts.count > 1 && parts[1] == "api" && parts[0] != "-"
    }
}
