/// Goes through a JPEG from marker to marker; a file that doesn't reach its end is refused.
struct JPEGWalk {
    struct Segment {
        let marker: UInt8
        /// From its mark to its end; of a scan with all of its picture data.
        let range: Range<Int>
        let body: UntrustedBytes

        var isScan: Bool { marker == 0xDA }
        var isHead: Bool { marker == 0xE0 && body.has("JFIF\0") }
    }

    private let bytes: UntrustedBytes
    private var place = 2
    private var hasFrame = false
    private var hasScan = false
    private var isOver = false

    init(_ bytes: UntrustedBytes) throws(EvidenceRefusal) {
        guard bytes.has([0xFF, 0xD8]) else { throw .brokenPicture }
        self.bytes = bytes
    }

    /// The next segment; `nil` behind the end of the picture.
    mutating func next() throws(EvidenceRefusal) -> Segment? {
        if isOver { return nil }
        let start = place
        guard bytes[place] == 0xFF else { throw .brokenPicture }
        while bytes[place + 1] == 0xFF { place += 1 }
        guard let marker = bytes[place + 1] else { throw .brokenPicture }
        place += 2
        if marker == 0xD9 {
            guard hasFrame, hasScan, let none = bytes.slice(place, count: 0) else { throw .brokenPicture }
            isOver = true
            return Segment(marker: marker, range: start..<place, body: none)
        }
        guard let size = bytes.big(2, at: place), size >= 2, let body = bytes.slice(place + 2, count: size - 2) else {
            throw .brokenPicture
        }
        place += size
        try note(marker)
        if marker == 0xDA { try passScan() }
        return Segment(marker: marker, range: start..<place, body: body)
    }

    /// Only what stands in a picture of one frame: tables, frames, scans, applications, comments.
    private mutating func note(_ marker: UInt8) throws(EvidenceRefusal) {
        switch marker {
        case 0xC4, 0xCC, 0xDB, 0xDC, 0xDD, 0xE0...0xEF, 0xFE: break
        case 0xC0...0xC3, 0xC5...0xC7, 0xC9...0xCB, 0xCD...0xCF: hasFrame = true
        case 0xDA where hasFrame: hasScan = true
        default: throw .brokenPicture
        }
    }

    private mutating func passScan() throws(EvidenceRefusal) {
        while let mark = bytes.next(0xFF, from: place), let follower = bytes[mark + 1] {
            switch follower {
            // A byte of the picture that looks like a mark, and marks to start anew from.
            case 0x00, 0xD0...0xD7: place = mark + 2
            case 0xFF: place = mark + 1
            default:
                place = mark
                return
            }
        }
        throw .brokenPicture
    }
}
