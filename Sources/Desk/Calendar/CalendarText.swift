import Foundation
import Storage

/// A calendar as other programs read it: RFC 5545, lines ended by CR LF and folded at 75 bytes.
struct CalendarText {
    /// Something that lasts whole days.
    struct Entry {
        /// Stays the same however its days or words change, so that a calendar moves it instead of adding another.
        let id: String
        let title: String
        let from: Day
        /// Its last day; the first one where there is none.
        var until: Day?
        var about = ""
        var place = ""
        var address = ""
    }

    private var lines: [String] = []

    /// - Parameter name: what the calendar is called in a list of calendars.
    init(_ name: String) {
        lines = [
            "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Tuntas//Kalender//ID", "CALSCALE:GREGORIAN", "METHOD:PUBLISH",
        ]
        lines += ["NAME:\(Self.escaped(name))", "X-WR-CALNAME:\(Self.escaped(name))"]
        lines += ["REFRESH-INTERVAL;VALUE=DURATION:PT6H", "X-PUBLISHED-TTL:PT6H"]
    }

    /// - Parameter now: when the calendar was made.
    mutating func add(_ entry: Entry, at now: Instant) {
        let end = (entry.until ?? entry.from).adding(days: 1)
        lines += [
            "BEGIN:VEVENT", "UID:\(Self.escaped(entry.id))@tuntas", "DTSTAMP:\(Self.stamp(now))",
            "DTSTART;VALUE=DATE:\(Self.digits(entry.from))", "DTEND;VALUE=DATE:\(Self.digits(end))",
            "SUMMARY:\(Self.escaped(entry.title))", "TRANSP:TRANSPARENT",
        ]
        if !entry.about.isEmpty { lines.append("DESCRIPTION:\(Self.escaped(entry.about))") }
        if !entry.place.isEmpty { lines.append("LOCATION:\(Self.escaped(entry.place))") }
        if !entry.address.isEmpty { lines.append("URL:\(entry.address)") }
        lines.append("END:VEVENT")
    }

    var bytes: [UInt8] {
        var bytes: [UInt8] = []
        for line in lines + ["END:VCALENDAR"] {
            var length = 0
            for scalar in line.unicodeScalars {
                let next = String(scalar).utf8
                // A folded line begins with a space, which counts.
                if length + next.count > 75 {
                    bytes += "\r\n ".utf8
                    length = 1
                }
                bytes += next
                length += next.count
            }
            bytes += "\r\n".utf8
        }
        return bytes
    }

    /// A text in which nothing ends the line or the value.
    static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\", ";", ",": result.unicodeScalars.append(contentsOf: ["\\", scalar])
            case "\n": result += "\\n"
            case _ where scalar.value < 0x20 || scalar.value == 0x7F: continue
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    private static func digits(_ day: Day) -> String { day.description.replacing("-", with: "") }

    /// `20260915T023000Z`.
    private static func stamp(_ at: Instant) -> String {
        at.description.prefix(19).replacing("-", with: "").replacing(":", with: "") + "Z"
    }
}
