public import Forms
public import Measures
public import Storage
public import Web

/// A register as its YAML describes it: the engine knows no other thing about complaints or wealth reports.
public struct RegisterDefinition: Sendable, Equatable, Codable {
    /// A rule that the register follows, with what we know of it.
    public struct Basis: Sendable, Equatable, Codable {
        public let title: String
        public let since: String?
        public let until: String?
        /// `high`, `medium`, `low`, or `unverified` for what no source gave.
        public let confidence: String
        public let note: LocalText?
    }

    /// How an office runs it.
    public enum Way: String, Storable, Codable, CaseIterable {
        /// The records themselves are kept here.
        case full = "penuh"
        /// They are kept in another application, whose export is brought.
        case imported = "impor"
        /// They are kept elsewhere; the figures of each month are typed, with proof.
        case summary = "rekap"
    }

    public struct State: Sendable, Equatable, Codable {
        public enum Kind: String, Sendable, Codable, CaseIterable {
            case open
            /// Somebody else has to do something.
            case waiting
            /// Over, and done.
            case done
            /// Over without that.
            case ended
        }

        public let key: String
        public let kind: Kind
        public let label: LocalText
        /// What whoever holds the ticket reads.
        public let `public`: LocalText?
    }

    /// A way from state to state.
    public struct Transition: Sendable, Equatable, Codable {
        public enum Comment: String, Sendable, Codable, CaseIterable { case none, optional, required }

        public let key: String
        public let label: LocalText
        public let help: LocalText?
        public let from: [String]
        public let to: String
        /// The access that somebody needs; `nil` where only the holder of the ticket does it.
        public let who: String?
        /// What must hold.
        public let when: String?
        public let comment: Comment
        /// Whether whoever entered the record, or brought it to its state, may do it.
        public let own: Bool
        /// Fields that are filled on the way.
        public let asks: [String]
        /// Whoever holds the ticket may do it, too.
        public let holder: Bool
        /// The comment is said to whoever holds the ticket.
        public let tells: Bool
        /// Something is lost or told outside: the form asks once more.
        public let confirm: Bool
    }

    public struct Deadline: Sendable, Equatable, Codable {
        public let key: String
        public let label: LocalText
        public let workingDays: Int
        public let hours: Int
        /// Working days by the answer to a choice, instead of one number.
        public let by: String?
        public let days: [String: Int]
        /// A field with the day from which it counts; the entry of the record otherwise.
        public let from: String?
        /// The transition with which it begins to count.
        public let after: String?
        /// The transitions that meet it.
        public let met: [String]
        /// The transitions after which it must be met once more; definitions that were taken before have none.
        public let again: [String]?
        /// The states in which it rests.
        public let rests: [String]
        /// How many days may be added, once.
        public let extensionDays: Int
        /// The record's own due day: what lists show and measures call `due-on`.
        public let main: Bool
        public let source: String?
        public let confidence: String

        enum CodingKeys: String, CodingKey {
            case key, label, hours, by, days, from, after, met, again, rests, main, source, confidence
            case workingDays = "working-days"
            case extensionDays = "extension"
        }
    }

    /// A named access and the action that a grant must hold.
    public typealias Access = [String: String]

    public struct Retention: Sendable, Equatable, Codable {
        /// Months after the record was closed.
        public let months: Int
        public let basis: String?
        public let confidence: String
    }

    public struct PublicPart: Sendable, Equatable, Codable {
        public let title: LocalText
        public let intro: LocalText
        /// What it takes, and until when the office must answer.
        public let promise: LocalText?
        /// What the data are for: the privacy notice.
        public let purpose: LocalText
        public let tellsAlso: LocalText?
        /// Whether visitors may add files.
        public let files: Bool
        /// Asks how it was when the case is closed.
        public let rating: Bool
        /// The field with an e-mail address or a number, by which a lost code finds its way back.
        public let contact: String?
        /// What is answered for the visitor, by field; `today` for the day.
        public let fills: [String: String]

        enum CodingKeys: String, CodingKey {
            case title, intro, promise, purpose, files, rating, contact, fills
            case tellsAlso = "tells-also"
        }
    }

    public struct Rule: Sendable, Equatable, Codable {
        public let holds: String
        public let message: LocalText
        /// The field it is said at.
        public let at: String?
    }

    public struct View: Sendable, Equatable, Codable {
        public let key: String
        public let label: LocalText
        public let filter: String
        public let sort: String?
    }

    /// What a measure counts here: one of the catalogue, or one that an office's own register brings and names itself.
    public struct Counted: Sendable, Equatable, Codable {
        public let key: String
        public let counts: String
        public let of: String?
        /// What an own one is called; `nil` for a measure of the catalogue.
        public let title: LocalText?
        public let numerator: LocalText?
        public let denominator: LocalText?
        public let unit: LocalText?
        public let covers: Measure.Cover?
        public let direction: Measure.Direction?
    }

    public struct Reminder: Sendable, Equatable, Codable {
        public let deadline: String
        /// Working days before the end.
        public let before: Int
    }

    /// What happens to be proven by what.
    public struct Expected: Sendable, Equatable, Codable {
        public let label: LocalText
        public let when: String?
    }

    public let key: String
    /// The part of the address.
    public let path: String
    public let title: LocalText
    /// What one of its records is called, small: `pengaduan`.
    public let record: LocalText
    public let help: LocalText?
    /// The area of change that it serves.
    public let area: Int?
    public let basis: [Basis]
    public let ways: [Way]
    /// `ADU-{year}-{number:4}`.
    public let number: String
    /// The texts by which a record is known in lists: names of fields.
    public let label: [String]
    /// Records are worked on: with somebody assigned, notes, and a thread with the outside.
    public let isCase: Bool
    /// The person field whose person sees the record as their own.
    public let own: String?
    public let access: Access
    public let fields: [Field]
    public let rules: [Rule]
    public let states: [State]
    public let transitions: [Transition]
    public let deadlines: [Deadline]
    public let retention: Retention?
    public let publicPart: PublicPart?
    /// The columns of its list: fields and `number`, `state`, `due-on`, `assignee`, `unit`, `created-on`, `closed-on`.
    public let columns: [String]
    public let views: [View]
    /// Number fields whose sum stands below the list.
    public let totals: [String]
    public let measures: [Counted]
    public let reminders: [Reminder]
    public let evidence: [Expected]
    /// Answers that are sent often, by name.
    public let answers: [Answer]
    /// The text fields whose answers make the words of the periodic report; `nil` for a report of numbers alone.
    public let report: [String]?

    public struct Answer: Sendable, Equatable, Codable {
        public let key: String
        public let label: LocalText
        public let text: String
    }

    enum CodingKeys: String, CodingKey {
        case key, path, title, record, help, area, basis, ways, number, label, own, access, fields, rules, states
        case transitions, deadlines, retention, columns, views, totals, measures, reminders, evidence, answers
        case report
        case isCase = "case"
        case publicPart = "public"
    }
}

extension RegisterDefinition {
    public func field(_ key: String) -> Field? { fields.first { $0.key == key } }
    public func state(_ key: String) -> State? { states.first { $0.key == key } }
    public func transition(_ key: String) -> Transition? { transitions.first { $0.key == key } }
    public func deadline(_ key: String) -> Deadline? { deadlines.first { $0.key == key } }
    /// The state that a record begins in.
    public var firstState: String { states.first?.key ?? "" }
}

extension RegisterDefinition.State {
    public var isOver: Bool { kind == .done || kind == .ended }
}
