public import Foundation
import Storage

/// A root as it was found in a folder: whole and signed by the key we know, or not.
public struct RootFile: Sendable, Equatable {
    /// Why a root proves nothing.
    public enum Problem: String, Sendable {
        case unreadable
        case unknownKey = "unknown-key"
        case badSignature = "bad-signature"
        /// It lies under the name of another moment, so that an old root would pass for a newer one.
        case misnamed
        case otherInstallation = "other-installation"
    }

    /// `2026-11-23T02-00-00Z`: its moment, and its file's name without `.json`.
    public let name: String
    /// What it says, whoever signed it; `nil` where it can't be read.
    public let root: Root?
    public let problem: Problem?

    public init(_ name: String, in folder: URL, key: RootPublicKey?) throws {
        self.name = name
        guard let data = FileManager.default.contents(atPath: Self.place(name, in: folder).path) else {
            throw RootProblem("\(Self.place(name, in: folder).path) can't be read.")
        }
        do {
            let signed = try SignedRoot(json: data)
            root = Root(text: signed.text)
            if root == nil {
                problem = .unreadable
            } else if signed.key != key?.fingerprint {
                problem = .unknownKey
            } else if key?.hasSigned(signed) != true {
                problem = .badSignature
            } else {
                problem = root.map { Self.name($0.at) } == name ? nil : .misnamed
            }
        } catch is DecodingError {
            (root, problem) = (nil, .unreadable)
        }
    }

    /// The names of the roots in a folder, the oldest first; a folder that isn't there has none.
    public static func names(_ folder: URL) throws -> [String] {
        guard FileManager.default.fileExists(atPath: folder.path) else { return [] }
        return try FileManager.default.contentsOfDirectory(atPath: folder.path)
            .filter { $0.hasSuffix(".json") }.map { String($0.dropLast(5)) }.filter { moment($0) != nil }.sorted()
    }

    /// The public key that lies beside the roots.
    public static func keyPlace(_ folder: URL) -> URL { folder.appending(path: "root.pub") }

    static func place(_ name: String, in folder: URL) -> URL { folder.appending(path: name + ".json") }

    /// A file's name holds no colons, which some file systems refuse.
    static func name(_ at: Instant) -> String {
        at.description.prefix(19).replacing(":", with: "-") + "Z"
    }

    static func moment(_ name: String) -> Instant? {
        guard name.utf8.count == 20, name.hasSuffix("Z") else { return nil }
        let day = name.prefix(10)
        let time = name.dropFirst(11).dropLast().replacing("-", with: ":")
        guard let at = Instant("\(day)T\(time).000Z"), Self.name(at) == name else { return nil }
        return at
    }
}
