import Yams

/// The file of words as its three lists, before anybody compares with them.
struct SuggestionWordsFile {
    static let path = "suggestions/words.yaml"

    private(set) var silent: [String] = []
    private(set) var weak: [String] = []
    /// Each name with the terms behind it.
    private(set) var same: [[String]] = []

    init(_ yaml: String) throws {
        let node: Node?
        do { node = try compose(yaml: yaml) } catch let error as YamlError { throw WordsFault(error, file: Self.path) }
        let sections = "the sections silent, weak and same"
        guard let pairs = node?.mapping else { throw Self.fault(1, sections) }
        var seen: Set<String> = []
        for (key, value) in pairs {
            switch key.string {
            case "silent": silent = try Self.texts(value)
            case "weak": weak = try Self.texts(value)
            case "same": same = try Self.groups(value)
            default: throw Self.fault(key.mark?.line, "one of silent, weak, same, not '\(key.string ?? "")'")
            }
            seen.insert(key.string ?? "")
        }
        guard seen.count == 3 else { throw Self.fault(1, sections) }
    }

    private static func groups(_ node: Node) throws -> [[String]] {
        guard let pairs = node.mapping else { throw fault(node.mark?.line, "names with lists of words") }
        return try pairs.map { key, value in
            let texts = try texts(value)
            guard let name = key.string, value.sequence != nil, !texts.isEmpty else {
                throw fault(key.mark?.line, "a name with a list of words")
            }
            return [name] + texts
        }
    }

    /// The texts of a list; lists in it are taken as one.
    private static func texts(_ node: Node) throws -> [String] {
        if let nodes = node.sequence { return try nodes.flatMap(texts) }
        guard let text = node.string, TextWords.of(text, most: 1).count == 1 else {
            throw fault(node.mark?.line, "a word")
        }
        return [text]
    }

    private static func fault(_ line: Int?, _ expected: String) -> WordsFault {
        WordsFault(file: path, line: line ?? 1, expected: expected)
    }
}
