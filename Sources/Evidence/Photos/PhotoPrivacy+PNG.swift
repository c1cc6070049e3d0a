extension PhotoPrivacy {
    /// What is needed to show the picture in its colours, at its size, moving or still.
    private static let shown: Set = [
        "IHDR", "PLTE", "IDAT", "IEND", "tRNS", "cHRM", "gAMA", "iCCP", "sBIT", "sRGB", "cICP", "mDCV", "cLLI", "bKGD",
        "hIST", "pHYs", "sPLT", "acTL", "fcTL", "fdAT",
    ]

    static func png(_ bytes: UntrustedBytes) throws(EvidenceRefusal) -> PhotoPieces {
        guard bytes.has([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) else { throw .brokenPicture }
        var pieces = PhotoPieces(of: bytes)
        try pieces.keep(0..<8)
        var place = 8
        var (hasData, hasNote) = (false, false)
        while true {
            guard let size = bytes.big(4, at: place), let kind = bytes.letters(at: place + 4),
                bytes.slice(place + 8, count: size + 4) != nil, (kind == "IHDR") == (place == 8)
            else { throw .brokenPicture }
            let range = place..<place + 12 + size
            place = range.upperBound
            if kind == "IDAT" { hasData = true }
            if kind == "eXIf", !hasNote, let notes = bytes.slice(range.lowerBound + 8, count: size),
                let orientation = Orientation(notes: notes)
            {
                hasNote = true
                try pieces.write(chunk("eXIf", orientation.notes))
            } else if shown.contains(kind) {
                try pieces.keep(range)
            } else if !kind.utf8.allSatisfy({ 0x41...0x7A ~= $0 }) || kind.utf8.first.map({ $0 & 0x20 == 0 }) ?? true {
                // A chunk with a capital is needed to show the picture, so without it there would be none.
                throw .brokenPicture
            }
            if kind == "IEND" {
                guard hasData, size == 0 else { throw .brokenPicture }
                return pieces
            }
        }
    }

    private static func chunk(_ kind: String, _ body: [UInt8]) -> [UInt8] {
        let checked = Array(kind.utf8) + body
        let sum = CRC32(checked).value
        return bigEndian(UInt32(body.count)) + checked + bigEndian(sum)
    }

    private static func bigEndian(_ number: UInt32) -> [UInt8] { withUnsafeBytes(of: number.bigEndian, Array.init) }
}
