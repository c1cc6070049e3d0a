import Deadlines
import Foundation
import Storage
import Testing

/// The national days as they ship, read from the migration's own text.
enum NationalDays {
    static func rows() throws -> [Holiday] {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let text = try String(
            contentsOf: root.appending(path: "Resources/migrations/0006-holidays.sql"), encoding: .utf8)
        let row = /\('(national-[^']+)', '([^']+)', '([^']+)', '([^']+)',\s+'([^']+)', '([^']+)'\)/
        return try text.matches(of: row).map { match in
            Holiday(
                id: String(match.1), day: try #require(Day(String(match.2))),
                kind: try #require(Holiday.Kind(rawValue: String(match.3))), name: String(match.4),
                source: String(match.5), confidence: try #require(.init(rawValue: String(match.6))))
        }
    }
}
