/// Words of heads and what they stand for, found in one pass over a head's letters.
///
/// A whole word wins; else the pattern with the most letters.
struct HeadTable<Meaning: Equatable & Sendable>: Sendable {
    private struct Node {
        var whole: Meaning?
        /// What a head means that only begins so.
        var start: Meaning?
    }

    /// A pattern with a star elsewhere than at its end.
    private struct Pattern {
        let pieces: [[UInt8]]
        let isAnchored: Bool
        let endsOpen: Bool
        let letters: Int
        let meaning: Meaning
    }

    private var nodes = [Node()]
    /// Where each letter leads from each node, 0 where nowhere.
    private var next = [Int32](repeating: 0, count: Self.letters)
    private static var letters: Int { 36 }
    private var patterns: [Pattern] = []

    /// Adds a word or pattern; gives back what it stands for already, if that is something else.
    mutating func add(_ word: String, _ meaning: Meaning) -> Meaning? {
        let pieces = word.utf8.split(separator: UInt8(ascii: "*"), omittingEmptySubsequences: false)
            .map { HeadLetters.of($0) ?? [] }
        if pieces.count == 1 { return insert(pieces[0], meaning, \.whole) }
        if pieces.count == 2, pieces[1].isEmpty { return insert(pieces[0], meaning, \.start) }
        let letters = pieces.reduce(0) { $0 + $1.count }
        let isAnchored = !(pieces.first?.isEmpty ?? true)
        let endsOpen = pieces.last?.isEmpty ?? true
        let parts = pieces.filter { !$0.isEmpty }
        let same = patterns.first {
            $0.pieces == parts && $0.isAnchored == isAnchored && $0.endsOpen == endsOpen
        }
        patterns.append(
            Pattern(pieces: parts, isAnchored: isAnchored, endsOpen: endsOpen, letters: letters, meaning: meaning))
        return same.flatMap { $0.meaning == meaning ? nil : $0.meaning }
    }

    /// Whether a word has letters to find it by.
    static func isWord(_ word: String) -> Bool {
        HeadLetters.of(word.utf8).map { !$0.isEmpty && !$0.contains(HeadLetters.foreign) } ?? false
    }

    /// What exactly these letters stand for.
    func whole(_ letters: [UInt8]) -> Meaning? {
        var node = 0
        for letter in letters {
            guard let next = step(node, letter) else { return nil }
            node = next
        }
        return nodes[node].whole
    }

    /// What the longest pattern says with which the letters begin, and its length.
    func start(_ letters: [UInt8]) -> (meaning: Meaning, length: Int)? {
        var best: (Meaning, Int)?
        var node = 0
        for (index, letter) in letters.enumerated() {
            guard let next = step(node, letter) else { break }
            node = next
            if let start = nodes[node].start { best = (start, index + 1) }
        }
        return best
    }

    /// What the pattern says that fits best.
    func pattern(_ letters: [UInt8]) -> Meaning? {
        let start = start(letters)
        var best = start?.meaning
        var most = start?.length ?? 0
        for pattern in patterns where pattern.letters > most && Self.fits(pattern, letters) {
            (best, most) = (pattern.meaning, pattern.letters)
        }
        return best
    }

    private mutating func insert(
        _ letters: [UInt8], _ meaning: Meaning, _ place: WritableKeyPath<Node, Meaning?>
    ) -> Meaning? {
        var node = 0
        for letter in letters {
            guard let slot = Self.slot(letter) else { return nil }
            let step = node * Self.letters + slot
            if next[step] == 0 {
                next[step] = Int32(nodes.count)
                nodes.append(Node())
                next.append(contentsOf: repeatElement(0, count: Self.letters))
            }
            node = Int(next[step])
        }
        if let known = nodes[node][keyPath: place] { return known == meaning ? nil : known }
        nodes[node][keyPath: place] = meaning
        return nil
    }

    @inline(__always)
    private func step(_ node: Int, _ letter: UInt8) -> Int? {
        guard let slot = Self.slot(letter) else { return nil }
        let step = next[node * Self.letters + slot]
        return step == 0 ? nil : Int(step)
    }

    @inline(__always)
    private static func slot(_ letter: UInt8) -> Int? {
        if Letters.isLower(letter) { return Int(letter &- UInt8(ascii: "a")) }
        return Letters.isDigit(letter) ? 26 + Int(letter &- UInt8(ascii: "0")) : nil
    }

    private static func fits(_ pattern: Pattern, _ letters: [UInt8]) -> Bool {
        var place = 0
        for (index, piece) in pattern.pieces.enumerated() {
            let isLast = index == pattern.pieces.count - 1
            if index == 0, pattern.isAnchored {
                guard letters.starts(with: piece) else { return false }
                place = piece.count
            } else if isLast, !pattern.endsOpen {
                return letters.count - piece.count >= place && letters.suffix(piece.count).elementsEqual(piece)
            } else {
                guard let found = letters.place(of: piece, from: place) else { return false }
                place = found + piece.count
            }
        }
        return true
    }
}

extension [UInt8] {
    /// Where a piece stands first from a place on.
    fileprivate func place(of piece: [UInt8], from start: Int) -> Int? {
        guard !piece.isEmpty, count - start >= piece.count else { return nil }
        return (start...(count - piece.count)).first { place in
            self[place] == piece[0] && self[place..<place + piece.count].elementsEqual(piece)
        }
    }
}
