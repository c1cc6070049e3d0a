extension PhotoPrivacy {
    private static let shownInWebP: Set = ["VP8 ", "VP8L", "VP8X", "ALPH", "ANIM", "ANMF", "ICCP"]

    static func webp(_ bytes: UntrustedBytes) throws(EvidenceRefusal) -> PhotoPieces {
        guard bytes.has("RIFF"), bytes.has("WEBP", at: 8), let length = bytes.little(4, at: 4),
            let file = bytes.slice(0, count: length + 8)
        else { throw .brokenPicture }
        var chunks: [(kind: String, range: Range<Int>)] = []
        var place = 12
        while place < file.count {
            guard chunks.count < 65_536, let kind = file.letters(at: place), let size = file.little(4, at: place + 4),
                file.slice(place + 8, count: size) != nil
            else { throw .brokenPicture }
            // Some programs forget the byte that makes the last chunk even.
            let end = min(place + 8 + size + size % 2, file.count)
            chunks.append((kind, place..<end))
            place = end
        }
        guard let first = chunks.first?.kind, ["VP8 ", "VP8L", "VP8X"].contains(first),
            chunks.contains(where: { ["VP8 ", "VP8L", "ANMF"].contains($0.kind) })
        else { throw .brokenPicture }
        return try webp(file, chunks)
    }

    private static func webp(
        _ file: UntrustedBytes, _ chunks: [(kind: String, range: Range<Int>)]
    ) throws(EvidenceRefusal) -> PhotoPieces {
        // Only the extended format knows notes.
        let isExtended = chunks.first?.kind == "VP8X"
        let note = chunks.first { isExtended && $0.kind == "EXIF" }.flatMap { orientation(file, $0.range) }
        var body = PhotoPieces(of: file)
        for (kind, range) in chunks where shownInWebP.contains(kind) {
            if kind == "VP8X" {
                try keepFlags(file, range, hasNote: note != nil, in: &body)
            } else {
                try body.keep(range)
            }
            if !range.count.isMultiple(of: 2) { try body.write([0]) }
        }
        if let notes = note?.notes {
            try body.write(Array("EXIF".utf8) + littleEndian(notes.count) + notes)
        }
        var pieces = PhotoPieces(of: file)
        if body.size + 4 == file.count - 8 {
            try pieces.keep(0..<12)
        } else {
            try pieces.write(Array("RIFF".utf8) + littleEndian(body.size + 4) + Array("WEBP".utf8))
        }
        try pieces.add(body)
        return pieces
    }

    /// Some programs write the notes as JPEG has them, with a mark before.
    private static func orientation(_ file: UntrustedBytes, _ range: Range<Int>) -> Orientation? {
        guard let body = file.slice(range.lowerBound + 8, count: range.count - 8) else { return nil }
        let mark = body.has("Exif\0\0") ? 6 : 0
        return body.slice(mark, count: body.count - mark).flatMap { Orientation(notes: $0) }
    }

    /// The chunk that says which others there are.
    private static func keepFlags(
        _ file: UntrustedBytes, _ range: Range<Int>, hasNote: Bool, in pieces: inout PhotoPieces
    ) throws(EvidenceRefusal) {
        guard range.count == 18, let flags = file[range.lowerBound + 8] else { throw .brokenPicture }
        let (notes, xmp): (UInt8, UInt8) = (0x08, 0x04)
        let kept = flags & ~(notes | xmp) | (hasNote ? notes : 0)
        if kept == flags { return try pieces.keep(range) }
        try pieces.keep(range.lowerBound..<range.lowerBound + 8)
        try pieces.write([kept])
        try pieces.keep(range.lowerBound + 9..<range.upperBound)
    }

    private static func littleEndian(_ number: Int) -> [UInt8] {
        withUnsafeBytes(of: UInt32(truncatingIfNeeded: number).littleEndian, Array.init)
    }
}
