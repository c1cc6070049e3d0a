import Foundation
import Web

/// A JSON Schema as far as our own documents use it: what a value breaks, by its place.
struct SchemaCheck {
    /// The document that references are looked up in.
    let document: JSONValue

    func problems(_ value: JSONValue, _ schema: JSONValue, at place: String = "$") -> [String] {
        if case .text(let reference) = schema["$ref"] {
            guard let target = resolve(reference) else { return ["\(place): \(reference) leads nowhere"] }
            return problems(value, target, at: place)
        }
        var found: [String] = []
        if case .list(let any) = schema["anyOf"], !any.contains(where: { problems(value, $0, at: place).isEmpty }) {
            found.append("\(place): fits none of \(any.count)")
        }
        if let types = schema["type"], !Self.isOf(types, value) { return found + ["\(place): is no \(types)"] }
        if case .list(let all) = schema["enum"], !all.contains(value) {
            found.append("\(place): \(value) is no answer")
        }
        if let const = schema["const"], const != value { found.append("\(place): is not \(const)") }
        switch value {
        case .text(let text):
            if let most = schema["maxLength"].flatMap(Self.number), text.unicodeScalars.count > most {
                found.append("\(place): too long")
            }
            if case .text(let pattern) = schema["pattern"] {
                do {
                    if text.firstMatch(of: try Regex(pattern)) == nil {
                        found.append("\(place): \(text) is no \(pattern)")
                    }
                } catch {
                    found.append("\(place): \(pattern) is no pattern")
                }
            }
        case .number(let digits):
            guard let number = Int(digits) else { return found + ["\(place): \(digits) is not whole"] }
            if let least = schema["minimum"].flatMap(Self.number), number < least {
                found.append("\(place): too small")
            }
            if let most = schema["maximum"].flatMap(Self.number), number > most { found.append("\(place): too large") }
        case .list(let values):
            guard let items = schema["items"] else { break }
            for (index, one) in values.enumerated() { found += problems(one, items, at: "\(place)[\(index)]") }
        case .object(let members): found += problems(of: members, schema, at: place)
        default: break
        }
        return found
    }

    private func problems(of members: [JSONValue.Member], _ schema: JSONValue, at place: String) -> [String] {
        var found: [String] = []
        if case .list(let required) = schema["required"] {
            for case .text(let name) in required where !members.contains(where: { $0.name == name }) {
                found.append("\(place): \(name) is missing")
            }
        }
        for member in members {
            guard let property = schema["properties"]?[member.name] else {
                if schema["additionalProperties"] == false { found.append("\(place): \(member.name) is not known") }
                continue
            }
            found += problems(member.value, property, at: "\(place).\(member.name)")
        }
        return found
    }

    /// What `#/components/schemas/Error` leads to.
    func resolve(_ reference: String) -> JSONValue? {
        guard reference.hasPrefix("#/") else { return nil }
        return reference.dropFirst(2).split(separator: "/").reduce(Optional(document)) { $0?[String($1)] }
    }

    private static func number(_ value: JSONValue) -> Int? {
        if case .number(let digits) = value { Int(digits) } else { nil }
    }

    private static func isOf(_ types: JSONValue, _ value: JSONValue) -> Bool {
        guard case .list(let all) = types else { return isOf([types], value) }
        let own: [JSONValue] =
            switch value {
            case .null: ["null"]
            case .flag: ["boolean"]
            case .number: ["integer", "number"]
            case .text: ["string"]
            case .list: ["array"]
            case .object: ["object"]
            }
        return all.contains(where: own.contains)
    }
}

extension JSONValue {
    /// Every value below a key of this name, wherever it stands.
    func all(_ name: String) -> [JSONValue] {
        switch self {
        case .object(let members):
            members.flatMap { ($0.name == name ? [$0.value] : []) + $0.value.all(name) }
        case .list(let values): values.flatMap { $0.all(name) }
        default: []
        }
    }

    var members: [Member] { if case .object(let members) = self { members } else { [] } }
}
