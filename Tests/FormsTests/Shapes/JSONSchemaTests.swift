import Foundation
import Testing

@testable import Forms

@Suite struct JSONSchemaTests {
    private func schema(_ shape: ObjectShape) throws -> [String: Any] {
        let data = shape.jsonSchema(title: "A \"kind\"", id: "https://tuntas.invalid/x.json")
        return try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    }

    /// Every `$ref` anywhere in it.
    private func references(_ value: Any) -> [String] {
        if let object = value as? [String: Any] {
            return object.flatMap { key, inner in
                key == "$ref" ? [inner as? String ?? ""] : references(inner)
            }
        }
        return (value as? [Any])?.flatMap(references) ?? []
    }

    /// Every mapping that a shape leads to, each once.
    private func objects(_ shape: ObjectShape, _ found: inout [String: ObjectShape]) {
        guard found.updateValue(shape, forKey: shape.name) == nil else { return }
        for key in shape.keys {
            var inner = key.shape
            while true {
                switch inner {
                case .list(let item, _), .map(let item, _):
                    inner = item
                    continue
                case .object(let object): objects(object, &found)
                case .later(let object): objects(object(), &found)
                default: break
                }
                break
            }
        }
    }

    @Test(arguments: [Recipe.shape, Field.shape])
    func `every mapping is there with its keys, and every reference leads to one`(shape: ObjectShape) throws {
        let schema = try schema(shape)
        #expect(schema["$schema"] as? String == "https://json-schema.org/draft/2020-12/schema")
        #expect(
            schema["$id"] as? String == "https://tuntas.invalid/x.json" && schema["title"] as? String == "A \"kind\"")
        #expect(schema["$ref"] as? String == "#/$defs/\(shape.name)")
        let named = try #require(schema["$defs"] as? [String: [String: Any]])
        var objects: [String: ObjectShape] = [:]
        self.objects(shape, &objects)
        #expect(Set(named.keys) == Set(objects.keys))
        for (name, object) in objects {
            let written = try #require(named[name])
            let properties = try #require(written["properties"] as? [String: [String: Any]])
            #expect(Set(properties.keys) == Set(object.keys.map(\.name)), "\(name)")
            #expect(written["required"] as? [String] == object.keys.filter(\.isRequired).map(\.name), "\(name)")
            #expect(written["additionalProperties"] as? Bool == false, "\(name)")
            for key in object.keys {
                #expect(properties[key.name]?["description"] as? String == key.help, "\(key.name)")
            }
        }
        for reference in references(schema) {
            #expect(named["\(reference.dropFirst("#/$defs/".count))"] != nil, "\(reference)")
        }
    }

    @Test func `a mapping that holds itself is written once`() throws {
        let named = try #require(try schema(Recipe.shape)["$defs"] as? [String: [String: Any]])
        let step = try #require(named["step"])
        #expect(references(step) == ["#/$defs/step"] && named.count == 2)
    }

    @Test func `what the reader takes and refuses, the schema says too`() throws {
        let named = try #require(try schema(Recipe.shape)["$defs"] as? [String: [String: Any]])
        let properties = try #require(named["recipe"]?["properties"] as? [String: [String: Any]])
        func place(_ key: String) throws -> [String: Any] {
            try #require((properties[key]?["allOf"] as? [[String: Any]])?.first)
        }
        #expect(try place("serves")["minimum"] as? Int == 1 && place("serves")["maximum"] as? Int == 12)
        #expect(try place("course")["enum"] as? [String] == ["soup", "main", "sweet"])
        #expect(try place("hot")["type"] as? String == "boolean" && place("tags")["maxItems"] as? Int == 3)
        #expect(try place("prices")["maxProperties"] as? Int == 2)
        #expect((try place("title")["required"] as? [String]) == ["id", "en"])
        let pattern = try Regex(try #require(try place("key")["pattern"] as? String))
        for key in [
            "a", "a-1", "-a", "1a", "A", "a_b", "", String(repeating: "a", count: 60),
            String(repeating: "a", count: 61),
        ] {
            #expect((key.firstMatch(of: pattern) != nil) == key.isDefinitionKey, "\(key)")
        }
    }
}
