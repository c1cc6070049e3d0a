extension PhotoPrivacy {
    /// What an application may say in a GIF: how often it runs, and what its colours mean.
    private static let applications = ["NETSCAPE2.0", "ANIMEXTS1.0", "ICCRGBG1012"]

    /// Pictures with their times and texts; comments, XMP and what follows the end stay behind.
    static func gif(_ bytes: UntrustedBytes) throws(EvidenceRefusal) -> PhotoPieces {
        guard bytes.has("GIF87a") || bytes.has("GIF89a"), let flags = bytes[10] else { throw .brokenPicture }
        var pieces = PhotoPieces(of: bytes)
        var place = 13 + colours(flags)
        var hasPicture = false
        guard place <= bytes.count else { throw .brokenPicture }
        try pieces.keep(0..<place)
        while let mark = bytes[place] {
            let start = place
            switch mark {
            case 0x2C:
                guard let flags = bytes[place + 9] else { throw .brokenPicture }
                hasPicture = true
                place = try endOfBlocks(bytes, from: place + 11 + colours(flags))
                try pieces.keep(start..<place)
            case 0x21:
                let label = bytes[place + 1]
                place = try endOfBlocks(bytes, from: place + 2)
                let isShown =
                    label == 0xFF
                    ? applications.contains { bytes.has([11] + $0.utf8, at: start + 2) }
                    : label == 0xF9 || label == 0x01
                if isShown { try pieces.keep(start..<place) }
            // Some programs end a block twice.
            case 0x00: place += 1
            case 0x3B where hasPicture:
                try pieces.keep(place..<place + 1)
                return pieces
            default: throw .brokenPicture
            }
        }
        throw .brokenPicture
    }

    /// How long the table of colours is that may follow.
    private static func colours(_ flags: UInt8) -> Int { flags & 0x80 == 0 ? 0 : 3 << (Int(flags & 7) + 1) }

    private static func endOfBlocks(_ bytes: UntrustedBytes, from place: Int) throws(EvidenceRefusal) -> Int {
        var place = place
        while let size = bytes[place] {
            place += 1 + Int(size)
            if size == 0 { return place }
        }
        throw .brokenPicture
    }
}
