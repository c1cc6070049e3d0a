import Foundation
import Storage

/// The records that a ZIP archive consists of, as PKWARE's application note 6.3 lays them out.
enum ZipRecords {
    static let file = [UInt8]("PK\u{3}\u{4}".utf8)
    static let entry = [UInt8]("PK\u{1}\u{2}".utf8)
    static let end = [UInt8]("PK\u{5}\u{6}".utf8)
    static let end64 = [UInt8]("PK\u{6}\u{6}".utf8)
    static let locator64 = [UInt8]("PK\u{6}\u{7}".utf8)

    /// Numbers from here on stand in a longer record, and this one in their place.
    static let most16 = 0xFFFF
    static let most32 = 0xFFFF_FFFF
    /// Names are UTF-8.
    static let utf8Flag = 0x0800

    static func two(_ number: Int) -> [UInt8] { bytes(number, 2) }
    static func four(_ number: Int) -> [UInt8] { bytes(number, 4) }
    static func eight(_ number: Int) -> [UInt8] { bytes(number, 8) }

    private static func bytes(_ number: Int, _ width: Int) -> [UInt8] {
        (0..<width).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
    }

    /// Time and day on an office's clock, as DOS wrote them; two seconds a step, from 1980 on.
    static func moment(_ at: Instant, in zone: Zone) -> [UInt8] {
        let day = at.day(in: zone)
        guard (1980...2107).contains(day.year) else { return two(0) + two(1 << 5 | 1) }
        let start = Day(year: 1970, month: 1, day: 1)?.sinceEpoch ?? 0
        let seconds = Int(at.milliseconds / 1000) + zone.hours * 3600 - (day.sinceEpoch - start) * 86_400
        let time = (seconds / 3600) << 11 | (seconds / 60 % 60) << 5 | (seconds % 60 / 2)
        return two(time) + two((day.year - 1980) << 9 | day.month << 5 | day.day)
    }
}
