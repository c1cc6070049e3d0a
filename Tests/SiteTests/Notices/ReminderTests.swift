import Deadlines
import Foundation
import Storage
import Subjects
import Testing
import Web

@testable import Mail
@testable import People
@testable import Plans
@testable import Site

/// Who is told of what, and when; the town's clock shows Tuesday, 15 September 2026, 09.30.
@Suite struct ReminderTests {
    /// Gives a card's work to somebody by name.
    private func give(_ code: String, to name: String, _ town: Town) async throws {
        let person = try town.id(name)
        try await town.store.change(by: .system("test"), in: ["o-1"]) { change in
            let card = try #require(
                try change.reading.texts(
                    "SELECT subject FROM sub_activity WHERE code = \(code) AND version = 1"
                ).first)
            let plan = try #require(try change.reading.texts("SELECT id FROM plan").first)
            let unit = try #require(
                try change.reading.texts(
                    """
                    SELECT sub_activity_unit.unit FROM sub_activity_unit JOIN sub_activity
                        ON sub_activity.plan = sub_activity_unit.plan
                        AND sub_activity.version = sub_activity_unit.version
                        AND sub_activity.position = sub_activity_unit.sub_activity
                    WHERE sub_activity.code = \(code)
                    """
                ).first)
            try Assignment.give(card, of: unit, to: person, plan: plan, in: change)
            change.record("test.given", on: card, office: "o-1")
        }
    }

    private func notices(_ name: String, _ town: Town) async throws -> [Notice] {
        let person = try town.id(name)
        return try await town.store.read { reading in
            let reader = try #require(try Person.active(person, clock: town.store.clock, in: reading))
            return try Notice.all(of: reader, in: reading)
        }
    }

    @Test func `only the owner is reminded, once an occasion`() async throws {
        try await Town.working { town in
            try await give("1.1.1", to: "Sari", town)
            #expect(try await ReminderWork.remind(town.harbour, in: town.store))
            let kinds = Set(try await notices("Sari", town).map(\.kind))
            let listed = try await notices("Sari", town).flatMap(\.body.lines).map(\.label)
            #expect(!kinds.isEmpty && listed.allSatisfy { $0.hasPrefix("1.1.1 ") })
            #expect(try await notices("Fajar", town).isEmpty)
            // The same day again, and another server on the next one, before the next occasion.
            #expect(try await !ReminderWork.remind(town.harbour, in: town.store))
            let count = try await notices("Sari", town).count
            town.now.pass(seconds: 86_400)
            #expect(try await ReminderWork.remind(town.harbour, in: town.store))
            #expect(try await notices("Sari", town).count == count)
        }
    }

    @Test func `what is submitted is not reminded of any more`() async throws {
        try await Town.working { town in
            try await give("1.1.1", to: "Sari", town)
            let all = try await town.store.read { reading in
                let plan = try #require(
                    try Plan.running(of: "o-1", on: town.harbour.today(town.store.clock), in: reading).first)
                return try WorkYear(
                    plan, office: town.harbour, today: town.harbour.today(town.store.clock), in: reading)
            }
            let open = all.lines.filter { $0.subCode == "1.1.1" && $0.isOpenNow }
            for month in Set(open.map(\.month)) {
                let codes = open.filter { $0.month == month }.map(\.code)
                #expect(try await town.submit("1.1.1", month, indicators: codes).status == 303)
            }
            #expect(!open.isEmpty)
            try await ReminderWork.remind(town.harbour, in: town.store)
            #expect(try await notices("Sari", town).isEmpty)
        }
    }

    @Test func `a quiet hour, a weekend and a holiday remind nobody`() async throws {
        try await Town.working { town in
            try await give("1.1.1", to: "Sari", town)
            // 17.30 of the same Tuesday, then 06.30 of Wednesday.
            town.now.pass(seconds: 8 * 3600)
            #expect(try await !ReminderWork.remind(town.harbour, in: town.store))
            town.now.pass(seconds: 13 * 3600)
            #expect(try await !ReminderWork.remind(town.harbour, in: town.store))
            // 09.30 of Saturday and Sunday, then of Monday.
            town.now.pass(seconds: 3 * 3600 + 3 * 86_400)
            #expect(try await !ReminderWork.remind(town.harbour, in: town.store))
            town.now.pass(seconds: 86_400)
            #expect(try await !ReminderWork.remind(town.harbour, in: town.store))
            town.now.pass(seconds: 86_400)
            #expect(try await ReminderWork.remind(town.harbour, in: town.store))
            #expect(try await !notices("Sari", town).isEmpty)
        }
    }

    @Test func `heads and the Admin RB get a digest that adds up, once a week`() async throws {
        try await Town.working { town in
            try await town.submit("1.1.1", 1)
            try await ReminderWork.remind(town.harbour, in: town.store)
            let digests = try await notices("Rina", town).filter { $0.kind == "plans.digest" }
            let digest = try #require(digests.first)
            #expect(digests.count == 1)
            #expect(digest.body.values["waiting"] == .number(1))
            let lines = try await town.store.read { reading in
                let today = town.harbour.today(town.store.clock)
                let plan = try #require(try Plan.running(of: "o-1", on: today, in: reading).first)
                return try WorkYear(plan, office: town.harbour, today: today, in: reading).lines
            }
            #expect(digest.body.values["late"] == .number(lines.count { $0.mark == .late }))
            #expect(try await notices("Sari", town).allSatisfy { $0.kind != "plans.digest" })
            town.now.pass(seconds: 86_400)
            try await ReminderWork.remind(town.harbour, in: town.store)
            #expect(try await notices("Rina", town).count { $0.kind == "plans.digest" } == 1)
            town.now.pass(seconds: 6 * 86_400)
            try await ReminderWork.remind(town.harbour, in: town.store)
            #expect(try await notices("Rina", town).count { $0.kind == "plans.digest" } == 2)
        }
    }

    @Test func `who heads something in two offices gets the digest of each`() async throws {
        try await Town.working { town in
            let intake = PlanIntake(
                office: town.hill, vault: town.app.ground.vault, store: town.store, reader: town.app.reader,
                worker: town.app.worker)
            let number = try await intake.read(
                Array(try Data(contentsOf: Town.sample)), named: "rencana.txt", by: .system("test"))
            try await intake.adopt(number, lostItems: .later, by: .system("test"))
            let yulia = try town.id("Yulia")
            try await town.store.change(by: .system("test"), in: ["o-2"]) { change in
                try Account.grant(
                    "kasubbag", to: yulia, office: "o-2", unit: nil, from: Day(sinceEpoch: 20_454), in: change)
                change.record("test.granted", on: yulia, office: "o-2")
            }
            try await ReminderWork.remind(town.harbour, in: town.store)
            try await ReminderWork.remind(town.hill, in: town.store)
            let digests = try await notices("Yulia", town).filter { $0.kind == "plans.digest" }
            #expect(Set(digests.map(\.office)) == ["o-1", "o-2"])
        }
    }

    @Test func `work of somebody who may not write there any more is its unit's again`() async throws {
        try await Town.working { town in
            try await give("1.1.1", to: "Sari", town)
            let (sari, fajar) = (try town.id("Sari"), try town.id("Fajar"))
            try await town.store.change(by: .system("test"), in: ["o-1"]) { change in
                let unit = try #require(try change.reading.texts("SELECT unit FROM assignment").first)
                try change.run("DELETE FROM role_grant WHERE person = \(sari)")
                try change.run("UPDATE post SET unit = \(unit) WHERE person = \(fajar)")
                try Account.grant(
                    "staf", to: fajar, office: "o-1", unit: unit, from: Day(sinceEpoch: 20_454), in: change)
                change.record("test.moved", on: sari, office: "o-1")
            }
            try await ReminderWork.remind(town.harbour, in: town.store)
            let told = try await notices("Fajar", town).flatMap(\.body.lines).map(\.label)
            #expect(told.contains { $0.hasPrefix("1.1.1 ") })
            #expect(try await notices("Sari", town).isEmpty)
        }
    }

    @Test func `whoever left the office is not told what becomes of their work, nor shown what they were told`()
        async throws
    {
        try await Town.working { town in
            try await town.submit("1.1.1", 6, indicators: ["1.1.1.a", "1.1.1.b"])
            try await town.decide("pengembalian", "1.1.1", 6, note: "Foto belum ada", indicators: ["1.1.1.a"])
            #expect(try await notices("Sari", town).count == 1)
            let sari = try town.id("Sari")
            try await town.store.change(by: .system("test"), in: ["o-1"]) { change in
                try change.run("DELETE FROM role_grant WHERE person = \(sari)")
                change.record("test.left", on: sari, office: "o-1")
            }
            try await town.decide("pengembalian", "1.1.1", 6, note: "Satu lagi", indicators: ["1.1.1.b"])
            #expect(try await notices("Sari", town).isEmpty)
            let kept = try await town.store.read { try $0.number("SELECT COUNT(*) FROM notice") }
            #expect(kept == 1)
        }
    }

    @Test func `what waited too long to be news is not sent any more`() async throws {
        try await Town.working { town in
            try await town.submit("1.1.1", 6)
            let sari = try town.id("Sari")
            try await town.store.change(by: .system("test"), in: ["o-1"]) { change in
                try change.run("UPDATE person SET email = 'sari@kantor.example' WHERE id = \(sari)")
                change.record("test.address", on: sari, office: "o-1")
            }
            try await town.decide("pengembalian", "1.1.1", 6, note: "Foto belum ada")
            func waiting() async throws -> Int? {
                try await town.store.housekeeping { try WaitingLetter.forgetOld(days: 10, in: $0) }
                return try await town.store.read {
                    try $0.number("SELECT COUNT(*) FROM letter WHERE state = 'waiting'")
                }
            }
            town.now.pass(seconds: 9 * 86_400)
            #expect(try await waiting() == 1)
            town.now.pass(seconds: 2 * 86_400)
            #expect(try await waiting() == 0)
        }
    }

    @Test func `a kind that was stopped is told no more`() async throws {
        try await Town.working { town in
            try await give("1.1.1", to: "Sari", town)
            let stop = ReminderWork.noticeKinds.map { ("cara-\($0)", "none") }
            let answer = try await town.post(
                "/-/pemberitahuan/pilihan", stop, as: "Sari", from: "/-/pemberitahuan")
            #expect(answer.status == 303)
            try await ReminderWork.remind(town.harbour, in: town.store)
            #expect(try await notices("Sari", town).isEmpty)
            #expect(try await !notices("Rina", town).isEmpty)
            #expect(try await town.events().contains("subjects.notices-chosen"))
        }
    }

    @Test func `who returns a card tells its author, with the note`() async throws {
        try await Town.working { town in
            try await town.submit("1.1.1", 6, indicators: ["1.1.1.a", "1.1.1.b"])
            let answer = try await town.decide(
                "pengembalian", "1.1.1", 6, note: "Foto belum ada", indicators: ["1.1.1.a", "1.1.1.b"])
            #expect(answer.status == 303)
            let told = try await notices("Sari", town)
            #expect(told.map(\.kind) == ["plans.returned"])
            #expect(told.first?.body.values["note"] == .text("Foto belum ada"))
            let page = try await town.page("/-/pemberitahuan")
            #expect(page.body.contains("Yulia mengembalikan 1.1.1") && page.body.contains("Foto belum ada"))
            // Whoever follows it has seen it; of somebody else it is not to be found.
            let id = try #require(told.first?.id)
            #expect(try await town.page("/-/pemberitahuan/\(id)", as: "Fajar").location == "/-/pemberitahuan")
            #expect(try await notices("Sari", town).allSatisfy { !$0.isSeen })
            #expect(try await town.page("/-/pemberitahuan/\(id)").location.hasPrefix(Town.card("1.1.1", 6)))
            #expect(try await notices("Sari", town).allSatisfy(\.isSeen))
        }
    }

    @Test func `who is called in a thread is told, and no more once they read it`() async throws {
        try await Town.working { town in
            let card = Town.card("1.1.1", 6)
            try await town.post(card + "/pesan", [("pesan", "@Yulia mohon dicek")], as: "Sari", from: card)
            let told = try await notices("Yulia", town)
            #expect(told.map(\.kind) == ["subjects.mention"] && told.allSatisfy { !$0.isSeen })
            _ = try await town.page(card, as: "Yulia")
            #expect(try await notices("Yulia", town).allSatisfy(\.isSeen))
        }
    }
}
