/// Text in the code page that spreadsheets of Windows write where nobody asks for another (1252).
enum WindowsText {
    /// The letters of 0x80 to 0x9F; what the code page leaves open is kept as a control character, as browsers do.
    private static let letters: [UInt32] = [
        0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D,
        0x017D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A,
        0x0153, 0x9D, 0x017E, 0x0178,
    ]

    /// The same text in UTF-8; every sequence of bytes is one.
    static func utf8(_ bytes: [UInt8]) -> [UInt8] {
        var text: [UInt8] = []
        text.reserveCapacity(bytes.count + bytes.count / 8)
        for byte in bytes {
            guard byte >= 0x80 else {
                text.append(byte)
                continue
            }
            let code = byte < 0xA0 ? letters[Int(byte) - 0x80] : UInt32(byte)
            if code >= 0x800 { text.append(UInt8(0xE0 | code >> 12)) }
            text.append(code >= 0x800 ? UInt8(0x80 | code >> 6 & 0x3F) : UInt8(0xC0 | code >> 6))
            text.append(UInt8(0x80 | code & 0x3F))
        }
        return text
    }
}
