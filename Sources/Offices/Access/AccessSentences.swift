import People
import Storage
import Subjects
import Web

/// What an explanation says, in one language: the same sentences on the page, in a list and on the command line.
struct AccessSentences {
    let words: Words

    /// What a person would do, as people say it; the bare name of an action that has no words yet.
    func action(_ action: Action) -> String {
        let key = "action.\(action.rawValue)"
        return words.has(key: key) ? words[key: key] : action.rawValue
    }

    func subject(_ subject: Subject?) -> String { subject?.label ?? words[AccessWord.wholeOffice] }

    /// The decision, and what is behind it besides the grants.
    func decision(_ explanation: Access.Explanation) -> [String] {
        let name = explanation.person.name
        var sentences = [
            words(
                explanation.isAllowed ? AccessWord.allowed : .refused,
                [
                    "person": name, "action": action(explanation.action), "subject": subject(explanation.subject),
                ])
        ]
        switch explanation.person.account {
        case .none: sentences.append(words(AccessWord.noAccount, ["person": name]))
        case .inactive: sentences.append(words(AccessWord.inactiveAccount, ["person": name]))
        case .active: break
        }
        if explanation.person.office != explanation.office.id {
            sentences.append(words(AccessWord.guest, ["person": name, "office": explanation.person.officeName]))
        }
        if explanation.lines.isEmpty { sentences.append(words(AccessWord.noGrant, ["person": name])) }
        if let subject = explanation.subject, subject.action != explanation.action {
            let word: AccessWord = explanation.sees ? .sees : .hidden
            sentences.append(words(word, ["person": name, "action": action(subject.action)]))
        }
        return sentences
    }

    func role(_ line: Access.Line) -> String { line.roleNames[words.language] ?? line.given.role }

    func scope(_ line: Access.Line) -> String { line.given.unitName ?? words[AccessWord.wholeOffice] }

    func period(_ line: Access.Line) -> String {
        guard let until = line.given.until else {
            return words(AccessWord.since, ["from": words.date(line.given.from)])
        }
        return words(AccessWord.fromUntil, ["from": words.date(line.given.from), "until": words.date(until)])
    }

    func held(_ line: Access.Line) -> String {
        switch (line.given.kind, line.given.actingForName) {
        case (.own, _): words[AccessWord.own]
        case (.plt, let name?): words(AccessWord.actingFor, ["person": name])
        case (.plt, nil): words[AccessWord.acting]
        case (.plh, let name?): words(AccessWord.standingInFor, ["person": name])
        case (.plh, nil): words[AccessWord.standingIn]
        }
    }

    /// A grant in one line: "Kepala Subbagian untuk Subbag Umum, sejak 1 Januari 2026, Plt. untuk Yulia (SK 12/2026)".
    func grant(_ line: Access.Line) -> String {
        var text = words(
            AccessWord.because, ["role": role(line), "scope": scope(line), "period": period(line)])
        if line.given.kind != .own { text += ", " + held(line) }
        if let basis = line.given.basis { text += " (\(basis))" }
        return text
    }

    /// Whether a grant gives the action.
    func result(of line: Access.Line, in explanation: Access.Explanation) -> String {
        words[explanation.obstacles(of: line).isEmpty ? AccessWord.gives : .givesNot]
    }

    /// Why it does or does not.
    func reason(of line: Access.Line, in explanation: Access.Explanation) -> String {
        let obstacles = explanation.obstacles(of: line)
        guard !obstacles.isEmpty else { return words[AccessWord.reasonHolds] }
        return obstacles.map(obstacle).joined(separator: "; ")
    }

    private func obstacle(_ obstacle: Access.Obstacle) -> String {
        switch obstacle {
        case .noAccount: words[AccessWord.reasonNoAccount]
        case .inactiveAccount: words[AccessWord.reasonInactive]
        case .notYet(let day): words(AccessWord.reasonNotYet, ["date": words.date(day)])
        case .over(let day): words(AccessWord.reasonOver, ["date": words.date(day)])
        case .otherActions: words[AccessWord.reasonRole]
        case .otherUnit(let unit, let owner): words(AccessWord.reasonUnit, ["unit": unit, "owner": owner])
        }
    }
}
