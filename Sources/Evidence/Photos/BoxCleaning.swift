/// Cleans what consists of boxes, photos as well as films, without moving a byte: its parts find each other by place.
///
/// What is not on the lists of what shows or plays becomes free space of the same size, filled with zeros, and so does
/// what programs left in free space. A track of measurements goes with its samples. What an encoder put into pictures
/// and sound, and the words of subtitles, are not looked at.
struct BoxCleaning {
    let bytes: UntrustedBytes
    var changes = Overwrites()
    /// Where the bytes of pictures and sound lie.
    private(set) var data: [Range<Int>] = []
    private(set) var isFragmented = false
    /// Whether there is something to see or to hear.
    var isShown = false

    init(_ bytes: UntrustedBytes) { self.bytes = bytes }

    mutating func pieces() throws(EvidenceRefusal) -> PhotoPieces {
        guard bytes.has("ftyp", at: 4) else { throw .brokenPicture }
        let boxes = try known(
            ["ftyp", "styp", "meta", "moov", "moof", "mdat", "imda", "mfra", "sidx", "ssix", "pdin"],
            in: 0..<bytes.count)
        data = boxes.filter { ["mdat", "imda"].contains($0.kind) }.map(\.body)
        isFragmented = boxes.contains { $0.kind == "moof" }
        let hasFilm = boxes.contains { $0.kind == "moov" }
        for box in boxes where box.kind == "moov" || box.kind == "moof" { try cleanFilm(box) }
        var hasPhoto = false
        for box in boxes where box.kind == "meta" {
            // Its handler is its first part, behind its version.
            if box.body.count >= 24, bytes.has("hdlr", at: box.body.lowerBound + 8),
                bytes.has("pict", at: box.body.lowerBound + 20)
            {
                guard !hasPhoto else { throw .brokenPicture }
                hasPhoto = true
                try cleanPhoto(box, isAlone: !hasFilm)
            } else {
                try free(box)
            }
        }
        guard isShown else { throw .brokenPicture }
        return try changes.pieces(of: bytes)
    }

    /// The boxes of these kinds in a range; all others are made free space.
    mutating func known(_ kinds: Set<String>, in range: Range<Int>) throws(EvidenceRefusal) -> [MediaBox] {
        let boxes = try MediaBox.all(in: range, of: bytes)
        for box in boxes where !kinds.contains(box.kind) { try free(box) }
        try changes.fill((boxes.last?.range.upperBound ?? range.lowerBound)..<range.upperBound)
        return boxes.filter { kinds.contains($0.kind) }
    }

    mutating func free(_ box: MediaBox) throws(EvidenceRefusal) {
        if !["free", "skip", "wide"].contains(box.kind) {
            try changes.put(Array("free".utf8), at: box.range.lowerBound + 4)
        }
        try changes.fill(box.body)
    }

    /// Whether these bytes are data, and not parts that say where data lies.
    func isData(_ range: Range<Int>, in areas: [Range<Int>]) -> Bool {
        range.isEmpty || areas.contains { $0.lowerBound <= range.lowerBound && range.upperBound <= $0.upperBound }
    }
}

extension PhotoPrivacy {
    /// HEIC photos, films and recordings: all are written in boxes, and a photo may hold a film.
    static func boxes(_ bytes: UntrustedBytes) throws(EvidenceRefusal) -> PhotoPieces {
        var cleaning = BoxCleaning(bytes)
        return try cleaning.pieces()
    }
}
