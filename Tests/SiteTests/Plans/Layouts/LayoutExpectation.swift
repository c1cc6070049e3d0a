@testable import Plans

/// What should come of a document; whatever is `nil` is left open.
struct LayoutExpectation: Decodable, Sendable {
    /// `proposal`, `asked` or `refused`; `outcomes` where more than one is right.
    let outcome: String
    let outcomes: [String]?
    /// The codes of a refusal or question that are right; `*` for any.
    let codes: [String]?
    /// Words that must stand in the values of the refusal.
    let names: [String]?
    let title: String?
    let counts: Counts?
    let areas: [String]?
    /// Titles that end so, where the document prints a code before them.
    let areasContain: [String]?
    let activities: [String]?
    let subActivities: [String]?
    let indicators: [Indicator]?
    /// Of each activity, the first level above it.
    let above: [String]?
    let units: [String: [String]]?
    let unitsContain: [String: [String]]?
    let printedCodes: [String: String]?
    let unread: [String]?
    let unreadContains: [String]?
    /// Whether an area's heading stands twice, so that a doubt must say so.
    let areaTwice: Bool?

    struct Counts: Decodable, Sendable {
        let areas: Int?
        let activities: Int?
        let subActivities: Int?
        let indicators: Int?
    }

    struct Indicator: Decodable, Sendable {
        let text: String
        let months: [Int]?
        let quarters: [Int]?
        let semesters: [Int]?
        let years: [Int]?
        /// What the document says about when, verbatim.
        let time: String?
        /// Words that must stand with the indicator, as amounts do.
        let contains: [String]?
        /// Whether a note must stand beside it.
        let noted: Bool?
    }
}

extension LayoutExpectation {
    /// What a reading does otherwise than expected, a sentence each.
    func faults(of reading: PlanReading) -> [String] {
        let allowed = outcomes ?? [outcome]
        switch reading {
        case .refused(let refusal):
            guard allowed.contains("refused") else { return ["refused: \(refusal.code) \(refusal.values)"] }
            let told = refusal.values.values.joined(separator: " ")
            return codeFaults(refusal.code)
                + (names ?? []).filter { !told.contains($0) }.map { "does not name \($0): \(refusal.values)" }
        case .asked(let asked, let proposal):
            guard allowed.contains("asked") else { return ["asked: \(asked.code)"] + faults(in: proposal) }
            return codeFaults(asked.code) + faults(in: proposal)
        case .proposal(let proposal):
            guard allowed.contains("proposal") else { return ["read as a plan: \(proposal.counts)"] }
            return faults(in: proposal)
        }
    }

    private func codeFaults(_ code: String) -> [String] {
        guard let codes, !codes.contains("*"), !codes.contains(code) else { return [] }
        return ["code \(code) instead of \(codes.joined(separator: " or "))"]
    }

    private func faults(in proposal: Proposal) -> [String] {
        let subs = proposal.allSubActivities
        var faults: [String] = []
        func same<Value: Equatable>(_ name: String, _ found: Value, _ wanted: Value?) {
            if let wanted, found != wanted { faults.append("\(name): \(found) instead of \(wanted)") }
        }

        same("title", proposal.title, title)
        same("areas counted", proposal.counts.areas, counts?.areas)
        same("activities counted", proposal.counts.activities, counts?.activities)
        same("sub-activities counted", proposal.counts.subActivities, counts?.subActivities)
        same("indicators counted", proposal.counts.indicators, counts?.indicators)
        same("areas", proposal.areas.map(\.title), areas)
        same("activities", proposal.areas.flatMap(\.activities).map(\.title), activities)
        same("sub-activities", subs.map(\.title), subActivities)
        same("above", proposal.areas.flatMap(\.activities).map { $0.above?.first?.title ?? "" }, above)
        same("unread", proposal.unread.map(\.text), unread)
        for (title, area) in zip(areasContain ?? [], proposal.areas) where !area.title.hasSuffix(title) {
            faults.append("area \(area.title) instead of \(title)")
        }
        let unreadTexts = proposal.unread.map(\.text)
        for text in unreadContains ?? [] where !unreadTexts.contains(text) { faults.append("not unread: \(text)") }
        for (title, wanted) in (units ?? [:]).merging(unitsContain ?? [:], uniquingKeysWith: { $1 }) {
            guard let sub = subs.first(where: { $0.title.hasSuffix(title) }) else {
                faults.append("no sub-activity \(title)")
                continue
            }
            same("units of \(title)", sub.responsible, wanted)
        }
        for (title, wanted) in printedCodes ?? [:] {
            same("code of \(title)", subs.first { $0.title == title }?.printedCode, wanted)
        }
        for wanted in indicators ?? [] { faults += self.faults(of: wanted, in: subs) }
        if areaTwice == true, !proposal.saysAreaTwice { faults.append("no doubt says that an area stands twice") }
        return faults
    }

    private func faults(of wanted: Indicator, in subs: [Proposal.SubActivity]) -> [String] {
        for sub in subs {
            guard let found = sub.indicators.first(where: { $0.text == wanted.text }) else { continue }
            var faults: [String] = []
            func same<Value: Equatable>(_ name: String, _ found: Value, _ wanted: Value?) {
                if let wanted, found != wanted { faults.append("\(name): \(found) instead of \(wanted)") }
            }
            same("months of \(found.text)", found.months, wanted.months)
            same("quarters of \(found.text)", found.time?.quarters ?? [], wanted.quarters)
            same("semesters of \(found.text)", found.time?.semesters ?? [], wanted.semesters)
            same("years of \(found.text)", found.time?.years ?? [], wanted.years)
            same("time of \(found.text)", found.time?.text ?? "", wanted.time)
            let said = ([found.time?.text ?? ""] + (found.details ?? []).map(\.text)).joined(separator: " ")
            for words in wanted.contains ?? [] where !said.contains(words) {
                faults.append("\(found.text) does not say \(words): \(said)")
            }
            if wanted.noted == true, sub.notes.isEmpty { faults.append("no note beside \(found.text)") }
            return faults
        }
        return ["no indicator \(wanted.text)"]
    }
}

extension Proposal {
    /// Whether a note says that a heading of an area stood twice.
    fileprivate var saysAreaTwice: Bool {
        allSubActivities.flatMap(\.notes).contains { $0.code.contains("area") || $0.code.contains("twice") }
    }
}
