public import Foundation
public import Jobs
public import Storage

/// Where the signed roots of an installation lie, outside its database, and what signs them.
public struct RootFolder: Sendable {
    public let folder: URL
    /// The private key, in the data folder.
    private let keyPlace: URL

    /// - Parameters:
    ///   - data: the data folder.
    ///   - folder: where the roots are written; `roots` in the data folder when nobody says otherwise.
    public init(data: URL, folder: URL? = nil) {
        self.folder = folder ?? data.appending(path: "roots", directoryHint: .isDirectory)
        keyPlace = data.appending(path: "root.key")
    }

    /// The public key, beside the roots.
    public var publicKeyPlace: URL { RootFile.keyPlace(folder) }

    /// Signs a root every hour in which something happened.
    public var job: JobKind { JobKind("audit.root", every: 3600) { _, store in try await make(store) } }

    /// Signs where the chains stand and writes it durably.
    ///
    /// - Returns: the name of the new root; `nil` when nothing has happened since the last one.
    @discardableResult
    public func make(_ store: Store) async throws -> String? {
        let key = try readyKey()
        // Read before the chains: what is not in this root was committed after this moment.
        let now = store.clock.now()
        var root = try await store.read { try Root(at: now, in: $0) }
        guard !root.heads.isEmpty else { return nil }
        if let newest = try RootFile.names(folder).last {
            let file = try RootFile(newest, in: folder, key: key.publicKey)
            if file.problem == nil, let last = file.root, last.dated(root.at) == root { return nil }
            // Also when the clock was set back, the newest root has the last name.
            if RootFile.name(root.at) <= newest, let moment = RootFile.moment(newest) {
                root = root.dated(moment.adding(seconds: 1))
            }
        }
        let name = RootFile.name(root.at)
        try DurableFile.write(
            try SignedRoot(root, by: key).json, to: RootFile.place(name, in: folder), mode: 0o644, replacing: true)
        return name
    }

    /// The key that signs here, with its public half beside the roots.
    private func readyKey() throws -> RootKey {
        let key = try RootKey.load(keyPlace)
        guard FileManager.default.fileExists(atPath: publicKeyPlace.path) else {
            try DurableFile.write(Array(key.publicKey.pem.utf8), to: publicKeyPlace, mode: 0o644, replacing: true)
            return key
        }
        guard try RootPublicKey.load(publicKeyPlace) == key.publicKey else {
            throw RootProblem(
                """
                \(publicKeyPlace.path) belongs to another key than \(keyPlace.path). If that key was lost, keep the old \
                roots with their root.pub in a folder of their own.
                """)
        }
        return key
    }
}
