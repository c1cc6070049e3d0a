extension SQL {
    /// How many whole days lie between two columns or expressions that hold days; NULL where one of them is.
    ///
    /// Exact on SQLite too: the Julian day of a midnight ends in .5, which a floating-point number holds without a loss.
    public static func days(from first: SQL, to second: SQL) -> SQL {
        SQL(
            sqlite: "CAST(julianday(\(second)) - julianday(\(first)) AS INTEGER)",
            postgres: "((\(second))::date - (\(first))::date)::bigint")
    }

    /// A text with its letters A to Z made small, and no others.
    ///
    /// SQLite's `lower()` does this by itself; PostgreSQL's folds what the database's locale folds, unless the collation
    /// is "C", a name that SQLite doesn't know.
    public static func folded(_ text: SQL) -> SQL {
        SQL(sqlite: "lower(\(text))", postgres: "lower((\(text)) COLLATE \"C\")")
    }
}
