import Foundation
public import Storage

/// Where every chain of an installation stood at a moment: what is signed and kept outside the database.
///
/// Its canonical text is the bytes that are signed, so nobody has to agree about how JSON is written.
public struct Root: Sendable, Equatable {
    /// One chain's last event.
    public struct Head: Sendable, Equatable {
        /// The office's id; `-` is the installation's own chain.
        public let office: String
        public let seq: Int
        public let hash: String

        public init(office: String, seq: Int, hash: String) {
            (self.office, self.seq, self.hash) = (office, seq, hash)
        }
    }

    /// The hash of the installation's first event, which no other installation has; `-` before there is one.
    public let installation: String
    public let at: Instant
    /// In the order of the ids.
    public let heads: [Head]

    public init(installation: String, at: Instant, heads: [Head]) {
        (self.installation, self.at, self.heads) = (installation, at, heads)
    }

    /// Where the chains stand, not before any of their events.
    init(at now: Instant, in reading: Reading) throws {
        let chains = try ChainHead.all(in: reading)
        at = chains.reduce(now) { max($0, $1.at) }
        installation = try Self.installation(in: reading)
        heads = chains.map { Head(office: $0.office, seq: $0.seq, hash: $0.hash) }
    }

    /// The same at another moment.
    func dated(_ at: Instant) -> Root { Root(installation: installation, at: at, heads: heads) }

    static func installation(in reading: Reading) throws -> String {
        try reading.texts("SELECT hash FROM event WHERE office = '-' AND seq = 1").first ?? "-"
    }

    private static let version = "tuntas-root-1"

    /// What is signed: a line for the version, the installation, the moment and each chain.
    public var text: String {
        let lines =
            [Self.version, "installation \(installation)", "at \(at)"]
            + heads.map { "chain \($0.office) \($0.seq) \($0.hash)" }
        return lines.map { $0 + "\n" }.joined()
    }

    /// Reads the canonical text and no other form.
    public init?(text: String) {
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        guard lines.count >= 4, lines.removeLast().isEmpty, lines.removeFirst() == Self.version else { return nil }
        let (first, second) = (lines.removeFirst(), lines.removeFirst())
        guard first.hasPrefix("installation "), second.hasPrefix("at "), let at = Instant(String(second.dropFirst(3)))
        else { return nil }
        var heads: [Head] = []
        for line in lines {
            let words = line.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
            guard words.count == 4, words[0] == "chain", let seq = Int(words[2]) else { return nil }
            heads.append(Head(office: words[1], seq: seq, hash: words[3]))
        }
        self.init(installation: String(first.dropFirst("installation ".count)), at: at, heads: heads)
        guard self.text == text else { return nil }
    }
}

/// A root as its file holds it.
public struct SignedRoot: Sendable, Equatable, Codable {
    /// The fingerprint of the public key.
    public let key: String
    /// Base64.
    public let signature: String
    /// The canonical text of the root.
    public let text: String

    init(_ root: Root, by key: RootKey) throws {
        text = root.text
        signature = try key.sign(text)
        self.key = key.publicKey.fingerprint
    }

    init(json: Data) throws { self = try JSONDecoder().decode(SignedRoot.self, from: json) }

    var json: [UInt8] {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
            return Array(try encoder.encode(self)) + [0x0A]
        }
    }
}
