public import Hummingbird
public import NIOCore
public import People
import Storage

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
