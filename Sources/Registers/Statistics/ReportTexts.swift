import Forms
import Storage
import Web

/// The words of a year's report: what was answered to the fields that the definition names, with the record's number.
struct ReportTexts: Sendable {
    struct Part: Sendable {
        let field: Field
        /// In the order of the numbers.
        let lines: [(code: String, text: String)]
    }

    /// The most records that are read.
    static let most = 500

    /// Those with any answer that the visitor sees.
    let parts: [Part]
    /// Whether there are more records than are read.
    let isCut: Bool

    init(_ query: YearQuery, _ words: Words, in reading: Reading) throws {
        let rights = query.rights
        let fields = (rights.register.definition.report ?? []).compactMap { rights.register.definition.field($0) }
            .filter { !$0.hidden }
        guard !fields.isEmpty else {
            (parts, isCut) = ([], false)
            return
        }
        let records: [Record] = try reading.all(
            """
            SELECT \(Record.columns) FROM record WHERE \(query.present)
            ORDER BY record.year, record.number LIMIT \(Self.most + 1)
            """)
        isCut = records.count > Self.most
        let read = records.prefix(Self.most)
        parts = fields.map { field in
            Part(
                field: field,
                lines: read.filter { rights.sees(field, $0) && !$0.answers.isEmpty(field) }
                    .map { ($0.code, field.text($0.answers[field.key], words)) })
        }.filter { !$0.lines.isEmpty }
    }
}
