import ArgumentParser
import Forms
import Foundation
import Measures
import Registers

/// Definitions on the command line.
struct DefinitionsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "definitions", abstract: "Check definitions of registers; print their JSON Schema.",
        subcommands: [Check.self, Schema.self])

    /// Says what is wrong in a folder of definitions.
    struct Check: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Read every *.yaml of a folder as a register and say what is wrong, with file and line.",
            discussion: """
                Links may lead to registers of the folder and to those that ship. Ends with status 1 when anything is \
                wrong. It needs no installation.

                Example:  tuntas definitions check my-registers
                """)

        @Argument(help: "The folder with the definitions.") var folder: String

        func run() async throws {
            let folder = URL(filePath: folder, directoryHint: .isDirectory)
            let report = try DefinitionReport(folder, resources: try Settings(data: "data").resources)
            FileHandle.standardError.write(Data(report.wrong.map { $0 + "\n" }.joined().utf8))
            print(report.summary)
            guard report.wrong.isEmpty else { throw ExitCode(1) }
        }
    }

    /// Prints by what editors complete and check definitions.
    struct Schema: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Print the JSON Schema of a register's definition, for editors.",
            discussion: """
                With yaml-language-server, a definition begins with the line
                  # yaml-language-server: $schema=register.schema.json

                Example:  tuntas definitions schema > register.schema.json
                """)

        func run() async throws { FileHandle.standardOutput.write(Data(RegisterDefinition.jsonSchema)) }
    }
}

/// What is wrong in a folder of definitions, as the command line says it.
struct DefinitionReport: Sendable {
    /// A line for each problem: `file:line:column path: text`.
    let wrong: [String]
    let summary: String

    /// - Throws: `SettingsProblem` where there is no such folder.
    init(_ folder: URL, resources: URL) throws {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: folder.path, isDirectory: &isFolder), isFolder.boolValue else {
            throw SettingsProblem("There is no folder \(folder.path).")
        }
        let measures = try Catalogue.measures(resources: resources)
        let shipped = try RegisterShelf(resources: resources, measures: measures).shipped
        let found = try DefinitionFolder(folder, beside: shipped, measures: measures)
        wrong = found.problems.map(\.description)
        let broken = Set(found.problems.map(\.file)).count
        summary = "Sound: \(found.sound.count), with problems: \(broken), problems: \(wrong.count)."
    }
}
