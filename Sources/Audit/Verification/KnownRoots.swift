public import Foundation
public import Storage

/// The roots of a folder, checked with a public key: what the chains are held against.
public struct KnownRoots: Sendable {
    /// The fingerprint of the key; `nil` when there is none.
    public let key: String?
    /// The names of those that are whole and signed by that key, the oldest first.
    let good: [String]
    let bad: [(root: String, problem: RootFile.Problem)]
    /// The roots that were signed for each beginning of an installation.
    let beginnings: [String: [String]]
    /// For each chain and number: the hashes that were signed for it, with the last root that holds each.
    ///
    /// Roots that say the same fall together, so years of them fit into memory.
    let anchors: [String: [Int: [String: Anchor]]]

    /// - Parameter key: the file of the public key; the one beside the roots when nobody says otherwise.
    public init(folder: URL, key place: URL? = nil) throws {
        let place = place ?? RootFile.keyPlace(folder)
        let names = try RootFile.names(folder)
        let isThere = FileManager.default.fileExists(atPath: place.path)
        guard isThere || names.isEmpty else {
            throw RootProblem("There are roots in \(folder.path) but no key at \(place.path). Name it with --key.")
        }
        let key = isThere ? try RootPublicKey.load(place) : nil
        var good: [String] = []
        var bad: [(root: String, problem: RootFile.Problem)] = []
        var beginnings: [String: [String]] = [:]
        var anchors: [String: [Int: [String: Anchor]]] = [:]
        for name in names {
            let file = try RootFile(name, in: folder, key: key)
            guard let root = file.root, file.problem == nil else {
                bad.append((name, file.problem ?? .unreadable))
                continue
            }
            good.append(name)
            beginnings[root.installation, default: []].append(name)
            for head in root.heads {
                anchors[head.office, default: [:]][head.seq, default: [:]][head.hash] =
                    Anchor(root: name, at: root.at, seq: head.seq)
            }
        }
        (self.key, self.good, self.bad) = (key?.fingerprint, good, bad)
        (self.beginnings, self.anchors) = (beginnings, anchors)
    }
}

/// Where a root holds a chain.
public struct Anchor: Sendable, Equatable {
    public let root: String
    public let at: Instant
    public let seq: Int
}
