extension PhotoPrivacy {
    /// Segments and scans until the end of the first picture: behind it telephones hang films and second pictures.
    static func jpeg(_ bytes: UntrustedBytes) throws(EvidenceRefusal) -> PhotoPieces {
        var pieces = PhotoPieces(of: bytes)
        var walk = try JPEGWalk(bytes)
        try pieces.keep(0..<2)
        var note = try orientation(bytes)
        while let segment = try walk.next() {
            if segment.isHead {
                try keepHead(segment, in: &pieces)
                continue
            }
            // Behind the head, which every reader wants first.
            if let orientation = note {
                try pieces.write([0xFF, 0xE1, 0, 34] + Array("Exif\0\0".utf8) + orientation.notes)
                note = nil
            }
            switch segment.marker {
            case 0xE2 where segment.body.has("ICC_PROFILE\0"), 0xEE where segment.body.has("Adobe"):
                try pieces.keep(segment.range)
            case 0xE0...0xEF, 0xFE: break
            default: try pieces.keep(segment.range)
            }
        }
        return pieces
    }

    private static func orientation(_ bytes: UntrustedBytes) throws(EvidenceRefusal) -> Orientation? {
        var walk = try JPEGWalk(bytes)
        while let segment = try walk.next(), !segment.isScan {
            if segment.marker == 0xE1, segment.body.has("Exif\0\0"),
                let notes = segment.body.slice(6, count: segment.body.count - 6)
            {
                return Orientation(notes: notes)
            }
        }
        return nil
    }

    /// The head without the small picture that it may hold: that one shows what was cut off later.
    private static func keepHead(_ segment: JPEGWalk.Segment, in pieces: inout PhotoPieces) throws(EvidenceRefusal) {
        guard let fields = segment.body.slice(0, count: 12), segment.body.count >= 14 else { throw .brokenPicture }
        if segment.body.count == 14 { return try pieces.keep(segment.range) }
        try pieces.write([0xFF, 0xE0, 0, 16] + Array(fields.raw) + [0, 0])
    }
}
