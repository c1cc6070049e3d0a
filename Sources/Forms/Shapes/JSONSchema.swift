public import Foundation
import Web

extension ObjectShape {
    /// The shape as a JSON Schema (draft 2020-12), by which editors complete and check definitions.
    public func jsonSchema(title: String, id: String) -> Data {
        var named: [(String, String)] = []
        let root = Shape.object(self).schema(&named)
        var json = JSON()
        json.raw("{\"$schema\":\"https://json-schema.org/draft/2020-12/schema\",\"$id\":")
        json.text(id)
        json.raw(",\"title\":")
        json.text(title)
        json.raw(",\"$ref\":\(root.reference),\"$defs\":{")
        for (index, (name, text)) in named.enumerated() { json.raw("\(index == 0 ? "" : ",")\"\(name)\":\(text)") }
        json.raw("}}\n")
        return Data(json.bytes)
    }
}

extension Shape {
    /// The schema of a place; objects go among the named ones and are referred to.
    fileprivate func schema(_ named: inout [(String, String)]) -> String {
        switch self {
        case .text(let most): return "{\"type\":\"string\",\"maxLength\":\(most)}"
        case .local(let most):
            let text = "{\"type\":\"string\",\"maxLength\":\(most)}"
            return
                "{\"type\":\"object\",\"properties\":{\"id\":\(text),\"en\":\(text)},\"required\":[\"id\",\"en\"],\"additionalProperties\":false}"
        case .key: return "{\"type\":\"string\",\"pattern\":\"^[a-z][a-z0-9-]{0,59}$\"}"
        case .number(let range):
            return "{\"type\":\"integer\",\"minimum\":\(range.lowerBound),\"maximum\":\(range.upperBound)}"
        case .flag: return "{\"type\":\"boolean\"}"
        case .choice(let all): return "{\"enum\":[\(all.map(JSON.quoted).joined(separator: ","))]}"
        case .day: return "{\"type\":\"string\",\"pattern\":\"^[0-9]{4}-[0-9]{2}-[0-9]{2}$\"}"
        case .expression: return "{\"type\":\"string\",\"maxLength\":2000}"
        case .list(let item, let most):
            return "{\"type\":\"array\",\"maxItems\":\(most),\"items\":\(item.schema(&named))}"
        case .map(let item, let most):
            return "{\"type\":\"object\",\"maxProperties\":\(most),\"additionalProperties\":\(item.schema(&named))}"
        case .object(let object): return object.named(&named)
        case .later(let object): return object().named(&named)
        }
    }
}

extension ObjectShape {
    fileprivate func named(_ named: inout [(String, String)]) -> String {
        let reference = "{\"$ref\":\"#/$defs/\(name)\"}"
        guard !named.contains(where: { $0.0 == name }) else { return reference }
        // Noted first: a shape that holds itself must find itself.
        let place = named.count
        named.append((name, ""))
        let properties = keys.map { key in
            let schema = key.shape.schema(&named)
            return "\"\(key.name)\":{\"description\":\(JSON.quoted(key.help)),\"allOf\":[\(schema)]}"
        }
        let required = keys.filter(\.isRequired).map { "\"\($0.name)\"" }
        named[place].1 =
            "{\"type\":\"object\",\"properties\":{\(properties.joined(separator: ","))},\"required\":[\(required.joined(separator: ","))],\"additionalProperties\":false}"
        return reference
    }
}

extension String {
    /// What stands behind `$ref` in a schema that is only a reference.
    fileprivate var reference: String { String(dropFirst("{\"$ref\":".count).dropLast()) }
}
