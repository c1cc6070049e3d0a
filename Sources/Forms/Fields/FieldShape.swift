extension Field {
    /// How a field is written down in a definition.
    public static var shape: ObjectShape {
        let option = ObjectShape(
            "option",
            [
                .init("key", .key, required: true, "what is recorded; it never changes"),
                .init("label", .local(most: 200), required: true, "what people read"),
                .init("help", .local(most: 500), "what it means"),
                .init("ended", .flag, otherwise: "false", "kept for what is recorded, offered no more"),
            ])
        return ObjectShape(
            "field",
            [
                .init(
                    "key", .key, required: true, "what the field is called in data and expressions; it never changes"),
                .init("kind", .choice(Kind.allCases.map(\.rawValue)), required: true, "what may be answered"),
                .init("label", .local(most: 200), required: true, "what people read before it"),
                .init("help", .local(most: 1000), "a sentence below the label"),
                .init("required", .flag, otherwise: "false", "whether a record without it is refused"),
                .init("options", .list(.object(option), most: 200), otherwise: "[]", "the answers of a choice"),
                .init("decimals", .number(0...6), otherwise: "0", "of a decimal: digits behind the mark"),
                .init(
                    "most", .number(0...1_000_000_000_000), otherwise: "0",
                    "the most characters of a text, the largest number; 0 for the kind's own limit"),
                .init(
                    "least", .number(-1_000_000_000_000...1_000_000_000_000), otherwise: "0", "the smallest number"),
                .init("register", .key, "of a link: the register it leads to"),
                .init("fields", .list(.later { Field.shape }, most: 20), otherwise: "[]", "of rows: their fields"),
                .init("value", .expression, "of a computed field: what it is made of"),
                .init("shown-when", .expression, "only asked where this holds"),
                .init("see", .key, "the access needed in order to see it; whoever reads the record otherwise"),
                .init("write", .key, "the access needed in order to write it; whoever may change it otherwise"),
                .init(
                    "write-in", .list(.key, most: 40), otherwise: "[]",
                    "the states in which it may be written; all that are not over otherwise"),
                .init("sensitive", .flag, otherwise: "false", "the trail says only that it changed"),
                .init(
                    "public", .choice(Public.allCases.map(\.rawValue)),
                    "asked of visitors (ask), or shown to whoever holds the ticket (show)"),
                .init(
                    "index", .choice(IndexColumn.allCases.map(\.rawValue)),
                    "the column by which lists, views and measures sort, filter and count"),
                .init("same", .flag, otherwise: "false", "two records with the same answer may be one thing"),
                .init("column", .text(most: 100), "the column of an import, if it is called something else"),
                .init("later", .flag, otherwise: "false", "not asked at the entry of a record: it comes on the way"),
                .init("hidden", .flag, otherwise: "false", "taken off the pages; what is recorded stays"),
            ])
    }
}
