import People

/// A text in both of the site's languages, as definitions have it in place: `{ id: …, en: … }`.
public struct LocalText: Sendable, Equatable, Codable {
    public let id: String
    public let en: String

    public init(id: String, en: String) { (self.id, self.en) = (id, en) }
}

extension Words {
    /// The text in these words' language.
    public subscript(_ text: LocalText) -> String { language == .english ? text.en : text.id }
}
