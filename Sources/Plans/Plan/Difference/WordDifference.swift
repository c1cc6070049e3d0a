/// How one wording became another, word by word: what stayed, what went, what came, in reading order.
///
/// Myers' shortest edit script. Texts that differ in more words than `most` count as replaced between what they share at
/// both ends, so that no text costs more than its length times `most`.
public struct WordDifference: Sendable, Equatable {
    public enum Kind: Sendable {
        case same, removed, added
    }

    public struct Run: Sendable, Equatable {
        public let kind: Kind
        public let text: String

        init(_ kind: Kind, _ words: some Sequence<Substring>) {
            self.kind = kind
            text = words.joined(separator: " ")
        }
    }

    static let most = 256

    public let runs: [Run]

    public init(_ old: String, _ new: String) {
        let (old, new) = (old.split(whereSeparator: \.isWhitespace), new.split(whereSeparator: \.isWhitespace))
        var names: [Substring: Int] = [:]
        func name(_ word: Substring) -> Int {
            let name = names[word] ?? names.count
            names[word] = name
            return name
        }
        let (left, right) = (old.map(name), new.map(name))
        var head = 0
        while head < min(left.count, right.count), left[head] == right[head] { head += 1 }
        var tail = 0
        while tail < min(left.count, right.count) - head, left[left.count - 1 - tail] == right[right.count - 1 - tail] {
            tail += 1
        }
        let middle = Self.kept(left[head..<left.count - tail], right[head..<right.count - tail])
        var runs: [Run] = []
        if head > 0 { runs.append(Run(.same, old[..<head])) }
        var (from, to) = (head, head)
        for (length, stayed) in Self.stretches(middle, end: (left.count - tail, right.count - tail)) {
            if stayed.0 > from { runs.append(Run(.removed, old[from..<stayed.0])) }
            if stayed.1 > to { runs.append(Run(.added, new[to..<stayed.1])) }
            if length > 0 { runs.append(Run(.same, new[stayed.1..<stayed.1 + length])) }
            (from, to) = (stayed.0 + length, stayed.1 + length)
        }
        if tail > 0 { runs.append(Run(.same, new[(new.count - tail)...])) }
        self.runs = runs
    }

    /// Neighbouring pairs as one stretch; the end stands for an empty one, so that what comes before it is seen.
    private static func stretches(
        _ pairs: [(Int, Int)], end: (Int, Int)
    ) -> [(length: Int, stayed: (Int, Int))] {
        var stretches: [(length: Int, stayed: (Int, Int))] = []
        for pair in pairs {
            if let last = stretches.last, last.stayed.0 + last.length == pair.0, last.stayed.1 + last.length == pair.1 {
                stretches[stretches.count - 1].length += 1
            } else {
                stretches.append((1, pair))
            }
        }
        return stretches + [(0, end)]
    }

    /// The places of the words that stayed, in both texts; none when more than `most` words differ.
    private static func kept(_ old: ArraySlice<Int>, _ new: ArraySlice<Int>) -> [(Int, Int)] {
        let (rows, columns) = (old.count, new.count)
        guard rows > 0, columns > 0 else { return [] }
        let limit = min(rows + columns, most)
        // The farthest row on each diagonal, counted from `-limit - 1`; one picture of it for each number of edits.
        var farthest = [Int](repeating: 0, count: 2 * limit + 3)
        var pictures: [[Int]] = []
        let zero = limit + 1
        for edits in 0...limit {
            pictures.append(farthest)
            for diagonal in stride(from: -edits, through: edits, by: 2) {
                let isDown =
                    diagonal == -edits
                    || (diagonal != edits && farthest[zero + diagonal - 1] < farthest[zero + diagonal + 1])
                var row = isDown ? farthest[zero + diagonal + 1] : farthest[zero + diagonal - 1] + 1
                while row < rows, row - diagonal < columns, row - diagonal >= 0,
                    old[old.startIndex + row] == new[new.startIndex + row - diagonal]
                {
                    row += 1
                }
                farthest[zero + diagonal] = row
                if row >= rows, row - diagonal >= columns {
                    return walkedBack(pictures, zero: zero, end: (rows, columns)).map {
                        (old.startIndex + $0.0, new.startIndex + $0.1)
                    }
                }
            }
        }
        return []
    }

    private static func walkedBack(_ pictures: [[Int]], zero: Int, end: (Int, Int)) -> [(Int, Int)] {
        var (row, column) = end
        var pairs: [(Int, Int)] = []
        for edits in stride(from: pictures.count - 1, through: 0, by: -1) {
            let farthest = pictures[edits]
            let diagonal = row - column
            let isDown =
                diagonal == -edits
                || (diagonal != edits && farthest[zero + diagonal - 1] < farthest[zero + diagonal + 1])
            let before = isDown ? diagonal + 1 : diagonal - 1
            let (fromRow, fromColumn) =
                edits == 0 ? (0, 0) : (farthest[zero + before], farthest[zero + before] - before)
            // What stayed lies on the diagonal behind the edit.
            while row > fromRow, column > fromColumn, row > 0, column > 0 {
                if edits > 0, row - 1 < fromRow || column - 1 < fromColumn { break }
                (row, column) = (row - 1, column - 1)
                pairs.append((row, column))
            }
            (row, column) = (fromRow, fromColumn)
        }
        return pairs.reversed()
    }
}
