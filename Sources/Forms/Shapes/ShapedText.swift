public import Foundation
import Storage
import Web
import Yams

/// A definition's YAML that was read by its shape: every problem with its line, and the same content as JSON.
public struct ShapedText: Sendable {
    /// The most bytes of a definition.
    public static let mostBytes = 256 * 1024
    private static let mostNodes = 20_000

    public let file: String
    public private(set) var problems: [DefinitionProblem] = []
    /// What stands there with what nobody wrote filled in; worthless while there are problems.
    public private(set) var json = Data()
    private var places: [String: (line: Int, column: Int)] = [:]
    private var nodes = 0

    public init(_ source: String, named file: String, as shape: ObjectShape) {
        self.file = file
        guard source.utf8.count <= Self.mostBytes else {
            problems = [DefinitionProblem(file: file, "is larger than \(Self.mostBytes / 1024) KiB")]
            return
        }
        // Some editors begin a file with a mark of its encoding.
        let source = source.unicodeScalars.first == "\u{FEFF}" ? String(source.unicodeScalars.dropFirst()) : source
        do {
            if let place = try AnchorSearch(source).place {
                problems = [
                    DefinitionProblem(
                        file: file, line: place.line, column: place.column, "anchors (& and *) are not taken")
                ]
                return
            }
            guard let root = try compose(yaml: source) else {
                problems = [DefinitionProblem(file: file, "is empty")]
                return
            }
            var json = JSON(capacity: source.utf8.count * 2)
            read(root, as: .object(shape), at: "", &json)
            self.json = Data(json.bytes)
        } catch let error as YamlError {
            problems = [error.problem(in: file)]
        } catch {
            problems = [DefinitionProblem(file: file, "\(error)")]
        }
    }

    /// Notes what a check found beyond the shape, with the line of its place or of the nearest one around it.
    public mutating func note(_ path: String, _ text: String) {
        var known = path[...]
        while places[String(known)] == nil, let cut = known.lastIndex(where: { $0 == "." || $0 == "[" }) {
            known = known[..<cut]
        }
        let place = places[String(known)] ?? (places[""] ?? (0, 0))
        problems.append(
            DefinitionProblem(file: file, line: place.line, column: place.column, path: path, text))
    }

    /// The content as the type that has this shape.
    ///
    /// - Throws: `DefinitionProblems` with all that is wrong.
    public func decoded<Content: Decodable>(as type: Content.Type) throws -> Content {
        guard problems.isEmpty else { throw DefinitionProblems(problems) }
        return try JSONDecoder().decode(type, from: json)
    }

    private mutating func read(_ node: Node, as shape: Shape, at path: String, _ json: inout JSON) {
        nodes += 1
        if let mark = node.mark { places[path] = (mark.line, mark.column) }
        guard nodes <= Self.mostNodes else {
            if nodes == Self.mostNodes + 1 { note("", "has more than \(Self.mostNodes) values") }
            return json.raw("null")
        }
        switch shape {
        case .object(let object): readObject(node, object, path, &json)
        case .later(let object): readObject(node, object(), path, &json)
        case .list(let item, let most):
            guard let items = node.sequence else { return refuse(path, "a list", node, &json) }
            if items.count > most { note(path, "has \(items.count) items; at most \(most) are taken") }
            json.raw("[")
            for (index, child) in items.enumerated() {
                if index > 0 { json.raw(",") }
                read(child, as: item, at: "\(path)[\(index)]", &json)
            }
            json.raw("]")
        case .map(let item, let most):
            guard let pairs = node.mapping else { return refuse(path, "a mapping", node, &json) }
            if pairs.count > most { note(path, "has \(pairs.count) entries; at most \(most) are taken") }
            json.raw("{")
            for (index, pair) in pairs.enumerated() {
                let name = pair.key.scalar?.string ?? ""
                if name.isEmpty { note(path, "has an entry without a name") }
                if index > 0 { json.raw(",") }
                json.text(name)
                json.raw(":")
                read(pair.value, as: item, at: "\(path).\(name)", &json)
            }
            json.raw("}")
        default: readScalar(node, shape, path, &json)
        }
    }

    private mutating func readObject(_ node: Node, _ object: ObjectShape, _ path: String, _ json: inout JSON) {
        guard let pairs = node.mapping else {
            return refuse(path, "a mapping with \(object.keys.map(\.name).joined(separator: ", "))", node, &json)
        }
        let prefix = path.isEmpty ? "" : path + "."
        for (key, _) in pairs where !object.keys.contains(where: { $0.name == key.string }) {
            let name = key.string ?? "?"
            if let mark = key.mark { places[prefix + name] = (mark.line, mark.column) }
            let known = object.keys.map(\.name)
            let near = known.min { name.distance(to: $0) < name.distance(to: $1) }
            let hint = near.flatMap { name.distance(to: $0) <= 2 ? "; did you mean \($0)?" : nil }
            note(prefix + name, "is not known here\(hint ?? ", expected one of \(known.joined(separator: ", "))")")
        }
        json.raw("{")
        var isFirst = true
        for key in object.keys {
            let child = pairs.first { $0.key.string == key.name }?.value
            guard let child, child.isGiven else {
                if key.isRequired { note(prefix + key.name, "is missing: \(key.help)") }
                guard let otherwise = key.otherwise else { continue }
                json.raw("\(isFirst ? "" : ",")\"\(key.name)\":\(otherwise)")
                isFirst = false
                continue
            }
            json.raw("\(isFirst ? "" : ",")\"\(key.name)\":")
            isFirst = false
            read(child, as: key.shape, at: prefix + key.name, &json)
        }
        json.raw("}")
    }

    private mutating func readScalar(_ node: Node, _ shape: Shape, _ path: String, _ json: inout JSON) {
        if case .local(let most) = shape {
            let object = ObjectShape(
                "local-text",
                [
                    .init("id", .text(most: most), required: true, "the text in Indonesian"),
                    .init("en", .text(most: most), required: true, "the text in English"),
                ])
            return readObject(node, object, path, &json)
        }
        guard let text = node.scalar?.string else { return refuse(path, shape.expected, node, &json) }
        switch shape {
        case .text(let most):
            if text.count > most { note(path, "has \(text.count) characters; at most \(most) are taken") }
            if text.unicodeScalars.contains(where: { $0.value < 0x20 && $0 != "\n" && $0 != "\t" || $0.value == 0x7F })
            {
                note(path, "holds a control character")
            }
            json.text(text)
        case .key:
            if !text.isDefinitionKey { note(path, "\"\(text.prefix(40))\" is no key: expected \(shape.expected)") }
            json.text(text)
        case .number(let range):
            guard let number = Int(text), range.contains(number) else {
                return refuse(path, shape.expected, node, &json)
            }
            json.number(number)
        case .flag:
            guard ["true", "false"].contains(text) else { return refuse(path, shape.expected, node, &json) }
            json.raw(text)
        case .choice(let all):
            if !all.contains(text) {
                note(path, "\"\(text.prefix(40))\" is none of \(all.joined(separator: ", "))")
            }
            json.text(text)
        case .day:
            if Day(text) == nil { note(path, "\"\(text.prefix(40))\" is no day: expected \(shape.expected)") }
            json.text(text)
        case .expression:
            if text.utf8.count > 2000 { note(path, "is longer than 2,000 bytes") }
            json.text(text)
        default: refuse(path, shape.expected, node, &json)
        }
    }

    private mutating func refuse(_ path: String, _ expected: String, _ node: Node, _ json: inout JSON) {
        let found =
            node.scalar.map { "\"\($0.string.prefix(40))\"" } ?? (node.sequence != nil ? "a list" : "a mapping")
        note(path, "found \(found), expected \(expected)")
        json.raw("null")
    }
}

extension Shape {
    /// What is expected there, in words.
    var expected: String {
        switch self {
        case .text(let most): "a text of at most \(most) characters"
        case .local: "a text in both languages, { id: …, en: … }"
        case .key: "small letters, digits and hyphens, beginning with a letter, at most 60 of them"
        case .number(let range): "a whole number from \(range.lowerBound) to \(range.upperBound)"
        case .flag: "true or false"
        case .choice(let all): "one of \(all.joined(separator: ", "))"
        case .day: "a day such as 2026-03-01"
        case .expression: "an expression"
        case .list: "a list"
        case .object, .map, .later: "a mapping"
        }
    }
}

extension Node {
    /// Whether anything stands there: `key:` with nothing behind it is as if it were not written.
    fileprivate var isGiven: Bool { scalar.map { !($0.string.isEmpty && $0.style == .plain) } ?? true }
}

extension String {
    /// Whether it can name something in a definition.
    public var isDefinitionKey: Bool {
        utf8.count <= 60 && utf8.first.map { (0x61...0x7A).contains($0) } ?? false
            && utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D }
    }

    /// How many letters differ, as far as a hint needs to know.
    fileprivate func distance(to other: String) -> Int {
        let (left, right) = (Array(utf8), Array(other.utf8))
        guard left.count < 60, right.count < 60 else { return 60 }
        var row = Array(0...right.count)
        for (i, a) in left.enumerated() {
            var previous = row[0]
            row[0] = i + 1
            for (j, b) in right.enumerated() {
                let cost = Swift.min(row[j + 1] + 1, row[j] + 1, previous + (a == b ? 0 : 1))
                (previous, row[j + 1]) = (row[j + 1], cost)
            }
        }
        return row[right.count]
    }
}
