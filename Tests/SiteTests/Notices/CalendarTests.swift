import Foundation
import HTTPTypes
import Storage
import Testing

@testable import Desk
@testable import People
@testable import Plans

/// Calendars by a secret address: what they hold, who may read them, and how their text is made.
@Suite struct CalendarTests {
    /// Makes a calendar and says the path of its address.
    private func make(_ whose: String, as name: String, _ town: Town) async throws -> String {
        let answer = try await town.post("/-/kalender", [("milik", whose)], as: name, from: "/-/kalender")
        let path = try #require(answer.body.firstMatch(of: #/value="[^"]*(/-/kalender/[0-9a-f]+\.ics)"/#))
        return String(path.1)
    }

    private func unit(_ code: String, _ town: Town) async throws -> String {
        try await town.store.read { reading in
            try #require(
                try reading.texts(
                    """
                    SELECT sub_activity_unit.unit FROM sub_activity_unit JOIN sub_activity
                        ON sub_activity.plan = sub_activity_unit.plan
                        AND sub_activity.position = sub_activity_unit.sub_activity
                    WHERE sub_activity.code = \(code) ORDER BY sub_activity_unit.position
                    """
                ).first)
        }
    }

    @Test func `a unit's calendar holds its cards on their due days, until it is taken back`() async throws {
        try await Town.working { town in
            let path = try await make("o-1/\(try await unit("1.1.1", town))", as: "Sari", town)
            // A program without any session reads it.
            let text = try await town.page(path, as: nil)
            #expect(text.status == 200 && text.headers[.contentType] == "text/calendar; charset=utf-8")
            let flat = text.body.replacing("\r\n ", with: "")
            #expect(flat.hasPrefix("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n") && flat.hasSuffix("END:VCALENDAR\r\n"))
            let lines = try await town.store.read { reading in
                let today = town.harbour.today(town.store.clock)
                let plan = try #require(try Plan.running(of: "o-1", on: today, in: reading).first)
                return try WorkYear(plan, office: town.harbour, today: today, in: reading).lines
            }
            let own = try await unit("1.1.1", town)
            let cards = Set(lines.filter { $0.units.contains(own) }.map(\.address))
            // Beside the cards the twelve closings.
            #expect(flat.matches(of: /BEGIN:VEVENT/).count == cards.count + 12)
            let june = try #require(lines.first { $0.subCode == "1.1.1" && $0.units.contains(own) })
            #expect(flat.contains("SUMMARY:1.1.1 "))
            #expect(flat.contains("DTSTART;VALUE=DATE:\(june.due.description.replacing("-", with: ""))"))

            let page = try await town.page("/-/kalender")
            let id = try #require(page.body.firstMatch(of: /name="kalender" value="([^"]+)"/)).1
            #expect(!page.body.contains(path.dropFirst(12).prefix(20)))
            try await town.post("/-/kalender/pencabutan", [("kalender", String(id))], as: "Fajar", from: "/-/kalender")
            #expect(try await town.page(path, as: nil).status == 200)
            try await town.post("/-/kalender/pencabutan", [("kalender", String(id))], as: "Sari", from: "/-/kalender")
            #expect(try await town.page(path, as: nil).status == 404)
            #expect(try await town.events().suffix(2) == ["desk.calendar-opened", "desk.calendar-revoked"])
        }
    }

    @Test func `a calendar shows no more than its owner may see today`() async throws {
        try await Town.working { town in
            let path = try await make("o-1/", as: "Rina", town)
            #expect(try await town.page(path, as: nil).status == 200)
            let rina = try town.id("Rina")
            try await town.store.change(by: .system("test"), in: ["o-1"]) { change in
                try change.run("UPDATE account SET active = 0 WHERE person = \(rina)")
                change.record("test.left", on: rina, office: "o-1")
            }
            #expect(try await town.page(path, as: nil).status == 404)
            #expect(try await town.page("/-/kalender/0000.ics", as: nil).status == 404)
        }
    }

    @Test func `a new password shuts the calendars, and a first one opens none`() async throws {
        try await Town.working { town in
            let path = try await make("o-1/", as: "Rina", town)
            let rina = try town.id("Rina")
            try await town.store.change(by: .system("test"), in: ["o-1"]) { change in
                try Account.setPassword("-", mustChange: true, of: rina, in: change)
                change.record("test.password", on: rina, office: "o-1")
            }
            #expect(try await town.page(path, as: nil).status == 404)
            #expect(try await town.page("/-/kalender", as: "Rina").location == "/-/akun")
            #expect(try await town.page("/-/pemberitahuan", as: "Rina").location == "/-/akun")
        }
    }

    @Test func `another office's unit is no calendar of mine`() async throws {
        try await Town.working { town in
            let answer = try await town.post("/-/kalender", [("milik", "o-2/")], as: "Sari", from: "/-/kalender")
            #expect(answer.status == 422 && answer.body.contains("nothing-chosen"))
            let other = try await town.post("/-/kalender", [("milik", "o-1/unit-x")], as: "Sari", from: "/-/kalender")
            #expect(other.status == 422)
        }
    }

    @Test func `lines are folded at 75 bytes between characters, and no text ends its value`() throws {
        var text = CalendarText("Kalender; satu, dua\\tiga")
        let title = String(repeating: "é–😀", count: 30) + "\nBEGIN:VEVENT"
        text.add(.init(id: "a", title: title, from: try #require(Day("2026-12-31"))), at: Instant(milliseconds: 0))
        let whole = String(decoding: text.bytes, as: UTF8.self)
        #expect(!whole.unicodeScalars.contains("\u{FFFD}"))
        for line in text.bytes.split(separator: UInt8(ascii: "\n")) {
            #expect(line.count <= 76 && line.last == UInt8(ascii: "\r"))
        }
        let flat = whole.replacing("\r\n ", with: "")
        #expect(flat.contains("NAME:Kalender\\; satu\\, dua\\\\tiga"))
        #expect(flat.contains("\\nBEGIN:VEVENT\r\n") && flat.matches(of: /\r\nBEGIN:VEVENT/).count == 1)
        #expect(flat.contains("DTSTART;VALUE=DATE:20261231\r\nDTEND;VALUE=DATE:20270101"))
        #expect(flat.contains("DTSTAMP:19700101T000000Z"))
    }
}
