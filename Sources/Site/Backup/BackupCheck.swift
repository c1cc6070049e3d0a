import Crypto
import Foundation
import Storage

/// Reads a backup from its first byte to its last and says what it holds; nothing is written.
struct BackupCheck {
    let file: URL
    let passphrase: () throws -> String

    /// Throws a `BackupProblem` unless every byte is as the backup's making left it.
    func run() throws -> BackupManifest {
        let input = try BackupInput(file, passphrase: passphrase)
        try checkFormat(input)
        var found: [BackupPart] = [BackupPart(name: BackupManifest.readmeName, Data(BackupManifest.readme.utf8))]
        var (manifest, sum) = (Data(), Data())
        while let entry = try input.next() {
            switch entry.name {
            case BackupManifest.name: manifest = try whole(entry, input)
            case BackupManifest.sumName: sum = try whole(entry, input)
            default:
                var hasher = SHA256()
                while let chunk = try input.chunk() { hasher.update(data: chunk) }
                found.append(
                    BackupPart(name: entry.name, size: entry.size, sha256: Identifier.hex(hasher.finalize())))
            }
        }
        let line = "\(Identifier.hex(SHA256.hash(data: manifest)))  \(BackupManifest.name)\n"
        guard sum == Data(line.utf8) else { throw BackupProblem.altered("its manifest") }
        let named = try BackupManifest(bytes: manifest)
        try compare(found, with: named)
        return named
    }

    /// A newer format is told apart from damage before anything else is looked at.
    private func checkFormat(_ input: BackupInput) throws {
        guard let first = try input.next(), first.name == BackupManifest.readmeName else {
            throw BackupProblem.notABackup
        }
        let text = String(decoding: try whole(first, input), as: UTF8.self)
        let line = String(text.prefix { $0 != "\n" })
        guard line == BackupManifest.format else {
            guard line.wholeMatch(of: /tuntas backup [0-9]+/) != nil else { throw BackupProblem.notABackup }
            throw BackupProblem.newerFormat(line)
        }
        guard text == BackupManifest.readme else { throw BackupProblem.altered(BackupManifest.readmeName) }
    }

    private func whole(_ entry: TarEntry, _ input: BackupInput) throws -> Data {
        guard entry.size <= 1 << 28 else { throw BackupProblem.altered("\(entry.name) is too large") }
        var bytes = Data()
        while let chunk = try input.chunk() { bytes.append(chunk) }
        return bytes
    }

    private func compare(_ found: [BackupPart], with manifest: BackupManifest) throws {
        for (part, named) in zip(found, manifest.parts) where part != named {
            guard part.name == named.name else { throw BackupProblem.lacks(named.name) }
            throw BackupProblem.altered(named.name)
        }
        if found.count < manifest.parts.count { throw BackupProblem.lacks(manifest.parts[found.count].name) }
        guard found.count == manifest.parts.count else {
            throw BackupProblem.altered("\(found[manifest.parts.count].name) is not in its manifest")
        }
        let known = [BackupManifest.readmeName, manifest.database.copyName]
        guard found.prefix(2).map(\.name) == known, Set(found.map(\.name)).count == found.count,
            found.dropFirst(2).allSatisfy({ $0.place != nil })
        else { throw BackupProblem.altered("it has parts without a place") }
    }
}

extension BackupPart {
    fileprivate init(name: String, _ bytes: Data) {
        self.init(name: name, size: bytes.count, sha256: Identifier.hex(SHA256.hash(data: bytes)))
    }
}
