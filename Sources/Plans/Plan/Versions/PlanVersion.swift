import Foundation
import People
import Storage
import Web

/// A line in the history of a plan: what a version was decided by, and how much it changed.
struct PlanVersion: Stored {
    let version: Int
    let title: String
    let reason: String?
    let adoptedAt: Instant
    /// The name of who adopted it.
    let adoptedBy: String
    /// How many changes of each kind there were; empty for the first version.
    let changes: [String: Int]
    let decree: DecreeHead

    init(row: Row) throws {
        version = try row.int(0)
        title = try row.text(1)
        reason = try row.optionalText(2)
        adoptedAt = try row.instant(3)
        adoptedBy = try row.text(4)
        changes =
            try row.optionalText(5).map {
                try JSONDecoder().decode([String: Int].self, from: Data($0.utf8))
            } ?? [:]
        decree = try DecreeHead(row: row, from: 6)
    }

    /// The versions of a plan, the newest first.
    static func all(of plan: String, in reading: Reading) throws -> [PlanVersion] {
        try reading.all(
            """
            SELECT plan_version.version, plan_version.title, plan_version.reason, plan_version.adopted_at,
                coalesce(person.name, plan_version.adopted_by), plan_version.changes, \(DecreeHead.columns)
            FROM plan_version LEFT JOIN person ON person.id = plan_version.adopted_by
            WHERE plan_version.plan = \(plan) ORDER BY plan_version.version DESC
            """)
    }
}

extension PlanDifference {
    /// The counts as a version keeps them.
    var keptCounts: [String: Int] { Dictionary(uniqueKeysWithValues: counts.map { ($0.key.rawValue, $0.value) }) }
}

extension Words {
    /// "2 baru, 1 dihapus": how many changes there are of each kind, in the order of the kinds.
    func changes(_ counts: [String: Int]) -> String {
        PlanChange.Kind.allCases.compactMap { kind in
            counts[kind.rawValue].map { "\(number($0)) \(self[kind.word])" }
        }.joined(separator: ", ")
    }
}
