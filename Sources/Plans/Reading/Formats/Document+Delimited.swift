import Documents

extension Document {
    /// Reads records of fields; the records above the table that hold one field are paragraphs, as is a line of prose.
    init(delimited text: [UInt8], by separator: UInt8) throws(PlanReading.Refusal) {
        var reader = DelimitedRecords(text, separator: separator)
        if let named = DelimiterSniff.named(in: text), named.separator == separator {
            reader = DelimitedRecords(text, separator: separator, from: named.start, line: 2)
        }
        var records: [DelimitedRecords.Record] = []
        while let record = reader.next() { records.append(record) }
        let head = records.firstIndex { $0.fields.count > 2 } ?? records.firstIndex { $0.fields.count > 1 } ?? 0
        let foot = Self.foot(of: records)
        var blocks = DocumentBlocks()
        for (index, record) in records.enumerated() {
            let isAround = index < head || index >= foot
            guard let first = record.fields.first else {
                if isAround { blocks.endGrid() }
                continue
            }
            if record.width == 1 || (isAround && record.fields.count == 1) {
                try blocks.add(Paragraph(line: record.line, text: first.text))
                continue
            }
            for field in record.fields {
                try blocks.add(Grid.Cell(line: record.line, column: field.column, text: field.text))
            }
        }
        self = try blocks.document()
    }

    /// Where the table ends: behind it stand records of one field, an empty one before them.
    private static func foot(of records: [DelimitedRecords.Record]) -> Int {
        guard let last = records.lastIndex(where: { $0.fields.count > 2 }) else { return records.count }
        return records[last...].firstIndex { $0.fields.isEmpty } ?? records.count
    }
}
