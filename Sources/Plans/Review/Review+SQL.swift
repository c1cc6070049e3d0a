import Foundation
import People
import Storage
import Subjects

extension Review {
    /// The review that `person` may see.
    static func visible(_ number: Int, office: String, to person: Person, in reading: Reading) throws -> Review? {
        var found: Review?
        try reading.each(
            """
            SELECT review.id, review.number, review.year, review.state, review.read_at, coalesce(person.name, review.read_by), review.file,
                file.name, review.reading
            FROM review
            JOIN subject ON subject.id = review.id
            JOIN file ON file.id = review.file
            LEFT JOIN person ON person.id = review.read_by
            WHERE review.office = \(office) AND review.number = \(number) AND \(.visible(to: person))
            """
        ) { row in
            let id = try row.text(0)
            let operations: [Operation] = try reading.all(
                """
                SELECT operation.seq, operation.question, operation.value, operation.before, operation.undoes,
                    coalesce(person.name, operation.author), operation.at
                FROM review_operation operation LEFT JOIN person ON person.id = operation.author
                WHERE operation.review = \(id) ORDER BY operation.seq
                """)
            found = Review(
                id: id, number: try row.int(1), year: try row.int(2), state: try row.choice(3),
                readAt: try row.instant(4), readBy: try row.text(5), file: try row.text(6),
                fileName: try row.text(7),
                reading: try JSONDecoder().decode(Proposal.self, from: Data(try row.text(8).utf8)),
                operations: operations)
        }
        return found
    }

    /// A line of the list of an office's readings.
    struct Line: Stored {
        let number: Int
        let year: Int
        let state: State
        let readAt: Instant
        let fileName: String

        init(row: Row) throws {
            number = try row.int(0)
            year = try row.int(1)
            state = try row.choice(2)
            readAt = try row.instant(3)
            fileName = try row.text(4)
        }
    }

    static func lines(of office: String, to person: Person, in reading: Reading) throws -> [Line] {
        try reading.all(
            """
            SELECT review.number, review.year, review.state, review.read_at, file.name
            FROM review JOIN subject ON subject.id = review.id JOIN file ON file.id = review.file
            WHERE review.office = \(office) AND \(.visible(to: person))
            ORDER BY review.number DESC LIMIT 200
            """)
    }

    /// Keeps a reading of `file` as a new review, and says its number.
    static func open(
        _ proposal: Proposal, file: String, year: Int, office: Office, in change: Change
    ) throws -> Int {
        let id = change.newID()
        let number = 1 + (try change.reading.number("SELECT MAX(number) FROM review WHERE office = \(office.id)") ?? 0)
        let json = try stableJSON(proposal)
        try change.run(
            """
            INSERT INTO review (id, office, number, year, file, reading, state, read_at, read_by)
            VALUES (\(id), \(office.id), \(number), \(year), \(file), \(json), \(State.open), \(change.at),
                \(change.actor.person))
            """)
        try Subject(
            id: id, kind: "plans.review", office: office.id, number: String(number), year: year,
            label: proposal.title, address: "/\(office.slug)/rencana/usulan/\(number)", action: .proposePlans
        ).save(in: change)
        change.record(
            "plans.document-read", on: id, office: office.id,
            [
                FieldChange("document", new: proposal.document),
                FieldChange("indicators", new: String(proposal.counts.indicators)),
                FieldChange("unread", new: String(proposal.unread.count)),
            ])
        return number
    }
}
