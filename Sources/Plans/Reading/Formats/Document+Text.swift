import Documents

extension Document {
    /// Reads a text in the format that its content shows.
    init(text: [UInt8]) throws(PlanReading.Refusal) {
        try self.init(text: text, as: DocumentFormat(text))
    }

    init(text: [UInt8], as format: DocumentFormat) throws(PlanReading.Refusal) {
        switch format {
        case .tabs: try self.init(Sheet(text: text))
        case .prose: try self.init(Sheet(text: text))
        case .delimited(let separator):
            try Self.refuseNoise(text)
            try self.init(delimited: text, by: separator)
        case .markdown:
            try Self.refuseNoise(text)
            try self.init(markdown: text)
        case .html:
            try Self.refuseNoise(text)
            try self.init(html: text)
        case .aligned:
            try Self.refuseNoise(text)
            try self.init(aligned: text)
        }
    }

    /// Tab-separated text as blocks: lines of several cells make a grid until a line of prose parts them.
    ///
    /// Lines and columns are those of the text.
    init(_ sheet: Sheet) throws(PlanReading.Refusal) {
        var blocks = DocumentBlocks()
        for line in sheet.lines {
            if line.width == 1, let cell = line.cells.first {
                try blocks.add(Paragraph(line: line.number, text: sheet.text(of: cell)))
                continue
            }
            for cell in line.cells {
                let place = sheet.cells[cell]
                try blocks.add(Grid.Cell(line: place.line, column: place.column, text: sheet.text(of: cell)))
            }
        }
        self = try blocks.document()
    }

    private static func refuseNoise(_ text: [UInt8]) throws(PlanReading.Refusal) {
        let controls = text.count { $0 < 0x20 && !(0x09...0x0D).contains($0) }
        guard controls * 200 <= text.count else {
            throw PlanReading.Refusal(.binary, values: ["controls": String(controls)])
        }
    }
}
