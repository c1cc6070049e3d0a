/// What a heading inside or above a table says of its depth.
enum SectionKey {
    static let section = "section"

    /// The key by which headings of one depth know each other, and the role that their words name.
    static func of(_ text: [UInt8], code: PrintedCode?, heading: Int?, _ words: ReadingWords) -> (
        OpenLevels.Key, String
    ) {
        let role = role(of: text, words)
        let name = role?.name ?? section
        if let heading { return (.heading(heading), name) }
        if let role { return (.word(role), name) }
        if let code = code ?? PrintedCode(leading: text) { return (.code(code.style), name) }
        return (text.contains(where: Letters.isLower) ? .plain : .upper, name)
    }

    /// The level that a heading begins with: `Area Perubahan 1: …`, `PILAR I …`, `Program A - …`.
    static func role(of text: [UInt8], _ words: ReadingWords) -> HeadRole? { numbered(text, words)?.role }

    /// The level, the number behind its word, and where the words behind both begin.
    static func numbered(_ text: [UInt8], _ words: ReadingWords) -> (role: HeadRole, value: Int?, length: Int)? {
        var place = 0
        for _ in 0..<2 {
            let end = text[place...].firstIndex { Letters.isGap($0) || $0 == UInt8(ascii: ":") } ?? text.count
            guard end > place else { return nil }
            let head = text[..<end].string
            var next = end
            while next < text.count, Letters.isGap(text[next]) { next += 1 }
            if let role = words.role(ofHead: head), role.isLevel, !role.isInner || role == .activity {
                if next < text.count, text[next] == UInt8(ascii: ":") { return (role, nil, behind(text, next)) }
                let last = text[next...].firstIndex { Letters.isGap($0) || $0 == UInt8(ascii: ":") } ?? text.count
                let number = Array(text[next..<last]).filter { $0 != UInt8(ascii: "-") }
                if last > next, let code = PrintedCode(whole: number), code.value < 100 {
                    return (role, code.value, behind(text, last))
                }
            }
            place = next
            if place >= text.count { return nil }
        }
        return nil
    }

    private static func behind(_ text: [UInt8], _ start: Int) -> Int {
        var place = start
        while place < text.count,
            Letters.isGap(text[place]) || text[place] == UInt8(ascii: ":")
                || text[place] == UInt8(ascii: "-") || text[place] == UInt8(ascii: ".")
        {
            place += 1
        }
        return place
    }
}
