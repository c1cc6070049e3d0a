import Foundation
public import Storage

/// What a pack of evidence says it holds: each file with its SHA-256, and apart from them links, which it only names.
public struct PackManifest: Codable, Sendable, Equatable {
    static let format = "tuntas-pack"
    static let version = 1
    public static let name = "manifest.json"
    /// Tables of the same for people to read, which a pack may hold.
    static let listNames = ["daftar.csv", "daftar.html"]
    static var ownNames: [String] { [name] + listNames }

    public let format: String
    public let version: Int
    public let office: String
    /// RFC 3339, UTC.
    public let madeAt: String
    public let title: String
    public let items: [Item]
    public let links: [Link]
    public let lists: [File]

    /// A proof in the pack.
    public struct Item: Codable, Sendable, Equatable {
        public let path: String
        public let title: String
        /// Labels of what it proves.
        public let subjects: [String]
        public let period: String
        public let sha256: String
        public let size: Int
        public let media: String

        public init(
            path: String, title: String, subjects: [String], period: String, sha256: String, size: Int, media: String
        ) {
            (self.path, self.title, self.subjects, self.period) = (path, title, subjects, period)
            (self.sha256, self.size, self.media) = (sha256, size, media)
        }
    }

    /// A proof that lies elsewhere: nothing in the pack vouches for what stands there.
    public struct Link: Codable, Sendable, Equatable {
        public let title: String
        public let address: String
        public let subjects: [String]
        public let period: String

        public init(title: String, address: String, subjects: [String], period: String) {
            (self.title, self.address, self.subjects, self.period) = (title, address, subjects, period)
        }
    }

    /// A file of the pack itself.
    public struct File: Codable, Sendable, Equatable {
        public let path: String
        public let sha256: String
        public let size: Int

        public init(path: String, sha256: String, size: Int) {
            (self.path, self.sha256, self.size) = (path, sha256, size)
        }
    }

    public init(office: String, madeAt: Instant, title: String, items: [Item], links: [Link], lists: [File]) {
        (format, version) = (Self.format, Self.version)
        (self.office, self.madeAt, self.title) = (office, madeAt.description, title)
        (self.items, self.links, self.lists) = (items, links, lists)
    }
}

extension PackManifest {
    /// The same bytes for the same manifest, whatever the machine.
    public var bytes: [UInt8] {
        get throws {
            let encoder = JSONEncoder()
            encoder.keyEncodingStrategy = .convertToSnakeCase
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
            return Array(try encoder.encode(self)) + [0x0A]
        }
    }

    /// Reads what anyone may have written.
    public init(bytes: [UInt8]) throws {
        struct Head: Codable { let format: String, version: Int }
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        do {
            let head = try decoder.decode(Head.self, from: Data(bytes))
            guard head.format == Self.format else { throw PackProblem.notAPack }
            guard head.version == Self.version else { throw PackProblem.otherVersion(head.version) }
            self = try decoder.decode(PackManifest.self, from: Data(bytes))
        } catch is DecodingError {
            throw PackProblem.unreadableManifest
        }
        guard Set(files.map(\.path)).count == files.count else { throw PackProblem.unreadableManifest }
    }

    /// Every file that it vouches for.
    var files: [File] { items.map { File(path: $0.path, sha256: $0.sha256, size: $0.size) } + lists }
}

/// Why a pack can't be checked at all.
public enum PackProblem: Error, Equatable, Sendable {
    case notAPack
    case otherVersion(Int)
    case unreadableManifest
}
