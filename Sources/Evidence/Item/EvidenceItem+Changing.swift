import Files
public import Storage
import Subjects

extension EvidenceItem {
    /// The number and address of the newest content are the item's; the ones before stay.
    func replace(with content: NewEvidence.Content, reason: String, by person: String, in change: Change) throws {
        guard withdrawnAt == nil else { throw EvidenceRefusal.withdrawn }
        guard kind != .packet else { throw EvidenceRefusal.gone }
        guard !reason.isEmpty else { throw EvidenceRefusal.noReason }
        let fields = try content.write(newest + 1, of: id, office: office, by: person, reason: reason, in: change)
        let kind: Kind = if case .link = content { .link } else { .file }
        try change.run(
            """
            UPDATE evidence SET newest = \(newest + 1), kind = \(kind), version = version + 1 WHERE id = \(id)
            """)
        change.record("evidence.replaced", on: id, office: office, reason: reason, fields)
    }

    /// Nobody is to use it any more: it stays where it proved something, and is marked there.
    func withdraw(reason: String, in change: Change) throws {
        guard withdrawnAt == nil else { throw EvidenceRefusal.withdrawn }
        guard !reason.isEmpty else { throw EvidenceRefusal.noReason }
        try change.run("UPDATE evidence SET withdrawn_at = \(change.at), version = version + 1 WHERE id = \(id)")
        change.record("evidence.withdrawn", on: id, office: office, reason: reason)
    }

    /// Takes a withdrawal back.
    func restore(in change: Change) throws {
        guard withdrawnAt != nil else { return }
        try change.run("UPDATE evidence SET withdrawn_at = NULL, version = version + 1 WHERE id = \(id)")
        change.record("evidence.restored", on: id, office: office)
    }

    /// Writes what is new of its description; a stale form gets both texts.
    func describe(_ new: NewEvidence, seen version: Int, slug: String, in change: Change) throws {
        guard withdrawnAt == nil else { throw EvidenceRefusal.withdrawn }
        guard !new.title.isEmpty else { throw EvidenceRefusal.noTitle }
        guard new.title.count <= NewEvidence.longestTitle, new.place.count <= 200 else {
            throw EvidenceRefusal.longTitle
        }
        guard new.until.map({ $0 >= new.from }) ?? true else { throw EvidenceRefusal.backwards }
        let fields = changes(to: new) { $0 }
        guard self.version == version else { throw StaleWrite(changes(to: new) { "evidence.field.\($0)" }) }
        guard !fields.isEmpty else { return }
        try change.run(
            """
            UPDATE evidence SET title = \(new.title), from_day = \(new.from), until_day = \(new.until),
                place = \(new.place), confidential = \(new.isConfidential), version = version + 1
            WHERE id = \(id)
            """)
        if new.isConfidential, !isConfidential {
            // What became confidential is not read by strangers any more, in packets neither.
            let revoked = try change.run(
                """
                UPDATE read_link SET revoked_at = \(change.at) WHERE evidence = \(id) AND revoked_at IS NULL
                    AND expires_at > \(change.at)
                """)
            if revoked > 0 {
                change.record(
                    "evidence.read-link-revoked", on: id, office: office, [FieldChange("count", old: String(revoked))])
            }
        }
        try Subject(
            id: id, kind: "evidence.item", office: office, unit: unit, owner: owner, number: String(number),
            year: from.year,
            label: new.title, address: "/\(slug)/data-dukung/\(number)",
            action: new.isConfidential ? .readConfidentialEvidence : .readEvidence
        ).save(in: change, found: [new.place, "DD-\(number)"])
        change.record("evidence.described", on: id, office: office, fields)
    }

    private func changes(to new: NewEvidence, naming name: (String) -> String) -> [FieldChange] {
        func text(_ flag: Bool) -> String { flag ? "1" : "0" }
        let fields = [
            FieldChange(name("title"), old: title, new: new.title),
            FieldChange(name("from"), old: from.description, new: new.from.description),
            FieldChange(name("until"), old: until?.description, new: new.until?.description),
            FieldChange(name("place"), old: place, new: new.place),
            FieldChange(name("confidential"), old: text(isConfidential), new: text(new.isConfidential)),
        ]
        return fields.filter { $0.old != $0.new }
    }

    /// Says that it proves a thing; whoever calls it has rights on both. Nothing when it does already.
    public static func link(_ evidence: String, to subject: String, office: String, in change: Change) throws {
        let known = try change.reading.finds(
            "SELECT 1 FROM evidence_link WHERE subject = \(subject) AND evidence = \(evidence)")
        guard !known else { return }
        try change.run(
            """
            INSERT INTO evidence_link (subject, evidence, at, by)
            VALUES (\(subject), \(evidence), \(change.at), \(change.actor.person))
            """)
        change.record(
            "evidence.linked", on: evidence, office: office, [FieldChange("subject", new: subject)])
    }

    /// Takes a link away; `false` when there was none.
    @discardableResult
    public static func unlink(_ evidence: String, from subject: String, office: String, in change: Change) throws
        -> Bool
    {
        let count = try change.run(
            "DELETE FROM evidence_link WHERE subject = \(subject) AND evidence = \(evidence)")
        guard count > 0 else { return false }
        change.record("evidence.unlinked", on: evidence, office: office, [FieldChange("subject", old: subject)])
        return true
    }
}
