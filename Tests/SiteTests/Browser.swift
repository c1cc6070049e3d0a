import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import Synchronization
import Testing

/// A person's browser: it keeps cookies and finds the token of the form it was shown.
final class Browser: Sendable {
    struct Answer: Sendable {
        let status: Int
        let body: String
        let headers: HTTPFields
        /// The body as it came, for files that are no text.
        var bytes: [UInt8] = []

        var location: String { headers[.location] ?? "" }
        func has(_ text: String) -> Bool { body.contains(text) }
    }

    private let client: any TestClientProtocol
    private let cookies: Mutex<[String: String]>
    /// What `X-Forwarded-For` says.
    let source: String

    init(client: any TestClientProtocol, session: String?, source: String = "10.0.0.1") {
        self.client = client
        self.source = source
        cookies = Mutex(session.map { ["__Host-tuntas-session": $0] } ?? [:])
    }

    func other(source: String) -> Browser { Browser(client: client, session: nil, source: source) }

    func cookie(_ name: String) -> String? { cookies.withLock { $0["__Host-tuntas-\(name)"] } }
    func forget(_ name: String) { cookies.withLock { $0["__Host-tuntas-\(name)"] = nil } }

    func get(_ address: String, _ headers: HTTPFields = [:]) async throws -> Answer {
        var headers = headers
        if headers[.accept] == nil { headers[.accept] = "text/html" }
        return try await send(.get, address, headers, ByteBuffer())
    }

    /// Posts a form, with the token of the page at `page` (or of no page at all).
    func post(
        _ address: String, _ fields: [(String, String)] = [], from page: String? = "/-/gaya"
    ) async throws -> Answer {
        var all = fields
        if let page { all.append(("token", try await token(page))) }
        let body = all.map { "\(Self.encoded($0.0))=\(Self.encoded($0.1))" }.joined(separator: "&")
        return try await send(
            .post, address, [.contentType: "application/x-www-form-urlencoded"], ByteBuffer(string: body))
    }

    /// Sends a file as a form does.
    func upload(
        _ address: String, _ bytes: [UInt8], name: String, fields: [(String, String)] = [], from page: String
    ) async throws -> Answer {
        var body = ByteBuffer()
        for (key, value) in [("token", try await token(page))] + fields {
            body.writeString("--batas\r\nContent-Disposition: form-data; name=\"\(key)\"\r\n\r\n\(value)\r\n")
        }
        body.writeString("--batas\r\nContent-Disposition: form-data; name=\"berkas\"; filename=\"\(name)\"\r\n\r\n")
        body.writeBytes(bytes)
        body.writeString("\r\n--batas--\r\n")
        return try await send(.post, address, [.contentType: "multipart/form-data; boundary=batas"], body)
    }

    /// Sends several files as a form does.
    func uploadAll(
        _ address: String, _ files: [(name: String, bytes: [UInt8])], fields: [(String, String)] = [], from page: String
    ) async throws -> Answer {
        var body = ByteBuffer()
        for (key, value) in [("token", try await token(page))] + fields {
            body.writeString("--batas\r\nContent-Disposition: form-data; name=\"\(key)\"\r\n\r\n\(value)\r\n")
        }
        for file in files {
            body.writeString(
                "--batas\r\nContent-Disposition: form-data; name=\"berkas\"; filename=\"\(file.name)\"\r\n\r\n")
            body.writeBytes(file.bytes)
            body.writeString("\r\n")
        }
        body.writeString("--batas--\r\n")
        return try await send(.post, address, [.contentType: "multipart/form-data; boundary=batas"], body)
    }

    /// Sends a piece of a file, as script does.
    func piece(_ address: String, _ bytes: [UInt8], at offset: Int, token: String) async throws -> Answer {
        var headers: HTTPFields = [:]
        if let name = HTTPField.Name("X-Tuntas-Token") { headers[name] = token }
        if let name = HTTPField.Name("X-Tuntas-Offset") { headers[name] = String(offset) }
        return try await send(.post, address, headers, ByteBuffer(bytes: bytes))
    }

    /// Asks as a program does, by a key; a session goes along, as it would from somebody's page.
    func call(
        _ method: String, _ address: String, key: String?, _ body: String? = nil, _ named: [String: String] = [:]
    ) async throws -> Answer {
        var headers: HTTPFields = [:]
        if let key { headers[.authorization] = "Bearer \(key)" }
        if body != nil { headers[.contentType] = "application/json" }
        for (name, value) in named { headers[try #require(HTTPField.Name(name))] = value }
        let asked = try #require(HTTPRequest.Method(method))
        return try await send(asked, address, headers, ByteBuffer(string: body ?? ""))
    }

    func token(_ page: String) async throws -> String {
        let answer = try await get(page)
        let found = answer.body.firstMatch(of: /name="token" value="([0-9a-f]+)"/)
        if let found { return String(found.1) }
        // A page without a form, seen by a guest: any sign-in page has one.
        let match = try #require(try await get("/-/masuk").body.firstMatch(of: /name="token" value="([0-9a-f]+)"/))
        return String(match.1)
    }

    private func send(
        _ method: HTTPRequest.Method, _ address: String, _ headers: HTTPFields, _ body: ByteBuffer
    ) async throws -> Answer {
        var headers = headers
        headers[.cookie] = cookies.withLock { $0.map { "\($0)=\($1)" }.joined(separator: "; ") }
        if let name = HTTPField.Name("X-Forwarded-For") { headers[name] = source }
        return try await client.execute(uri: address, method: method, headers: headers, body: body) { [self] answer in
            for header in answer.headers[values: .setCookie] {
                let parts = header.prefix { $0 != ";" }.split(separator: "=", maxSplits: 1)
                cookies.withLock { $0[String(parts[0])] = parts.count > 1 ? String(parts[1]) : nil }
            }
            return Answer(
                status: answer.status.code, body: String(buffer: answer.body), headers: answer.headers,
                bytes: Array(answer.body.readableBytesView))
        }
    }

    private static func encoded(_ text: String) -> String {
        text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
    }
}
