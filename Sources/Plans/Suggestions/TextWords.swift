import Foundation

/// A word of a text: how it is compared, and where it stands.
struct TextWord {
    /// Lower case, without accents and hyphens.
    let folded: String
    let range: Range<String.Index>
}

/// The words of a text: runs of letters and digits.
enum TextWords {
    /// At most so many of them, from the beginning.
    static func of(_ text: String, most: Int = .max) -> [TextWord] {
        let scalars = text.unicodeScalars
        var words: [TextWord] = []
        var place = scalars.startIndex
        while place < scalars.endIndex, words.count < most {
            guard belongs(scalars[place]) else {
                scalars.formIndex(after: &place)
                continue
            }
            let start = place
            place = end(of: scalars, from: place)
            if scalars.index(after: start) == place, let whole = hyphenated(scalars, at: place) { place = whole }
            words.append(TextWord(folded: fold(text[start..<place]), range: start..<place))
        }
        return words
    }

    private static func end(of scalars: String.UnicodeScalarView, from start: String.Index) -> String.Index {
        var place = start
        while place < scalars.endIndex, belongs(scalars[place]) { scalars.formIndex(after: &place) }
        return place
    }

    /// Where `e-Office` ends, if its hyphen stands at the place: what a single letter hangs on to is one word with it.
    private static func hyphenated(_ scalars: String.UnicodeScalarView, at place: String.Index) -> String.Index? {
        guard place < scalars.endIndex, scalars[place] == "-" else { return nil }
        let next = scalars.index(after: place)
        guard next < scalars.endIndex, belongs(scalars[next]) else { return nil }
        return end(of: scalars, from: next)
    }

    private static func belongs(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII {
            let byte = UInt8(truncatingIfNeeded: scalar.value)
            return Letters.isDigit(byte) || (byte | 0x20) &- 0x61 < 26
        }
        let properties = scalar.properties
        return properties.isAlphabetic || properties.numericType != nil
            || properties.generalCategory == .nonspacingMark
    }

    private static func fold(_ word: Substring) -> String {
        guard word.utf8.allSatisfy({ $0 < 0x80 }) else {
            return word.replacing("-", with: "").folding(
                options: [.caseInsensitive, .diacriticInsensitive, .widthInsensitive], locale: nil)
        }
        return String(decoding: word.utf8.lazy.filter { $0 != UInt8(ascii: "-") }.map(Letters.lower), as: UTF8.self)
    }
}
