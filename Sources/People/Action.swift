/// Something that a grant lets a person do. Each room declares its own: `extension Action { static let … }`.
public struct Action: RawRepresentable, Sendable, Hashable {
    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }
}
