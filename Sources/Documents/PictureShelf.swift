public import Foundation

/// Pages as pictures, made once and kept beside the files: they can always be made again.
public struct PictureShelf: Sendable {
    private let folder: URL
    private let worker: DocumentWorker

    public init(folder: URL, worker: DocumentWorker) { (self.folder, self.worker) = (folder, worker) }

    /// A page of a file, at 110 dots an inch.
    ///
    /// - Parameters:
    ///   - hash: what the file's bytes are called: a picture of the same bytes is the same.
    ///   - office: whose file it is.
    /// - Throws: `DocumentProblem` where there is no such page, or no worker.
    public func page(_ page: Int, of file: URL, hash: String, named name: String, office: String) async throws -> Data {
        let place = folder.appending(path: office).appending(path: "\(hash)-\(page)")
        if let kept = FileManager.default.contents(atPath: place.path) { return kept }
        let made = try await worker.picture(of: file, named: name, page: page)
        try FileManager.default.createDirectory(
            at: place.deletingLastPathComponent(), withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o700])
        try made.write(to: place, options: .atomic)
        return made
    }
}
