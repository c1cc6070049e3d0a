import Foundation
import Storage

/// What a backup says of itself: where it comes from, each of its parts, and what the database held.
struct BackupManifest: Codable, Equatable, Sendable {
    /// The first line of the first part: what it is, and how it is to be read.
    static let format = "tuntas backup 1"
    static let readme = """
        \(format)

        This is a backup of a whole Tuntas installation. To restore it:

            tuntas restore THIS-FILE --data NEW-FOLDER

        Without Tuntas: this is a plain tar archive. manifest.json names every part with its SHA-256;
        database.sqlite is a SQLite database, database.pgdump is for PostgreSQL's own restore program;
        files/OFFICE/xx/HASH are documents, each named by the SHA-256 of its bytes; data/ holds keys:
        keep them as you keep passwords.

        """

    static let readmeName = "README"
    static let name = "manifest.json"
    static let sumName = "manifest.sha256"

    let format: String
    let version: String
    let madeAt: String
    let database: DatabaseKind
    let parts: [BackupPart]
    /// Bytes that the database names and the vault had lost, or had in another form.
    let damage: [BackupDamage]
    let state: InstallationState

    var bytes: Data {
        get throws {
            let encoder = JSONEncoder()
            encoder.keyEncodingStrategy = .convertToSnakeCase
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
            return try encoder.encode(self) + Data("\n".utf8)
        }
    }

    init(
        version: String, madeAt: Instant, database: DatabaseKind, parts: [BackupPart], damage: [BackupDamage],
        state: InstallationState
    ) {
        format = Self.format
        self.version = version
        self.madeAt = madeAt.description
        (self.database, self.parts, self.damage, self.state) = (database, parts, damage, state)
    }

    init(bytes: Data) throws {
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        do {
            self = try decoder.decode(BackupManifest.self, from: bytes)
        } catch is DecodingError {
            throw BackupProblem.altered("its manifest can't be read")
        }
    }
}

/// One part of a backup.
struct BackupPart: Codable, Equatable, Sendable {
    let name: String
    let size: Int
    let sha256: String

    /// Where it may go below the new data folder; `nil` when it has no place there.
    var place: String? {
        let parts = name.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count > 1, !parts.contains(where: { ["", ".", ".."].contains($0) }) else { return nil }
        switch parts[0] {
        case "files": return name
        case "data": return parts.dropFirst().joined(separator: "/")
        default: return nil
        }
    }
}

/// A file that the backup could not take whole.
struct BackupDamage: Codable, Equatable, Sendable {
    enum Kind: String, Codable { case missing, altered }

    let name: String
    let kind: Kind
}

/// What a database held when it was copied: what the restored one must hold too.
struct InstallationState: Codable, Equatable, Sendable {
    struct Chain: Codable, Equatable, Sendable, Stored {
        /// The office's id, or `-` for the installation's own chain.
        let office: String
        let slug: String?
        let events: Int
        let head: String

        init(row: Row) throws {
            (office, slug) = (try row.text(0), try row.optionalText(1))
            (events, head) = (try row.int(2), try row.text(3))
        }

        /// What an operator calls it.
        var name: String { slug ?? (office == "-" ? "of the installation" : office) }
    }

    struct Counts: Codable, Equatable, Sendable {
        let events: Int
        let payloads: Int
        let offices: Int
        let people: Int
        let files: Int
    }

    let migrations: [String]
    let chains: [Chain]
    let counts: Counts

    init(_ reading: Reading) throws {
        migrations = try reading.migrations()
        chains = try reading.all(
            """
            SELECT chain.office, office.slug, chain.seq, chain.hash FROM chain
            LEFT JOIN office ON office.id = chain.office ORDER BY chain.office
            """)
        counts = Counts(
            events: try reading.number("SELECT COUNT(*) FROM event") ?? 0,
            payloads: try reading.number("SELECT COUNT(*) FROM event_payload") ?? 0,
            offices: try reading.number("SELECT COUNT(*) FROM office") ?? 0,
            people: try reading.number("SELECT COUNT(*) FROM person") ?? 0,
            files: try reading.number("SELECT COUNT(*) FROM file") ?? 0)
    }
}
