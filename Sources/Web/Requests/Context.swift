public import Hummingbird
public import NIOCore
public import People
import Storage
import Synchronization

/// What is known of a request on its way through the house.
public struct Context: RequestContext, RemoteAddressRequestContext {
    public var coreContext: CoreRequestContextStorage
    public let remoteAddress: SocketAddress?
    /// Names this request in the log and on error pages.
    public let requestID: String
    /// Who is signed in.
    public var session: Session?
    /// The secret that form tokens of this browser are made for.
    public var formSecret = ""
    /// The form token of the answer.
    let formToken = FormToken()
    public var language = Language.indonesian
    /// The cookies of the request, by name.
    var cookies: [String: String] = [:]
    /// The state of the office in the address, read together with the session.
    var revision: Int?

    public init(source: ApplicationRequestContextSource) {
        coreContext = .init(source: source)
        remoteAddress = source.channel.remoteAddress
        requestID = Identifier.hex(Identifier.random(6))
    }
}

/// The value of the hidden field of all forms of one answer: made when the first is written, for it costs a signature.
final class FormToken: Sendable {
    private let value = Mutex<String?>(nil)

    func value(_ make: () -> String) -> String {
        value.withLock { value in
            let token = value ?? make()
            value = token
            return token
        }
    }
}
