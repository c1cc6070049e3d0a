import Evidence
import Files
import People
import Storage
import Web

/// Why nothing was destroyed.
enum RetentionRefusal: String, Refusal, CaseIterable {
    case nothingChosen = "registers.retention.refused.nothing-chosen"
    case noReason = "registers.retention.refused.no-reason"
    case notSure = "registers.retention.refused.not-sure"
    /// One of them is not to be destroyed, or not yet.
    case notDue = "registers.retention.refused.not-due"
}

/// What a register has kept long enough, and its destruction by a person who says why.
struct RetentionRoutes: Sendable {
    let shelf: RegisterShelf

    func add(to routes: Routes) {
        let keepers = routes.may(.destroyRecords)
        keepers.get("register/{register}/masa-simpan") { try await page($0) }
        keepers.post("register/{register}/masa-simpan") { try await destroy($0, $1) }
    }

    private func rights(_ visit: Visit<Member>, in reading: Reading) throws -> RecordRights {
        let rights = try visit.register(shelf, in: reading)
        guard rights.may("read") else { throw Problem.notFound }
        return rights
    }

    private func page(_ visit: Visit<Member>, said: RetentionPage.Said? = nil) async throws -> Reply {
        try await visit.store.read { reading in
            let rights = try rights(visit, in: reading)
            let kept = KeptLongEnough(rights, today: visit.today)
            let records = try kept?.records(in: reading) ?? []
            return RetentionPage(
                visit: visit, rights: rights, kept: kept, records: records, total: try kept?.count(in: reading) ?? 0,
                proofs: try Proofs(of: records.map(\.id), to: visit.person, in: reading),
                names: try RecordTable.names(visit.office.id, in: reading), left: try left(visit, in: reading),
                said: said)
        }.reply()
    }

    /// The proofs that a destruction left behind, by the numbers in the address.
    private func left(_ visit: Visit<Member>, in reading: Reading) throws -> [EvidenceItem] {
        let numbers = visit.query("bukti").split(separator: "-").compactMap { Int($0) }
        guard !numbers.isEmpty else { return [] }
        return try EvidenceItem.all(
            """
            evidence.office = \(visit.office.id) AND evidence.number IN \(list: numbers)
            AND evidence.withdrawn_at IS NULL
            AND NOT EXISTS (SELECT 1 FROM evidence_link WHERE evidence_link.evidence = evidence.id)
            AND NOT EXISTS (SELECT 1 FROM packet_part WHERE packet_part.evidence = evidence.id)
            """, to: visit.person, in: reading)
    }

    private func destroy(_ visit: Visit<Member>, _ form: Form) async throws -> Reply {
        let codes = Array(Set(form.all("catatan[]").filter { !$0.isEmpty })).sorted()
        let reason = form.text("alasan")
        do {
            let emptied = try visit.ground.vault.keep(Array("\n".utf8), office: visit.office.id)
            let left = try await visit.store.change(by: visit.actor, in: [visit.office.id]) { change in
                let rights = try rights(visit, in: change.reading)
                guard !codes.isEmpty, codes.count <= KeptLongEnough.most else { throw RetentionRefusal.nothingChosen }
                guard !reason.isEmpty, reason.count <= 500 else { throw RetentionRefusal.noReason }
                guard form.has("yakin") else { throw RetentionRefusal.notSure }
                guard let kept = KeptLongEnough(rights, today: visit.today) else { throw RetentionRefusal.notDue }
                let records = try kept.records(codes, in: change.reading)
                guard records.count == codes.count else { throw RetentionRefusal.notDue }
                let erasure = RecordErasure(rights.register, visit.office, visit.words, emptied: emptied, in: change)
                let items = try records.flatMap { try erasure.destroy($0, reason: reason) }
                var numbers: [Int] = []
                try change.reading.each("SELECT number FROM evidence WHERE id IN \(list: items) ORDER BY number") {
                    numbers.append(try $0.int(0))
                }
                return numbers
            }
            let query =
                ["musnah=\(codes.count)"]
                + (left.isEmpty ? [] : ["bukti=" + left.map(String.init).joined(separator: "-")])
            return .see("\(visit.place)?\(query.joined(separator: "&"))")
        } catch let refusal as RetentionRefusal {
            return try await page(visit, said: .init(form: form, refusal: refusal))
        }
    }
}
