/// Places of a file that get other bytes of the same length; what lies between them stays.
struct Overwrites {
    private enum Content: Equatable {
        case bytes([UInt8])
        case repeated(UInt8)
    }

    private var all: [(range: Range<Int>, content: Content)] = []

    mutating func put(_ bytes: [UInt8], at place: Int) throws(EvidenceRefusal) {
        try add(place..<place + bytes.count, .bytes(bytes))
    }

    mutating func fill(_ range: Range<Int>, with byte: UInt8 = 0) throws(EvidenceRefusal) {
        try add(range, .repeated(byte))
    }

    private mutating func add(_ range: Range<Int>, _ content: Content) throws(EvidenceRefusal) {
        if range.isEmpty { return }
        guard all.count < PhotoPieces.most else { throw .brokenPicture }
        all.append((range, content))
    }

    /// The whole file with them. Two that say different things of the same byte are no file that a camera wrote.
    func pieces(of file: UntrustedBytes) throws(EvidenceRefusal) -> PhotoPieces {
        var pieces = PhotoPieces(of: file)
        var last: (range: Range<Int>, content: Content) = (0..<0, .repeated(0))
        for (range, content) in all.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) {
            if range.lowerBound < pieces.size, range != last.range || content != last.content {
                guard case .repeated = content, content == last.content else { throw .brokenPicture }
            }
            try pieces.keep(pieces.size..<max(pieces.size, range.lowerBound))
            if range.upperBound > pieces.size {
                switch content {
                case .bytes(let bytes): try pieces.write(bytes)
                case .repeated(let byte): try pieces.fill(range.upperBound - pieces.size, with: byte)
                }
            }
            last = (range, content)
        }
        try pieces.keep(pieces.size..<file.count)
        return pieces
    }
}
