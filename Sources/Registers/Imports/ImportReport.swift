import Foundation
import Web

/// What was found at one place of a file.
struct ImportFinding: Sendable, Equatable, Codable {
    /// What is not an answer's own problem; each case is the key of its message.
    enum Kind: String, CaseIterable {
        case doubledColumn = "registers.import.finding.doubled-column"
        case unknownColumn = "registers.import.finding.unknown-column"
        /// The site itself keeps it.
        case keptColumn = "registers.import.finding.kept-column"
        case computedColumn = "registers.import.finding.computed-column"
        case evidenceColumn = "registers.import.finding.evidence-column"
        case rowsColumn = "registers.import.finding.rows-column"
        /// Whoever brings the file may not write it.
        case closedColumn = "registers.import.finding.closed-column"
        case noHead = "registers.import.finding.no-head"
        /// A column that new records need is not there.
        case missingColumn = "registers.import.finding.missing-column"
        case unknownNumber = "registers.import.finding.unknown-number"
        case doubledNumber = "registers.import.finding.doubled-number"
        case mayNotChange = "registers.import.finding.may-not-change"
        case mayNotWrite = "registers.import.finding.may-not-write"
        case unknownState = "registers.import.finding.unknown-state"
        case stateStays = "registers.import.finding.state-stays"
        case unknownUnit = "registers.import.finding.unknown-unit"
        case otherUnit = "registers.import.finding.other-unit"
        case unitStays = "registers.import.finding.unit-stays"
        case namesakes = "registers.import.finding.namesakes"
        /// What is said there is not asked of such a record.
        case notAsked = "registers.import.finding.not-asked"
        case sameRecord = "registers.import.finding.same-record"
        case sameRow = "registers.import.finding.same-row"
        /// Somebody changed the record after the file was looked through.
        case changedSince = "registers.import.finding.changed-since"

        var isDuplicate: Bool { self == .sameRecord || self == .sameRow }
        /// Nothing is refused for it.
        var isRemark: Bool {
            switch self {
            case .unknownColumn, .keptColumn, .computedColumn, .evidenceColumn, .rowsColumn, .closedColumn, .stateStays,
                .unitStays, .notAsked, .sameRecord, .sameRow:
                true
            default: false
            }
        }
    }

    let line: Int
    /// The cell's place in its row, counted from 1; `nil` where no column has it.
    var column: Int?
    /// What stands above it.
    var title = ""
    /// The field that it is about: whoever may not see that sees no value here.
    var field: String?
    /// The key of the message, with what belongs into its places.
    let key: String
    var values: [String: String] = [:]
    var value = ""
    /// What may stand there.
    var accepted = ""
    var isRemark = false

    static let longestValue = 200

    var isDuplicate: Bool { Kind(rawValue: key)?.isDuplicate ?? false }

    var withoutValue: ImportFinding {
        var finding = self
        (finding.value, finding.values) = ("", values.filter { $0.key != "value" })
        return finding
    }

    func text(_ words: Words) -> String { words.fill(words[key: key]) { values[$0] } }
}

/// What looking through a file gave, as its page shows it.
struct ImportReport: Sendable, Equatable, Codable {
    /// How many findings stand on the page.
    static let mostShown = 200
    /// How many problems, and how many remarks, are kept; more are counted.
    static let (mostProblems, mostRemarks) = (20_000, 5000)

    /// The titles of the columns and what they were taken as; `nil` for nothing.
    struct Column: Sendable, Equatable, Codable {
        let title: String
        let field: String?
        /// Number, state or unit.
        let own: String?
    }

    var columns: [Column] = []
    /// Why it can't be read at all: the key of a message.
    var refusal: String?
    var most: Int?
    var (remarks, duplicates) = (0, 0)
    /// What it would have done, kept when it is written.
    var (added, updated, same) = (0, 0, 0)
    var findings: [ImportFinding] = []

    init() {}

    init(json: String) throws {
        self = json.isEmpty ? ImportReport() : try JSONDecoder().decode(ImportReport.self, from: Data(json.utf8))
    }

    var json: String { get throws { String(decoding: try JSONEncoder().encode(self), as: UTF8.self) } }
}
