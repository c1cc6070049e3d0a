import People
public import Storage
import Subjects

/// A question about rights as it is asked on the command line, which acts for the installation.
public struct AccessQuestion: Sendable {
    let person: String
    let action: String
    let subject: String
    let office: String?

    /// - Parameters:
    ///   - person: a login.
    ///   - subject: a number, an address or an id; the office's own slug or address for the whole office.
    ///   - office: a slug; otherwise the office of the address, or else the person's own.
    public init(person: String, action: String, subject: String, office: String? = nil) {
        (self.person, self.action, self.subject, self.office) = (person, action, subject, office)
    }

    public func answer(clock: Clock, in reading: Reading) throws -> Access.Explanation {
        guard let person = try Access.Someone.named(login: person, reading) else {
            throw AccessQuestionProblem.noPerson(person)
        }
        let addressed = subject.hasPrefix("/") ? subject.split(separator: "/").first.map(String.init) : nil
        let slug = office ?? addressed ?? person.officeSlug
        guard let office = try Office.named(slug, in: reading) else { throw AccessQuestionProblem.noOffice(slug) }
        let actions = try Access.actions(in: reading)
        guard let action = actions.first(where: { $0.rawValue == action }) else {
            throw AccessQuestionProblem.noAction(action, known: actions.map(\.rawValue))
        }
        let isWhole = [office.slug, "/\(office.slug)"].contains(subject)
        let found = isWhole ? [] : try Subject.anyCalled(subject, office: office.id, in: reading)
        guard isWhole || !found.isEmpty else { throw AccessQuestionProblem.noSubject(subject) }
        guard found.count <= 1 else {
            throw AccessQuestionProblem.severalSubjects(subject, addresses: found.map(\.address))
        }
        return try Access.explain(
            person: person, action: action, subject: found.first, office: office, on: office.today(clock), in: reading)
    }
}

/// What is not clear in such a question, in a sentence for the terminal.
public enum AccessQuestionProblem: Error, Equatable, CustomStringConvertible {
    case noPerson(String)
    case noOffice(String)
    case noAction(String, known: [String])
    case noSubject(String)
    case severalSubjects(String, addresses: [String])

    public var description: String {
        switch self {
        case .noPerson(let login): "Nobody signs in as \(login)."
        case .noOffice(let slug): "There is no office called \(slug)."
        case .noAction(let action, let known): "No role does \(action); they do \(known.joined(separator: ", "))."
        case .noSubject(let text): "Nothing in the office is called \(text): give a number, an address or an id."
        case .severalSubjects(let text, let addresses):
            "\(text) could be \(addresses.joined(separator: " or ")): give the address."
        }
    }
}
