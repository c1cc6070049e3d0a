public import People
public import Storage

extension PlanPrint {
    private struct Printed: Encodable {
        let counts: [String: Int]
        let changes: [PlanChange]
    }

    /// `{"counts": {"added": 1}, "changes": [{"kind": "added", …}]}`
    public static func json(_ difference: PlanDifference) throws -> String {
        try stableJSON(Printed(counts: difference.keptCounts, changes: difference.changes))
    }

    /// A line a change: `+` added, `-` removed, `>` moved, `#` renumbered, `~` the rest; words as `[-old-] {+new+}`.
    public static func text(_ difference: PlanDifference) -> String {
        guard !difference.changes.isEmpty else { return "No difference." }
        let counts = PlanChange.Kind.allCases.compactMap { kind in
            difference.counts[kind].map { "\($0) \(kind.rawValue)" }
        }
        return ([counts.joined(separator: ", ")] + difference.changes.map(line)).joined(separator: "\n")
    }

    private static func line(_ change: PlanChange) -> String {
        let code = change.code ?? change.codeBefore ?? ""
        func said(_ texts: [String]) -> String { texts.isEmpty ? "–" : texts.joined(separator: ", ") }
        let sides = "\(said(change.before)) → \(said(change.after))"
        switch change.kind {
        case .added: return "+ \(code) \(change.text)"
        case .removed: return "- \(code) \(change.text)"
        case .moved: return "> \(change.codeBefore ?? "") → \(code) \(change.text)  (\(sides))"
        case .renumbered: return "# \(change.codeBefore ?? "") → \(code) \(change.text)"
        case .reworded:
            let words = WordDifference(change.before.first ?? "", change.after.first ?? "").runs.map { run in
                switch run.kind {
                case .same: run.text
                case .removed: "[-\(run.text)-]"
                case .added: "{+\(run.text)+}"
                }
            }
            return "~ \(code) \(words.joined(separator: " "))"
        case .months, .units, .time, .details: return "~ \(code) \(change.kind.rawValue): \(sides)"
        }
    }

    /// A version of an office's plan for comparison; `nil` when there is none.
    ///
    /// - Parameters:
    ///   - address: what names the plan, such as `2026` or `2026-zi`.
    ///   - version: the version; the newest when `nil`.
    public static func proposal(
        of office: Office, at address: String, version: Int?, in reading: Reading
    ) throws -> Proposal? {
        let reader = Person(
            id: "system:cli", name: "",
            grants: [Grant(id: "", role: "", office: office, unit: nil, actions: [.readPlans])])
        return try Plan.visible(address, version: version, office: office.id, to: reader, in: reading)?
            .proposal(in: reading)
    }
}
