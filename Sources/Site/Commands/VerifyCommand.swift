import ArgumentParser
import Audit
import Evidence
import Foundation
import Storage

/// Computes the audit trail anew, without a server.
struct VerifyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify", abstract: "Compute every chain of events anew, or check a pack of evidence.",
        discussion: """
            Nothing is written. Run it on a copy, with roots and a public key that were kept elsewhere: roots that lay on \
            the same machine prove less. Ends with status 0 when everything is sound and 1 when it is not.
            """)

    @Option(help: "The data folder, a copy of tuntas.db, or postgres://…") var data = "data"
    @Option(help: "The folder with the signed roots.") var roots: String?
    @Option(help: "The public key (PEM); root.pub beside the roots by default.") var key: String?
    @Option(help: "A pack of evidence (ZIP): hold its files against its own manifest instead, off line.") var pack:
        String?
    @Flag(help: "Print JSON.") var json = false

    func run() async throws {
        if let pack { return try verify(pack: URL(filePath: pack)) }
        let (settings, store) = try source()
        let folder = roots.map { URL(filePath: $0, directoryHint: .isDirectory) } ?? settings.roots
        do {
            // A folder that was named and is empty must not pass for a check against roots.
            guard try roots == nil || !RootFile.names(folder).isEmpty else {
                throw SettingsProblem("There is no root in \(folder.path).")
            }
            // First the roots, then the database: so no root is newer than what is read.
            let known = try KnownRoots(folder: folder, key: key.map { URL(filePath: $0) })
            let verification = try await store.read { try Verification(known, in: $0) }
            try await store.close()
            print(json ? try verification.json : verification.text)
            if !verification.isSound { throw ExitCode(1) }
        } catch let problem as RootProblem {
            throw SettingsProblem(problem.description)
        }
    }

    /// Needs no database and no network: whoever got the archive can do it.
    private func verify(pack: URL) throws {
        let report: PackReport
        do {
            report = try PackCheck.verify(pack)
        } catch let problem as ZipProblem {
            throw SettingsProblem("\(pack.path): \(problem)")
        } catch let problem as PackProblem {
            throw SettingsProblem("\(pack.path): \(problem)")
        }
        if json {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
            print(String(decoding: try encoder.encode(report), as: UTF8.self))
        } else {
            print(report.text)
        }
        if !report.isSound { throw ExitCode(1) }
    }

    /// What `--data` names, and the settings that say where its roots are.
    private func source() throws -> (Settings, Store) {
        if data.hasPrefix("postgres://") || data.hasPrefix("postgresql://") {
            return (try Settings(data: "data"), .postgres(address: data))
        }
        var isFolder: ObjCBool = false
        if FileManager.default.fileExists(atPath: data, isDirectory: &isFolder), !isFolder.boolValue {
            let file = URL(filePath: data)
            return (try Settings(data: file.deletingLastPathComponent().path), try .sqlite(path: file.path))
        }
        let settings = try Settings(data: data)
        return (settings, try Server.existingStore(settings))
    }
}
