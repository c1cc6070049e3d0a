import Foundation
import TestStore

/// The text of the product, where a contract is about every place of a kind.
struct SourceTree: Sendable {
    /// Swift files by their path below `Sources`.
    let files: [String: String]

    init() throws {
        let root = TestStore.root.appending(path: "Sources")
        var files: [String: String] = [:]
        for path in try FileManager.default.subpathsOfDirectory(atPath: root.path) where path.hasSuffix(".swift") {
            files[path] = try String(contentsOf: root.appending(path: path), encoding: .utf8)
        }
        self.files = files
    }

    /// Everything that stands between two quotation marks, and what stands between two such texts.
    var betweenQuotes: Set<String> {
        Set(files.values.flatMap { $0.utf8.split(separator: UInt8(ascii: "\"")).map { String(Substring($0)) } })
    }

    /// What the first group of a pattern matches anywhere.
    func found(_ pattern: String) throws -> Set<String> {
        let regex = try Regex(pattern)
        return Set(
            files.values.flatMap { text in
                text.matches(of: regex).compactMap {
                    $0.output.count > 1 ? $0.output[1].substring.map(String.init) : nil
                }
            })
    }

    /// The raw values of the cases of every enum that conforms to `conformance`.
    func cases(of conformance: String) throws -> [String] {
        let head = try Regex("enum \\w+: String,[^{]*\\b\(conformance)\\b[^{]*\\{")
        let value = try Regex("case [^\n]*?= \"([^\"]+)\"")
        return files.values.flatMap { text in
            text.matches(of: head).flatMap { match -> [String] in
                let rest = text[match.range.upperBound...]
                // The enum ends where a line begins with as little indentation as its own.
                let line =
                    text[..<match.range.lowerBound].lastIndex(of: "\n").map(text.index(after:)) ?? text.startIndex
                let indentation = text[line..<match.range.lowerBound].prefix { $0 == " " }
                let end = rest.firstRange(of: "\n\(indentation)}")?.lowerBound ?? rest.endIndex
                return rest[..<end].matches(of: value).compactMap { $0.output[1].substring.map(String.init) }
            }
        }
    }

    /// The page of the reference called `name`.
    static func reference(_ name: String) throws -> String {
        try String(contentsOf: TestStore.root.appending(path: "docs/reference/\(name).md"), encoding: .utf8)
    }
}
