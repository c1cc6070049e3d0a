/// A named length of bytes, of which HEIC photos, films and recordings consist (ISO 14496-12, QuickTime).
struct MediaBox {
    let kind: String
    let range: Range<Int>
    /// What stands behind its size and name.
    let body: Range<Int>

    /// The boxes that fill a range one behind the other; fewer than eight bytes at its end are none.
    static func all(in range: Range<Int>, of bytes: UntrustedBytes) throws(EvidenceRefusal) -> [MediaBox] {
        var boxes: [MediaBox] = []
        var place = range.lowerBound
        while range.upperBound - place >= 8 {
            guard boxes.count < PhotoPieces.most else { throw .brokenPicture }
            let box = try MediaBox(at: place, before: range.upperBound, of: bytes)
            boxes.append(box)
            place = box.range.upperBound
        }
        return boxes
    }

    private init(at place: Int, before end: Int, of bytes: UntrustedBytes) throws(EvidenceRefusal) {
        guard var size = bytes.big(4, at: place), let kind = bytes.letters(at: place + 4) else {
            throw .brokenPicture
        }
        var head = 8
        if size == 1 {
            guard let long = bytes.big(8, at: place + 8) else { throw .brokenPicture }
            (size, head) = (long, 16)
        } else if size == 0, end == bytes.count {
            size = end - place
        }
        guard size >= head, size <= end - place else { throw .brokenPicture }
        self.kind = kind
        range = place..<place + size
        body = place + head..<place + size
    }
}
