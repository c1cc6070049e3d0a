import Evidence
import Files
import Forms
import People
import Storage
import Subjects
import Web

/// Destroys a record: nothing of what it said is left in any table. What stays is that there was one, when it was dealt
/// with, and that somebody destroyed it and why.
///
/// Whoever adds a table with texts of a record adds it here; the test of retention looks through all tables.
struct RecordErasure {
    let register: OfficeRegister
    let office: Office
    let words: Words
    let change: Change
    private let emptied: KeptBytes

    /// - Parameter emptied: what stands for the bytes of a file that is gone; kept before the change.
    init(_ register: OfficeRegister, _ office: Office, _ words: Words, emptied: KeptBytes, in change: Change) {
        (self.register, self.office, self.words, self.change) = (register, office, words, change)
        self.emptied = emptied
    }

    /// - Returns: the items of evidence that proved it, and prove nothing else.
    func destroy(_ record: Record, reason: String) throws -> [String] {
        let address = "/\(office.slug)/register/\(register.path)/\(record.code)"
        let empty = RecordDraft(register.register, answers: .init(), today: office.day(of: change.at))
        try change.run(
            """
            UPDATE record SET data = '{}', owner = NULL, assignee = NULL, destroyed_at = \(change.at),
                version = version + 1, \(sets: empty)
            WHERE id = \(record.id)
            """)
        try change.run("UPDATE record_message SET body = '' WHERE record = \(record.id)")
        try change.run("UPDATE record_rating SET body = '' WHERE record = \(record.id)")
        try change.run("DELETE FROM ticket WHERE record = \(record.id)")
        try change.run("DELETE FROM ticket_return WHERE record = \(record.id)")
        try eraseFiles(record)
        try eraseImports(record)
        try eraseNotices(address)
        try Subject(
            id: record.id, kind: "registers.record", office: office.id, unit: record.unit, number: record.code,
            year: record.year, label: record.code, address: address, action: register.register.action("read")
        ).save(in: change)
        let items = try unlink(record)
        // Last of all: what the unlinking said belongs to the items.
        try change.erasePayloads(of: record.id)
        change.record("registers.record-destroyed", on: record.id, office: office.id, reason: reason)
        return items
    }

    /// The bytes go with the sweep of what no row names.
    private func eraseFiles(_ record: Record) throws {
        let files = try change.reading.texts("SELECT file FROM record_file WHERE record = \(record.id)")
        guard !files.isEmpty else { return }
        try change.run("DELETE FROM record_file WHERE record = \(record.id)")
        try change.run("DELETE FROM file WHERE id IN \(list: files)")
    }

    /// What imports keep for being taken back, and the files that brought or changed it: they are copies, and the
    /// records that came with it stand for themselves.
    private func eraseImports(_ record: Record) throws {
        let batches: SQL = "SELECT batch FROM record_import_row WHERE record = \(record.id)"
        try change.run(
            """
            UPDATE file SET hash = \(emptied.hash), size = \(emptied.size), name = '-' WHERE id IN (
                SELECT file FROM record_import
                WHERE id IN (\(batches)) AND state IN ('done', 'undone', 'refused'))
            """)
        try change.run("DELETE FROM record_import_row WHERE record = \(record.id)")
    }

    /// What people were told of it.
    private func eraseNotices(_ address: String) throws {
        let told: SQL = "office = \(office.id) AND (address = \(address) OR address LIKE \(address + "#%"))"
        try change.run("DELETE FROM letter WHERE notice IN (SELECT id FROM notice WHERE \(told))")
        try change.run("DELETE FROM notice WHERE \(told)")
    }

    /// Evidence is never deleted; what proves nothing any more is named, so that somebody withdraws it.
    private func unlink(_ record: Record) throws -> [String] {
        let items = try change.reading.texts("SELECT evidence FROM evidence_link WHERE subject = \(record.id)")
        for item in items { try EvidenceItem.unlink(item, from: record.id, office: office.id, in: change) }
        return try items.filter { item in
            try !change.reading.finds(
                """
                SELECT 1 FROM evidence_link WHERE evidence = \(item)
                UNION ALL SELECT 1 FROM packet_part WHERE evidence = \(item)
                """)
        }
    }
}
