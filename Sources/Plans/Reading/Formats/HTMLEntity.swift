/// The letters that entities stand for.
enum HTMLEntity {
    /// The letter of the entity that begins at the place, and where it ends; `nil` where none does.
    static func letter(_ text: [UInt8], _ start: Int, _ limit: Int) -> (Unicode.Scalar, Int)? {
        guard start + 2 < limit else { return nil }
        if text[start + 1] == UInt8(ascii: "#") { return numbered(text, start + 2, limit) }
        var end = start + 1
        var name = ""
        while end < limit, end - start <= longest, text[end] < 0x80,
            Letters.isLetter(text[end]) || Letters.isDigit(text[end])
        {
            name.unicodeScalars.append(Unicode.Scalar(text[end]))
            end += 1
        }
        guard let letter = named[name] else { return nil }
        return (letter, end < limit && text[end] == UInt8(ascii: ";") ? end + 1 : end)
    }

    private static func numbered(_ text: [UInt8], _ start: Int, _ limit: Int) -> (Unicode.Scalar, Int)? {
        var end = start
        var isHex = false
        if end < limit, text[end] | 0x20 == UInt8(ascii: "x") {
            isHex = true
            end += 1
        }
        let digits = end
        var value: UInt32 = 0
        while end < limit, let digit = digit(text[end], isHex) {
            value = min(value * (isHex ? 16 : 10) + digit, 0x11_0000)
            end += 1
        }
        guard end > digits else { return nil }
        if end < limit, text[end] == UInt8(ascii: ";") { end += 1 }
        return (scalar(value), end)
    }

    private static func digit(_ byte: UInt8, _ isHex: Bool) -> UInt32? {
        if Letters.isDigit(byte) { return UInt32(byte &- 0x30) }
        let letter = byte | 0x20
        return isHex && letter &- 0x61 < 6 ? UInt32(letter &- 0x61) + 10 : nil
    }

    /// Numbers of the Western code page are meant as such; what is no letter becomes a mark of its place.
    private static func scalar(_ value: UInt32) -> Unicode.Scalar {
        if (0x80...0x9F).contains(value) { return Unicode.Scalar(Windows1252.letter(UInt8(value))) ?? "\u{FFFD}" }
        if value < 0x20 { return value == 0 ? "\u{FFFD}" : " " }
        return Unicode.Scalar(value) ?? "\u{FFFD}"
    }

    private static let longest = 8

    private static let named: [String: Unicode.Scalar] = [
        "amp": "&", "AMP": "&", "lt": "<", "LT": "<", "gt": ">", "GT": ">", "quot": "\"", "QUOT": "\"", "apos": "'",
        "nbsp": "\u{A0}", "ensp": " ", "emsp": " ", "thinsp": " ", "shy": "\u{AD}", "zwnj": "\u{200C}",
        "zwj": "\u{200D}", "ndash": "–", "mdash": "—", "hellip": "…", "lsquo": "‘", "rsquo": "’", "sbquo": "‚",
        "ldquo": "“", "rdquo": "”", "bdquo": "„", "laquo": "«", "raquo": "»", "lsaquo": "‹", "rsaquo": "›",
        "bull": "•", "middot": "·", "sect": "§", "para": "¶", "deg": "°", "copy": "©", "reg": "®", "trade": "™",
        "euro": "€", "pound": "£", "yen": "¥", "cent": "¢", "plusmn": "±", "times": "×", "divide": "÷", "minus": "−",
        "frac12": "½", "frac14": "¼", "frac34": "¾", "sup1": "¹", "sup2": "²", "sup3": "³", "permil": "‰", "le": "≤",
        "ge": "≥", "ne": "≠", "asymp": "≈", "radic": "√", "infin": "∞", "sum": "∑", "larr": "←", "rarr": "→",
        "uarr": "↑", "darr": "↓", "harr": "↔", "rArr": "⇒", "check": "✓", "checkmark": "✓", "cross": "✗", "loz": "◊",
        "squ": "□", "square": "□", "squf": "▪", "cir": "○", "bigcirc": "◯", "sol": "/", "lowbar": "_", "colon": ":",
        "semi": ";", "comma": ",", "period": ".", "lpar": "(", "rpar": ")", "lsqb": "[", "rsqb": "]", "num": "#",
        "percnt": "%", "ast": "*", "plus": "+", "equals": "=", "excl": "!", "quest": "?", "hyphen": "‐", "dash": "‐",
        "Tab": " ", "NewLine": " ", "agrave": "à", "aacute": "á", "acirc": "â", "auml": "ä", "aring": "å",
        "ccedil": "ç", "egrave": "è", "eacute": "é", "Eacute": "É", "ecirc": "ê", "euml": "ë", "iacute": "í",
        "iuml": "ï", "ntilde": "ñ", "oacute": "ó", "ocirc": "ô", "ouml": "ö", "oslash": "ø", "uacute": "ú",
        "uuml": "ü", "szlig": "ß", "thorn": "þ", "ucirc": "û", "yacute": "ý", "ordf": "ª", "ordm": "º",
    ]
}
