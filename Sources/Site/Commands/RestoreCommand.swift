import ArgumentParser
import Foundation
import Storage

/// Makes an installation from a backup.
struct RestoreCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore", abstract: "Check a backup, and make an installation of it in an empty place.",
        discussion: """
            Everything is checked before anything is written: a backup that was cut short or altered is refused. Then \
            the chains and the numbers of events, people and files are compared with the manifest. After an error \
            nothing of it stays. It never overwrites; all browsers are signed out.

            Example:  tuntas restore tuntas-2026-09-15.tar --check
                      tuntas restore tuntas-2026-09-15.tar --data data-new
                      TUNTAS_DATABASE=postgres://tuntas@127.0.0.1/tuntas_new \\
                          tuntas restore tuntas-2026-09-15.tar --data data-new
            """)

    @Argument(help: "The backup.") var file: String
    @OptionGroup var options: DataOptions
    @Option(help: "The file whose first line is the passphrase; otherwise it is asked for.") var passphraseFile: String?
    @Flag(help: "Only check the backup; write nothing.") var check = false

    func run() async throws {
        let settings = try options.settings()
        let passphrase = Passphrase(file: passphraseFile)
        do {
            if check {
                let manifest = try BackupCheck(file: URL(filePath: file), passphrase: passphrase.read).run()
                print("\(file) is whole: \(manifest.summary).")
                return
            }
            let restored = try Restore(
                file: URL(filePath: file), passphrase: passphrase.read, data: settings.data,
                database: settings.database,
                migrations: try Migration.all(in: settings.resources.appending(path: "migrations")).map(\.name),
                clock: .system
            ).run()
            print(restored.report)
            print("Look at it: tuntas serve --data \(options.data)")
        } catch let problem as BackupProblem {
            throw SettingsProblem(problem.description)
        } catch let problem as PostgresToolProblem {
            throw SettingsProblem(problem.description)
        }
    }
}

extension Restored {
    /// What came back, chain by chain, to be compared with what somebody wrote down.
    var report: String {
        var lines = ["Restored: \(manifest.summary)."]
        for chain in manifest.state.chains {
            let state = brokenChains.contains(chain.office) ? "DOES NOT VERIFY, nor did it in the backup" : "verified"
            lines.append("  chain \(chain.name): \(chain.events) events, \(chain.head.prefix(16))…, \(state)")
        }
        for damage in manifest.damage {
            lines.append("  \(damage.kind.rawValue) already in the backup: \(damage.name)")
        }
        lines.append("All browsers are signed out.")
        return lines.joined(separator: "\n")
    }
}
