import Foundation
import TestStore
import Testing

@testable import Storage

@Suite struct SQLTests {
    @Test func `values are bound, fragments nest and lists expand`() {
        let part: SQL = "office = \("a") AND n > \(3)"
        let sql: SQL = "SELECT 1 WHERE \(part) AND x IN \(list: ["p", "q"]) AND y = \(nil as String?)"
        #expect(sql.text(.sqlite) == "SELECT 1 WHERE office = ? AND n > ? AND x IN (?, ?) AND y = ?")
        #expect(sql.text(.postgres) == "SELECT 1 WHERE office = $1 AND n > $2 AND x IN ($3, $4) AND y = $5")
        #expect(sql.values == [.text("a"), .integer(3), .text("p"), .text("q"), .null])
    }

    @Test func `a fragment with two wordings keeps both, wherever it is nested`() {
        let days: SQL = .days(from: "a", to: "\("b")")
        let sql: SQL = "x = \(1) AND \(.folded("y")) = \("z") AND \(days) < \(9)"
        #expect(
            sql.text(.sqlite)
                == "x = ? AND lower(y) = ? AND CAST(julianday(?) - julianday(a) AS INTEGER) < ?")
        #expect(
            sql.text(.postgres)
                == "x = $1 AND lower((y) COLLATE \"C\") = $2 AND (($3)::date - (a)::date)::bigint < $4")
        #expect(sql.values == [.integer(1), .text("z"), .text("b"), .integer(9)])
    }

    @Test func `days are counted over leap years and from the first year to the last`() async throws {
        let pairs: [(String, String, Int)] = [
            ("2024-02-28", "2024-03-01", 2), ("2026-03-02", "2026-03-01", -1), ("0001-01-01", "9999-12-31", 3_652_058),
        ]
        try await TestStore.with { store async throws in
            for (first, second, count) in pairs {
                let days: SQL = .days(from: "\(first)", to: "\(second)")
                #expect(try await store.read { try $0.number("SELECT \(days)") } == count)
            }
        }
    }

    @Test func `only letters A to Z are folded`() async throws {
        try await TestStore.with { store async throws in
            let folded = try await store.read { try $0.texts("SELECT \(.folded("\("JALAN É İ ß")"))") }
            #expect(folded == ["jalan É İ ß"])
        }
    }

    @Test func `an empty list finds nothing`() async throws {
        try await TestStore.with { store async throws in
            #expect(try await store.read { try $0.finds("SELECT 1 WHERE 'a' IN \(list: [String]())") } == false)
        }
    }

    @Test(arguments: ["'; DROP TABLE office; --", "Ünïcode — ∞", "", "a\u{0}b"])
    func `what was typed comes back and never becomes SQL`(text: String) async throws {
        try await TestStore.with { store async throws in
            try await store.housekeeping {
                try $0.run(
                    "INSERT INTO sign_in_delay (key, failures, until_at) VALUES (\(text), \(Int(Int32.max) * 2), 'x')")
            }
            let back = try await store.read { try $0.texts("SELECT key FROM sign_in_delay") }
            #expect(back == [text.filter { $0 != "\u{0}" }])
            #expect(try await store.read { try $0.number("SELECT failures FROM sign_in_delay") } == 4_294_967_294)
        }
    }

    @Test func `the migrations add up to schema.sql`() async throws {
        let store = try Store.inMemory()
        try await store.migrate(try TestStore.migrations)
        let path = TestStore.resources.appending(path: "migrations/schema.sql")
        let schema = try await store.schema() ?? ""
        if ProcessInfo.processInfo.environment["TUNTAS_WRITE_SCHEMA"] != nil {
            try schema.write(to: path, atomically: true, encoding: .utf8)
        }
        #expect(try String(contentsOf: path, encoding: .utf8) == schema)
    }

    @Test func `both databases have the same columns`() async throws {
        let sqlite = try Store.inMemory()
        try await sqlite.migrate(try TestStore.migrations)
        let expected = try await sqlite.columns()
        #expect(expected.count > 100)
        try await TestStore.with { store async throws in #expect(try await store.columns() == expected) }
    }

    @Test func `migrating twice does nothing`() async throws {
        try await TestStore.with { store async throws in
            #expect(try await store.migrate(try TestStore.migrations) == [])
        }
    }
}
