/// Where a word stands in the lines.
struct Finding {
    /// How much it weighs in each line.
    var weights: [Double]
    /// What it counts: the more, the fewer lines have it.
    let mass: Double
    /// Less than 1 where the word may be a mistyped one.
    let certainty: Double
    /// The words of the lines that it is, by their places in the index.
    let words: [Int]
}
