/// The letters and digits of a head in lower case, so that one broken over lines or spaced out still reads.
enum HeadLetters {
    /// Longer texts are no heads.
    static let limit = 64
    /// Stands for a letter that no word of the file has.
    static let foreign: UInt8 = 0xFF

    /// The letters of a text; `nil` where it is too long for a head.
    static func of(_ text: some Sequence<UInt8>) -> [UInt8]? {
        var letters: [UInt8] = []
        letters.reserveCapacity(32)
        var lead: UInt8 = 0
        for byte in text {
            if byte < 0x80 {
                guard Letters.isLetter(byte) || Letters.isDigit(byte) else { continue }
                letters.append(Letters.lower(byte))
            } else if byte >= 0xC0 {
                lead = byte
                // Signs, spaces and dashes begin with these; what begins with others is a letter.
                if byte != 0xC2, byte != 0xE2, byte != 0xEF { letters.append(foreign) }
            } else if lead == 0xC3, byte == 0x97 || byte == 0xB7 {
                letters.removeLast()
            }
            if letters.count > limit { return nil }
        }
        return letters
    }
}
