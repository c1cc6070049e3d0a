/// Texts in lower case in which signs are looked for; only their beginnings count.
struct SignText {
    private static let limit = 240
    private var bytes: [UInt8] = []
    private var starts: [Int] = []

    init(_ text: String = "") { if !text.isEmpty { add(text) } }

    mutating func add(_ text: String) {
        if !bytes.isEmpty { bytes.append(Letters.paragraph) }
        starts.append(bytes.count)
        for byte in text.utf8.prefix(Self.limit) {
            bytes.append(byte < Letters.space ? Letters.space : Letters.lower(byte))
        }
    }

    /// The first of the signs that stands in it; one that begins with a letter begins a word.
    func sign(of signs: [String]) -> String? {
        signs.first { sign in place(of: Array(sign.utf8)) != nil }
    }

    func holds(oneOf signs: [String]) -> Bool { sign(of: signs) != nil }

    func begins(withOneOf signs: [String]) -> Bool {
        starts.contains { start in signs.contains { bytes[start...].starts(with: $0.utf8) } }
    }

    private func place(of sign: [UInt8]) -> Int? {
        guard let first = sign.first, bytes.count >= sign.count else { return nil }
        for place in 0...(bytes.count - sign.count) where bytes[place] == first {
            if Letters.isLetter(first), place > 0, Letters.isLetter(bytes[place - 1]) { continue }
            if bytes[place..<place + sign.count].elementsEqual(sign) { return place }
        }
        return nil
    }
}
