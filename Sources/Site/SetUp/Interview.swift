import Foundation
import Storage

/// Asks for a new office step by step; an answer that won't do is asked for again, with the reason.
struct Interview {
    /// Shows a question and gives the answer; `nil` when nobody answers any more.
    let ask: (String) -> String?
    let say: (String) -> Void

    /// Completes what the flags left open.
    ///
    /// - Parameter given: what the flags said, checked already.
    func complete(_ given: NewOffice, asksZone: Bool) throws -> NewOffice {
        var office = given
        if office.name.isEmpty { try step("Name of the office, as on its letters", nil) { try office.set(name: $0) } }
        if office.shortName.isEmpty {
            try step("Short name, for the head of each page", office.name) { try office.set(shortName: $0) }
        }
        if office.slug.isEmpty {
            try step("Its word in addresses (slug)", office.proposedSlug) { try office.set(slug: $0) }
        }
        if asksZone { try step("Time zone: WIB, WITA or WIT", office.zone.rawValue) { try office.set(zone: $0) } }
        if office.units.isEmpty { try askUnits(&office) }
        if office.adminName.isEmpty {
            try step("Name of the first administrator", nil) { try office.set(adminName: $0) }
        }
        if office.adminLogin.isEmpty {
            let first = office.adminName.lowercased().split(separator: " ").first.map(String.init)
            try step("The name they sign in with", first) { try office.set(adminLogin: $0) }
        }
        return office
    }

    /// Whether somebody agrees; silence does not.
    func agrees(to question: String) -> Bool {
        ["y", "yes", "ya"].contains(ask("\(question) [y/N] ")?.lowercased().trimmingCharacters(in: .whitespaces) ?? "")
    }

    private func askUnits(_ office: inout NewOffice) throws {
        say("Its units (subbagian), one a line; an empty line ends the list. Others can be added later.")
        while true {
            guard let answer = ask("  Unit \(office.units.count + 1): ") else { throw Self.ended }
            if answer.isEmpty { return }
            do { try office.add(unit: answer) } catch let problem as AnswerProblem { say("  " + problem.text) }
        }
    }

    private func step(_ question: String, _ proposal: String?, _ take: (String) throws -> Void) throws {
        while true {
            let hint = proposal.map { $0.isEmpty ? "" : " [\($0)]" } ?? ""
            guard let answer = ask("\(question)\(hint): ") else { throw Self.ended }
            do {
                return try take(answer.isEmpty ? proposal ?? "" : answer)
            } catch let problem as AnswerProblem {
                say("  " + problem.text)
            }
        }
    }

    private static let ended = SettingsProblem("Nobody answers any more; nothing was made.")
}
