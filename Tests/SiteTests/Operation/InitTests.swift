import Foundation
import People
import Storage
import TestStore
import Testing
import Web

@testable import Site

@Suite struct InitTests {
    private static let password = "perahu kayu di dermaga"

    private func answers(besides taken: NewOffice.Taken = .init()) throws -> NewOffice {
        var office = NewOffice()
        office.taken = taken
        try office.set(name: "KPU Kabupaten Muara")
        try office.set(shortName: "KPU Muara")
        try office.set(slug: "muara")
        try office.set(zone: "wita")
        for unit in ["Subbag Umum", "Subbag Hukum"] { try office.add(unit: unit) }
        try office.set(adminName: "Dewi")
        try office.set(adminLogin: "Dewi")
        return office
    }

    @Test func `an office begins with its units and an administrator who must change the password`() async throws {
        try await Town.with { town async throws in
            let new = try answers()
            try await new.make(password: Self.password, store: town.store, passwords: town.app.ground.passwords)

            let office = try #require(try await town.store.read { try Office.named("muara", in: $0) })
            #expect(office.zone == .wita && !office.isDemo)
            #expect(try await town.store.read { try Unit.all(of: office.id, in: $0).map(\.name) } == new.units)
            #expect(try await town.store.read { try $0.verifyChain(of: office.id).problems.isEmpty })
            try await town.as(nil) { browser async throws in
                let answer = try await browser.post(
                    "/-/masuk", [("nama", "dewi"), ("sandi", Self.password)], from: "/-/masuk")
                #expect(answer.status == 303)
                #expect(try await browser.get("/muara/rencana").location == "/-/akun")
            }
        }
    }

    @Test func `an office or a login that is there already is refused, and nothing is made`() async throws {
        try await Town.with { town async throws in
            let taken = try await town.store.read { try NewOffice.Taken($0) }
            var office = try answers(besides: taken)
            let slug = #expect(throws: AnswerProblem.self) { try office.set(slug: "pelabuhan") }
            let login = #expect(throws: AnswerProblem.self) { try office.set(adminLogin: "RINA") }
            #expect(slug?.text.contains("/pelabuhan already") ?? false)
            #expect(login?.text.contains("rina already") ?? false)

            var quick = try answers()
            try quick.set(slug: "pelabuhan")
            let late = quick
            await #expect(throws: AnswerProblem.self) {
                try await late.make(password: Self.password, store: town.store, passwords: town.app.ground.passwords)
            }
            #expect(try await town.store.read { try $0.number("SELECT COUNT(*) FROM office") } == 2)
        }
    }

    @Test(arguments: ["pendek", "dewi dewi dewi"])
    func `a weak first password is refused`(password: String) async throws {
        try await Town.with { town async throws in
            let new = try answers()
            await #expect(throws: SettingsProblem.self) {
                try await new.make(password: password, store: town.store, passwords: town.app.ground.passwords)
            }
            #expect(try await town.store.read { try Office.named("muara", in: $0) } == nil)
        }
    }

    @Test func `bad answers get a reason`() throws {
        var office = NewOffice()
        for slug in [
            "", "a", "Muara", "mu ara", "-muara", "muara-", "mu--ara", "múara", String(repeating: "a", count: 41),
        ] {
            #expect(throws: AnswerProblem.self, "\(slug)") { try office.set(slug: slug) }
        }
        for name in ["", "  ", "KP", "KPU\u{7}", String(repeating: "a", count: 201)] {
            #expect(throws: AnswerProblem.self, "\(name)") { try office.set(name: name) }
        }
        #expect(throws: AnswerProblem.self) { try office.set(zone: "GMT") }
        #expect(throws: AnswerProblem.self) { try office.set(adminLogin: "d w") }
        try office.add(unit: "Subbag Umum")
        #expect(throws: AnswerProblem.self) { try office.add(unit: "subbag umum") }
        #expect(office.units == ["Subbag Umum"] && office.slug.isEmpty && office.name.isEmpty)
    }

    @Test func `a wrong answer is asked for again, and an empty one takes the proposal`() throws {
        var lines = [
            "KP", "KPU Kabupaten Muara", "KPU Muara", "", "GMT", "WIT", "Subbag Umum", "subbag umum", "", "Dewi", "",
        ]
        var said: [String] = []
        let interview = Interview(ask: { _ in lines.isEmpty ? nil : lines.removeFirst() }, say: { said.append($0) })
        let office = try interview.complete(NewOffice(), asksZone: true)
        #expect(lines.isEmpty)
        #expect(office.name == "KPU Kabupaten Muara" && office.slug == "muara" && office.zone == .wit)
        #expect(office.units == ["Subbag Umum"] && office.adminLogin == "dewi")
        #expect(
            said.contains { $0.contains("3 to 200 characters") } && said.contains { $0.contains("WIB, WITA or WIT") })
    }

    @Test func `when nobody answers any more nothing is made`() {
        let interview = Interview(ask: { _ in nil }, say: { _ in })
        #expect(throws: SettingsProblem.self) { try interview.complete(NewOffice(), asksZone: true) }
        #expect(!interview.agrees(to: "Make it?"))
    }
}
