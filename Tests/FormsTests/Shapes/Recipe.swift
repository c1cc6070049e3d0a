import Forms

/// A kind of definition that no room has: every kind of place once, and rows that hold rows.
enum Recipe {
    static let shape = ObjectShape(
        "recipe",
        [
            .init("key", .key, required: true, "what it is called"),
            .init("title", .local(most: 20), "what people read"),
            .init("serves", .number(1...12), otherwise: "4", "how many eat"),
            .init("hot", .flag, otherwise: "false", "whether it burns"),
            .init("course", .choice(["soup", "main", "sweet"]), "when it is eaten"),
            .init("since", .day, "when it was first cooked"),
            .init("note", .text(most: 10), "what is to be known"),
            .init("when", .expression, "when it is served"),
            .init("tags", .list(.key, most: 3), otherwise: "[]", "what it is found by"),
            .init("prices", .map(.number(0...99), most: 2), "what it costs, by place"),
            .init("steps", .list(.later { Recipe.step }, most: 50), otherwise: "[]", "what to do"),
        ])

    private static var step: ObjectShape {
        ObjectShape(
            "step",
            [
                .init("do", .text(most: 40), required: true, "the deed"),
                .init("steps", .list(.later { Recipe.step }, most: 50), otherwise: "[]", "its parts"),
            ])
    }

    /// What is wrong with a text, each in a line: `3:7 title.id: is missing: …`.
    static func problems(_ yaml: String) -> [String] {
        ShapedText(yaml, named: "r.yaml", as: shape).problems.map { problem in
            let place = "\(problem.line):\(problem.column)"
            return problem.path.isEmpty ? "\(place) \(problem.text)" : "\(place) \(problem.path): \(problem.text)"
        }
    }
}
