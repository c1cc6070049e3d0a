import ArgumentParser
import Foundation
import Storage

/// Takes a backup.
struct BackupCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup", abstract: "Write the whole installation into one file, while the server may run.",
        discussion: """
            The file holds the database, all documents and the keys: keep it as safe as the server itself, on another \
            machine, or encrypt it. It is a plain tar archive (encrypted: see docs/guide/backup.md). It never overwrites.

            Example:  tuntas backup /mnt/usb/tuntas-2026-09-15.tar --data data
                      tuntas backup /mnt/usb/tuntas-2026-09-15.sealed --data data --encrypt
                      tuntas restore /mnt/usb/tuntas-2026-09-15.tar --check
            """)

    @Argument(help: "The file to write.") var file: String
    @OptionGroup var options: DataOptions
    @Flag(help: "Encrypt the backup with a passphrase, which is asked for on the terminal.") var encrypt = false
    @Option(help: "Encrypt it with the passphrase in the first line of this file.") var passphraseFile: String?

    func run() async throws {
        let settings = try options.settings()
        let store = try Server.existingStore(settings)
        let backup = Backup(store: store, data: settings.data, version: App.version)
        let manifest: BackupManifest
        do {
            let seal =
                encrypt || passphraseFile != nil ? try Seal(passphrase: Passphrase(file: passphraseFile).choose()) : nil
            manifest = try await backup.write(to: URL(filePath: file), seal: seal)
        } catch let problem as BackupProblem {
            throw SettingsProblem(problem.description)
        } catch let problem as PostgresToolProblem {
            throw SettingsProblem(problem.description)
        }
        try await store.close()
        print("\(file) holds \(manifest.summary).")
        print("Check it where it will lie: tuntas restore \(file) --check")
        guard manifest.damage.isEmpty else {
            for damage in manifest.damage { print("\(damage.kind.rawValue): \(damage.name)") }
            print("The backup is made, but the data folder has lost \(manifest.damage.count) files: see above.")
            throw ExitCode(1)
        }
    }
}

extension BackupManifest {
    /// `SQLite of 2026-09-15T02:30:00.000Z (offices: 2, people: 6, events: 40, files: 1; 1.2 MB)`
    var summary: String {
        let counts = state.counts
        let size = parts.reduce(0) { $0 + $1.size }
        return """
            \(database.name) of \(madeAt) (offices: \(counts.offices), people: \(counts.people), \
            events: \(counts.events), files: \(counts.files); \(Disk.size(size)))
            """
    }
}
