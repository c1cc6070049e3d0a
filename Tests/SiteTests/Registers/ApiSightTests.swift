import Foundation
import Storage
import Testing
import Web

@testable import People
@testable import Registers

/// What somebody may not see leaves by the API no more than by a page: for each role, each office, each row.
@Suite struct ApiSightTests {
    @Test func `a field that is for few leaves for nobody else, in no role`() async throws {
        try await Crowd.with { crowd async throws in
            let town = crowd.town
            _ = try await OwnRegisterTests.take(Loans.yaml, town)
            let bambang = try await town.program(of: "Bambang")
            let car =
                #"{"answers":{"item":"Avanza","kind":"car","licence":"SIM-998877","lent-on":"2026-09-14"}}"#
            let added = try await bambang.ask("POST", ApiTests.list, car)
            #expect(added.status == 201 && added.has("SIM-998877"), "\(added.body)")
            var readers = 0
            for visitor in crowd.roles.map({ Crowd.Visitor.role($0) }) + Crowd.limited.map({ .limited($0) }) {
                let program = try await town.program(ofPerson: try crowd.person(visitor))
                let sees = crowd.may(visitor, "cases.identity") && crowd.may(visitor, "registers.read")
                for address in [
                    added.location, ApiTests.list, ApiTests.list + "?q=998877", "/pelabuhan/api/register",
                ] {
                    let answer = try await program.get(address)
                    if !sees { #expect(!answer.has("998877") && !answer.has("licence"), "\(visitor) at \(address)") }
                    #expect(
                        (answer.status == 200) == crowd.may(visitor, "registers.read"), "\(visitor) at \(address)")
                }
                if sees {
                    readers += 1
                    #expect(try await program.get(added.location).has("SIM-998877"), "\(visitor)")
                }
                let document = try await program.get("/pelabuhan/api/register/openapi.json")
                if !sees, document.status == 200 {
                    // One's own row has it, so that records may; a new one never does.
                    let new = try document.json()["components"]?["schemas"]?["x-loans.New"]
                    #expect(new?.all("licence").isEmpty ?? true, "\(visitor)")
                }
                guard crowd.may(visitor, "registers.write"), !sees else { continue }
                // Neither is it written, nor emptied by whoever writes the rest.
                let version = try await town.store.read {
                    try $0.number("SELECT version FROM record WHERE code = 'PJM-2026-001'") ?? 0
                }
                let match = ["If-Match": "\"\(version)\""]
                let hidden = try await program.ask("PATCH", added.location, #"{"answers":{"licence":"x"}}"#, match)
                #expect(try hidden.codes().last == "answers.licence unknown-key", "\(visitor)")
                let name = #"{"answers":{"item":"Mobil \#(version)"}}"#
                let changed = try await program.ask("PATCH", added.location, name, match)
                #expect(changed.status == 200 && !changed.has("998877"), "\(visitor) \(changed.body)")
            }
            #expect(readers > 0)
            #expect(try await bambang.get(added.location).has("SIM-998877"))
        }
    }

    @Test func `everybody reads their own wealth report, and nobody else's`() async throws {
        try await Town.with { town async throws in
            let list = "/pelabuhan/api/register/lhkpn"
            let bambang = try await town.program(of: "Bambang")
            for name in ["Sari", "Yulia"] {
                let body =
                    #"{"answers":{"person":"\#(try town.id(name))","post":"Bendahara","obliged-as":"treasurer","report-kind":"periodic","report-year":2026,"obliged":true,"due":"2026-03-31"}}"#
                #expect(try await bambang.ask("POST", list, body).status == 201)
            }
            let sari = try await town.program(of: "Sari")
            let own = try await sari.get(list + "/LHKPN-2026-001")
            #expect(try own.status == 200 && own.json()["answers"]?["due"] == "2026-03-31")
            #expect(try own.json()["steps"] == [])
            #expect(try await sari.get(list + "/LHKPN-2026-002").status == 404)
            let all = try await sari.get(list)
            #expect(try all.json()["total"] == 1 && !all.has("LHKPN-2026-002"))
            #expect(try await sari.get(list + "?setelah=LHKPN-2026-002").status == 400)
            for (method, address) in [
                ("POST", list), ("PATCH", list + "/LHKPN-2026-001"), ("POST", list + "/LHKPN-2026-001/langkah/submit"),
            ] {
                #expect(try await sari.ask(method, address, "{}", ["If-Match": "\"1\""]).status == 404, "\(address)")
            }
            let rina = try await town.program(of: "Rina")
            #expect(try await rina.get(list).json()["total"] == 0)
            #expect(try await rina.get(list + "/LHKPN-2026-001").status == 404)
            for secret in ["2026-03-31", "Bendahara"] { #expect(!(try await rina.get(list).has(secret))) }
        }
    }

    @Test func `a key opens one office, and nothing of another`() async throws {
        try await ApiTests.lending { town, sari in
            let place = try await sari.ask("POST", ApiTests.list, ApiTests.drill).location
            let budi = try await town.program(of: "Budi", office: "o-2")
            for address in [
                place, ApiTests.list, "/pelabuhan/api/register", "/bukit/api/register/pinjam-barang",
                place.replacing("pelabuhan", with: "bukit"),
            ] {
                #expect(try await budi.get(address).status == 404, "\(address)")
            }
            // Somebody who works in both needs a key for each.
            let (id, day) = (try town.id("Budi"), try #require(Day("2026-01-01")))
            try await town.store.change(by: .system("test"), in: ["o-1"]) { change in
                try Account.grant("admin-rb", to: id, office: "o-1", unit: nil, from: day, in: change)
            }
            #expect(try await budi.get(place).status == 404)
            #expect(try await town.program(of: "Budi").get(place).status == 200)
        }
    }

    /// The routes of the book, by a key of each role: found where the role may, not found otherwise; and what is hidden
    /// is answered as what does not exist.
    @Test func `every address asks for what it says`() async throws {
        try await Crowd.with { crowd async throws in
            let routes = crowd.town.book.routes.filter(\.isForPrograms)
            #expect(routes.count == 7)
            for visitor in crowd.roles.map({ Crowd.Visitor.role($0) }) + [.limited("staf")] {
                let program = try await crowd.town.program(ofPerson: try crowd.person(visitor))
                for route in routes {
                    let there = try await program.ask(route.method, try Places.there.address(route), "{}")
                    let may = crowd.may(visitor, "registers.read")
                    let writes = crowd.may(visitor, "registers.write")
                    let isFound = route.method == "GET" ? may : may && writes
                    #expect((there.status != 404) == isFound, "\(visitor) \(route) \(there.status)")
                    #expect(there.status < 500 && there.status != 401, "\(visitor) \(route)")
                    guard case .limited = visitor, Places.canHide(route.path) else { continue }
                    let hidden = try await program.ask(route.method, try Places.hidden.address(route), "{}")
                    let nothing = try await program.ask(route.method, try Places.nowhere.address(route), "{}")
                    #expect(hidden.lasting(.hidden) == nothing.lasting(.nowhere), "\(route)")
                    #expect(hidden.status == 404, "\(route)")
                }
            }
        }
    }
}
