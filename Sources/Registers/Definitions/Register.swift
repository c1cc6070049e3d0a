import Crypto
import Forms
import Foundation
import People
import Storage

/// A register whose definition was checked: what it asks, with its expressions ready to run.
public struct Register: Sendable {
    public let definition: RegisterDefinition
    /// Names the definition: records pin it.
    public let hash: String
    /// The definition as it is kept.
    let body: String
    /// The YAML that it was read from; `nil` where only what was taken is left.
    private(set) var source: String?
    /// The field that each column of the index holds.
    let columns: [IndexColumn: Field]
    let rules: [(holds: Forms.Expression, rule: RegisterDefinition.Rule)]
    let shownWhen: [String: Forms.Expression]
    let conditions: [String: Forms.Expression]
    let computed: [(field: Field, value: Forms.Expression)]
    let views: [String: Forms.Expression]
    let expected: [(expected: RegisterDefinition.Expected, when: Forms.Expression?)]
    let counted: [String: (counts: Forms.Expression, of: Forms.Expression?)]

    public var key: String { definition.key }
    public var path: String { definition.path }

    /// The action behind one of its names of access.
    func action(_ access: String) -> Action { Action(rawValue: definition.access[access] ?? "") }

    /// - Parameter note: takes each problem with the place it is at.
    /// - Returns: `nil` where there is one.
    init?(_ definition: RegisterDefinition, note: (_ path: String, _ text: String) -> Void) throws {
        var check = RegisterCheck(definition)
        check.run()
        for problem in check.problems { note(problem.path, problem.text) }
        guard check.problems.isEmpty else { return nil }
        self.definition = definition
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        body = String(decoding: try encoder.encode(definition), as: UTF8.self)
        hash = Identifier.hex(SHA256.hash(data: Data(body.utf8)))
        columns = check.columns
        (rules, shownWhen, conditions, computed) = (check.rules, check.shownWhen, check.conditions, check.computed)
        (views, expected, counted) = (check.views, check.expected, check.counted)
    }

    /// Reads a register's YAML.
    ///
    /// - Throws: `DefinitionProblems` with every problem and its line.
    public init(yaml: String, named file: String) throws { self = try Self.reading(yaml, named: file).register }

    /// The same, with the text, which knows the lines of all its places.
    static func reading(_ yaml: String, named file: String) throws -> (register: Register, text: ShapedText) {
        var text = ShapedText(yaml, named: file, as: RegisterDefinition.shape)
        let definition = try text.decoded(as: RegisterDefinition.self)
        guard var register = try Register(definition, note: { text.note($0, $1) }) else {
            throw DefinitionProblems(text.problems)
        }
        register.source = yaml
        return (register, text)
    }

    /// Reads what is kept of a definition that was checked before it was taken.
    init(body: String, hash: String) throws {
        let definition = try JSONDecoder().decode(RegisterDefinition.self, from: Data(body.utf8))
        var problems: [DefinitionProblem] = []
        guard let register = try Register(definition, note: { problems.append(.init(file: hash, path: $0, $1)) })
        else { throw DefinitionProblems(problems) }
        self = register
    }
}
