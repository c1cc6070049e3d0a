/// One thing that is different between two plans.
public struct PlanChange: Codable, Sendable, Equatable {
    public enum Kind: String, Codable, Sendable, CaseIterable, Equatable {
        case added, removed
        /// Below another parent, or at another place among its neighbours.
        case moved
        case reworded, months, units
        /// What the document says about when, in words, quarters or years.
        case time
        /// What other columns say: target, output, evidence.
        case details
        /// Only the number is another one.
        case renumbered
    }

    public let kind: Kind
    public let level: PlanLevel
    /// Who it is in both plans.
    public let lineage: String
    /// Its number before; `nil` for what is new.
    public let codeBefore: String?
    /// Its number now; `nil` for what is gone.
    public let code: String?
    /// Its wording now, or the last it had.
    public let text: String
    /// What was: wording, months as numbers, names of units, the parent's number and wording.
    public let before: [String]
    /// What is.
    public let after: [String]

    enum CodingKeys: String, CodingKey {
        case kind, level, lineage, code, text, before, after
        case codeBefore = "code_before"
    }
}

extension PlanChange.Kind {
    /// How the filter of the page calls it.
    var address: String {
        switch self {
        case .added: "baru"
        case .removed: "dihapus"
        case .moved: "pindah"
        case .reworded: "kata"
        case .months: "bulan"
        case .units: "unit"
        case .time: "waktu"
        case .details: "rincian"
        case .renumbered: "nomor"
        }
    }
}
