/// What came of reading a document.
public enum PlanReading: Sendable, Equatable {
    /// A proposal to review.
    case proposal(Proposal)
    /// It may be a plan, but a person must say so first: nothing is made of it without an explicit yes.
    case asked(Asked, Proposal)
    /// It is no plan; the reason says what it seems to be.
    case refused(Refusal)

    /// Why a person is asked before a document is taken for a plan: a code for translation and an English sentence.
    public struct Asked: Error, Codable, Sendable, Equatable {
        public let code: String
        public let text: String
        public let values: [String: String]

        public init(code: String, text: String, values: [String: String] = [:]) {
            (self.code, self.text, self.values) = (code, text, values)
        }
    }
}
