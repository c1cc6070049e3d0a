import Foundation
import HTTPTypes
import Storage
import Testing
import Web

@testable import People
@testable import Site

/// A program of somebody's, which talks to the site by a key.
struct Program: Sendable {
    let town: Town
    let key: String?
    /// Whose session goes along, as from a page that was opened in their browser.
    var session: String?

    func ask(
        _ method: String, _ address: String, _ body: String? = nil, _ headers: [String: String] = [:]
    ) async throws -> Browser.Answer {
        try await town.as(session) { try await $0.call(method, address, key: key, body, headers) }
    }

    func get(_ address: String) async throws -> Browser.Answer { try await ask("GET", address) }
}

extension Town {
    /// A program with a new key of somebody's.
    func program(
        of name: String, mayWrite: Bool = true, office: String = "o-1", until day: String = "2026-12-31"
    ) async throws -> Program {
        try await program(ofPerson: try id(name), mayWrite: mayWrite, office: office, until: day)
    }

    func program(
        ofPerson person: String, mayWrite: Bool = true, office: String = "o-1", until day: String = "2026-12-31"
    ) async throws -> Program {
        let secret = ApiKey.newSecret()
        let (hash, end) = (app.ground.keys.sign(secret, for: "api-key"), try #require(Day(day)))
        try await store.change(by: .system("test"), in: [office]) { change in
            try ApiKey.make(
                "uji", hash: hash, for: person, office: office, mayWrite: mayWrite, until: end, in: change)
            change.record("people.key-made", on: person, office: office)
        }
        return Program(town: self, key: secret)
    }

    /// How many rows the tables have that a change may touch.
    func rows() async throws -> [Int] {
        let tables: [SQL] = [
            "record", "event", "event_payload", "subject", "register", "register_version", "definition",
            "record_deadline", "record_message", "idempotency_key", "notice", "figure",
        ]
        return try await store.read { reading in
            try tables.map { try reading.number("SELECT COUNT(*) FROM \($0)") ?? -1 }
        }
    }
}

extension Browser.Answer {
    func json() throws -> JSONValue { try JSONValue(json: bytes) }

    /// The code of an error, and of what is wrong with its parts.
    func codes() throws -> [String] {
        let error = try #require(try json()["error"], "\(status) \(body)")
        guard case .text(let code) = error["code"], case .list(let fields) = error["fields"] else { return [] }
        return [code]
            + fields.compactMap { field in
                guard case .text(let name) = field["field"], case .text(let code) = field["code"] else { return nil }
                return "\(name) \(code)"
            }
    }

    func header(_ name: String) -> String { headers.first { $0.name.canonicalName == name }?.value ?? "" }
}
