/// What a person typed into a form: each field once, within limits.
public struct Form: Sendable, Equatable {
    public static let mostFields = 2000
    public static let mostBytes = 512 * 1024

    /// In the order they came in.
    public private(set) var fields: [(name: String, value: String)]

    public init(_ fields: [(name: String, value: String)] = []) { self.fields = fields }

    public static func == (left: Form, right: Form) -> Bool {
        left.fields.count == right.fields.count && zip(left.fields, right.fields).allSatisfy { $0 == $1 }
    }

    /// Reads `application/x-www-form-urlencoded`. Bytes that are not UTF-8 and a field given twice are refused;
    /// a list of choices is named `name[]`.
    public init(urlEncoded body: some Collection<UInt8>) throws {
        fields = []
        var seen: Set<String> = []
        for pair in body.split(separator: UInt8(ascii: "&")) {
            guard fields.count < Self.mostFields else { throw Problem.badForm("web.form.too-many-fields") }
            let parts = pair.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = Self.decoded(parts[0]),
                let value = Self.decoded(parts.count > 1 ? parts[1] : pair[pair.endIndex...])
            else { throw Problem.badForm("web.form.not-utf8") }
            guard name.hasSuffix("[]") || seen.insert(name).inserted else {
                throw Problem.badForm("web.form.doubled-field")
            }
            fields.append((name, value))
        }
    }

    /// The text of a field without the white space around it; empty when it is missing.
    public func text(_ name: String) -> String { raw(name).trimmed }

    /// The text of a field as it was typed, as passwords need it.
    public func raw(_ name: String) -> String { fields.first { $0.name == name }?.value ?? "" }

    public func has(_ name: String) -> Bool { fields.contains { $0.name == name } }

    public func int(_ name: String) -> Int? { Int(text(name)) }

    /// Every value of a field that may be given more than once (`unit[]`).
    public func all(_ name: String) -> [String] { fields.filter { $0.name == name }.map(\.value) }

    /// The fields whose names begin with `prefix`, by the rest of the name.
    public func starting(with prefix: String) -> [(name: String, value: String)] {
        fields.filter { $0.name.hasPrefix(prefix) }.map { (String($0.name.dropFirst(prefix.count)), $0.value.trimmed) }
    }

    static func decoded(_ bytes: some Collection<UInt8>) -> String? {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var rest = bytes[...]
        while let byte = rest.popFirst() {
            switch byte {
            case UInt8(ascii: "+"): result.append(0x20)
            case UInt8(ascii: "%"):
                guard let high = rest.popFirst(), let low = rest.popFirst(),
                    let decoded = UInt8(String(decoding: [high, low], as: UTF8.self), radix: 16)
                else { return nil }
                result.append(decoded)
            default: result.append(byte)
            }
        }
        return String(validating: result, as: UTF8.self)
    }
}

extension String {
    /// Without the white space at both ends.
    public var trimmed: String {
        var rest = self[...]
        while let first = rest.first, first.isWhitespace { rest.removeFirst() }
        while let last = rest.last, last.isWhitespace { rest.removeLast() }
        return String(rest)
    }
}
