public import People
public import Storage

/// Plans as text, for the terminal.
public enum PlanPrint {
    private struct Refused: Encodable {
        let refused: PlanReading.Refusal
    }

    private struct Questioned: Encodable {
        let asked: PlanReading.Asked
        let proposal: Proposal
    }

    public static func json(_ reading: PlanReading) throws -> String {
        switch reading {
        case .proposal(let proposal): try stableJSON(proposal)
        case .asked(let asked, let proposal): try stableJSON(Questioned(asked: asked, proposal: proposal))
        case .refused(let refusal): try stableJSON(Refused(refused: refusal))
        }
    }

    public static func text(_ reading: PlanReading) -> String {
        switch reading {
        case .refused(let refusal): return "No plan was found: \(refusal.text) (\(refusal.code))."
        case .asked(let asked, let proposal): return "\(asked.text) (\(asked.code))\n\n" + text(proposal)
        case .proposal(let proposal): return text(proposal)
        }
    }

    private static func text(_ proposal: Proposal) -> String {
        let counts = proposal.counts
        var lines = [
            proposal.title,
            """
            \(counts.areas) areas, \(counts.activities) activities, \(counts.subActivities) sub-activities, \
            \(counts.indicators) indicators, \(counts.indicatorMonths) indicator-months; \
            \(proposal.unread.count) cells unread
            """,
        ]
        for area in proposal.areas {
            lines += ["", "\(area.no). \(area.title)"]
            for activity in area.activities {
                if !activity.title.isEmpty { lines.append("  \(activity.code) \(activity.title)") }
                for sub in activity.subActivities {
                    lines.append("    \(sub.code) \(sub.title)  [\(sub.responsible.joined(separator: ", "))]")
                    for indicator in sub.indicators {
                        let months = indicator.months.map(String.init).joined(separator: " ")
                        lines.append("      \(indicator.code) \(indicator.text)  (\(months.isEmpty ? "–" : months))")
                    }
                    for note in sub.notes { lines.append("      ? \(note.code): \(note.text)") }
                }
            }
        }
        lines += proposal.unread.map { "unread, line \($0.line) column \($0.column): \($0.text)" }
        return lines.joined(separator: "\n")
    }

    /// The adopted plan with a sign for each month: `·` not yet, `◐` under way, `!` overdue.
    public static func matrix(of office: Office, year: Int?, today: Day, in reading: Reading) throws -> String? {
        let reader = Person(
            id: "system:cli", name: "",
            grants: [Grant(id: "", role: "", office: office, unit: nil, actions: [.readPlans])])
        let plans = try Plan.all(of: office.id, to: reader, in: reading)
        guard let plan = plans.first(where: { year == nil || $0.year == year }) else { return nil }
        let matrix = try Matrix(plan, office: office.id, today: today, in: reading)
        var lines = [office.name, plan.title, "", pad("", 58) + " J F M A M J J A S O N D"]
        for area in matrix.areas {
            lines.append("\(area.number). \(area.title)")
            for activity in matrix.activities where activity.area == area.position {
                if !activity.title.isEmpty { lines.append("  \(activity.code) \(activity.title.prefix(70))") }
                for sub in matrix.subActivities where sub.activity == activity.position {
                    lines.append("    \(sub.code) \(sub.title.prefix(70))")
                    for indicator in matrix.indicators where indicator.subActivity == sub.position {
                        let signs = (1...12).map { indicator.marks[$0].map(sign) ?? " " }
                        lines.append(
                            pad("      \(indicator.code) \(indicator.text)", 58) + " " + signs.joined(separator: " "))
                    }
                }
            }
        }
        lines += [
            "",
            "· not yet due   ◐ under way   ? waiting   ↺ returned   ✓ done   ! overdue   – nil   / not binding   → moved",
        ]
        return lines.joined(separator: "\n")
    }

    private static func sign(_ mark: Mark) -> String {
        switch mark {
        case .notYet: "·"
        case .underWay: "◐"
        case .late: "!"
        case .done: "✓"
        case .waiting: "?"
        case .returned: "↺"
        case .nothing: "–"
        case .notBinding: "/"
        case .moved: "→"
        }
    }

    private static func pad(_ text: String, _ width: Int) -> String {
        let cut = text.count > width ? String(text.prefix(width - 1)) + "…" : text
        return cut + String(repeating: " ", count: width - cut.count)
    }
}
