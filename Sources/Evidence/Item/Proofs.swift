public import People
public import Storage

/// What proves some things, as rooms above ask for it.
public struct Proofs: Sendable {
    private var items: [String: [EvidenceItem]] = [:]
    private var counts: [String: Int] = [:]

    /// - Parameter subjects: what shall be proven; all in one read.
    public init(of subjects: [String], to person: Person, in reading: Reading) throws {
        guard !subjects.isEmpty else { return }
        var links: [String: [String]] = [:]
        try reading.each(
            "SELECT subject, evidence FROM evidence_link WHERE subject IN \(list: subjects) ORDER BY at, evidence"
        ) { row in
            let (subject, evidence) = (try row.text(0), try row.text(1))
            links[evidence, default: []].append(subject)
            counts[subject, default: 0] += 1
        }
        guard !links.isEmpty else { return }
        for item in try EvidenceItem.all("evidence.id IN \(list: links.keys.sorted())", to: person, in: reading) {
            for subject in links[item.id] ?? [] { items[subject, default: []].append(item) }
        }
    }

    /// Those that the reader may see.
    public subscript(_ subject: String) -> [EvidenceItem] { items[subject] ?? [] }

    /// How many there are that the reader may not see.
    public func hidden(_ subject: String) -> Int { counts[subject, default: 0] - self[subject].count }

    /// How many there are in all.
    public func count(_ subject: String) -> Int { counts[subject] ?? 0 }

    /// What names every proof of a thing beyond doubt, sorted: part of the hash of what is approved. What was
    /// withdrawn proves nothing.
    public static func seals(of subject: String, in reading: Reading) throws -> [String] {
        var seals: [String] = []
        try reading.each(
            """
            SELECT evidence.id, evidence.title, file.hash, evidence_version.address, evidence.from_day,
                coalesce(evidence.until_day, ''), evidence.place
            FROM evidence_link
            JOIN evidence linked ON linked.id = evidence_link.evidence AND linked.withdrawn_at IS NULL
            LEFT JOIN packet_part ON packet_part.packet = evidence_link.evidence
            JOIN evidence ON evidence.id = coalesce(packet_part.evidence, evidence_link.evidence)
            JOIN evidence_version ON evidence_version.evidence = evidence.id
                AND evidence_version.number = evidence.newest
            LEFT JOIN file ON file.id = evidence_version.file
            WHERE evidence_link.subject = \(subject) AND evidence.withdrawn_at IS NULL
            """
        ) { row in
            let content = try row.optionalText(2).map { "sha256:\($0)" } ?? "link:\(try row.optionalText(3) ?? "")"
            let said = [try row.text(1), try row.text(4), try row.text(5), try row.text(6)]
            // Each with its length, so that no two descriptions read alike.
            let described = said.map { "\($0.utf8.count):\($0)" }.joined(separator: " ")
            seals.append("\(try row.text(0)) \(content) \(described)")
        }
        return Set(seals).sorted()
    }

    /// 1 for a thing that has a proof, else 0: stops at the first, so that it is cheap to ask of many.
    ///
    /// - Parameter subject: the column with the id of the thing.
    public static func isProven(_ subject: SQL) -> SQL {
        """
        CASE WHEN EXISTS (SELECT 1 FROM evidence_link JOIN evidence ON evidence.id = evidence_link.evidence
            WHERE evidence_link.subject = \(subject) AND evidence.withdrawn_at IS NULL
                AND (evidence.kind <> 'packet' OR EXISTS
                    (SELECT 1 FROM packet_part JOIN evidence part ON part.id = packet_part.evidence
                        WHERE packet_part.packet = evidence.id AND part.withdrawn_at IS NULL))) THEN 1 ELSE 0 END
        """
    }

    /// How many proofs each of some things has, a packet as one; what was withdrawn, or is empty, not at all.
    public static func counts(_ condition: SQL, in reading: Reading) throws -> [String: Int] {
        var counts: [String: Int] = [:]
        try reading.each(
            """
            SELECT evidence_link.subject, COUNT(*) FROM evidence_link
            JOIN evidence ON evidence.id = evidence_link.evidence
            WHERE \(condition) AND evidence.withdrawn_at IS NULL
                AND (evidence.kind <> 'packet' OR EXISTS
                    (SELECT 1 FROM packet_part JOIN evidence part ON part.id = packet_part.evidence
                        WHERE packet_part.packet = evidence.id AND part.withdrawn_at IS NULL))
            GROUP BY evidence_link.subject
            """
        ) { counts[try $0.text(0)] = try $0.int(1) }
        return counts
    }

    /// The titles of links that did not answer, by what they prove.
    public static func deadLinks(_ condition: SQL, in reading: Reading) throws -> [String: [String]] {
        var titles: [String: [String]] = [:]
        try reading.each(
            """
            SELECT evidence_link.subject, evidence.title FROM evidence_link
            JOIN evidence ON evidence.id = evidence_link.evidence
            JOIN evidence_version ON evidence_version.evidence = evidence.id
                AND evidence_version.number = evidence.newest
            JOIN link_state ON link_state.address = evidence_version.address
            WHERE \(condition) AND evidence.withdrawn_at IS NULL AND evidence.confidential = 0
                AND link_state.state = 'dead'
            """
        ) { titles[try $0.text(0), default: []].append(try $0.text(1)) }
        return titles
    }
}
