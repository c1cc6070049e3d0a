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
            SELECT review.id, review.number, review.year, review.plan_kind, review.plan, review.base_version,
                review.source, review.state, review.read_at, coalesce(person.name, review.read_by), review.file,
                coalesce(file.name, ''), review.reading, review.document
            FROM review
            JOIN subject ON subject.id = review.id
            LEFT JOIN file ON file.id = review.file
            LEFT JOIN person ON person.id = review.read_by
            WHERE review.office = \(office) AND review.number = \(number) AND \(.visible(to: person))
            """
        ) { row in
            let id = try row.text(0)
            let operations: [Operation] = try reading.all(
                """
                SELECT operation.seq, operation.save, operation.undoes, operation.body, operation.nodes,
                    operation.author, coalesce(person.name, operation.author), operation.at
                FROM review_operation operation LEFT JOIN person ON person.id = operation.author
                WHERE operation.review = \(id) ORDER BY operation.seq
                """)
            let proposal = try JSONDecoder().decode(Proposal.self, from: Data(try row.text(12).utf8))
            found = Review(
                id: id, number: try row.int(1), year: try row.int(2), planKind: try row.text(3),
                plan: try row.optionalText(4), baseVersion: try row.optionalInt(5), source: try row.choice(6),
                state: try row.choice(7), readAt: try row.instant(8), readBy: try row.text(9),
                file: try row.optionalText(10), fileName: try row.text(11), document: try row.optionalText(13),
                reading: proposal, operations: operations,
                folded: Folded(proposal, operations.map(\.step)))
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
            SELECT review.number, review.year, review.state, review.read_at, coalesce(file.name, subject.label)
            FROM review JOIN subject ON subject.id = review.id LEFT JOIN file ON file.id = review.file
            WHERE review.office = \(office) AND \(.visible(to: person))
            ORDER BY review.number DESC LIMIT 200
            """)
    }
}

extension Review.Operation: Stored {
    init(row: Row) throws {
        let decoder = JSONDecoder()
        let undoes = try row.optionalInt(2)
        let body = Data(try row.text(3).utf8)
        step = Step(
            seq: try row.int(0), edit: undoes == nil ? try decoder.decode(Edit.self, from: body) : nil, undoes: undoes)
        save = try row.int(1)
        nodes = Set(try decoder.decode([String].self, from: Data(try row.text(4).utf8)))
        author = try row.text(5)
        authorName = try row.text(6)
        at = try row.instant(7)
    }
}
