/// The footer of a page that a converter ran into the text.
enum PageFooter {
    private static let words: [StaticString] = ["page ", "halaman ", "hal. ", "hlm. "]

    /// Whether one of the words can begin at the place.
    @inline(__always)
    static func mayBegin(_ text: UnsafeBufferPointer<UInt8>, _ place: Int, _ end: Int) -> Bool {
        guard text[place] == UInt8(ascii: "P") || text[place] == UInt8(ascii: "H"), place + 4 < end else {
            return false
        }
        let third = text[place + 2] | 0x20
        return third == UInt8(ascii: "g") || third == UInt8(ascii: "l")
    }

    /// The page's number with the capitalised words before it: a footer is a title, a sentence is not.
    static func find(in text: [UInt8]) -> Range<Int>? {
        for place in text.indices where Letters.isUpper(text[place]) && (place == 0 || Letters.isGap(text[place - 1])) {
            for word in words where text.reads(word, at: place) {
                guard let number = text.number(at: place + word.utf8CodeUnitCount) else { continue }
                guard number.end == text.count || Letters.isGap(text[number.end]) else { continue }
                return start(of: place, in: text)..<number.end
            }
        }
        return nil
    }

    private static func start(of end: Int, in text: [UInt8]) -> Int {
        var start = end
        while start >= 2 {
            let last = text[start - 2]
            guard Letters.isLetter(last) || Letters.isDigit(last) || last == UInt8(ascii: "|") else { return start }
            var word = start - 1
            while word > 0, !Letters.isGap(text[word - 1]) { word -= 1 }
            guard Letters.isUpper(text[word]) || text[word] == UInt8(ascii: "|") else { return start }
            start = word
        }
        return start
    }
}
