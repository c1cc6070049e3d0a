import People
import Storage
import Subjects

/// What a visitor meant by a number, an address or words, among what they may know of.
enum SubjectChoice: Sendable {
    /// Nothing was typed: the whole office.
    case none
    case one(Subject)
    case several([Subject])
    /// There is no such thing, or it is hidden from this visitor: nobody learns which.
    case unknown

    static func of(
        _ text: String, office: String, for person: Person, in reading: Reading
    ) throws -> SubjectChoice {
        guard !text.isEmpty else { return .none }
        var found = try Subject.called(text, office: office, to: person, in: reading)
        if found.isEmpty {
            let words = text.split(separator: " ").map(String.init)
            found = try Subject.search(words, office: office, for: person, most: 20, in: reading)
        }
        guard let first = found.first else { return .unknown }
        return found.count == 1 ? .one(first) : .several(found)
    }

    /// The one thing that is meant; `nil` for the whole office and where it is not clear yet.
    var subject: Subject? {
        if case .one(let subject) = self { subject } else { nil }
    }

    /// Whether it is clear what is asked about.
    var isClear: Bool {
        switch self {
        case .none, .one: true
        case .several, .unknown: false
        }
    }
}
