/// The lines of a text as ranges of its bytes, without their ends.
struct TextLines {
    private(set) var ranges: [Range<Int>] = []

    init(_ text: [UInt8]) {
        ranges.reserveCapacity(text.count / 64 + 16)
        var start = 0
        for place in text.indices where text[place] == 0x0A {
            ranges.append(start..<Self.end(text, start, place))
            start = place + 1
        }
        if start < text.count { ranges.append(start..<Self.end(text, start, text.count)) }
    }

    private static func end(_ text: [UInt8], _ start: Int, _ end: Int) -> Int {
        end > start && text[end - 1] == 0x0D ? end - 1 : end
    }
}

extension [UInt8] {
    /// The range without white space around it, that of web pages included.
    func trimmed(_ range: Range<Int>) -> Range<Int> {
        var (start, end) = (range.lowerBound, range.upperBound)
        while start < end {
            if self[start] <= Letters.space {
                start += 1
            } else if self[start] == 0xC2, start + 1 < end, self[start + 1] == 0xA0 {
                start += 2
            } else {
                break
            }
        }
        while start < end {
            if self[end - 1] <= Letters.space {
                end -= 1
            } else if self[end - 1] == 0xA0, end - start > 1, self[end - 2] == 0xC2 {
                end -= 2
            } else {
                break
            }
        }
        return start..<end
    }

    /// The words of the range as text, without white space around them.
    func words(_ range: Range<Int>) -> String { String(decoding: self[trimmed(range)], as: UTF8.self) }

    /// Whether the range holds nothing but white space.
    func isBlank(_ range: Range<Int>) -> Bool { trimmed(range).isEmpty }
}
