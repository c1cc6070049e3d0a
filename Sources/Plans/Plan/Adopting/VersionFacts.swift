import Foundation
import People
import Storage

/// What a version's rows say beside the plan itself, by lineage: what the next version takes over.
struct VersionFacts {
    /// Which row of `subject` a sub-activity has, over all versions of the plan.
    var subjects: [String: String] = [:]
    /// Whose a subject is: the unit that alone may see it, for the ids of subjects and of the plan.
    var scopes: [String: String?] = [:]
    /// Who answers where every unit is responsible.
    var asked: [String: String] = [:]
    var doubts: [String: [Note]] = [:]

    /// Nothing: the first version.
    init() {}

    init(_ plan: Plan, in reading: Reading) throws {
        try reading.each(
            "SELECT lineage, subject FROM sub_activity WHERE plan = \(plan.id) ORDER BY version"
        ) { subjects[try $0.text(0)] = try $0.text(1) }
        try reading.each(
            """
            SELECT id, unit FROM subject
            WHERE id = \(plan.id) OR id IN (SELECT subject FROM sub_activity WHERE plan = \(plan.id))
            """
        ) { scopes[try $0.text(0)] = try $0.optionalText(1) }
        let own: SQL = "sub_activity.plan = \(plan.id) AND sub_activity.version = \(plan.version)"
        try reading.each("SELECT lineage, asked FROM sub_activity WHERE \(own)") {
            asked[try $0.text(0)] = try $0.text(1)
        }
        try reading.each(
            """
            SELECT sub_activity.lineage, doubt.code, doubt.wording, doubt.detail
            FROM sub_activity JOIN doubt ON doubt.plan = sub_activity.plan AND doubt.version = sub_activity.version
                AND doubt.sub_activity = sub_activity.position
            WHERE \(own) ORDER BY doubt.sub_activity, doubt.position
            """
        ) { row in
            doubts[try row.text(0), default: []].append(
                Note(code: try row.text(1), text: try row.text(2), values: try row.decoded(3)))
        }
    }

    /// Takes the numbers from the plan's subjects, so that they can be given anew in any order.
    func freeNumbers(of plan: String, in change: Change) throws {
        try change.run(
            "UPDATE subject SET number = id WHERE id IN (SELECT subject FROM sub_activity WHERE plan = \(plan))")
    }

    /// Gives what the newest version has no more the number and address of the last version that had it.
    func nameGone(of base: Plan, besides rows: PlanRows, office: Office, in change: Change) throws {
        var codes = rows.codes
        var seen = rows.subjects
        var gone: [(subject: String, code: String, version: Int)] = []
        try change.reading.each(
            """
            SELECT subject, code, version FROM sub_activity WHERE plan = \(base.id) AND version < \(rows.version)
            ORDER BY version DESC, position
            """
        ) { row in
            let subject = try row.text(0)
            if seen.insert(subject).inserted { gone.append((subject, try row.text(1), try row.int(2))) }
        }
        for (subject, code, version) in gone {
            let isFree = codes.insert(code).inserted
            let number = rows.number(isFree ? code : "\(code)@\(version)")
            let address = rows.address(of: code) + (isFree ? "" : "?versi=\(version)")
            try change.run("UPDATE subject SET number = \(number), address = \(address) WHERE id = \(subject)")
        }
    }
}
