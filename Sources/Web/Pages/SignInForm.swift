import Foundation
import HTTPTypes
public import People

/// What was typed into a form that couldn't be taken yet: carried through the sign-in page under our signature when the
/// session had ended, offered again afterwards, and never posted by itself.
public struct KeptForm: Sendable, Codable, Equatable {
    public struct Field: Sendable, Codable, Equatable {
        public let name: String
        public let value: String
    }

    public let address: String
    public let fields: [Field]
    /// Whether the form sends a file; the file itself can't be kept.
    public let isUpload: Bool

    /// Passwords and the old token are left out.
    init(_ address: String, _ form: Form, isUpload: Bool = false) {
        (self.address, self.isUpload) = (address, isUpload)
        fields = form.fields
            .filter { $0.name != "token" && !$0.name.hasPrefix("sandi") }
            .map { Field(name: $0.name, value: $0.value) }
    }

    func sealed(_ keys: Keys) -> String? {
        do {
            let body = try JSONEncoder().encode(self).base64EncodedString()
            return keys.sign(body, for: "kept-form") + "." + body
        } catch {
            return nil
        }
    }

    /// The form that a sign-in page of ours carried; `nil` if the signature isn't ours.
    public init?(sealed: String, keys: Keys) {
        let parts = sealed.split(separator: ".", maxSplits: 1)
        guard parts.count == 2, keys.isSigned(String(parts[1]), by: String(parts[0]), for: "kept-form"),
            let data = Data(base64Encoded: String(parts[1]))
        else { return nil }
        do { self = try JSONDecoder().decode(KeptForm.self, from: data) } catch { return nil }
    }
}

/// Why the sign-in page is shown.
public enum SignInStatus: Sendable {
    case asked, ended, refused, tooOften

    var code: HTTPResponse.Status {
        switch self {
        case .asked: .ok
        case .ended: .unauthorized
        case .refused: .unprocessableContent
        case .tooOften: .tooManyRequests
        }
    }
}

extension Visit<Person?> {
    /// The sign-in page, with what must not be lost behind it.
    ///
    /// - Parameters:
    ///   - login: what was typed before, so that only the password is typed again.
    public func signInPage(
        message: String? = nil, wrong: String? = nil, login: String = "", back: String = "/", kept: KeptForm? = nil,
        status: SignInStatus = .asked
    ) async throws -> Reply {
        let sealed = kept?.sealed(ground.keys) ?? ""
        let more = try await ground.belowSignIn(self, sealed)
        var frame = Frame(words[WebWord.signIn])
        frame.status = status.code
        return page(frame) { html in
            let other: Language = language == .english ? .indonesian : .english
            html.add(
                """
                <div class="narrow stack">
                <p class="row"><span class="brand">\(mark("selesai")) <span>\(words[WebWord.product])</span></span>
                <a class="small" href="/-/bahasa/\(other.rawValue)" lang="\(other.rawValue)" hreflang="\(other.rawValue)">\(other == .english ? "English" : "Bahasa Indonesia")</a></p>
                <h1>\(words[WebWord.signIn])</h1>

                """)
            if let message {
                html.add(
                    "<div class=\"notice notice-warn\" role=\"status\">\(icon("warning"))<div><p>\(message)</p></div></div>\n"
                )
            }
            if let wrong {
                html.add(
                    "<div class=\"notice notice-bad\" role=\"alert\">\(icon("warning"))<div><p>\(wrong)</p></div></div>\n"
                )
            }
            html.add(
                """
                <form class="card stack" method="post" action="/-/masuk">
                \(tokenField)<input type="hidden" name="kembali" value="\(back)">

                """)
            if !sealed.isEmpty {
                html.add("<input type=\"hidden\" name=\"isi\" value=\"\(sealed)\">\n")
            }
            html.add(
                """
                <div class="field"><label for="nama">\(words[WebWord.login])</label>
                <input class="input" id="nama" name="nama" value="\(login)" autocomplete="username" autocapitalize="none" required maxlength="100"></div>
                <div class="field"><label for="sandi">\(words[WebWord.password])</label>
                <input class="input" id="sandi" name="sandi" type="password" autocomplete="current-password" required maxlength="200"></div>
                <p class="actions"><button class="button button-main" type="submit">\(words[WebWord.signIn])</button></p>
                </form>
                \(more)
                </div>
                """)
        }
    }
}
