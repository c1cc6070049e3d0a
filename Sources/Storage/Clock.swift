import Foundation

/// Where the time comes from. It is a value that is passed in, so a test can stand still.
public struct Clock: Sendable {
    public let now: @Sendable () -> Instant

    public init(now: @escaping @Sendable () -> Instant) { self.now = now }

    /// The machine's own clock.
    public static let system = Clock { Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000)) }

    /// A clock that stands at `instant`.
    public static func standing(at instant: Instant) -> Clock { Clock { instant } }
}

/// A moment, kept as RFC 3339 text in UTC of fixed width, so that it sorts alike in both databases.
public struct Instant: Storable, Hashable, Comparable, CustomStringConvertible {
    public let milliseconds: Int64

    public init(milliseconds: Int64) { self.milliseconds = milliseconds }

    /// Reads `2026-11-22T10:00:00.000Z` and no other form.
    public init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard bytes.count == 24, bytes[10] == UInt8(ascii: "T"), bytes[23] == UInt8(ascii: "Z"),
            let day = Day(String(decoding: bytes[0..<10], as: UTF8.self)),
            let hour = Self.number(bytes[11..<13]), let minute = Self.number(bytes[14..<16]),
            let second = Self.number(bytes[17..<19]), let fraction = Self.number(bytes[20..<23]),
            hour < 24, minute < 60, second < 60
        else { return nil }
        milliseconds = Int64(((day.sinceEpoch * 24 + hour) * 60 + minute) * 60 + second) * 1000 + Int64(fraction)
    }

    private static func number(_ digits: ArraySlice<UInt8>) -> Int? { Int(String(decoding: digits, as: UTF8.self)) }

    public var description: String {
        let day = Day(sinceEpoch: Int(floored(milliseconds, 86_400_000)))
        let rest = Int(milliseconds - Int64(day.sinceEpoch) * 86_400_000)
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        let fraction = String(1000 + rest % 1000).dropFirst()
        return "\(day)T\(two(rest / 3_600_000)):\(two(rest / 60_000 % 60)):\(two(rest / 1000 % 60)).\(fraction)Z"
    }

    public var stored: Value { .text(description) }
    public static func < (left: Instant, right: Instant) -> Bool { left.milliseconds < right.milliseconds }

    public func adding(seconds: Int) -> Instant { Instant(milliseconds: milliseconds + Int64(seconds) * 1000) }

    /// The calendar day of this moment in `zone`.
    public func day(in zone: Zone) -> Day {
        Day(sinceEpoch: Int(floored(milliseconds + Int64(zone.hours) * 3_600_000, 86_400_000)))
    }

    /// `14.05`, as clocks are written in Indonesia.
    public func time(in zone: Zone) -> String {
        let minutes = Int(floored(milliseconds, 60_000)) + zone.hours * 60
        let minute = ((minutes % 1440) + 1440) % 1440
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
        return "\(two(minute / 60)).\(two(minute % 60))"
    }
}

private func floored(_ number: Int64, _ divisor: Int64) -> Int64 {
    number >= 0 ? number / divisor : (number - divisor + 1) / divisor
}

/// The three time zones of Indonesia; none of them knows summer time.
public enum Zone: String, Storable, CaseIterable {
    case wib = "WIB"
    case wita = "WITA"
    case wit = "WIT"

    public var hours: Int {
        switch self {
        case .wib: 7
        case .wita: 8
        case .wit: 9
        }
    }
}
