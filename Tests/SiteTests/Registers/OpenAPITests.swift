import Foundation
import Storage
import Testing
import Web

@testable import Registers

/// The document for programs says what is so: its references lead somewhere, its paths are those of the router, its
/// examples and the site's own answers are as its schemas say.
@Suite struct OpenAPITests {
    /// The document of what ships, and that of the harbour for somebody who may everything with its own register.
    private func documents(_ body: @Sendable (Town, Program, [JSONValue]) async throws -> Void) async throws {
        try await ApiTests.lending { town, _ in
            let bambang = try await town.program(of: "Bambang")
            let open = try await town.page("/-/skema/openapi.json", as: nil)
            let own = try await bambang.get("/pelabuhan/api/register/openapi.json")
            #expect(open.status == 200 && own.status == 200)
            try await body(town, bambang, [try open.json(), try own.json()])
        }
    }

    @Test func `every reference leads somewhere, and nothing is called twice`() async throws {
        try await documents { _, _, documents in
            for document in documents {
                #expect(document["openapi"] == "3.1.0")
                let check = SchemaCheck(document: document)
                let references = document.all("$ref")
                #expect(references.count > 50)
                for case .text(let reference) in references {
                    #expect(check.resolve(reference) != nil, "\(reference)")
                }
                let names = document.all("operationId")
                #expect(Set(names.map { "\($0)" }).count == names.count)
                for member in try #require(document["components"]?["schemas"]).members {
                    #expect(member.name.wholeMatch(of: /[A-Za-z0-9._-]+/) != nil, "\(member.name)")
                }
            }
        }
    }

    @Test func `its paths are the routes for programs, all of them and no others`() async throws {
        try await documents { town, _, documents in
            for document in documents {
                let paths = try #require(document["paths"]).members
                var asked: Set<String> = []
                for path in paths {
                    for operation in path.value.members where operation.name != "parameters" {
                        let method = operation.name.uppercased()
                        let address = "/pelabuhan/api" + path.name.replacing("{catatan}", with: "X-1")
                        let routes = town.book.routes.filter { $0.isForPrograms && $0.method == method }
                        let route = routes.filter { Self.fits(address, $0.path) }
                            .min { Places.places($0.path).count < Places.places($1.path).count }
                        let found = try #require(route, "\(method) \(path.name)")
                        asked.insert("\(method) \(found.path)")
                        // What stands in the path is said to be a parameter.
                        #expect(path.name.contains("{catatan}") == (path.value["parameters"] != nil))
                    }
                }
                #expect(
                    asked == Set(town.book.routes.filter(\.isForPrograms).map { "\($0.method) \($0.path)" }))
            }
        }
    }

    private static func fits(_ address: String, _ pattern: String) -> Bool {
        let (parts, places) = (address.split(separator: "/"), pattern.split(separator: "/"))
        return parts.count == places.count && zip(parts, places).allSatisfy { $1.hasPrefix("{") || $0 == $1 }
    }

    @Test func `examples are as their schemas say`() async throws {
        try await documents { _, _, documents in
            for document in documents {
                let check = SchemaCheck(document: document)
                var count = 0
                for schema in try #require(document["components"]?["schemas"]).members {
                    guard case .list(let examples) = schema.value["examples"] else { continue }
                    for example in examples {
                        count += 1
                        #expect(check.problems(example, schema.value) == [], "\(schema.name)")
                    }
                }
                #expect(count > 20)
            }
        }
    }

    @Test func `what the site answers is as the document says`() async throws {
        try await documents { _, bambang, documents in
            let check = SchemaCheck(document: documents[1])
            func expect(_ answer: Browser.Answer, _ status: Int, _ schema: String) throws {
                #expect(answer.status == status, "\(answer.body)")
                let reference: JSONValue = ["$ref": .text("#/components/schemas/\(schema)")]
                #expect(check.problems(try answer.json(), reference) == [], "\(answer.body)")
            }
            let added = try await bambang.ask("POST", ApiTests.list, ApiTests.drill)
            try expect(added, 201, "x-loans.Record")
            try expect(try await bambang.get(added.location), 200, "x-loans.Record")
            try expect(try await bambang.get(ApiTests.list), 200, "x-loans.Page")
            try expect(try await bambang.get("/pelabuhan/api/register"), 200, "Registers")
            try expect(
                try await bambang.ask("POST", ApiTests.list + "?dryRun=1", ApiTests.drill), 200, "x-loans.Record")
            try expect(try await bambang.ask("POST", ApiTests.list, "{}"), 422, "Error")
            try expect(
                try await bambang.ask("PATCH", added.location, "{}", ["If-Match": "\"7\""]), 412, "Error")
            try expect(try await bambang.get(ApiTests.list + "/PJM-2026-9"), 404, "Error")
            // What is sent as the document has it is taken.
            let example = try #require(documents[1]["components"]?["schemas"]?["x-loans.New"]?["examples"])
            guard case .list(let all) = example, let first = all.first else { return }
            let body = String(decoding: first.bytes, as: UTF8.self)
            let tried = try await bambang.ask("POST", ApiTests.list + "?dryRun=1", body)
            #expect(try [200, 422].contains(tried.status) && tried.codes().first != "unknown-key")
        }
    }

    @Test func `somebody's document has only what they may`() async throws {
        try await documents { town, _, _ in
            let guest = try await town.program(of: "Sari").get("/pelabuhan/api/register/openapi.json").json()
            let schemas = try #require(guest["components"]?["schemas"]).members.map(\.name)
            #expect(schemas.contains("x-loans.New") && !schemas.contains("x-loans.step.lend-again"))
            #expect(!schemas.contains { $0.hasPrefix("complaints.") } && !schemas.contains("lhkpn.New"))
            #expect(schemas.contains("lhkpn.Record"))
            let yulia = try await town.program(of: "Yulia").get("/pelabuhan/api/register/openapi.json")
            let complaint = try #require(try yulia.json()["components"]?["schemas"]?["complaints.Record"])
            #expect(complaint.all("subject").count == 2 && complaint.all("reporter-name") == [])
        }
    }
}
