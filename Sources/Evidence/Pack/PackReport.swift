/// What the check of a pack found, in plain lists; a name stands in exactly one of them.
public struct PackReport: Codable, Sendable, Equatable {
    public let office: String
    public let title: String
    public let madeAt: String
    /// The SHA-256 of the manifest itself: whoever has it from elsewhere can tell a forged manifest.
    public let manifest: String
    public let ok: [String]
    public let changed: [String]
    public let missing: [String]
    public let extra: [String]
    /// Tables for people that the manifest doesn't name, so nothing vouches for them.
    public let unlisted: [String]
    /// How many links it names, whose content is not in the pack.
    public let links: Int
    /// Bytes in the archive that belong to no file.
    public let stray: Int

    public var isSound: Bool { changed.isEmpty && missing.isEmpty && extra.isEmpty && stray == 0 }
}
