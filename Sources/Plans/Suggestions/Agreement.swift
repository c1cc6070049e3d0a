/// How far the lines say a part of a phrase.
struct Agreement {
    /// What the part gives to each line.
    var gains: [Double]
    /// Which lines say the whole part.
    var isHolding: [Bool]
    /// What the part could give, its words that no line has left out.
    var mass = 0.0
    /// What the words count that no line has.
    var strange = 0.0

    init(lines: Int) {
        gains = [Double](repeating: 0, count: lines)
        isHolding = [Bool](repeating: true, count: lines)
    }

    mutating func add(_ other: Agreement) {
        for line in gains.indices {
            gains[line] += other.gains[line]
            isHolding[line] = isHolding[line] && other.isHolding[line]
        }
        mass += other.mass
        strange += other.strange
    }

    /// Another term says it: a line gets what that gives where it is more, and no word is strange any more.
    mutating func raise(to shares: [Double], times most: Double) {
        for line in gains.indices { gains[line] = max(gains[line], most * shares[line]) }
        mass = max(mass, most)
        strange = 0
    }
}
