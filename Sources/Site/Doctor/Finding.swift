import Foundation

/// One line of the doctor: what was looked at, how it is, and what to do.
struct Finding: Codable, Equatable, Sendable {
    enum Grade: String, Codable, Comparable {
        case ok, warning, problem

        static func < (left: Grade, right: Grade) -> Bool {
            let order: [Grade] = [.ok, .warning, .problem]
            return order.firstIndex(of: left) ?? 0 < order.firstIndex(of: right) ?? 0
        }
    }

    let check: String
    let grade: Grade
    let says: String
    /// What to do; `nil` when all is well.
    let advice: String?

    static func ok(_ check: String, _ says: String) -> Finding {
        Finding(check: check, grade: .ok, says: says, advice: nil)
    }

    static func warning(_ check: String, _ says: String, _ advice: String) -> Finding {
        Finding(check: check, grade: .warning, says: says, advice: advice)
    }

    static func problem(_ check: String, _ says: String, _ advice: String) -> Finding {
        Finding(check: check, grade: .problem, says: says, advice: advice)
    }
}

/// All that the doctor found, in the order in which it looked.
struct Diagnosis: Codable, Sendable {
    let at: String
    let version: String
    let worst: Finding.Grade
    let findings: [Finding]

    init(at: String, version: String, findings: [Finding]) {
        (self.at, self.version, self.findings) = (at, version, findings)
        worst = findings.map(\.grade).max() ?? .ok
    }

    var json: String {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
            return String(decoding: try encoder.encode(self), as: UTF8.self)
        }
    }

    var text: String {
        let marks: [Finding.Grade: String] = [.ok: "ok     ", .warning: "warning", .problem: "PROBLEM"]
        let width = findings.map(\.check.count).max() ?? 0
        var lines = ["Tuntas \(version), \(at)"]
        for finding in findings {
            let check = finding.check + String(repeating: " ", count: width - finding.check.count)
            lines.append("\(marks[finding.grade] ?? "")  \(check)  \(finding.says)")
            if let advice = finding.advice {
                lines.append("         \(String(repeating: " ", count: width))  → \(advice)")
            }
        }
        let (warnings, problems) = (findings.count { $0.grade == .warning }, findings.count { $0.grade == .problem })
        lines.append(
            worst == .ok ? "All is well." : "Problems: \(problems), warnings: \(warnings), checks: \(findings.count).")
        return lines.joined(separator: "\n")
    }
}
