import Foundation
import Testing
import Web

@testable import Audit
@testable import People
@testable import Storage

/// What auditors do in the town, and what intruders do to its database.
extension Town {
    var roots: RootFolder { RootFolder(data: folder) }

    /// Something that happens in the harbour.
    func happen(
        _ kind: String = "test.happened", to subject: String = "hal", by actor: Actor = .system("test"),
        office: String? = "o-1", reason: String? = nil, _ fields: [FieldChange] = []
    ) async throws {
        try await store.change(by: actor, in: [office]) {
            $0.record(kind, on: subject, office: office, reason: reason, fields)
        }
    }

    /// Gives somebody the role of an inspector, who reads plans and the trail but proposes nothing.
    func inspect(_ name: String) async throws {
        let (person, day) = (try id(name), try #require(Day("2026-01-01")))
        try await store.change(by: .system("test"), in: ["o-1"]) {
            try Account.grant("inspektorat", to: person, office: "o-1", unit: nil, from: day, in: $0)
        }
    }

    /// Writes past the trail, as only an intruder does.
    func tamper(_ statements: SQL...) async throws {
        _ = try await store.write { reading in for statement in statements { try reading.write(statement) } }
    }

    func verify(key: URL? = nil) async throws -> Verification {
        let known = try KnownRoots(folder: roots.folder, key: key)
        return try await store.read { try Verification(known, in: $0) }
    }

    /// The verdict on the harbour's chain.
    func verdict() async throws -> ChainVerdict {
        try #require(try await verify().chains.first { $0.office == "o-1" })
    }

    /// The number of the harbour's last event.
    func lastSeq() async throws -> Int { try #require(try await store.read { try $0.events(of: "o-1").last?.seq }) }
}

/// The events that a page of the trail shows, by their places: `e-12`, `i-3`.
func shownEvents(_ page: Browser.Answer) -> [String] {
    page.body.matches(of: /<li id="([ei]-\d+)">/).map { String($0.1) }
}
