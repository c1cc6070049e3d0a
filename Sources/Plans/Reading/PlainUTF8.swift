extension UnsafeRawBufferPointer {
    /// Whether all bytes are valid UTF-8 without NUL.
    var isPlainUTF8: Bool {
        // The library's own check makes a string first, which costs a good part of the whole reading.
        var place = 0
        while place < count {
            while place + 8 <= count {
                let eight = loadUnaligned(fromByteOffset: place, as: UInt64.self)
                let hasNUL = (eight &- 0x0101_0101_0101_0101) & ~eight & 0x8080_8080_8080_8080 != 0
                guard eight & 0x8080_8080_8080_8080 == 0, !hasNUL else { break }
                place += 8
            }
            guard place < count else { return true }
            let length = letterLength(at: place)
            guard length > 0 else { return false }
            place += length
        }
        return true
    }

    /// The bytes of the letter at the place, or 0 where it is none.
    @inline(__always)
    private func letterLength(at place: Int) -> Int {
        let lead = self[place]
        if lead < 0x80 { return lead == 0 ? 0 : 1 }
        let length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2
        guard lead >= 0xC2, lead <= 0xF4, place + length <= count else { return 0 }
        for next in place + 1..<place + length where self[next] & 0xC0 != 0x80 { return 0 }
        let second = self[place + 1]
        switch lead {
        case 0xE0 where second < 0xA0, 0xED where second > 0x9F, 0xF0 where second < 0x90, 0xF4 where second > 0x8F:
            return 0
        default: return length
        }
    }
}
