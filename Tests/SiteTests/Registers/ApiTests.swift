import Foundation
import Storage
import Testing
import Web

@testable import People
@testable import Registers
@testable import Site

/// Registers for programs: what is read, added, changed and moved by a key, and what is refused.
@Suite struct ApiTests {
    static let list = "/pelabuhan/api/register/pinjam-barang"
    static let drill =
        #"{"answers":{"item":"Bor listrik","kind":"tool","value":1250000,"lent-on":"2026-09-14","parts":[{"name":"Mata bor","count":12}]}}"#

    static func lending(_ body: @Sendable (Town, Program) async throws -> Void) async throws {
        try await Town.with { town async throws in
            _ = try await OwnRegisterTests.take(Loans.yaml, town)
            try await body(town, try await town.program(of: "Sari"))
        }
    }

    @Test func `a record is added, read, changed and moved, each with its version`() async throws {
        try await Self.lending { town, sari in
            let added = try await sari.ask("POST", Self.list, Self.drill)
            #expect(added.status == 201 && added.location == Self.list + "/PJM-2026-001", "\(added.body)")
            let read = try await sari.get(added.location)
            #expect(read.status == 200 && read.header("etag") == "\"1\"" && read.header("cache-control") == "no-store")
            #expect(try read.json() == added.json())
            let record = try read.json()
            #expect(record["number"] == "PJM-2026-001" && record["state"] == "out" && record["version"] == 1)
            #expect(record["dueOn"] == "2026-09-17" && record["createdOn"] == "2026-09-15")
            #expect(record["closedOn"] == .null && record["steps"] == ["miss"])
            let answers = try #require(record["answers"])
            #expect(answers["value"] == 1_250_000 && answers["lent-on"] == "2026-09-14" && answers["back-on"] == .null)
            #expect(answers["parts"] == [["name": "Mata bor", "count": 12]])

            let changed = try await sari.ask(
                "PATCH", added.location,
                #"{"answers":{"item":"Bor tangan","value":null,"borrower":{"id":"\#(try town.id("Yulia"))","name":"?"}}}"#,
                ["If-Match": "\"1\""])
            #expect(changed.status == 200 && changed.header("etag") == "\"2\"", "\(changed.body)")
            let now = try #require(try changed.json()["answers"])
            #expect(now["item"] == "Bor tangan" && now["value"] == .null && now["kind"] == "tool")
            #expect(now["borrower"]?["name"] == "Yulia")

            let bambang = try await town.program(of: "Bambang")
            let moved = try await bambang.ask(
                "POST", added.location + "/langkah/return", #"{"answers":{"back-on":"2026-09-16"}}"#,
                ["If-Match": "\"2\""])
            #expect(moved.status == 200, "\(moved.body)")
            #expect(try moved.json()["state"] == "back" && moved.json()["answers"]?["lasted"] == 2)
            #expect(
                try await town.events().suffix(3) == [
                    "registers.record-added", "registers.record-changed", "registers.record-moved",
                ])
        }
    }

    @Test func `who changes says what they saw, and hears how it stands otherwise`() async throws {
        try await Self.lending { town, sari in
            let place = try await sari.ask("POST", Self.list, Self.drill).location
            let body = #"{"answers":{"item":"Palu"}}"#
            let blind = try await sari.ask("PATCH", place, body)
            #expect(blind.status == 428)
            #expect(try blind.codes() == ["no-match"])
            #expect(try await sari.ask("POST", place + "/langkah/miss", #"{"comment":"?"}"#).status == 428)
            #expect(try await sari.ask("PATCH", place, body, ["If-Match": "*"]).status == 428)
            #expect(try await sari.ask("PATCH", place, body, ["If-Match": "\"1\""]).status == 200)
            let late = try await sari.ask("PATCH", place, #"{"answers":{"item":"Obeng"}}"#, ["If-Match": "\"1\""])
            #expect(late.status == 412)
            #expect(try late.codes() == ["stale"] && late.json()["record"]?["answers"]?["item"] == "Palu")
            let step = try await sari.ask(
                "POST", place + "/langkah/miss", #"{"comment":"Hilang"}"#, ["If-Match": "\"1\""])
            #expect(try step.status == 412 && step.json()["record"]?["version"] == 2)
        }
    }

    @Test func `a request that is sent again is answered again and done once`() async throws {
        try await Self.lending { town, sari in
            let once = ["Idempotency-Key": "pinjam-1"]
            let first = try await sari.ask("POST", Self.list, Self.drill, once)
            let rows = try await town.rows()
            let again = try await sari.ask("POST", Self.list, Self.drill, once)
            #expect(again.status == 201 && again.body == first.body && again.location == first.location)
            #expect(again.header("idempotency-replayed") == "true" && again.header("etag") == "\"1\"")
            #expect(try await town.rows() == rows)
            let other = try await sari.ask("POST", Self.list, Self.drill.replacing("Bor", with: "Gergaji"), once)
            #expect(try other.status == 422 && other.codes() == ["used-once"])
            // Somebody else's name for a request is another one.
            #expect(
                try await town.program(of: "Yulia").ask("POST", Self.list, Self.drill, once).location.hasSuffix("002"))

            let step = first.location + "/langkah/miss"
            let named = ["Idempotency-Key": "hilang-1", "If-Match": "\"1\""]
            let moved = try await sari.ask("POST", step, #"{"comment":"Tidak di gudang"}"#, named)
            #expect(moved.status == 200)
            let replayed = try await sari.ask("POST", step, #"{"comment":"Tidak di gudang"}"#, named)
            #expect(replayed.status == 200 && replayed.body == moved.body)

            town.now.pass(seconds: 86_401)
            try await town.runJob(RegisterApi.forgetting)
            #expect(try await town.store.read { try $0.number("SELECT COUNT(*) FROM idempotency_key") } == 0)
            #expect(try await sari.ask("POST", Self.list, Self.drill, once).location.hasSuffix("003"))
            #expect(try await sari.ask("POST", Self.list, Self.drill, ["Idempotency-Key": "a b"]).status == 400)
        }
    }

    @Test func `twins that come at once are one`() async throws {
        try await Self.lending { town, sari in
            let places = try await withThrowingTaskGroup(of: String.self) { group in
                for _ in 0..<6 {
                    group.addTask {
                        try await sari.ask("POST", Self.list, Self.drill, ["Idempotency-Key": "kembar"]).location
                    }
                }
                return try await group.reduce(into: Set<String>()) { $0.insert($1) }
            }
            #expect(places == [Self.list + "/PJM-2026-001"])
            #expect(try await town.store.read { try $0.number("SELECT COUNT(*) FROM record") } == 1)
        }
    }

    @Test func `a dry run answers as it would be and writes nothing`() async throws {
        try await Self.lending { town, sari in
            let place = try await sari.ask("POST", Self.list, Self.drill).location
            let rows = try await town.rows()
            let add = try await sari.ask(
                "POST", Self.list + "?dryRun=1", Self.drill, ["Idempotency-Key": "coba"])
            #expect(add.status == 200 && add.location.isEmpty && add.header("etag").isEmpty)
            let tried = try add.json()
            #expect(tried["dryRun"] == true && tried["number"] == "PJM-2026-002" && tried["id"] == .null)
            #expect(tried["dueOn"] == "2026-09-17")
            let change = try await sari.ask(
                "PATCH", place + "?dryRun=1", #"{"answers":{"item":"Palu"}}"#, ["If-Match": "\"1\""])
            #expect(try change.json()["answers"]?["item"] == "Palu" && change.json()["version"] == 2)
            let step = try await sari.ask(
                "POST", place + "/langkah/miss?dryRun=1", #"{"comment":"?"}"#, ["If-Match": "\"1\""])
            #expect(try step.json()["state"] == "lost" && step.json()["dryRun"] == true)
            #expect(try await town.rows() == rows)
            #expect(try await sari.get(place).json()["answers"]?["item"] == "Bor listrik")
            let wrong = try await sari.ask("POST", Self.list + "?dryRun=1", #"{"answers":{"item":"x"}}"#)
            #expect(
                try wrong.status == 422
                    && wrong.codes() == ["not-taken", "answers.kind forms.missing", "answers.lent-on forms.missing"])
            // Whoever writes anything else may mean either.
            for query in ["?dryRun=true", "?dryRun", "?dryrun=1", "?dryRun=1&x=1"] {
                #expect(try await sari.ask("POST", Self.list + query, Self.drill).status == 400, "\(query)")
            }
            #expect(try await town.rows() == rows)
        }
    }

    @Test(arguments: [
        (#"{"answers":{"colour":"red"}}"#, 400, "unknown-key answers.colour"),
        (#"{"answers":{"licence":"SIM-1","item":"x"}}"#, 400, "unknown-key answers.licence"),
        (#"{"answer":{}}"#, 400, "unknown-key answer"), (#"{"answers":[]}"#, 400, "wrong-type answers"),
        (#"{"answers":{"parts":[{"weight":1}]}}"#, 400, "unknown-key answers.parts.0.weight"),
        (#"{"answers":{"value":"1.250.000"}}"#, 422, "answers.value whole-number"),
        (#"{"answers":{"value":12.5}}"#, 422, "answers.value whole-number"),
        (#"{"answers":{"value":1e3}}"#, 422, "answers.value whole-number"),
        (#"{"answers":{"value":99999999999999999999}}"#, 422, "answers.value forms.no-number"),
        (#"{"answers":{"lent-on":"14/9/2026"}}"#, 422, "answers.lent-on day"),
        (#"{"answers":{"kind":"Alat"}}"#, 422, "answers.kind forms.unknown-choice"),
        (#"{"answers":{"borrower":"Sari"}}"#, 422, "answers.borrower forms.unknown-person"),
        (#"{"answers":{"parts":[{"count":1}]}}"#, 422, "answers.parts.0.name forms.missing"),
        (#"{"answers":{"back-on":"2026-09-15"}}"#, 422, "answers.back-on not-writable"),
        (#"{"answers":{"lasted":3}}"#, 422, "answers.lasted not-writable"),
        (#"{"answers":{"item":7}}"#, 422, "answers.item text"),
        (
            #"{"unit":"u-9","answers":{"item":"x","kind":"tool","lent-on":"2026-09-14"}}"#, 422,
            "unit forms.unknown-unit"
        ),
        (#"{"answers":{},"answers":{}}"#, 400, "doubled-key"), (#"{"answers":"#, 400, "broken"),
        ("[]", 400, "no-object"), (String(repeating: "[", count: 40), 400, "too-deep"),
        (#"{"answers":{"item":"a\u0000b"}}"#, 400, "broken"),
    ])
    func `what can't be taken is named`(body: String, status: Int, says: String) async throws {
        try await Self.lending { town, sari in
            let rows = try await town.rows()
            let answer = try await sari.ask("POST", Self.list, body)
            #expect(answer.status == status, "\(answer.body)")
            let codes = try answer.codes()
            let told =
                [codes[0]] + codes.dropFirst() + codes.dropFirst().map { "\(codes[0]) \($0.split(separator: " ")[0])" }
            #expect(told.contains(says), "\(told)")
            #expect(try await town.rows() == rows)
        }
    }

    @Test func `a body has its limit, and says what it is`() async throws {
        try await Self.lending { _, sari in
            let large = #"{"answers":{"item":""# + String(repeating: "x", count: ApiBody.mostBytes) + #""}}"#
            #expect(try await sari.ask("POST", Self.list, large).status == 413)
            let form = try await sari.ask("POST", Self.list, Self.drill, ["Content-Type": "text/plain"])
            #expect(try form.status == 400 && form.codes() == ["wrong-content"])
            let nowhere = try await sari.get("/pelabuhan/api/tidak-ada")
            #expect(try nowhere.status == 404 && nowhere.codes() == ["not-found"])
        }
    }

    @Test func `steps are refused as on the page`() async throws {
        try await Self.lending { town, sari in
            let place = try await sari.ask("POST", Self.list, Self.drill).location
            func step(_ name: String, _ body: String, _ program: Program) async throws -> (Int, [String]) {
                let answer = try await program.ask("POST", "\(place)/langkah/\(name)", body, ["If-Match": "\"1\""])
                return (answer.status, try answer.codes())
            }
            let bambang = try await town.program(of: "Bambang")
            #expect(try await step("miss", "{}", sari) == (422, ["registers.refused.no-comment"]))
            #expect(
                try await step("return", #"{"answers":{"back-on":"2026-09-15"}}"#, sari)
                    == (422, ["registers.refused.own"]))
            #expect(try await step("return", "{}", bambang) == (422, ["not-taken", "answers.back-on forms.missing"]))
            #expect(
                try await step("return", #"{"answers":{"back-on":"2026-09-15","item":"x"}}"#, bambang)
                    == (422, ["not-taken", "answers.item not-of-step"]))
            #expect(
                try await step("return", #"{"answers":{"back-on":"2026-09-01"}}"#, bambang)
                    == (422, ["not-taken", "answers.back-on forms.rule"]))
            #expect(try await step("lend-again", "{}", bambang) == (409, ["registers.refused.elsewhere"]))
            #expect(try await step("lend-again", "{}", sari).0 == 404)
            #expect(try await step("nothing", "{}", bambang).0 == 404)
        }
    }
}
