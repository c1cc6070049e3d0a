import Files
import People
import Storage
import Web

/// A file that comes in pieces, so that a cut line loses one piece and not the file: it is begun, each piece is put
/// behind the last, and the form that it belongs to names it instead of the file.
struct PieceRoutes {
    static let largest = 1_048_576

    func add(to routes: Routes) {
        let write = routes.may(.addEvidence)
        write.post("data-dukung/kiriman", begin)
        write.piece("data-dukung/kiriman/{kode}", limit: Self.largest, append)
    }

    /// Says the upload's name and how much of it is here: one that was cut goes on where it ended.
    @Sendable private func begin(_ visit: Visit<Member>, _ form: Form) async throws -> Reply {
        let (name, size) = (String(form.text("nama").prefix(200)), form.int("ukuran") ?? 0)
        let stamp = String(form.text("diubah").prefix(40))
        guard !name.isEmpty else { throw Problem.badForm("web.form.missing") }
        guard size > 0 else { throw EvidenceRefusal.empty }
        guard size <= EvidenceIntake.largest else { throw Problem.tooLarge(limit: EvidenceIntake.largest) }
        let (office, person) = (visit.office.id, visit.person.id)
        let id = try await visit.store.housekeeping { keeping in
            let day = keeping.at.adding(seconds: -3 * 3600)
            try keeping.run("DELETE FROM unfinished_upload WHERE begun_at < \(day)")
            let known = try keeping.reading.texts(
                """
                SELECT id FROM unfinished_upload
                WHERE office = \(office) AND person = \(person) AND name = \(name) AND size = \(size)
                    AND stamp = \(stamp)
                """
            ).first
            if let known { return known }
            let open =
                try keeping.reading.number("SELECT COUNT(*) FROM unfinished_upload WHERE person = \(person)") ?? 0
            // More than a form can name at once is nobody's honest work.
            guard open < 2 * EvidenceIntake.most else { throw Problem.tooMany(seconds: 3600) }
            let id = Identifier.hex(Identifier.random(16))
            try keeping.run(
                """
                INSERT INTO unfinished_upload (id, office, person, name, size, stamp, begun_at)
                VALUES (\(id), \(office), \(person), \(name), \(size), \(stamp), \(keeping.at))
                """)
            return id
        }
        return answer(id, visit.ground.vault.partial(id).size)
    }

    @Sendable private func append(_ visit: Visit<Member>, _ bytes: [UInt8]) async throws -> Reply {
        let id = try visit.path("kode")
        guard let upload = try await visit.store.read({ try UnfinishedUpload.find(id, visit, in: $0) }) else {
            throw Problem.notFound
        }
        let file = visit.ground.vault.partial(id)
        guard let offset = Int(visit.header("X-Tuntas-Offset")), (0...upload.size).contains(offset),
            bytes.count <= upload.size - offset
        else {
            throw Problem.badForm("web.form.cut")
        }
        do {
            return answer(id, try file.append(bytes, at: offset))
        } catch FileProblem.misplaced(let size) {
            return answer(id, size, isMisplaced: true)
        } catch FileProblem.notWritten {
            throw EvidenceRefusal.noSpace
        }
    }

    private func answer(_ id: String, _ size: Int, isMisplaced: Bool = false) -> Reply {
        let body = Array("{\"id\":\"\(id)\",\"received\":\(size)}\n".utf8)
        return isMisplaced ? .conflict(json: body) : .json(body)
    }
}

/// An upload that was begun, as the row says; what came of it says its file.
struct UnfinishedUpload: Stored {
    let id: String
    let name: String
    let size: Int

    init(row: Row) throws { (id, name, size) = (try row.text(0), try row.text(1), try row.int(2)) }

    /// Only whoever began it goes on with it.
    static func find(_ id: String, _ visit: Visit<Member>, in reading: Reading) throws -> UnfinishedUpload? {
        try reading.first(
            """
            SELECT id, name, size FROM unfinished_upload
            WHERE id = \(id) AND office = \(visit.office.id) AND person = \(visit.person.id)
            """)
    }
}
