public import HTTPTypes
import Hummingbird
import NIOCore

/// What a visit is answered with.
public struct Reply: Sendable {
    public var status: HTTPResponse.Status
    public var headers: HTTPFields
    public var body: [UInt8]
    /// Writes the body piece by piece instead, so that a large file is never held whole.
    public var stream: Stream?

    public struct Stream: Sendable {
        /// How many bytes it will be, where that is known.
        let length: Int?
        let write: @Sendable (_ send: (ArraySlice<UInt8>) async throws -> Void) async throws -> Void
    }

    public init(status: HTTPResponse.Status = .ok, headers: HTTPFields = [:], body: [UInt8] = []) {
        (self.status, self.headers, self.body) = (status, headers, body)
    }

    public static func html(_ html: HTML, status: HTTPResponse.Status = .ok) -> Reply {
        Reply(status: status, headers: [.contentType: "text/html; charset=utf-8"], body: html.bytes)
    }

    public static func text(_ text: String, status: HTTPResponse.Status = .ok) -> Reply {
        Reply(status: status, headers: [.contentType: "text/plain; charset=utf-8"], body: Array(text.utf8))
    }

    public static func json(_ bytes: [UInt8], status: HTTPResponse.Status = .ok) -> Reply {
        Reply(status: status, headers: [.contentType: "application/json"], body: bytes)
    }

    /// What another program reads, in its own form.
    public static func data(_ bytes: [UInt8], media: String) -> Reply {
        Reply(headers: [.contentType: media], body: bytes)
    }

    /// What a program sent does not fit what is here; the body says how it stands.
    public static func conflict(json bytes: [UInt8]) -> Reply { .json(bytes, status: .conflict) }

    /// After a change, show the page at `address`.
    public static func see(_ address: String) -> Reply {
        Reply(status: .seeOther, headers: [.location: address])
    }

    /// A file to keep, never to be shown in place.
    public static func download(_ bytes: [UInt8], name: String, media: String) -> Reply {
        let plain = name.unicodeScalars.map {
            $0.isASCII && $0 != "\"" && $0 != "\\" && $0.value >= 32 ? String($0) : "_"
        }
        let encoded = name.addingPercentEncoding
        let disposition = "attachment; filename=\"\(plain.joined())\"; filename*=UTF-8''\(encoded)"
        return Reply(headers: [.contentType: media, .contentDisposition: disposition], body: bytes)
    }

    /// A file to keep that is sent as it is read.
    public static func download(
        name: String, media: String, length: Int?,
        _ write: @escaping @Sendable (_ send: (ArraySlice<UInt8>) async throws -> Void) async throws -> Void
    ) -> Reply {
        var reply = download([], name: name, media: media)
        reply.stream = Stream(length: length, write: write)
        return reply
    }

    /// A picture of ours to show in place; the visitor's browser may keep it for a day.
    public static func picture(_ bytes: [UInt8]) -> Reply {
        let media = bytes.starts(with: [0x89, 0x50]) ? "image/png" : "image/jpeg"
        return Reply(headers: [.contentType: media, .cacheControl: "private, max-age=86400"], body: bytes)
    }

    /// - Parameter isSecret: whether scripts must not see it.
    public func setting(
        cookie name: String, _ value: String, secure: Bool, lifetime: Int?, isSecret: Bool = true
    ) -> Reply {
        var reply = self
        var cookie = "\(name)=\(value); Path=/; SameSite=Lax"
        if isSecret { cookie += "; HttpOnly" }
        if let lifetime { cookie += "; Max-Age=\(lifetime)" }
        if secure { cookie += "; Secure" }
        reply.headers.append(HTTPField(name: .setCookie, value: cookie))
        return reply
    }

    var response: Response {
        if let stream {
            return Response(
                status: status, headers: headers,
                body: ResponseBody(contentLength: stream.length) { writer in
                    try await stream.write { try await writer.write(ByteBuffer(bytes: $0)) }
                    try await writer.finish(nil)
                })
        }
        return responseOfBody
    }

    private var responseOfBody: Response {
        Response(status: status, headers: headers, body: .init(byteBuffer: ByteBuffer(bytes: body)))
    }
}

extension String {
    /// The text with everything but letters, digits and `-._~` written as `%XX`.
    public var addingPercentEncoding: String {
        var result = ""
        for byte in utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
                UInt8(ascii: "~"):
                result.unicodeScalars.append(Unicode.Scalar(byte))
            default: result += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
            }
        }
        return result
    }
}

extension Reply {
    /// No browser and no proxy keeps it: it shows a secret.
    public var unkept: Reply {
        var reply = self
        reply.headers[.cacheControl] = "no-store"
        return reply
    }
}
