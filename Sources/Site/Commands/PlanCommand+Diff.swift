import ArgumentParser
import Foundation
import People
import Plans
import Storage

extension PlanCommand {
    /// Says what is different between two plans, as `diff` does.
    struct Diff: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Say what is different between two plans.",
            discussion: """
                Each side is a document, or a plan of an office as office/2026 (its newest version) or office/2026@1.
                Ends with status 0 when nothing is different, 1 when something is, and more when a side can't be read.
                """)

        @Argument(help: "The older side.") var old: String
        @Argument(help: "The newer side.") var new: String
        @Flag(help: "Print JSON.") var json = false
        @OptionGroup var options: DataOptions

        func run() async throws {
            let settings = try options.settings()
            let difference = PlanDifference.between(
                try await plan(old, settings), try await plan(new, settings))
            print(try json ? PlanPrint.json(difference) : PlanPrint.text(difference))
            guard difference.changes.isEmpty else { throw ExitCode(1) }
        }

        private func plan(_ side: String, _ settings: Settings) async throws -> Proposal {
            let url = URL(filePath: side)
            if let data = FileManager.default.contents(atPath: url.path) {
                let reader = try PlanReader(words: ReadingWords(resources: settings.resources))
                switch reader.read(Array(data), named: url.lastPathComponent) {
                case .proposal(let proposal), .asked(_, let proposal): return proposal
                case .refused(let refusal): throw SettingsProblem("\(side): \(refusal.text) (\(refusal.code)).")
                }
            }
            guard let name = PlanName(side) else {
                throw SettingsProblem("\(side) is neither a file nor a plan such as office/2026@1.")
            }
            return try await kept(name, settings)
        }

        private func kept(_ name: PlanName, _ settings: Settings) async throws -> Proposal {
            let store = try Server.store(settings)
            let found = try await store.read { reading -> Proposal? in
                guard let office = try Office.named(name.office, in: reading) else { return nil }
                return try PlanPrint.proposal(of: office, at: name.address, version: name.version, in: reading)
            }
            try await store.close()
            guard let found else { throw SettingsProblem("There is no plan \(name.text) in \(options.data).") }
            return found
        }
    }

    /// `office/2026@1` in its parts.
    struct PlanName {
        let text: String
        let office: String
        let address: String
        /// The newest when none is named.
        let version: Int?

        init?(_ text: String) {
            guard let found = text.wholeMatch(of: /([^\/@]+)\/([0-9]{4}[a-z0-9-]*)(?:@([0-9]{1,6}))?/) else {
                return nil
            }
            self.text = text
            (office, address) = (String(found.1), String(found.2))
            version = found.3.flatMap { Int($0) }
        }
    }
}
