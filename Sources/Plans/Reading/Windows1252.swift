/// The Western code page of old Windows programs.
enum Windows1252 {
    /// What 0x80 to 0x9F stand for; 0 stands for nothing.
    private static let upper: [UInt16] = [
        0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0,
        0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E,
        0x0178,
    ]

    /// What a byte stands for; 0 where it stands for nothing.
    static func letter(_ byte: UInt8) -> UInt16 { byte &- 0x80 < 0x20 ? upper[Int(byte &- 0x80)] : UInt16(byte) }

    static func utf8(_ file: [UInt8]) throws(PlanReading.Refusal) -> [UInt8] {
        let units = file.map(letter)
        if let place = units.firstIndex(of: 0) { throw PlanReading.Refusal(.binary, values: ["byte": String(place)]) }
        return Array(String(decoding: units, as: UTF16.self).utf8)
    }
}
