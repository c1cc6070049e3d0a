import HTTPTypes
import Hummingbird

extension Visit {
    /// Whether the request comes from this very machine and through nobody else: a proxy here would speak for the world.
    public var isLocal: Bool {
        guard let peer = context.remoteAddress?.ipAddress, peer == "::1" || peer.hasPrefix("127.") else { return false }
        return ["X-Forwarded-For", "Forwarded", "Via"].allSatisfy { header in
            HTTPField.Name(header).map { request.headers[$0] == nil } ?? false
        }
    }

    /// The token that a program without a browser sends.
    public var bearer: String? {
        guard let text = request.headers[.authorization], text.hasPrefix("Bearer ") else { return nil }
        return String(text.dropFirst("Bearer ".count)).trimmed
    }
}

extension Reply {
    /// Text of a kind that programs read.
    public static func text(_ text: String, media: String) -> Reply {
        Reply(headers: [.contentType: media], body: Array(text.utf8))
    }
}
