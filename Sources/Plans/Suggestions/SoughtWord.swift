/// A word that is looked for in the lines.
struct SoughtWord: Sendable {
    /// A shorter word is not taken for another with a letter wrong.
    static let leastMistyped = 5

    /// What tells it from others: the vocabulary's own words are looked for more strictly than those of a person.
    struct Key: Hashable {
        let text: String
        let isSpoken: Bool
    }

    let text: String
    let forms: [String]
    /// Whether it counts for little.
    let isWeak: Bool
    /// Whether a person said it: then affixes of everyday speech come off, and a letter may be wrong.
    let isSpoken: Bool

    init(_ text: String, isSpoken: Bool, weak: Set<String>) {
        self.text = text
        self.isSpoken = isSpoken
        forms = WordForms.of(text, isSpoken: isSpoken)
        isWeak = forms.contains(where: weak.contains)
    }

    var key: Key { Key(text: text, isSpoken: isSpoken) }

    var mayBeMistyped: Bool { isSpoken && text.utf8.count >= Self.leastMistyped }

    func isAkin(to other: SoughtWord) -> Bool { text == other.text || forms.contains(where: other.forms.contains) }
}
