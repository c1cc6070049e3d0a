/// The wording of a cell: white space folded, markup taken out, nothing else touched.
struct CellText {
    private(set) var bytes: [UInt8] = []
    /// Whether the cell held the markup of a list, not only of a word.
    private(set) var hasListMarkup = false
    /// The footer of a page that ran into the cell, if it was to be taken out.
    private(set) var footer: [UInt8]?

    init(_ source: [UInt8], _ range: Range<Int>, withoutFooter: Bool = false) {
        var mayHoldFooter = false
        bytes = [UInt8](unsafeUninitializedCapacity: range.count) { buffer, count in
            (count, mayHoldFooter) = source.withUnsafeBufferPointer { fold($0, range, into: buffer) }
        }
        if withoutFooter, mayHoldFooter, let found = PageFooter.find(in: bytes) { cut(found) }
    }

    /// Writes the words of the range; says how many bytes they take and whether a footer may be among them.
    private mutating func fold(
        _ source: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, into buffer: UnsafeMutableBufferPointer<UInt8>
    ) -> (Int, Bool) {
        var place = range.lowerBound
        var count = 0
        var gap = 0
        var ends = false
        var mayHoldFooter = false
        while place < range.upperBound {
            let byte = source[place]
            if byte <= Letters.space {
                if byte == Letters.paragraph { ends = true }
                gap += 1
                place += 1
                continue
            }
            if byte == 0xC2, place + 1 < range.upperBound, source[place + 1] == 0xA0 {
                gap += 1
                place += 2
                continue
            }
            if byte == UInt8(ascii: "<"), let tag = MarkupTag(source, place, range.upperBound) {
                if tag.isBlock {
                    gap += 1
                    ends = true
                }
                if tag.isList { hasListMarkup = true }
                place = tag.end
                continue
            }
            if gap > 0 {
                if count > 0 {
                    let isEnd = ends || (gap > 1 && buffer[count - 1] == UInt8(ascii: ";"))
                    buffer[count] = isEnd ? Letters.paragraph : Letters.space
                    count += 1
                }
                if PageFooter.mayBegin(source, place, range.upperBound) { mayHoldFooter = true }
                gap = 0
                ends = false
            }
            if byte == UInt8(ascii: "&"), let (letter, end) = MarkupTag.letter(source, place, range.upperBound) {
                buffer[count] = letter
                place = end
            } else {
                buffer[count] = byte
                place += 1
            }
            count += 1
            // Most of a text is plain words: they are copied in one go.
            while place < range.upperBound, Self.isPlain(source[place]) {
                buffer[count] = source[place]
                count += 1
                place += 1
            }
        }
        return (count, mayHoldFooter)
    }

    /// Whether a byte stands for itself wherever it is.
    @inline(__always)
    private static func isPlain(_ byte: UInt8) -> Bool {
        // Letters come first: they are nearly all there is.
        if byte > UInt8(ascii: "<") { return byte != 0xC2 }
        return byte > Letters.space && byte != UInt8(ascii: "<") && byte != UInt8(ascii: "&")
    }

    private mutating func cut(_ range: Range<Int>) {
        footer = Array(bytes[range])
        var end = range.upperBound
        if end < bytes.count, Letters.isGap(bytes[end]) { end += 1 }
        bytes.removeSubrange(range.lowerBound..<end)
        while let last = bytes.last, Letters.isGap(last) { bytes.removeLast() }
    }
}
