import Files
import Foundation
import HTTPTypes
import Hummingbird
import Logging
import People
import Storage

extension Ground {
    /// The page for what went wrong: what happened, what is safe, what to do. Of our own mistakes it shows a request
    /// id and nothing else; the log has the rest.
    func page(for error: any Error, _ request: Request, _ context: Context) async -> Reply {
        let visit = Visit(ground: self, request: request, context: context, visitor: context.session?.person)
        switch error {
        case Problem.signInFirst where request.method == .get && !request.uri.path.isData:
            return .see("/-/masuk?kembali=\(request.uri.string.addingPercentEncoding)")
        case let ended as SessionEnded:
            do {
                return try await visit.signInPage(
                    message: visit.words[WebWord.keptTyped], kept: ended.kept, status: .ended)
            } catch {
                return await page(for: error, request, context)
            }
        case let first as DutyFirst: return visit.dutyPage(first)
        case let stale as StaleWrite: return visit.stalePage(stale)
        case let problem as Problem: return visit.problemPage(problem)
        case let refusal as any Refusal: return visit.refusalPage(refusal.rawValue)
        case let refusal as any NamedRefusal: return visit.refusalPage(refusal.key, about: refusal.name)
        case let error as HTTPError where error.status == .notFound: return visit.problemPage(.notFound)
        case let error as HTTPError where error.status.code < 500:
            return visit.problemPage(.badForm("web.problem.bad-form.text"))
        case FileProblem.notWritten:
            log.error("file not written", metadata: ["id": "\(context.requestID)"])
            return visit.errorPage(.serviceUnavailable, .problemStorage, visit.words[WebWord.problemStorageText])
        case let problem as FileProblem where problem == .lost || problem == .damaged:
            log.error("file damaged", metadata: ["id": "\(context.requestID)", "error": "\(problem)"])
            return visit.errorPage(.internalServerError, .problemDamaged, visit.words[WebWord.problemDamagedText])
        case is StorageFull:
            log.error("disk full", metadata: ["id": "\(context.requestID)"])
            return visit.errorPage(.serviceUnavailable, .problemStorage, visit.words[WebWord.problemStorageText])
        case is StorageBusy:
            log.warning("busy", metadata: ["id": "\(context.requestID)", "error": "\(error)"])
            return visit.errorPage(.serviceUnavailable, .problemBusy, visit.words[WebWord.problemBusyText])
        default:
            log.error("failed", metadata: ["id": "\(context.requestID)", "error": "\(String(reflecting: error))"])
            return visit.errorPage(.internalServerError, .problemOurs, visit.words[WebWord.problemOursText])
        }
    }
}

extension String {
    fileprivate var isData: Bool { hasSuffix(".json") || hasSuffix(".csv") }
}

extension Visit<Person?> {
    fileprivate func problemPage(_ problem: Problem) -> Reply {
        switch problem {
        case .notFound:
            return errorPage(problem.status, .problemNotFound, words[WebWord.problemNotFoundText], way: wayToOwnRights)
        case .signInFirst: return errorPage(problem.status, .problemSignIn, words[WebWord.problemSignInText])
        case .staleForm: return errorPage(problem.status, .problemStale, words[WebWord.problemStaleText])
        case .badForm(let key): return errorPage(problem.status, .problemForm, words[key: key])
        case .tooLarge(let limit):
            let size = limit >= 1_048_576 ? "\(limit / 1_048_576) MB" : "\(limit / 1024) KB"
            var reply = errorPage(
                problem.status, .problemLarge, words(WebWord.problemLargeText, ["size": size]), way: wayBack)
            // What is left of the body would otherwise be read to its end.
            reply.headers[.connection] = "close"
            return reply
        case .tooMany(let seconds):
            let text = words(WebWord.problemManyText, ["seconds": String(seconds)])
            var reply = errorPage(problem.status, .problemMany, text)
            reply.headers[.retryAfter] = String(seconds)
            return reply
        }
    }

    /// For a member of the address's office, the way to what they may do there and why.
    ///
    /// It follows from the person and the first word of the address alone, so it tells nothing of what is behind the
    /// rest.
    private var wayToOwnRights: HTML {
        guard let person = visitor, let office = person.offices.first(where: { place.hasPrefix("/\($0.slug)/") }),
            let noun = ground.officeNouns.first(where: { $0.path == "hak-akses/saya" }),
            person.may(noun.action, in: office.id)
        else { return "" }
        return " <a class=\"button\" href=\"/\(office.slug)/\(noun.path)\">\(words[WebWord.why])</a>"
    }

    /// With the way back to the page whose form was refused.
    fileprivate func refusalPage(_ key: String, about name: String = "") -> Reply {
        let text = name.isEmpty ? words[key: key] : "\(name): \(words[key: key])"
        return errorPage(.unprocessableContent, .problemRefused, text, code: key, way: wayBack)
    }

    /// To the page whose form was not taken: most browsers still have what was typed there.
    fileprivate var wayBack: HTML {
        " <a class=\"button\" href=\"\(backAddress)\">\(words[WebWord.goBack])</a>"
    }

    fileprivate func errorPage(
        _ status: HTTPResponse.Status, _ title: WebWord, _ text: String, code: String? = nil, way: HTML = ""
    ) -> Reply {
        let code = code ?? title.rawValue
        if place.isData {
            var json = JSON()
            json.raw("{\"error\":{\"code\":")
            json.text(code)
            json.raw(",\"message\":")
            json.text(text)
            json.raw(",\"request\":")
            json.text(requestID)
            json.raw("}}\n")
            return .json(json.bytes, status: status)
        }
        var frame = Frame(words[title])
        frame.status = status
        return page(frame) { html in
            html.add(
                """
                <article class="narrow stack" data-error="\(code)">
                <h1>\(words[title])</h1>
                <p>\(text)</p>
                <p class="actions"><a class="button button-main" href="/">\(words[WebWord.home])</a>\(way)</p>
                <p class="soft small">\(words(WebWord.requestID, ["id": requestID]))</p>
                </article>
                """)
        }
    }

    /// Both texts, side by side: what is there now and what was typed.
    fileprivate func stalePage(_ stale: StaleWrite) -> Reply {
        var frame = Frame(words[WebWord.staleTitle])
        frame.status = .conflict
        return page(frame) { html in
            html.add(
                """
                <article class="stack" data-error="stale">
                <h1>\(words[WebWord.staleTitle])</h1>
                <p>\(words[WebWord.staleWhat])</p>
                <div class="sides">
                <section class="card"><h2>\(words[WebWord.staleTheirs])</h2><dl class="facts">
                """)
            for field in stale.fields { html.add("<dt>\(words[key: field.field])</dt><dd>\(field.old ?? "–")</dd>") }
            html.add("</dl></section><section class=\"card\"><h2>\(words[WebWord.staleYours])</h2><dl class=\"facts\">")
            for field in stale.fields { html.add("<dt>\(words[key: field.field])</dt><dd>\(field.new ?? "–")</dd>") }
            html.add(
                """
                </dl></section>
                </div>
                <p class="actions"><a class="button button-main" href="\(backAddress)">\(words[WebWord.staleBack])</a></p>
                </article>
                """)
        }
    }
}

extension Visit {
    /// The page of ours that the visitor came from; the first page otherwise.
    public var backAddress: String {
        guard let referer = request.headers[.referer], let host = request.head.authority,
            let range = referer.firstRange(of: "//\(host)/")
        else { return "/" }
        return "/" + referer[range.upperBound...]
    }
}
