extension SQL {
    /// True where `column`, which is in lower case, holds every word; what a word has of the signs of LIKE stands for
    /// itself.
    public static func holding(_ words: [String], in column: SQL) -> SQL {
        words.reduce("1 = 1") { all, word in
            let literal = word.lowercased().replacing("!", with: "!!").replacing("%", with: "!%")
            let pattern = "%" + literal.replacing("_", with: "!_") + "%"
            return "\(all) AND \(column) LIKE \(pattern) ESCAPE '!'"
        }
    }

    /// The same for the words of a text.
    public static func holding(_ text: String, in column: SQL) -> SQL {
        holding(text.split(separator: " ").map(String.init), in: column)
    }
}
