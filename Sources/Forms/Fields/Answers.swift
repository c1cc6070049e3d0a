import Foundation
import Storage

/// What a record answers to its fields: JSON by the keys of the fields.
///
/// A part that no field asks for stays where it is: a definition that drops a field loses nothing.
public struct Answers: Sendable, Equatable, Codable {
    /// A value as it is kept. Numbers are whole, at their field's scale; days are texts.
    public enum Part: Sendable, Equatable, Codable {
        case text(String)
        case number(Int64)
        case flag(Bool)
        case texts([String])
        case rows([Answers])

        public init(from decoder: any Decoder) throws {
            let value = try decoder.singleValueContainer()
            if let flag: Bool = try value.one() {
                self = .flag(flag)
            } else if let number: Int64 = try value.one() {
                self = .number(number)
            } else if let text: String = try value.one() {
                self = .text(text)
            } else if let texts: [String] = try value.one() {
                self = .texts(texts)
            } else {
                self = .rows(try value.decode([Answers].self))
            }
        }

        public func encode(to encoder: any Encoder) throws {
            var value = encoder.singleValueContainer()
            switch self {
            case .text(let text): try value.encode(text)
            case .number(let number): try value.encode(number)
            case .flag(let flag): try value.encode(flag)
            case .texts(let texts): try value.encode(texts)
            case .rows(let rows): try value.encode(rows)
            }
        }
    }

    public private(set) var parts: [String: Part]

    public init(_ parts: [String: Part] = [:]) { self.parts = parts }

    public init(from decoder: any Decoder) throws {
        parts = try decoder.singleValueContainer().decode([String: Part].self)
    }

    public func encode(to encoder: any Encoder) throws {
        var value = encoder.singleValueContainer()
        try value.encode(parts)
    }

    /// Reads what a row holds.
    public init(json: String) throws { self = try JSONDecoder().decode(Answers.self, from: Data(json.utf8)) }

    /// The same bytes for the same answers.
    public var json: String {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            return String(decoding: try encoder.encode(self), as: UTF8.self)
        }
    }

    public subscript(_ key: String) -> Part? {
        get { parts[key] }
        set { parts[key] = newValue }
    }

    /// The answer to a field, as expressions see it.
    public func value(of field: Field) -> FieldValue {
        switch (parts[field.key], field.kind) {
        case (.text(let text), .day): Day(text).map { .day($0) } ?? .missing
        case (.text(let text), _): text.isEmpty ? .missing : .text(text)
        case (.number(let number), _): .number(number)
        case (.flag(let flag), _): .flag(flag)
        case (.texts(let texts), _): texts.isEmpty ? .missing : .choices(texts)
        case (.rows, _), (nil, _): .missing
        }
    }

    /// Whether nothing is answered.
    public func isEmpty(_ field: Field) -> Bool {
        switch parts[field.key] {
        case nil: true
        case .text(let text): text.isEmpty
        case .texts(let texts): texts.isEmpty
        case .rows(let rows): rows.isEmpty
        case .number, .flag: false
        }
    }
}

extension FieldValue {
    /// As it is kept; `nil` for nothing.
    public var part: Answers.Part? {
        switch self {
        case .missing: nil
        case .text(let text): .text(text)
        case .number(let number): .number(number)
        case .day(let day): .text(day.description)
        case .flag(let flag): .flag(flag)
        case .choices(let all): .texts(all)
        }
    }
}

extension Field {
    /// What expressions may do with it; `nil` for what they can't name.
    public var type: FieldType? {
        switch kind {
        case .text, .longText, .period, .person, .unit, .link: .text
        case .number, .year, .decimal, .money, .percent: .number(decimals: scale, most: Self.mostNumber)
        case .day: .day
        case .choice: .choice(options.map(\.key))
        case .choices: .choices(options.map(\.key))
        case .flag: .flag
        case .evidence, .rows, .computed: nil
        }
    }
}

extension SingleValueDecodingContainer {
    /// The value if it is of this type; `nil` for one of another.
    fileprivate func one<Content: Decodable>(_: Content.Type = Content.self) throws -> Content? {
        do { return try decode(Content.self) } catch DecodingError.typeMismatch { return nil }
    }
}
