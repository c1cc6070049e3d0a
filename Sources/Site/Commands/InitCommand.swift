import ArgumentParser
import Foundation
import Logging
import Offices
import People
import Storage
import Web

/// Makes a new office.
struct InitCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init", abstract: "Make a new office with its units and its first administrator.",
        discussion: """
            Asks step by step for what no flag says. The first password is printed once (or taken from a file) and must \
            be changed at the first sign-in. Call it again with another slug for another office.

            Example:  tuntas init --data data
                      tuntas init --data data --office "KPU Kota Pelabuhan" --short-name "KPU Pelabuhan" \\
                          --slug pelabuhan --zone WIB --unit "Subbag Umum" --unit "Subbag Hukum" \\
                          --admin-name "Rina" --admin-login rina --yes
            """)

    @OptionGroup var options: DataOptions
    @Option(help: "The name of the office, as on its letters.") var office: String?
    @Option(help: "Its short name, for the head of each page.") var shortName: String?
    @Option(help: "Its word in addresses: small letters, digits and dashes.") var slug: String?
    @Option(help: "WIB, WITA or WIT; WIB by default.") var zone: String?
    @Option(help: "A unit (subbagian); can be given several times.") var unit: [String] = []
    @Option(help: "The name of the first administrator.") var adminName: String?
    @Option(help: "The name they sign in with.") var adminLogin: String?
    @Option(help: "Take the first password from the first line of this file; otherwise one is made and printed once.")
    var passwordFile: String?
    @Flag(help: "Ask nothing: what is missing is an error.") var yes = false

    func run() async throws {
        let settings = try options.settings()
        let store = try Server.store(settings)
        try await App.migrate(store, resources: settings.resources)
        var new = try answers(besides: try await store.read { try NewOffice.Taken($0) })
        let interview = Interview(
            ask: { question in
                print(question, terminator: "")
                fflush(nil)
                return readLine()
            }, say: { print($0) })
        let isTalking = !yes && isatty(STDIN_FILENO) == 1
        if isTalking {
            new = try interview.complete(new, asksZone: zone == nil)
        } else if !missing.isEmpty {
            throw SettingsProblem(
                "Still to be said: \(missing.joined(separator: ", ")). `tuntas init --help` shows how.")
        }
        let password = try passwordFile.map { try Passphrase(file: $0).read() } ?? FirstPassword.make()
        if isTalking {
            print("\n\(new.summary)")
            guard interview.agrees(to: "Make it?") else { throw SettingsProblem("Nothing was made.") }
        }
        let app = try App(
            store: store, folder: settings.data, resources: try Resources(settings.resources),
            log: Logger(label: "tuntas"))
        let made: Office
        do {
            made = try await new.make(password: password, store: store, passwords: app.ground.passwords)
        } catch let problem as AnswerProblem {
            throw SettingsProblem(problem.text)
        }
        try await store.close()
        print(
            """
            \(made.name) is there (units: \(new.units.count), administrator: \(new.adminName)).

            Next:
              1. tuntas serve --data \(options.data)
              2. Open http://127.0.0.1:8080/\(made.slug) and sign in as \(new.adminLogin)\
            \(passwordFile == nil ? " with the password \(password)\n     (it is shown only now, and must be changed at the first sign-in)" : "").
              3. Add your people, then upload the decree of the year.
              4. tuntas backup FILE --data \(options.data), and a copy of FILE on another machine.
            """)
    }

    /// What the flags say; a wrong one is an error and not a question.
    private func answers(besides taken: NewOffice.Taken) throws -> NewOffice {
        var new = NewOffice()
        new.taken = taken
        do {
            if let office { try new.set(name: office) }
            if let shortName { try new.set(shortName: shortName) }
            if let slug { try new.set(slug: slug) }
            if let zone { try new.set(zone: zone) }
            for unit in unit { try new.add(unit: unit) }
            if let adminName { try new.set(adminName: adminName) }
            if let adminLogin { try new.set(adminLogin: adminLogin) }
        } catch let problem as AnswerProblem {
            throw SettingsProblem(problem.text)
        }
        return new
    }

    private var missing: [String] {
        [
            ("--office", office), ("--short-name", shortName), ("--slug", slug), ("--admin-name", adminName),
            ("--admin-login", adminLogin),
        ].filter { $0.1 == nil }.map(\.0)
    }
}

extension NewOffice {
    var summary: String {
        """
        Office         \(name) (\(shortName)), /\(slug), \(zone.rawValue)
        Units          \(units.isEmpty ? "none yet" : units.joined(separator: "; "))
        Administrator  \(adminName), signs in as \(adminLogin)
        """
    }
}
