import Storage

/// What other versions of a plan say of a sub-activity: that it is gone, that it has another code now, what its code
/// meant before, and which of its indicators are gone.
struct SubActivityPast: Sendable {
    /// An indicator that the newest version has no more, and the last version that had it.
    struct Gone: Sendable {
        let code: String
        let text: String
        let version: Int
    }

    /// Something else that stood at the same code, and the last version in which it did.
    struct Namesake: Sendable {
        let title: String
        let version: Int
        /// Its code now; `nil` where it is gone.
        let code: String?
    }

    /// The first version without it, and when that was adopted; `nil` while it is there.
    private(set) var goneSince: (version: Int, at: Instant)?
    /// Its code in the newest version, where that is another than the one it is looked at by.
    private(set) var codeNow: String?
    private(set) var namesake: Namesake?
    private(set) var indicators: [Gone] = []

    init(_ code: String, _ lineage: String, of plan: Plan, in reading: Reading) throws {
        guard plan.newest > 1 else { return }
        let newest: SQL = "plan = \(plan.id) AND version = \(plan.newest)"
        let now = try reading.texts("SELECT code FROM sub_activity WHERE \(newest) AND lineage = \(lineage)").first
        if now != code { codeNow = now }
        if now == nil,
            let last = try reading.number(
                "SELECT MAX(version) FROM sub_activity WHERE plan = \(plan.id) AND lineage = \(lineage)")
        {
            var since: (Int, Instant)?
            try reading.each(
                "SELECT version, adopted_at FROM plan_version WHERE plan = \(plan.id) AND version = \(last + 1)"
            ) { since = (try $0.int(0), try $0.instant(1)) }
            goneSince = since.map { (version: $0.0, at: $0.1) }
        }
        var other: (title: String, version: Int, lineage: String)?
        try reading.each(
            """
            SELECT title, version, lineage FROM sub_activity
            WHERE plan = \(plan.id) AND version < \(plan.version) AND code = \(code) AND lineage <> \(lineage)
            ORDER BY version DESC LIMIT 1
            """
        ) { other = (try $0.text(0), try $0.int(1), try $0.text(2)) }
        if let other {
            let code = try reading.texts("SELECT code FROM sub_activity WHERE \(newest) AND lineage = \(other.lineage)")
            namesake = Namesake(title: other.title, version: other.version, code: code.first)
        }
        guard !plan.isOld, now != nil else { return }
        var known: Set<String> = []
        try reading.each(
            """
            SELECT indicator.lineage, indicator.code, indicator.wording, indicator.version
            FROM sub_activity JOIN indicator ON indicator.plan = sub_activity.plan
                AND indicator.version = sub_activity.version AND indicator.sub_activity = sub_activity.position
            WHERE sub_activity.plan = \(plan.id) AND sub_activity.lineage = \(lineage)
                AND sub_activity.version < \(plan.newest)
                AND indicator.lineage NOT IN (SELECT lineage FROM indicator WHERE \(newest))
            ORDER BY indicator.version DESC, indicator.position
            """
        ) { row in
            guard known.insert(try row.text(0)).inserted else { return }
            indicators.append(Gone(code: try row.text(1), text: try row.text(2), version: try row.int(3)))
        }
    }
}

extension Plan {
    /// The version in which a sub-activity that the newest has no more was last; `nil` where no version had it.
    func last(with code: String, in reading: Reading) throws -> Plan? {
        guard !isOld, newest > 1,
            let version = try reading.number(
                "SELECT MAX(version) FROM sub_activity WHERE plan = \(id) AND code = \(code)")
        else { return nil }
        return try Plan.version(version, of: self, in: reading)
    }
}
