import Yams

/// The file of words as lists of texts with their lines, before anybody knows what they are for.
struct WordsFile {
    /// A text of a list and the line it stands on.
    struct Entry {
        let text: String
        let line: Int
    }

    /// A named list or a section of named lists, and the line of its name.
    struct Section {
        let name: String
        let line: Int
        fileprivate let node: Node

        /// The lists of a section, in their order.
        func lists(known: Set<String>) throws -> [Section] {
            guard let pairs = node.mapping else {
                throw WordsFault(line: line, expected: "named lists below '\(name)'")
            }
            return try WordsFile.sections(pairs, known: known)
        }

        /// The texts of a list; lists in it are taken as one.
        func entries() throws -> [Entry] {
            var entries: [Entry] = []
            try collect(node, into: &entries)
            return entries
        }

        private func collect(_ node: Node, into entries: inout [Entry]) throws {
            let line = node.mark?.line ?? line
            if let texts = node.sequence {
                for text in texts { try collect(text, into: &entries) }
            } else if let text = node.string, !text.isEmpty {
                entries.append(Entry(text: text, line: line))
            } else {
                throw WordsFault(line: line, expected: "a word in quotes in the list '\(name)'")
            }
        }
    }

    private let sections: [String: Section]

    init(_ yaml: String, known: Set<String>) throws {
        let node: Node?
        do { node = try compose(yaml: yaml) } catch let error as YamlError { throw WordsFault(error) }
        guard let pairs = node?.mapping else {
            throw WordsFault(line: 1, expected: "the sections \(known.sorted().joined(separator: ", "))")
        }
        var sections: [String: Section] = [:]
        for section in try Self.sections(pairs, known: known) { sections[section.name] = section }
        for name in known.sorted() where sections[name] == nil {
            throw WordsFault(line: 1, expected: "a section '\(name)' somewhere in the file")
        }
        self.sections = sections
    }

    /// A section that `known` names.
    subscript(_ name: String) -> Section {
        get throws {
            guard let section = sections[name] else { throw WordsFault(line: 1, expected: "a section '\(name)'") }
            return section
        }
    }

    private static func sections(_ pairs: Node.Mapping, known: Set<String>) throws -> [Section] {
        var sections: [Section] = []
        var names: Set<String> = []
        for (key, node) in pairs {
            let line = key.mark?.line ?? 1
            guard let name = key.string, known.contains(name) else {
                let names = known.sorted().joined(separator: ", ")
                throw WordsFault(line: line, expected: "one of \(names), not '\(key.string ?? "")'")
            }
            guard names.insert(name).inserted else { throw WordsFault(line: line, expected: "'\(name)' only once") }
            sections.append(Section(name: name, line: line, node: node))
        }
        return sections
    }
}

extension WordsFault {
    /// What the reader of YAML says, with its line.
    init(_ error: YamlError, file: String = "reading/words.yaml") {
        switch error {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            self.init(file: file, line: mark.line, expected: "YAML: \(problem)")
        case .duplicatedKeysInMapping(let keys, let context):
            let names = keys.joined(separator: ", ")
            self.init(file: file, line: context.mark.line, expected: "'\(names)' only once")
        default: self.init(file: file, line: 1, expected: "YAML: \(error)")
        }
    }
}
