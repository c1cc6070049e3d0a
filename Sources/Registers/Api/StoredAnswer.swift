public import Jobs
import People
import Storage
import Web

/// What a program was answered, for when it asks once more: after a timeout it can't know whether the first time counted.
struct StoredAnswer: Stored {
    /// How long an answer is kept.
    static let seconds = 86_400

    /// A program's name for one request, and what it asked.
    struct Key: Sendable {
        let office: String
        let person: String
        let name: String
        let hash: String

        /// The key that a request bears; `nil` when it bears none.
        init?(_ visit: Visit<Member>, _ body: ApiBody) throws {
            let name = visit.header("Idempotency-Key")
            guard !name.isEmpty else { return nil }
            guard name.utf8.count <= 200, name.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
                throw ApiProblem(.malformed, .badOnce, visit.words)
            }
            (office, person, self.name, hash) = (visit.office.id, visit.person.id, name, body.hash)
        }

        /// What was answered under this name, as long as it is kept.
        ///
        /// - Throws: `ApiProblem` when something else was asked then.
        func answer(_ words: Words, at now: Instant, in reading: Reading) throws -> StoredAnswer? {
            let stored: StoredAnswer? = try reading.first(
                """
                SELECT hash, status, body FROM idempotency_key
                WHERE office = \(office) AND person = \(person) AND key = \(name)
                    AND at > \(now.adding(seconds: -StoredAnswer.seconds))
                """)
            guard stored.map({ $0.hash == hash }) ?? true else { throw ApiProblem(.refused, .usedOnce, words) }
            return stored
        }

        /// Keeps an answer, in the transaction of what it tells of: neither is ever there without the other.
        func keep(_ value: JSONValue, isNew: Bool, in change: Change) throws {
            let old = "office = \(office) AND person = \(person) AND key = \(name)" as SQL
            try change.run("DELETE FROM idempotency_key WHERE \(old)")
            try change.run(
                """
                INSERT INTO idempotency_key (office, person, key, hash, status, body, at)
                VALUES (\(office), \(person), \(name), \(hash), \(isNew ? 201 : 200),
                    \(String(decoding: value.bytes, as: UTF8.self)), \(change.at))
                """)
        }
    }

    let hash: String
    let isNew: Bool
    let value: JSONValue

    init(row: Row) throws {
        (hash, isNew) = (try row.text(0), try row.int(1) == 201)
        value = try JSONValue(json: Array(try row.text(2).utf8))
    }
}

extension RegisterApi {
    /// Forgets answers that nobody may ask for any more.
    public static let forgetting = JobKind("registers.api-answers", every: 3600) { _, store in
        try await store.housekeeping { keeping in
            let end = keeping.at.adding(seconds: -StoredAnswer.seconds)
            try keeping.run("DELETE FROM idempotency_key WHERE at <= \(end)")
        }
    }
}
