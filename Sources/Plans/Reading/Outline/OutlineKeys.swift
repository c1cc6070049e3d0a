/// A part of a paragraph: what stands behind a key such as `Output:`, or the words before the first key.
struct OutlinePart: Equatable {
    /// `nil` for words without a key.
    var role: HeadRole?
    /// As printed, without the colon.
    var key: String
    var value: [UInt8]
}

/// Takes paragraphs apart at their keys.
struct OutlineKeys {
    let words: ReadingWords

    /// The parts of a text, in their order; a text without keys is one part.
    func parts(of text: [UInt8]) -> [OutlinePart] {
        var parts: [OutlinePart] = []
        var start = 0
        var current: (role: HeadRole?, key: String) = (nil, "")
        if let numbered = numberedKey(text) {
            current = (numbered.role, numbered.key)
            start = numbered.end
        }
        var place = start
        var colons = 0
        // A paragraph with more of them is no paragraph of keys.
        while colons < 60, let colon = text[place...].firstIndex(of: UInt8(ascii: ":")) {
            place = colon + 1
            colons += 1
            guard let key = key(before: colon, from: start, text, isFirst: parts.isEmpty && current.role == nil) else {
                continue
            }
            if key.start > start || current.role != nil {
                parts.append(part(current, text[start..<key.start]))
            }
            current = (key.role, String(decoding: text[key.start..<key.end], as: UTF8.self))
            start = colon + 1
        }
        parts.append(part(current, text[start...]))
        return parts
    }

    private func part(_ current: (role: HeadRole?, key: String), _ value: ArraySlice<UInt8>) -> OutlinePart {
        var value = value
        while let first = value.first, Letters.isGap(first) || first == UInt8(ascii: ":") { value.removeFirst() }
        while let last = value.last, Letters.isGap(last) || last == UInt8(ascii: "|") { value.removeLast() }
        return OutlinePart(role: current.role, key: current.key, value: Array(value))
    }

    /// A key without a colon but with a number: `Kegiatan 1 – …`, `AREA II. …`.
    private func numberedKey(_ text: [UInt8]) -> (role: HeadRole, key: String, end: Int)? {
        var ends: [Int] = []
        for place in text.indices where Letters.isGap(text[place]) {
            ends.append(place)
            if ends.count == 4 { break }
        }
        for (index, end) in ends.enumerated().dropFirst() {
            let start = ends[index - 1] + 1
            var number = text[start..<end]
            while let last = number.last, Letters.isStop(last) { number.removeLast() }
            guard !number.isEmpty, isCount(Array(number)) else { continue }
            guard let letters = HeadLetters.of(text[..<start]), let key = words.heads.key(letters), key.isWhole,
                key.role.isLevel
            else { return nil }
            var after = end
            while after < text.count, let length = Self.separator(text, after) { after += length }
            let label = String(decoding: text[..<number.endIndex], as: UTF8.self)
            return after < text.count ? (key.role, label, after) : nil
        }
        return nil
    }

    /// The length of a gap, a colon, a point or a dash at the place.
    private static func separator(_ text: [UInt8], _ place: Int) -> Int? {
        switch text[place] {
        case UInt8(ascii: "-"), UInt8(ascii: ":"), UInt8(ascii: "."), Letters.space, Letters.paragraph: 1
        case 0xE2 where text[place...].starts(with: "–".utf8) || text[place...].starts(with: "—".utf8): 3
        default: nil
        }
    }

    private func isCount(_ word: [UInt8]) -> Bool {
        if word.allSatisfy(Letters.isDigit) { return word.count <= 2 }
        return word.allSatisfy(Letters.isUpper) && RomanNumber.value(word.map(Letters.lower)) != nil
    }

    /// The key that ends before a colon: the longest of its last words that are one.
    private func key(
        before colon: Int, from start: Int, _ text: [UInt8], isFirst: Bool
    ) -> (role: HeadRole, start: Int, end: Int)? {
        var end = colon
        while end > start, Letters.isGap(text[end - 1]) { end -= 1 }
        guard end > start, colon + 1 >= text.count || text[colon + 1] != UInt8(ascii: "/") else { return nil }
        var best: (role: HeadRole, start: Int, end: Int)?
        var begun: (role: HeadRole, start: Int, end: Int)?
        var place = end
        var count = 0
        while place > start, end - place < 60, count < 5 {
            place -= 1
            let isBegin = place == start || Letters.isGap(text[place - 1]) || Self.ends(text[place - 1])
            guard isBegin, !Letters.isGap(text[place]) else {
                if Self.ends(text[place]), place < end - 1 { break }
                continue
            }
            count += 1
            guard let letters = HeadLetters.of(text[place..<end]), let role = role(letters) else { continue }
            if role.isWhole {
                best = (role.role, place, end)
            } else if Letters.isUpper(text[place]) || (isFirst && place == start) {
                begun = (role.role, place, end)
            }
        }
        if let begun, best == nil || begun.start < best?.start ?? 0 { return begun }
        return best
    }

    /// The role of a key, its number left out: `Kegiatan 2`.
    private func role(_ letters: [UInt8]) -> (role: HeadRole, isWhole: Bool)? {
        if let key = words.heads.key(letters) { return key }
        var bare = letters
        while let last = bare.last, Letters.isDigit(last) { bare.removeLast() }
        return bare.count < letters.count ? words.heads.key(bare) : nil
    }

    /// Whether a byte ends what stands before a key.
    private static func ends(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "."), UInt8(ascii: ";"), UInt8(ascii: ","), UInt8(ascii: "("), UInt8(ascii: "|"): true
        default: false
        }
    }
}
