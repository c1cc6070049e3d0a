/// A value of JSON, with the members of objects in their order and numbers as they were written.
public enum JSONValue: Sendable, Equatable {
    public struct Member: Sendable, Equatable {
        public let name: String
        public let value: JSONValue

        public init(_ name: String, _ value: JSONValue) { (self.name, self.value) = (name, value) }
    }

    case null
    case flag(Bool)
    /// As digits: nothing is ever rounded.
    case number(String)
    case text(String)
    case list([JSONValue])
    case object([Member])

    public init(_ number: Int) { self = .number(String(number)) }

    /// The text, or nothing.
    public init(_ text: String?) { self = text.map { .text($0) } ?? .null }

    public init(_ pairs: [(String, JSONValue)]) { self = .object(pairs.map { Member($0.0, $0.1) }) }

    /// The member of an object.
    public subscript(_ name: String) -> JSONValue? {
        guard case .object(let members) = self else { return nil }
        return members.first { $0.name == name }?.value
    }

    /// The same object with more members behind its own.
    public func adding(_ more: [(String, JSONValue)]) -> JSONValue {
        guard case .object(let members) = self else { return self }
        return .object(members + more.map { Member($0.0, $0.1) })
    }

    public var bytes: [UInt8] {
        var json = JSON(capacity: 1024)
        write(to: &json)
        json.raw("\n")
        return json.bytes
    }

    private func write(to json: inout JSON) {
        switch self {
        case .null: json.raw("null")
        case .flag(let flag): json.raw(flag ? "true" : "false")
        case .number(let digits): json.raw(digits)
        case .text(let text): json.text(text)
        case .list(let values):
            json.raw("[")
            for (place, value) in values.enumerated() {
                if place > 0 { json.raw(",") }
                value.write(to: &json)
            }
            json.raw("]")
        case .object(let members):
            json.raw("{")
            for (place, member) in members.enumerated() {
                if place > 0 { json.raw(",") }
                json.text(member.name)
                json.raw(":")
                member.value.write(to: &json)
            }
            json.raw("}")
        }
    }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral,
    ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
    public init(stringLiteral text: String) { self = .text(text) }
    public init(integerLiteral number: Int) { self = .number(String(number)) }
    public init(booleanLiteral flag: Bool) { self = .flag(flag) }
    public init(arrayLiteral values: JSONValue...) { self = .list(values) }
    public init(dictionaryLiteral pairs: (String, JSONValue)...) { self.init(pairs) }
}
