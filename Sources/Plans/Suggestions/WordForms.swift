/// What may be left of an Indonesian word without its affixes.
///
/// Without a dictionary nobody knows whether `menari` is *tari* or *ari*; so all that it may be is kept, the word itself
/// first, and two words are akin where they share a form.
enum WordForms {
    private struct Prefix {
        let text: StaticString
        /// Letters that the prefix may have swallowed before a vowel: `menyusun` is *susun*.
        var swallowed: [UInt8] = []
        /// Whether what follows may be a word without them.
        var standsAlone = true
        var least = 3
    }

    private static let written = [
        Prefix(text: "menge"), Prefix(text: "penge"),
        Prefix(text: "meng", swallowed: [UInt8(ascii: "k")]), Prefix(text: "peng", swallowed: [UInt8(ascii: "k")]),
        Prefix(text: "meny", swallowed: [UInt8(ascii: "s")], standsAlone: false),
        Prefix(text: "peny", swallowed: [UInt8(ascii: "s")], standsAlone: false),
        Prefix(text: "mem", swallowed: [UInt8(ascii: "p")]), Prefix(text: "pem", swallowed: [UInt8(ascii: "p")]),
        Prefix(text: "men", swallowed: [UInt8(ascii: "t")]), Prefix(text: "pen", swallowed: [UInt8(ascii: "t")]),
        Prefix(text: "ber", swallowed: [UInt8(ascii: "r")]), Prefix(text: "per"), Prefix(text: "ter"),
        Prefix(text: "me", least: 4), Prefix(text: "pe", least: 4), Prefix(text: "di", least: 3),
        Prefix(text: "ke", least: 4),
    ]

    /// Prefixes as they are spoken: `ngisi`, `nyetak`, `nulis`, `mantau`.
    private static let spoken = [
        Prefix(text: "nge"), Prefix(text: "ng", swallowed: [UInt8(ascii: "k"), UInt8(ascii: "h")]),
        Prefix(text: "ny", swallowed: [UInt8(ascii: "s"), UInt8(ascii: "c")], standsAlone: false),
        Prefix(text: "n", swallowed: [UInt8(ascii: "t")]),
        Prefix(text: "m", swallowed: [UInt8(ascii: "p")], standsAlone: false),
    ]

    /// - Parameter isSpoken: whether affixes of everyday speech are taken off too, as in `ngisi` and `laporin`.
    static func of(_ word: String, isSpoken: Bool = false) -> [String] {
        let bytes = Array(word.utf8)
        guard bytes.count > 3, bytes.allSatisfy(Letters.isLower) else { return [word] }
        var forms: [ArraySlice<UInt8>] = [bytes[...]]
        for particle: StaticString in ["nya", "lah", "kah", "pun"] { cut(particle, off: bytes[...], into: &forms) }
        for form in forms {
            for suffix: StaticString in ["kan", "an", "i"] { cut(suffix, off: form, into: &forms) }
            if isSpoken { cut("in", off: form, into: &forms) }
        }
        var done = 0
        for _ in 0..<2 {
            let open = done..<forms.count
            done = forms.count
            for index in open {
                for prefix in written { strip(prefix, off: forms[index], into: &forms) }
                if isSpoken { for prefix in spoken { strip(prefix, off: forms[index], into: &forms) } }
            }
        }
        return forms.map { String(decoding: $0, as: UTF8.self) }
    }

    private static func cut(_ suffix: StaticString, off form: ArraySlice<UInt8>, into forms: inout [ArraySlice<UInt8>])
    {
        let length = suffix.utf8CodeUnitCount
        guard form.count >= length + 3, form.reads(suffix, at: form.endIndex - length) else { return }
        keep(form.dropLast(length), in: &forms)
    }

    private static func strip(_ prefix: Prefix, off form: ArraySlice<UInt8>, into forms: inout [ArraySlice<UInt8>]) {
        let length = prefix.text.utf8CodeUnitCount
        guard form.count >= length + 2, form.reads(prefix.text, at: form.startIndex) else { return }
        let rest = form.dropFirst(length)
        if prefix.standsAlone, rest.count >= prefix.least { keep(rest, in: &forms) }
        guard isVowel(rest[rest.startIndex]) else { return }
        for letter in prefix.swallowed { keep([letter] + rest, in: &forms) }
    }

    private static func keep(_ form: ArraySlice<UInt8>, in forms: inout [ArraySlice<UInt8>]) {
        guard form.contains(where: isVowel), !forms.contains(form) else { return }
        forms.append(form)
    }

    private static func isVowel(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "o"), UInt8(ascii: "u"): true
        default: false
        }
    }
}
