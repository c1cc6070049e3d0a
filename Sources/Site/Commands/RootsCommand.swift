import ArgumentParser
import Audit
import Foundation
import Storage

/// The signed roots of an installation on the command line.
struct RootsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "roots", abstract: "List the signed roots, or sign one now.",
        discussion: "The server signs one every hour in which something happened; TUNTAS_ROOTS names where they lie.",
        subcommands: [List.self, Make.self], defaultSubcommand: List.self)

    /// Prints the roots and the key.
    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List the signed roots and the key.")

        @OptionGroup var options: DataOptions

        func run() async throws {
            let settings = try options.settings()
            let names = try RootFile.names(settings.roots)
            guard !names.isEmpty else {
                print("There is no root in \(settings.roots.path) yet.")
                return
            }
            do {
                let key = try RootPublicKey.load(RootFile.keyPlace(settings.roots))
                for name in names {
                    let file = try RootFile(name, in: settings.roots, key: key)
                    print("\(name)  \(file.problem?.rawValue ?? "\(file.root?.heads.count ?? 0) chains")")
                }
                print("key \(key.fingerprint)\n\(key.pem)", terminator: "")
            } catch let problem as RootProblem {
                throw SettingsProblem(problem.description)
            }
        }
    }

    /// Signs where the chains stand.
    struct Make: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Sign where the chains stand now.",
            discussion: "Nothing is written when nothing has happened since the last root.")

        @OptionGroup var options: DataOptions

        func run() async throws {
            let settings = try options.settings()
            let store = try Server.existingStore(settings)
            let roots = RootFolder(data: settings.data, folder: settings.roots)
            do {
                let name = try await roots.make(store)
                try await store.close()
                let key = try RootPublicKey.load(roots.publicKeyPlace)
                print(
                    name.map { "Signed \($0) in \(settings.roots.path)" } ?? "Nothing has happened since the last root."
                )
                print("key \(key.fingerprint)")
            } catch let problem as RootProblem {
                throw SettingsProblem(problem.description)
            }
        }
    }
}
