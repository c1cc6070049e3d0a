/// A doubt that a person should see: a code for translation, an English sentence and its variable parts.
public struct Note: Codable, Sendable, Equatable {
    public let code: String
    public let text: String
    public let values: [String: String]?

    public init(code: String, text: String, values: [String: String]? = nil) {
        self.code = code
        self.text = text
        self.values = values
    }
}
