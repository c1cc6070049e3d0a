public import Storage

/// Whose reports an office gives, and since when: a district's province, a province's nation. A link that ended stays,
/// so that a period is read through the tree of its days.
public enum OfficeTree {
    /// No day that anybody works on; until then a link holds.
    static let forever = Day(sinceEpoch: 2_932_896)

    /// Puts an office below another from a day on, or below none; what holds on the day before stays.
    ///
    /// - Throws: `OfficeTreeProblem` when the parent would stand below its own child, or the day lies before the last
    ///   change.
    public static func move(_ office: Office, below parent: Office?, from day: Day, in change: Change) throws {
        if let parent {
            guard parent.id != office.id,
                !(try change.reading.finds(
                    """
                    SELECT 1 FROM office_above WHERE ancestor = \(office.id) AND descendant = \(parent.id)
                        AND until_day > \(day)
                    """))
            else { throw OfficeTreeProblem.circle }
        }
        guard
            !(try change.reading.finds(
                "SELECT 1 FROM office_parent WHERE office = \(office.id) AND from_day >= \(day)"))
        else { throw OfficeTreeProblem.beforeLast }
        let old = try change.reading.texts(
            "SELECT parent FROM office_parent WHERE office = \(office.id) AND until_day > \(day)"
        ).first
        try change.run(
            "UPDATE office_parent SET until_day = \(day) WHERE office = \(office.id) AND until_day > \(day)")
        if let parent {
            try change.run(
                """
                INSERT INTO office_parent (office, parent, from_day, until_day)
                VALUES (\(office.id), \(parent.id), \(day), \(forever))
                """)
        }
        try close(in: change)
        change.record(
            "people.office-moved", on: office.id, office: nil,
            [FieldChange("parent", old: old, new: parent?.id), FieldChange("from", new: day.description)])
    }

    private struct Link {
        let parent: String
        let from: Day
        let until: Day
    }

    /// Writes who stands above whom anew: from each office upwards, in stretches of days in which nothing changed.
    private static func close(in change: Change) throws {
        var links: [String: [Link]] = [:]
        try change.reading.each("SELECT office, parent, from_day, until_day FROM office_parent") { row in
            links[try row.text(0), default: []].append(
                Link(parent: try row.text(1), from: try row.day(2), until: try row.day(3)))
        }
        try change.run("DELETE FROM office_above WHERE depth >= 0")
        for office in try change.reading.texts("SELECT id FROM office ORDER BY id") {
            var open: [(ancestor: String, from: Day, until: Day, depth: Int)] = [
                (office, Day(sinceEpoch: -719_162), forever, 0)
            ]
            while let one = open.popLast() {
                try change.run(
                    """
                    INSERT INTO office_above (ancestor, descendant, from_day, until_day, depth)
                    VALUES (\(one.ancestor), \(office), \(one.from), \(one.until), \(one.depth))
                    """)
                guard one.depth < 16 else { throw OfficeTreeProblem.circle }
                for link in links[one.ancestor] ?? [] {
                    let (from, until) = (max(one.from, link.from), min(one.until, link.until))
                    if from < until { open.append((link.parent, from, until, one.depth + 1)) }
                }
            }
        }
    }

    /// True for rows of `office_above` that held on a day.
    public static func holds(on day: Day) -> SQL {
        "office_above.from_day <= \(day) AND office_above.until_day > \(day)"
    }

    /// How many stand below an office on a day, at any depth.
    public static func count(below office: String, on day: Day, in reading: Reading) throws -> Int {
        try reading.number(
            "SELECT COUNT(*) FROM office_above WHERE ancestor = \(office) AND depth > 0 AND \(holds(on: day))") ?? 0
    }

    /// Those right below an office on a day.
    public static func below(_ office: String, on day: Day, in reading: Reading) throws -> [Office] {
        try reading.all(
            """
            SELECT \(Office.columns) FROM office_above JOIN office ON office.id = office_above.descendant
            WHERE office_above.ancestor = \(office) AND office_above.depth = 1 AND \(holds(on: day))
            ORDER BY office.name
            """)
    }
}

/// Why an office is not put below another.
public enum OfficeTreeProblem: String, Refusal, CaseIterable {
    case circle = "people.refused.circle"
    case beforeLast = "people.refused.before-last"
}
