public import Storage

/// In which way somebody wants to be told of a kind of thing.
public enum NoticeWay: String, Storable, CaseIterable {
    /// On their pages and by e-mail: what holds where nothing was chosen.
    case mail
    case page
    case none
}

/// What somebody chose, kind by kind.
public enum NoticeChoice {
    /// The kinds of which somebody does not want both.
    public static func all(of person: String, in reading: Reading) throws -> [String: NoticeWay] {
        var ways: [String: NoticeWay] = [:]
        try reading.each("SELECT kind, way FROM notice_choice WHERE person = \(person)") {
            ways[try $0.text(0)] = try $0.choice(1)
        }
        return ways
    }

    /// - Returns: whether anything is different now.
    public static func set(_ way: NoticeWay, of kind: String, for person: String, in change: Change) throws -> Bool {
        guard try all(of: person, in: change.reading)[kind] ?? .mail != way else { return false }
        if way == .mail {
            try change.run("DELETE FROM notice_choice WHERE person = \(person) AND kind = \(kind)")
        } else {
            try change.run(
                """
                INSERT INTO notice_choice (person, kind, way) VALUES (\(person), \(kind), \(way))
                ON CONFLICT (person, kind) DO UPDATE SET way = excluded.way
                """)
        }
        return true
    }
}
