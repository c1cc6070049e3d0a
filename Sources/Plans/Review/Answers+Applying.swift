import Foundation

/// What a person says of a lost item.
struct LostItem: Codable, Equatable {
    enum Choice: String, Codable {
        /// The words were typed from the original.
        case typed
        /// It stays as it was read, to be mended later.
        case later
        /// The original has no such item.
        case none
    }

    let choice: Choice
    var title = ""
    var indicator = ""

    init(choice: Choice, title: String = "", indicator: String = "") {
        (self.choice, self.title, self.indicator) = (choice, title, indicator)
    }

    init?(_ text: String) {
        do { self = try JSONDecoder().decode(LostItem.self, from: Data(text.utf8)) } catch { return nil }
    }

    /// How it is kept as an answer; strings can't fail to encode.
    var text: String {
        do { return try stableJSON(self) } catch { return "" }
    }
}

extension Answers {
    /// The proposal as these answers make it. An answer that fits no question changes nothing.
    func applied(to proposal: Proposal) -> Proposal {
        var proposal = proposal
        let months = monthsByIndicator(proposal)
        let units = unitsBySubActivity(proposal)
        proposal.changeSubActivities { sub in
            if let lost = values["lost:\(sub.code)"].flatMap(LostItem.init) {
                if lost.choice == .none { return false }
                if lost.choice == .typed {
                    sub.title = lost.title
                    if !lost.indicator.isEmpty, !sub.indicators.isEmpty { sub.indicators[0].text = lost.indicator }
                }
            }
            if let chosen = units[sub.code] { sub.responsible = chosen }
            for index in sub.indicators.indices {
                if let chosen = months[sub.indicators[index].code] { sub.indicators[index].months = chosen }
            }
            return true
        }
        return proposal
    }

    /// Whether every unit answers together or each for itself.
    var everyUnitAsked: String { values["every-unit"] == "each" ? "each" : "together" }

    private func monthsByIndicator(_ proposal: Proposal) -> [String: [Int]] {
        var months: [String: [Int]] = [:]
        for question in Question.all(of: proposal) {
            guard let value = self[question] else { continue }
            switch question.kind {
            case .months(let code, _): months[code] = Self.months(value)
            case .noMonth(let codes): for code in codes { months[code] = Self.months(value) }
            default: continue
            }
        }
        return months
    }

    private func unitsBySubActivity(_ proposal: Proposal) -> [String: [String]] {
        var units: [String: [String]] = [:]
        for question in Question.all(of: proposal) {
            guard case .units(let codes, let readings) = question.kind, let value = self[question],
                let index = Int(value), readings.indices.contains(index)
            else { continue }
            for code in codes { units[code] = readings[index] }
        }
        return units
    }

    /// `"7,12"` as months.
    static func months(_ text: String) -> [Int] {
        Set(text.split(separator: ",").compactMap { Int($0) }.filter { (1...12).contains($0) }).sorted()
    }
}
