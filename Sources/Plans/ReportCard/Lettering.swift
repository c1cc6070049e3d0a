/// How much room letters take in a picture, where nothing measures them: an estimate from above, of DejaVu Sans and
/// Liberation Sans, whichever is wider.
struct Lettering: Sendable {
    let size: Int
    let isBold: Bool

    init(_ size: Int, isBold: Bool = false) { (self.size, self.isBold) = (size, isBold) }

    /// A label has no more letters than this, whatever was sent.
    private static let most = 600

    /// After these a line may end.
    private static let ends: Set<Character> = [" ", "/", "-", "–"]

    /// What may stand in a picture: one line, without characters that XML refuses or that turn the direction around.
    static func clean(_ text: String) -> String {
        var cleaned = String.UnicodeScalarView()
        var marks = 0
        for scalar in text.unicodeScalars.prefix(most) {
            switch scalar.value {
            case 0x9, 0xA, 0xD, 0x20, 0x2028, 0x2029:
                if let last = cleaned.last, last != " " { cleaned.append(" ") }
            case 0x0...0x1F, 0x7F...0x9F, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069, 0xFFFE, 0xFFFF: continue
            default:
                // Letters carry an accent or two; hundreds of them would be a tower across the picture.
                let category = scalar.properties.generalCategory
                marks = category == .nonspacingMark || category == .enclosingMark ? marks + 1 : 0
                if marks <= 3 { cleaned.append(scalar) }
            }
        }
        if cleaned.last == " " { cleaned.removeLast() }
        return String(cleaned)
    }

    /// The width of a text in pixels, rounded up.
    func width(_ text: some StringProtocol) -> Int {
        let hundredths = text.unicodeScalars.reduce(0) { $0 + width(of: $1) }
        return (hundredths * size + 99) / 100
    }

    /// The largest of these sizes in which the texts stand on one line each; else the last.
    static func largest(_ sizes: [Int], isBold: Bool, for texts: [String], in room: Int) -> Lettering {
        let texts = texts.map(clean)
        let size = sizes.first { size in texts.allSatisfy { Lettering(size, isBold: isBold).width($0) <= room } }
        return Lettering(size ?? sizes.last ?? 22, isBold: isBold)
    }

    /// The text in at most `most` lines of `room` pixels, about equally long; what doesn't fit ends in an ellipsis.
    func lines(_ text: String, in room: Int, most: Int = 2) -> [String] {
        let text = Self.clean(text)
        guard fits(text, in: room, most: most) else { return filled(text, in: room, most: most) }
        var lines = filled(text, in: room, most: most)
        // A last line of one word looks like a mistake, so the room shrinks for as long as no line and no broken word
        // is added.
        let words = text.split { Self.ends.contains($0) }.map { width($0) + width("–") }
        for share in stride(from: 95, through: 50, by: -5) where lines.count > 1 {
            let narrow = room * share / 100
            guard words.allSatisfy({ $0 <= narrow }), fits(text, in: narrow, most: lines.count) else { break }
            lines = filled(text, in: narrow, most: lines.count)
        }
        return lines
    }

    private func filled(_ text: String, in room: Int, most: Int) -> [String] {
        var rest = text[...]
        var lines: [String] = []
        while !rest.isEmpty, lines.count < most {
            if lines.count == most - 1 {
                lines.append(cut(rest, to: room))
                break
            }
            let line = firstLine(of: rest, in: room)
            rest = rest[line.endIndex...].drop { $0 == " " }
            lines.append(String(line.last == " " ? line.dropLast() : line))
        }
        return lines
    }

    /// Whether the text stands in so many lines without being cut.
    func fits(_ text: String, in room: Int, most: Int = 2) -> Bool {
        var rest = Self.clean(text)[...]
        for _ in 0..<most where !rest.isEmpty {
            rest = rest[firstLine(of: rest, in: room).endIndex...].drop { $0 == " " }
        }
        return rest.isEmpty
    }

    /// The text, or its beginning and an ellipsis.
    private func cut(_ text: Substring, to room: Int) -> String {
        guard width(text) > room else { return String(text) }
        let line = firstLine(of: text, in: room - width("…"))
        let end = line.lastIndex { !" ,;:.(/-–".contains($0) }
        return (end.map { line[...$0] } ?? line) + "…"
    }

    /// As much as fits, up to a space, a slash or a hyphen if there is one; at least one character.
    private func firstLine(of text: Substring, in room: Int) -> Substring {
        var (used, index, possible) = (0, text.startIndex, text.startIndex)
        while index < text.endIndex {
            let letter = text[index]
            used += letter.unicodeScalars.reduce(0) { $0 + width(of: $1) }
            // A space that hangs over the end of the line is not seen.
            guard used * size <= room * 100 || letter == " " else { break }
            index = text.index(after: index)
            if Self.ends.contains(letter) { possible = index }
        }
        if index == text.endIndex { return text }
        if possible > text.startIndex { return text[..<possible] }
        return text[..<(index > text.startIndex ? index : brokenLetter(of: text, in: room))]
    }
}

extension Lettering {
    /// A chain of emoji is one letter, and can be wider than any room.
    private func brokenLetter(of text: Substring, in room: Int) -> String.Index {
        let scalars = text.unicodeScalars
        var (used, index) = (0, scalars.startIndex)
        repeat {
            used += width(of: scalars[index])
            index = scalars.index(after: index)
        } while index < scalars.endIndex && (used + width(of: scalars[index])) * size <= room * 100
        return index
    }

    /// Hundredths of the size.
    private func width(of scalar: Unicode.Scalar) -> Int {
        switch scalar.value {
        case 0x20...0x7E: Int((isBold ? Self.bold : Self.regular)[Int(scalar.value) - 0x20])
        case 0x300...0x36F, 0x200B...0x200D, 0x2060, 0xFE00...0xFE0F, 0xFEFF: 0
        case 0xA0, 0x2000...0x200A, 0x202F: 38
        case 0xA1..<0x250: isBold ? 90 : 82
        case 0x250..<0x1000, 0x2010...0x2027: 105
        // Emoji and scripts that have no letters in these fonts: a box with the number of the character.
        default: 140
        }
    }

    /// From the space to the tilde.
    private static let regular: [UInt8] = [
        32, 41, 46, 84, 64, 96, 78, 28, 40, 40, 50, 84, 32, 37, 32, 34, 64, 64, 64, 64, 64, 64, 64, 64,
        64, 64, 34, 34, 84, 84, 84, 56, 102, 69, 69, 73, 78, 67, 62, 78, 76, 30, 50, 67, 56, 87, 75, 79,
        67, 79, 73, 67, 62, 74, 69, 99, 69, 67, 69, 40, 34, 40, 84, 56, 50, 62, 64, 55, 64, 62, 36, 64,
        64, 28, 28, 58, 28, 98, 64, 62, 64, 64, 42, 53, 40, 64, 60, 82, 60, 60, 53, 64, 34, 64, 84,
    ]
    private static let bold: [UInt8] = [
        35, 46, 53, 84, 70, 101, 88, 31, 46, 46, 53, 84, 38, 42, 38, 37, 70, 70, 70, 70, 70, 70, 70, 70,
        70, 70, 40, 40, 84, 84, 84, 62, 100, 78, 77, 74, 84, 69, 69, 83, 84, 38, 56, 78, 64, 100, 84, 86,
        74, 86, 78, 73, 69, 82, 78, 111, 78, 73, 73, 46, 37, 46, 84, 56, 50, 68, 72, 60, 72, 68, 44, 72,
        72, 35, 35, 67, 35, 105, 72, 69, 72, 72, 50, 60, 48, 72, 66, 93, 65, 66, 59, 72, 37, 72, 84,
    ]
}
