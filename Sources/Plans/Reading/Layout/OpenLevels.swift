/// The nodes that codes and sections have opened, outermost first: `I` holds `A`, `A` holds `1`.
struct OpenLevels {
    /// What tells rows of one depth from those of another.
    enum Key: Hashable {
        case code(PrintedCode.Style)
        case word(HeadRole)
        case heading(Int)
        case upper, plain
    }

    private(set) var entries: [(key: Key, node: Int, value: Int)] = []

    var last: Int? { entries.last?.node }
    var lastKey: Key? { entries.last?.key }

    mutating func removeAll() { entries.removeAll() }

    /// Finds the depth at which a key stands and takes away what is deeper; the node above it, if any.
    mutating func parent(of key: Key, value: Int, isOpen: Bool) -> Int? {
        if let known = entries.lastIndex(where: { $0.key == key }) {
            entries.removeSubrange(known...)
        } else if !entries.isEmpty, !isOpen, value != 1 {
            entries.removeLast()
        }
        return last
    }

    mutating func push(_ key: Key, _ node: Int, value: Int) { entries.append((key, node, value)) }

    /// Whether a single letter that can be a Roman number goes on with a list of letters.
    func asLetter(_ code: PrintedCode) -> PrintedCode? {
        guard let letter = code.asLetter else { return nil }
        let isNext = entries.contains { $0.key == .code(letter.style) && $0.value == letter.value - 1 }
        let isRoman = entries.contains { $0.key == .code(code.style) && $0.value == code.value - 1 }
        return isNext && !isRoman ? letter : nil
    }
}
