import Foundation

/// The name of a file in an archive: folders and a name, which stay below the place where it is unpacked.
struct ArchivePath: Hashable {
    let text: String

    init?(_ text: String) {
        let parts = text.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        guard text.utf8.count <= 1024, !parts.contains(where: { [[], [0x2E], [0x2E, 0x2E]].contains(Array($0)) }),
            text.unicodeScalars.allSatisfy(Self.isSeen)
        else { return nil }
        self.text = text
    }

    /// Alike for names that some file system takes for the same.
    var key: String { text.precomposedStringWithCanonicalMapping.lowercased() }

    /// The keys of the folders that it lies in.
    var folders: [String] {
        let parts = key.split(separator: "/")
        return parts.indices.dropFirst().map { parts[..<$0].joined(separator: "/") }
    }

    /// Neither a control character, nor what turns letters around, nor what Windows takes for folders and drives.
    private static func isSeen(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator: false
        default: scalar != "\\" && scalar != ":"
        }
    }
}

/// The names of an archive so far: none twice, and none that is a file here and a folder there.
struct ArchivePaths {
    private var files: Set<String> = []
    private var folders: Set<String> = []

    /// Takes the name of a file, or of a folder with a slash behind it.
    mutating func add(_ name: String) -> Bool {
        let isFolder = name.utf8.last == UInt8(ascii: "/")
        guard let path = ArchivePath(isFolder ? String(name.dropLast()) : name) else { return false }
        return isFolder ? addFolder(path) : add(path)
    }

    private mutating func addFolder(_ path: ArchivePath) -> Bool {
        guard files.isDisjoint(with: path.folders + [path.key]) else { return false }
        folders.formUnion(path.folders + [path.key])
        return true
    }

    mutating func add(_ path: ArchivePath) -> Bool {
        let above = path.folders
        guard !folders.contains(path.key), files.isDisjoint(with: above), files.insert(path.key).inserted else {
            return false
        }
        folders.formUnion(above)
        return true
    }
}
