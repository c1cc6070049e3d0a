import Storage
import Web

/// What people write of a month's work.
struct EntryContent: Sendable, Equatable {
    var outcome = EntryOutcome.done
    /// The day on which it was done.
    var doneOn: Day?
    var work = ""
    /// What came of it, in words.
    var result = ""
    /// Hundredths: the number that was reached and the one that was meant.
    var amount: Int?
    var target: Int?
    var obstacle: Obstacle?
    var obstacleNote = ""
    var followUp = ""
    /// Why there is nothing, why it does not bind, or why it is moved.
    var reason = ""
    var movedTo: Int?

    static let longest = 4000

    init() {}

    init(_ row: Row, from first: Int) throws {
        outcome = try row.choice(first)
        doneOn = try row.optionalDay(first + 1)
        work = try row.text(first + 2)
        result = try row.text(first + 3)
        amount = try row.optionalInt(first + 4)
        target = try row.optionalInt(first + 5)
        obstacle = try row.optionalText(first + 6).flatMap(Obstacle.init(rawValue:))
        obstacleNote = try row.text(first + 7)
        followUp = try row.text(first + 8)
        reason = try row.text(first + 9)
        movedTo = try row.optionalInt(first + 10)
    }

    /// The result as hundredths of a percent of what was meant; `nil` where there are no two numbers.
    var share: Int? {
        guard let amount, let target, target > 0 else { return nil }
        let (product, overflow) = amount.multipliedReportingOverflow(by: 10_000)
        return overflow ? nil : product / target
    }

    /// What changed, field by field, for the event.
    func changes(from old: EntryContent?) -> [FieldChange] {
        let (before, after) = (old.map(\.texts) ?? [:], texts)
        return Self.fieldNames.compactMap { name in
            let (was, new) = (before[name, default: ""], after[name, default: ""])
            guard was != new else { return nil }
            return FieldChange(name, old: was.isEmpty ? nil : was, new: new.isEmpty ? nil : new)
        }
    }

    static let fieldNames = [
        "outcome", "done_on", "work", "result", "amount", "target", "obstacle", "obstacle_note", "follow_up", "reason",
        "moved_to",
    ]

    /// Every field as text, by its name.
    var texts: [String: String] {
        [
            "outcome": outcome.rawValue, "done_on": doneOn?.description ?? "", "work": work, "result": result,
            "amount": amount.map(Decimal2.text) ?? "", "target": target.map(Decimal2.text) ?? "",
            "obstacle": obstacle?.rawValue ?? "", "obstacle_note": obstacleNote, "follow_up": followUp,
            "reason": reason, "moved_to": movedTo.map(String.init) ?? "",
        ]
    }
}

/// Numbers with two decimals, kept as hundredths: exact, written as Indonesians write them.
enum Decimal2 {
    /// `12,5` for 1250.
    static func text(_ hundredths: Int) -> String {
        let (whole, rest) = (hundredths.magnitude / 100, hundredths.magnitude % 100)
        let sign = hundredths < 0 ? "-" : ""
        if rest == 0 { return "\(sign)\(whole)" }
        return rest % 10 == 0 ? "\(sign)\(whole),\(rest / 10)" : "\(sign)\(whole),\(rest < 10 ? "0" : "")\(rest)"
    }

    /// Reads `1.250`, `12,5`, `12.5`, `100 %`; `nil` where it is no number of at most two decimals.
    static func read(_ text: String) -> Int? {
        var text = text.filter { !$0.isWhitespace && $0 != "%" }
        // A dot before three digits groups thousands; any other is a decimal mark.
        if text.contains(",") {
            text = text.replacing(".", with: "").replacing(",", with: ".")
        } else if text.wholeMatch(of: /-?\d{1,3}(\.\d{3})+/) != nil {
            text = text.replacing(".", with: "")
        }
        guard let match = text.wholeMatch(of: /(-?)(\d{1,13})(?:\.(\d{1,2}))?/), let whole = Int(match.2) else {
            return nil
        }
        let decimals = match.3.map { String($0) } ?? ""
        let hundredths = whole * 100 + (Int(decimals.padding2) ?? 0)
        return match.1.isEmpty ? hundredths : -hundredths
    }
}

extension String {
    fileprivate var padding2: String { self + String(repeating: "0", count: max(0, 2 - count)) }
}
