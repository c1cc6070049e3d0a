/// Something about a reading that only a person can decide.
public struct Question: Sendable, Equatable, Identifiable {
    public enum Kind: Sendable, Equatable {
        /// An item of the document is lost; nothing is adopted before it is answered.
        case lost(code: String)
        /// The marks of an indicator can be read in more than one way.
        case months(code: String, readings: [[Int]])
        /// No month is marked for these indicators.
        case noMonth(codes: [String])
        /// The responsible units of these sub-activities can be read in more than one way.
        case units(codes: [String], readings: [[String]])
        /// A unit's name as the document writes it: which unit of the office is it?
        case unitName(String)
        /// Every unit is responsible: do they answer together, or each for itself?
        case everyUnit
        /// Two areas with the same heading: one area that goes on, or two? `code` is the second one's first
        /// sub-activity.
        case sameArea(area: String, other: String, code: String)
    }

    public let kind: Kind

    /// Stable over answers, so an answer can refer to it.
    public var id: String {
        switch kind {
        case .lost(let code): "lost:\(code)"
        case .months(let code, _): "months:\(code)"
        case .noMonth(let codes): "no-month:\(codes.joined(separator: ","))"
        case .units(let codes, _): "units:\(codes.joined(separator: ","))"
        case .unitName(let name): "unit:\(name)"
        case .everyUnit: "every-unit"
        case .sameArea(let area, let other, _): "same-area:\(area):\(other)"
        }
    }

    /// The nodes of the reading that it is about.
    var nodes: [String] {
        switch kind {
        case .lost(let code), .months(let code, _): [code]
        case .noMonth(let codes), .units(let codes, _): codes
        case .sameArea(let area, let other, let code): [other, area, code]
        case .unitName, .everyUnit: []
        }
    }

    /// Whether the plan can't be adopted without an answer: the others have one that is proposed.
    var mustBeAnswered: Bool {
        switch kind {
        case .lost, .sameArea: true
        default: false
        }
    }

    /// The questions of a reading, in the order of the document.
    static func all(of proposal: Proposal) -> [Question] {
        var questions = sameAreas(of: proposal)
        var names: [String] = []
        var known: Set<String> = []
        var isEveryUnitNamed = false
        for sub in proposal.subActivities {
            if sub.notes.contains(where: { $0.code == "lost-item" }) {
                questions.append(Question(kind: .lost(code: sub.code)))
            }
            for indicator in sub.indicators {
                guard let others = indicator.monthsOr, !others.isEmpty else { continue }
                questions.append(Question(kind: .months(code: indicator.code, readings: [indicator.months] + others)))
            }
            if !sub.indicators.isEmpty, sub.notes.contains(where: { $0.code == "no-month" }) {
                questions.append(Question(kind: .noMonth(codes: sub.indicators.map(\.code))))
            }
            if let others = sub.responsibleOr, !others.isEmpty {
                questions.merge(sub.code, readings: [sub.responsible] + others)
            }
            for name in sub.responsible + (sub.responsibleOr ?? []).flatMap({ $0 }) {
                if Self.isEveryUnit(name) {
                    isEveryUnitNamed = true
                } else if known.insert(name).inserted {
                    names.append(name)
                }
            }
        }
        if isEveryUnitNamed { questions.append(Question(kind: .everyUnit)) }
        return questions + names.map { Question(kind: .unitName($0)) }
    }

    private static func sameAreas(of proposal: Proposal) -> [Question] {
        proposal.areas.flatMap { area in
            area.activities.flatMap(\.subActivities).flatMap { sub in
                sub.notes.filter { $0.code == "area-repeated" }.compactMap { note in
                    note.values?["number"].map {
                        Question(kind: .sameArea(area: String(area.no), other: $0, code: sub.code))
                    }
                }
            }
        }
    }

    /// Whether a name stands for all units of the office ("Semua Sub Bagian").
    static func isEveryUnit(_ name: String) -> Bool {
        let first = name.lowercased().split(separator: " ").first ?? ""
        return ["semua", "seluruh", "setiap"].contains(first)
    }
}

extension [Question] {
    /// Neighbours that have the same two readings are asked about once.
    fileprivate mutating func merge(_ code: String, readings: [[String]]) {
        if case .units(let codes, readings) = last?.kind {
            self[count - 1] = Question(kind: .units(codes: codes + [code], readings: readings))
        } else {
            append(Question(kind: .units(codes: [code], readings: readings)))
        }
    }
}

extension Proposal {
    /// Every sub-activity in the order of the document.
    var subActivities: [SubActivity] { areas.flatMap(\.activities).flatMap(\.subActivities) }
}
