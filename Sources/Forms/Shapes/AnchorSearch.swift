import Yams

/// Looks for names for values in YAML, `&here` and `*there`, before anybody follows them: a few lines of names for names
/// can stand for more than fits into any memory, and comparing two of them for more than anybody's time.
///
/// Only a whole reader of YAML knows where a value begins and where a text merely holds such a letter. So the signs are
/// masked, the text is read, and a value that begins with the mask began with the sign.
struct AnchorSearch {
    /// Of the private use area: no text means anything by it.
    private static let mask: Unicode.Scalar = "\u{E000}"

    /// The first name's line and column; `nil` where there is none.
    private(set) var place: (line: Int, column: Int)?

    /// - Throws: `YamlError` for what is no YAML with or without names.
    init(_ source: String) throws {
        guard source.utf8.contains(where: { $0 == UInt8(ascii: "&") || $0 == UInt8(ascii: "*") }) else { return }
        var masked = String.UnicodeScalarView()
        masked.append(contentsOf: source.unicodeScalars.map { $0 == "&" || $0 == "*" ? Self.mask : $0 })
        do {
            place = try compose(yaml: String(masked)).flatMap(Self.first)
        } catch let error as YamlError {
            // A name before a list or a mapping leaves none behind when it is masked.
            place = error.place.flatMap { Self.near($0.line, source) }
            if place == nil { throw error }
        }
    }

    private static func first(_ node: Node) -> (line: Int, column: Int)? {
        switch node {
        case .scalar(let scalar):
            guard scalar.style == .plain, scalar.string.unicodeScalars.first == mask else { return nil }
            return scalar.mark.map { ($0.line, $0.column) }
        case .sequence(let items):
            for item in items { if let place = first(item) { return place } }
        case .mapping(let pairs):
            for (key, value) in pairs { if let place = first(key) ?? first(value) { return place } }
        case .alias(let alias): return alias.mark.map { ($0.line, $0.column) }
        }
        return nil
    }

    /// What looks like a name in a line that makes no sense without it, or in the line before.
    private static func near(_ line: Int, _ source: String) -> (line: Int, column: Int)? {
        let lines = source.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        for number in [line - 1, line] where lines.indices.contains(number - 1) {
            let letters = Array(lines[number - 1])
            for (column, letter) in letters.enumerated() where letter == "&" || letter == "*" {
                let before = column > 0 ? letters[column - 1] : " "
                let after = column + 1 < letters.count ? letters[column + 1] : " "
                if "\t [{,:-?".contains(before), !after.isWhitespace { return (number, column + 1) }
            }
        }
        return nil
    }
}

extension YamlError {
    /// Where it is, as far as the reader of YAML says so.
    fileprivate var place: (line: Int, column: Int)? {
        switch self {
        case .scanner(_, _, let mark, _), .parser(_, _, let mark, _), .composer(_, _, let mark, _):
            (mark.line, mark.column)
        case .duplicatedKeysInMapping(_, let context): (context.mark.line, context.mark.column)
        case .reader(_, .some(let offset), _, let yaml):
            (yaml.utf8.prefix(offset).count { $0 == UInt8(ascii: "\n") } + 1, 1)
        default: nil
        }
    }

    /// What it is, in words.
    func problem(in file: String) -> DefinitionProblem {
        let text =
            switch self {
            case .scanner(_, let text, _, _), .parser(_, let text, _, _), .composer(_, let text, _, _),
                .reader(let text, _, _, _):
                "is no YAML: \(text)"
            case .duplicatedKeysInMapping(let keys, _): "is given twice: \(keys.joined(separator: ", "))"
            default: "is no YAML: \(self)"
            }
        return DefinitionProblem(file: file, line: place?.line ?? 0, column: place?.column ?? 0, text)
    }
}
