/// The text of a file as UTF-8, whatever encoding it came in.
struct SourceText {
    let bytes: [UInt8]

    init(_ file: [UInt8]) throws(PlanReading.Refusal) {
        guard !file.isEmpty else { throw PlanReading.Refusal(.empty) }
        guard file.count <= ReadingLimits.bytes else {
            throw PlanReading.Refusal(
                .tooLarge, values: ["bytes": String(file.count), "limit": String(ReadingLimits.bytes)])
        }
        if file.starts(with: [0xFF, 0xFE]) {
            bytes = try Self.utf16(file.dropFirst(2), isBigEndian: false)
        } else if file.starts(with: [0xFE, 0xFF]) {
            bytes = try Self.utf16(file.dropFirst(2), isBigEndian: true)
        } else if file.withUnsafeBytes({ $0.isPlainUTF8 }) {
            bytes = file.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(file.dropFirst(3)) : file
        } else if let place = file.firstIndex(of: 0) {
            guard let isBigEndian = Self.byteOrder(of: file) else {
                throw PlanReading.Refusal(.nul, values: ["byte": String(place)])
            }
            bytes = try Self.utf16(file[...], isBigEndian: isBigEndian)
        } else {
            bytes = try Self.singleBytes(file)
        }
    }

    /// Text that is not quite UTF-8: repaired where it is nearly so, else Windows-1252.
    private static func singleBytes(_ file: [UInt8]) throws(PlanReading.Refusal) -> [UInt8] {
        let repaired = String(decoding: file, as: UTF8.self)
        var broken = 0
        var foreign = 0
        for scalar in repaired.unicodeScalars where !scalar.isASCII {
            if scalar == "\u{FFFD}" { broken += 1 } else { foreign += 1 }
        }
        // A file that was cut holds a few broken letters among many good ones; Windows-1252 holds hardly any good one.
        if foreign >= 4 * broken { return Array(repaired.utf8) }
        return try Windows1252.utf8(file)
    }

    /// Guesses UTF-16 without a mark from where the NUL bytes stand.
    private static func byteOrder(of file: [UInt8]) -> Bool? {
        guard file.count >= 16, file.count.isMultiple(of: 2) else { return nil }
        let sample = min(file.count, 4096) & ~1
        var even = 0
        var odd = 0
        for place in stride(from: 0, to: sample, by: 2) {
            if file[place] == 0 { even += 1 }
            if file[place + 1] == 0 { odd += 1 }
        }
        let most = sample / 2 * 7 / 10
        if odd >= most, even * 20 < odd { return false }
        if even >= most, odd * 20 < even { return true }
        return nil
    }

    private static func utf16(_ file: ArraySlice<UInt8>, isBigEndian: Bool) throws(PlanReading.Refusal) -> [UInt8] {
        var units: [UInt16] = []
        units.reserveCapacity(file.count / 2)
        var place = file.startIndex
        while place + 1 < file.endIndex {
            let first = UInt16(file[place])
            let second = UInt16(file[place + 1])
            let unit = isBigEndian ? first << 8 | second : second << 8 | first
            if unit == 0 { throw PlanReading.Refusal(.nul, values: ["byte": String(place)]) }
            units.append(unit)
            place += 2
        }
        guard !units.isEmpty else { throw PlanReading.Refusal(.empty) }
        return Array(String(decoding: units, as: UTF16.self).utf8)
    }
}
