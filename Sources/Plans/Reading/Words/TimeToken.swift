/// A run of letters, a run of digits or a sign.
struct TimeToken: Equatable {
    enum Kind { case word, number, sign }

    /// In lower case; every dash is a hyphen.
    let text: String
    let kind: Kind
    /// Whether nothing stands between it and the one before.
    let isGlued: Bool

    /// The tokens of a text; `nil` where it is too long to be a phrase of time.
    static func all(of text: String) -> [TimeToken]? {
        var tokens: [TimeToken] = []
        var run = ""
        var runKind = Kind.sign
        var isGlued = false
        var count = 0
        func close() {
            guard !run.isEmpty else { return }
            tokens.append(TimeToken(text: run, kind: runKind, isGlued: isGlued))
            run = ""
            isGlued = true
        }
        for scalar in text.unicodeScalars {
            count += 1
            guard count <= 300 else { return nil }
            guard let kind = kind(of: scalar) else {
                close()
                isGlued = false
                continue
            }
            if kind != runKind || kind == .sign { close() }
            runKind = kind
            if kind == .sign, isDash(scalar) {
                run = "-"
            } else {
                run += scalar.isASCII ? String(scalar).lowercased() : scalar.properties.lowercaseMapping
            }
        }
        close()
        return tokens
    }

    /// `nil` for what stands between tokens.
    private static func kind(of scalar: Unicode.Scalar) -> Kind? {
        if scalar.value < 0x80 {
            let byte = UInt8(scalar.value)
            if byte <= Letters.space { return nil }
            return Letters.isDigit(byte) ? .number : Letters.isLetter(byte) ? .word : .sign
        }
        if scalar.properties.isWhitespace || scalar.properties.generalCategory == .format { return nil }
        return scalar.properties.isAlphabetic ? .word : .sign
    }

    private static func isDash(_ scalar: Unicode.Scalar) -> Bool {
        (0x2010...0x2015).contains(scalar.value) || scalar.value == 0x2212
    }
}
