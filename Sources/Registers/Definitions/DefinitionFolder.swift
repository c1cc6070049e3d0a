public import Forms
public import Foundation
public import Measures

/// A folder of definitions, each in a file of its own: those that are sound, and all that is wrong with the others.
public struct DefinitionFolder: Sendable {
    /// In the order of their areas.
    public private(set) var sound: [Register] = []
    public private(set) var problems: [DefinitionProblem] = []

    /// - Parameters:
    ///   - shipped: registers that links may lead to, beside those of the folder.
    ///   - measures: the catalogue, of which registers count some; what they count is not looked up where it is `nil`.
    public init(_ folder: URL, beside shipped: [Register] = [], measures: [Measure]? = nil) throws {
        var all: [(register: Register, text: ShapedText)] = []
        for name in try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        where name.hasSuffix(".yaml") {
            guard let source = String(validating: try Data(contentsOf: folder.appending(path: name)), as: UTF8.self)
            else {
                problems.append(DefinitionProblem(file: name, "is no text in UTF-8"))
                continue
            }
            do {
                all.append(try Register.reading(source, named: name))
            } catch let found as DefinitionProblems {
                problems += found.all
            }
        }
        let known = Set((shipped + all.map(\.register)).map(\.key))
        for place in all.indices {
            let register = all[place].register
            for other in all[..<place].map(\.register) where other.key == register.key {
                all[place].text.note("key", "\"\(other.key)\" is the key of another register, too")
            }
            for other in all[..<place].map(\.register) where other.path == register.path {
                all[place].text.note("path", "\"\(other.path)\" is where the register \(other.key) is")
            }
            for (field, target) in register.definition.fields.map(\.register).enumerated() {
                guard let target, !known.contains(target) else { continue }
                all[place].text.note("fields[\(field)].register", "\"\(target)\" is no register")
            }
            register.definition.checkMeasures(measures) { all[place].text.note($0, $1) }
            problems += all[place].text.problems
        }
        problems.sort { ($0.file, $0.line, $0.column) < ($1.file, $1.line, $1.column) }
        sound = all.filter(\.text.problems.isEmpty).map(\.register)
            .sorted { ($0.definition.area ?? 99, $0.key) < ($1.definition.area ?? 99, $1.key) }
    }
}
