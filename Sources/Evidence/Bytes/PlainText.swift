extension UntrustedBytes {
    /// Whether all bytes are UTF-8 without control characters but tabs and ends of lines and pages.
    ///
    /// - Parameter isWhole: otherwise the last letter may be cut.
    func isPlainText(isWhole: Bool) -> Bool {
        var place = 0
        while let byte = self[place] {
            if byte < 0x80 {
                guard byte >= 0x20 ? byte != 0x7F : [0x09, 0x0A, 0x0C, 0x0D].contains(byte) else { return false }
                place += 1
                continue
            }
            switch letter(at: place) {
            case .of(let length): place += length
            case .cut: return !isWhole
            case .none: return false
            }
        }
        return true
    }

    /// Whether a program would run or show the text as more than text: markup, a script with its interpreter's name,
    /// rich text, PostScript.
    var isActiveText: Bool {
        var place = has([0xEF, 0xBB, 0xBF]) ? 3 : 0
        while let byte = self[place], byte == 0x20 || (0x09...0x0D).contains(byte) { place += 1 }
        if ["#!", "{\\rtf", "%!"].contains(where: { has($0, at: place) }) { return true }
        guard self[place] == UInt8(ascii: "<"), let next = self[place + 1] else { return false }
        return "!?/".utf8.contains(next) || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(next & 0xDF)
    }

    private enum Letter {
        case of(Int)
        case cut, none
    }

    private func letter(at place: Int) -> Letter {
        guard let lead = self[place], lead >= 0xC2, lead <= 0xF4 else { return .none }
        let length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2
        for step in 1..<length {
            guard let next = self[place + step] else { return .cut }
            guard next & 0xC0 == 0x80 else { return .none }
            // Longer forms than needed, halves of pairs, and what lies above the last letter.
            switch (step, lead) {
            case (1, 0xE0) where next < 0xA0, (1, 0xED) where next > 0x9F, (1, 0xF0) where next < 0x90,
                (1, 0xF4) where next > 0x8F:
                return .none
            default: break
            }
        }
        return .of(length)
    }
}
