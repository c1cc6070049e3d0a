import Foundation
import Site
import Storage
import Testing
import Web

@testable import Offices
@testable import People

@Suite struct HakAksesTests {
    private static let page = "/pelabuhan/hak-akses"

    /// A second role for somebody, in the way that tests need it and no page offers.
    private func give(
        _ role: String, to name: String, from: String, until: String? = nil, unit: String? = nil, kind: String = "own",
        for principal: String? = nil, basis: String? = nil, in town: Town
    ) async throws {
        let (person, other) = (try town.id(name), try principal.map { try town.id($0) })
        try await town.store.change(by: .system("test"), in: ["o-1"]) { change in
            try change.run(
                """
                INSERT INTO role_grant (id, person, number, role, office, unit, from_day, until_day, kind, acting_for, basis)
                SELECT \(change.newID()), \(person), MAX(number) + 1, \(role), 'o-1', \(unit), \(from), \(until), \(kind),
                    \(other), \(basis)
                FROM role_grant WHERE person = \(person)
                """)
            change.record("people.role-granted", on: person, office: "o-1", [FieldChange("role", new: role)])
        }
    }

    /// Makes the plan of 2026 belong to one unit, and says which, and names another.
    private func limitPlan(in town: Town) async throws -> (its: String, other: String) {
        try await town.adoptSample()
        let units = try await town.store.read {
            try $0.texts("SELECT id FROM unit WHERE office = 'o-1' ORDER BY position")
        }
        try await town.store.change(by: .system("test"), in: ["o-1"]) { change in
            try change.run("UPDATE subject SET unit = \(units[0]) WHERE office = 'o-1'")
            change.record("plans.plan-moved", on: "-", office: "o-1")
        }
        return (units[0], units[1])
    }

    private func key(_ name: String, in town: Town) async throws -> String {
        let id = try town.id(name)
        return String(
            try #require(try await town.store.read { try $0.number("SELECT number FROM person WHERE id = \(id)") }))
    }

    @Test func `a decision is explained grant by grant`() async throws {
        try await Town.with { town async throws in
            try await give(
                "kasubbag", to: "Sari", from: "2026-01-01", until: "2026-08-31", kind: "plt", for: "Yulia",
                basis: "SPT 12/2026", in: town)
            try await give("sekretaris", to: "Sari", from: "2026-10-01", in: town)
            let sari = try await key("Sari", in: town)
            try await town.as("Rina") { browser async throws in
                let no = try await browser.get("\(Self.page)?orang=\(sari)&tindakan=plans.propose")
                #expect(no.status == 200 && no.has("data-decision=\"no\""))
                #expect(no.has("perannya tidak memuat tindakan ini"))
                #expect(no.has("sudah berakhir 31 Agustus 2026"))
                #expect(no.has("baru berlaku mulai 1 Oktober 2026"))
                #expect(no.has("Plt. untuk Yulia") && no.has("SPT 12/2026"))
                let yes = try await browser.get("\(Self.page)?orang=\(sari)&tindakan=plans.read")
                #expect(yes.has("data-decision=\"yes\""))
            }
        }
    }

    @Test func `a subject of another unit is out of a grant's reach, and that is said`() async throws {
        try await Town.with { town async throws in
            let (_, other) = try await limitPlan(in: town)
            let yulia = try town.id("Yulia")
            try await town.store.change(by: .system("test"), in: ["o-1"]) { change in
                try change.run("UPDATE role_grant SET unit = \(other) WHERE person = \(yulia)")
                change.record("people.grant-changed", on: yulia, office: "o-1")
            }
            let key = try await key("Yulia", in: town)
            try await town.as("Rina") { browser async throws in
                let address = "\(Self.page)?orang=\(key)&tindakan=plans.propose&subjek=1.1.1"
                let no = try await browser.get(address)
                #expect(no.has("data-decision=\"no\"") && no.has("hanya menjangkau"))
                #expect(no.has("Baginya halaman itu tidak ada"))
                #expect(
                    try await browser.get("\(Self.page)?orang=\(key)&tindakan=plans.propose").has(
                        "data-decision=\"yes\""))
            }
            #expect(try await town.as("Yulia") { try await $0.get("/pelabuhan/rencana/2026/1.1.1").status } == 404)
        }
    }

    @Test func `an account that is off explains everything`() async throws {
        try await Town.with { town async throws in
            let (sari, key) = (try town.id("Sari"), try await key("Sari", in: town))
            try await town.store.change(by: .system("test"), in: ["o-1"]) { change in
                try change.run("UPDATE account SET active = 0 WHERE person = \(sari)")
                change.record("people.account-closed", on: sari, office: "o-1")
            }
            try await town.as("Rina") { browser async throws in
                let page = try await browser.get("\(Self.page)?orang=\(key)&tindakan=plans.read")
                #expect(page.has("data-decision=\"no\"") && page.has("Akun Sari dinonaktifkan"))
                let who = try await browser.get("\(Self.page)/siapa.json?tindakan=plans.read")
                #expect(who.has("\"Rina\"") && !who.has("\"Sari\""))
            }
        }
    }

    @Test func `who may is a page, JSON and CSV of the same people, guests among them`() async throws {
        try await Town.working { town async throws in
            try await give("asesor", to: "Budi", from: "2026-09-01", until: "2026-09-30", basis: "ST 7/2026", in: town)
            try await town.as("Bambang") { browser async throws in
                let query = "tindakan=plans.read&subjek=1.1.1"
                let page = try await browser.get("\(Self.page)/siapa?\(query)")
                for name in ["Rina", "Bambang", "Yulia", "Sari", "Budi"] {
                    #expect(page.has(">\(name)</a>"), "\(name)")
                }
                #expect(!page.has(">Fajar</a>") && page.has("KPU Bukit") && page.has("5 dari 5 baris"))
                #expect(page.has("orang=bukit-1"))
                let json = try Lists.Data(try await browser.get("\(Self.page)/siapa.json?\(query)").body)
                #expect(json.total == 5 && json.rows.count == 5)
                let csv = try await browser.get("\(Self.page)/siapa.csv?\(query)").body
                #expect(Lists.csvRows(csv) == 5 && csv.contains("ST 7/2026"))
                let guest = try await browser.get("\(Self.page)?orang=bukit-1&\(query)")
                #expect(guest.has("data-decision=\"yes\"") && guest.has("Budi adalah tamu dari KPU Bukit"))
            }
        }
    }

    @Test func `everybody finds their own rights, and nobody else's without the right to`() async throws {
        try await Town.with { town async throws in
            try await town.as("Sari") { browser async throws in
                let own = try await browser.get("\(Self.page)/saya?tindakan=plans.adopt")
                #expect(own.status == 200 && own.has("data-decision=\"no\"") && own.has("Staf/Operator"))
                #expect(!own.has("Bambang"))
                #expect(try await browser.get(Self.page).status == 404)
                #expect(try await browser.get("\(Self.page)/siapa?tindakan=plans.read").status == 404)
            }
        }
    }

    @Test func `what the asker may not know of is answered as what does not exist`() async throws {
        try await Town.with { town async throws in
            let (its, other) = try await limitPlan(in: town)
            try await give("inspektorat", to: "Fajar", from: "2026-01-01", unit: other, in: town)
            let key = try await key("Rina", in: town)
            let hidden = try await town.store.read {
                try $0.texts("SELECT id FROM subject WHERE number = '1.1.1' AND unit = \(its)")[0]
            }
            try await town.as("Fajar") { browser async throws in
                func asked(_ text: String) async throws -> String {
                    let answer = try await browser.get("\(Self.page)?orang=\(key)&tindakan=plans.read&subjek=\(text)")
                    return answer.lasting(.there).replacing(text, with: "…")
                }
                let nothing = try await asked("9.9.9")
                #expect(nothing.contains("bukan untuk Anda ketahui"))
                #expect(try await asked("1.1.1") == nothing)
                #expect(try await asked(hidden) == nothing)
                #expect(try await browser.get("\(Self.page)/siapa.json?tindakan=plans.read&subjek=1.1.1").status == 404)
            }
        }
    }

    @Test func `a word that fits several things lets one choose`() async throws {
        try await Town.working { town async throws in
            try await town.as("Rina") { browser async throws in
                let page = try await browser.get("\(Self.page)/siapa?tindakan=plans.read&subjek=survei")
                #expect(
                    page.status == 200 && page.has("Pilih salah satu")
                        && page.has("subjek=%2Fpelabuhan%2Frencana%2F2026%2F"))
                #expect(try await browser.get("\(Self.page)?orang=999&tindakan=plans.read").status == 404)
                #expect(try await browser.get("\(Self.page)/siapa?tindakan=tidak.ada").status == 404)
            }
        }
    }

    @Test func `the command line asks the same question`() async throws {
        try await Town.working { town async throws in
            let words = town.app.ground.locales[.english]
            func asked(_ person: String, _ action: String, _ subject: String) async throws -> (Bool, String, String) {
                let question = AccessQuestion(person: person, action: action, subject: subject)
                let clock = town.store.clock
                let explanation = try await town.store.read { try question.answer(clock: clock, in: $0) }
                return (
                    explanation.isAllowed, AccessPrint.text(explanation, words),
                    try AccessPrint.json(explanation, words)
                )
            }
            let yes = try await asked("Sari", "plans.read", "1.1.1")
            #expect(yes.0 && yes.1.hasPrefix("Yes. Sari may: ") && yes.2.contains("\"allowed\" : true"))
            let no = try await asked("sari", "plans.adopt", "/pelabuhan/rencana/2026/1.1.1")
            #expect(!no.0 && no.1.contains("the role does not hold this action") && no.2.contains("\"gives\" : false"))
            #expect(try await asked("sari", "plans.read", "/pelabuhan").0)
            #expect(try await asked("budi", "plans.read", "/pelabuhan/rencana/2026/1.1.1").0 == false)
            await #expect(throws: AccessQuestionProblem.noPerson("nobody")) {
                try await asked("nobody", "plans.read", "1")
            }
            await #expect(throws: AccessQuestionProblem.noSubject("9.9.9")) {
                try await asked("sari", "plans.read", "9.9.9")
            }
            await #expect(throws: AccessQuestionProblem.noOffice("mars")) {
                try await asked("sari", "plans.read", "/mars/1")
            }
        }
    }

    @Test func `whoever finds nothing is shown the way to their own rights, and no more`() async throws {
        try await Town.with { town async throws in
            let link = "href=\"/pelabuhan/hak-akses/saya\">Mengapa?</a>"
            try await town.as("Sari") { browser async throws in
                // What she may not see and what does not exist.
                for place in ["/pelabuhan/jejak", "/pelabuhan/rencana/1999", "/pelabuhan/tak-ada"] {
                    let answer = try await browser.get(place)
                    #expect(answer.status == 404 && answer.has(link), "\(place)")
                }
                #expect(try await browser.get("/pelabuhan/hak-akses/saya").status == 200)
                for place in ["/bukit/rencana", "/tak-ada/rencana", "/-/tak-ada"] {
                    #expect(try await !browser.get(place).has("Mengapa?"), "\(place)")
                }
            }
            #expect(try await !town.as(nil) { try await $0.get("/pelabuhan/tak-ada") }.has("Mengapa?"))
        }
    }
}
