/// The numbered parts inside one text.
enum InnerList {
    /// The one part that shares no word with its list's head, as all others do, and fits another part of the title.
    static func oddItem(in text: ArraySlice<UInt8>, title: [UInt8]) -> String? {
        guard mayHoldThree(text), let (head, parts) = parts(of: Array(text)), parts.count >= 3 else { return nil }
        let topic = ContentWords(head)
        let odd = parts.filter { !ContentWords($0).shares(with: topic) }
        guard odd.count == 1, let titles = self.parts(of: title)?.parts else { return nil }
        let words = ContentWords(odd[0])
        let isElsewhere = titles.contains {
            let other = ContentWords($0)
            return other.shares(with: words) && !other.shares(with: topic)
        }
        return isElsewhere ? Array(odd[0]).trimmed.string : nil
    }

    /// Whether a third part can stand in the text.
    private static func mayHoldThree(_ text: ArraySlice<UInt8>) -> Bool {
        text.indices.dropFirst().contains { text[$0] == UInt8(ascii: "3") && Letters.isGap(text[$0 - 1]) }
    }

    /// The head of the list and its parts; nil where the text has none.
    private static func parts(of text: [UInt8]) -> (head: ArraySlice<UInt8>, parts: [ArraySlice<UInt8>])? {
        var starts: [(place: Int, length: Int)] = []
        for place in 1..<max(text.count, 1) where Letters.isDigit(text[place]) && Letters.isGap(text[place - 1]) {
            guard let number = ListNumber(inside: text, at: place), number.value == starts.count + 1 else { continue }
            starts.append((place, number.length))
        }
        guard starts.count >= 2 else { return nil }
        let parts = starts.indices.map { index in
            let begin = starts[index].place + starts[index].length
            let end = index + 1 < starts.count ? starts[index + 1].place : text.count
            return text[begin..<end]
        }
        return (text[..<starts[0].place], parts)
    }
}
