import Web

extension RegisterApiWord {
    /// What programs compare: the last word of the key.
    var code: String { String(rawValue.dropFirst("registers.api.".count)) }
}

extension ApiProblem {
    init(_ kind: Kind, _ word: RegisterApiWord, _ words: Words, parts: [Part] = [], record: JSONValue? = nil) {
        self.init(kind, code: word.code, words[word], parts: parts, record: record)
    }

    /// Answers that can't be taken.
    static func refused(_ parts: [Part], _ words: Words) -> ApiProblem {
        ApiProblem(.refused, .notTaken, words, parts: parts)
    }

    static func part(_ field: String, _ word: RegisterApiWord, _ words: Words) -> Part {
        Part(field, code: word.code, words[word])
    }

    /// A value of another type than is expected at its place.
    static func wrong(_ field: String, _ type: RegisterApiWord, _ words: Words) -> ApiProblem {
        ApiProblem(.malformed, .wrongType, words, parts: [part(field, type, words)])
    }

    /// Refuses keys that nobody reads, by name: a program that sends them believes something that is not so.
    static func refuseUnknown(_ names: [String], known: [String], in place: String = "", _ words: Words) throws {
        let unknown = names.filter { !known.contains($0) }
        guard !unknown.isEmpty else { return }
        let prefix = place.isEmpty ? "" : place + "."
        throw ApiProblem(
            .malformed, .unknownKey, words,
            parts: unknown.prefix(20).map { name in
                Part(
                    prefix + name.prefix(100), code: RegisterApiWord.unknownKey.code,
                    words(RegisterApiWord.knownKeys, ["known": known.joined(separator: ", ")]))
            })
    }
}
