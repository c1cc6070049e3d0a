import Foundation
import GRDB
import TestStore
import Testing

@testable import Storage

@Suite struct DurabilityTests {
    @Test func `the file database keeps every commit through a power cut`() async throws {
        try await TestStore.folder { folder in
            let store = try Store.sqlite(path: folder.appending(path: "x.db").path)
            guard case .sqlite(let writer, _) = store.engine else {
                Issue.record("not SQLite")
                return
            }
            let (synchronous, journal) = try await writer.writeWithoutTransaction { database in
                (
                    try Int.fetchOne(database, sql: "PRAGMA synchronous"),
                    try String.fetchOne(database, sql: "PRAGMA journal_mode")
                )
            }
            #expect(synchronous == 2)
            #expect(journal == "wal")
        }
    }
}
