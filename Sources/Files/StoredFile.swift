public import Storage

/// A file of an office: the name it came with, and the bytes it stands for.
public struct StoredFile: Sendable, Stored, Equatable {
    public let id: String
    public let hash: String
    public let size: Int
    public let name: String
    public let media: String

    public init(row: Row) throws {
        id = try row.text(0)
        hash = try row.text(1)
        size = try row.int(2)
        name = try row.text(3)
        media = try row.text(4)
    }

    init(id: String, bytes: KeptBytes, name: String, media: String) {
        (self.id, hash, size, self.name, self.media) = (id, bytes.hash, bytes.size, name, media)
    }

    /// Names kept bytes as a file of `office`; whoever brings it says why in their own event.
    public static func add(
        _ bytes: KeptBytes, name: String, media: String, office: String, in change: Change
    ) throws -> StoredFile {
        let file = StoredFile(id: change.newID(), bytes: bytes, name: name, media: media)
        try change.run(
            """
            INSERT INTO file (id, office, hash, size, name, media, kept_at)
            VALUES (\(file.id), \(office), \(file.hash), \(file.size), \(name), \(media), \(change.at))
            """)
        return file
    }

    public static func find(_ id: String, office: String, in reading: Reading) throws -> StoredFile? {
        try reading.first("SELECT id, hash, size, name, media FROM file WHERE id = \(id) AND office = \(office)")
    }

    /// Whether any file of the office stands for the bytes called `hash`.
    public static func names(_ hash: String, office: String, in reading: Reading) throws -> Bool {
        try reading.finds("SELECT 1 FROM file WHERE office = \(office) AND hash = \(hash)")
    }
}
