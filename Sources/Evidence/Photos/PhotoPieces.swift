/// What a cleaned picture is made of: ranges of the old one, and a few bytes of our own.
struct PhotoPieces {
    enum Piece: Equatable {
        case kept(Range<Int>)
        case written([UInt8])
        /// So many bytes, all the same.
        case filled(UInt8, Int)
    }

    /// A picture in more pieces than this was made to cost memory.
    static let most = 65_536

    private let source: UntrustedBytes
    private(set) var all: [Piece] = []
    private(set) var size = 0

    init(of source: UntrustedBytes) { self.source = source }

    /// Neighbours become one piece.
    mutating func keep(_ range: Range<Int>) throws(EvidenceRefusal) {
        size += range.count
        if case .kept(let last) = all.last, last.upperBound == range.lowerBound {
            all[all.count - 1] = .kept(last.lowerBound..<range.upperBound)
        } else {
            try add(.kept(range))
        }
    }

    /// Bytes of our own; where the old picture has the same ones next, it keeps them.
    mutating func write(_ bytes: [UInt8]) throws(EvidenceRefusal) {
        if case .kept(let last) = all.last, source.has(bytes, at: last.upperBound) {
            return try keep(last.upperBound..<last.upperBound + bytes.count)
        }
        size += bytes.count
        try add(.written(bytes))
    }

    /// So many bytes, all the same; as with `write` the old ones stay where they are that already.
    mutating func fill(_ count: Int, with byte: UInt8) throws(EvidenceRefusal) {
        if case .kept(let last) = all.last, source.has(only: byte, count: count, at: last.upperBound) {
            return try keep(last.upperBound..<last.upperBound + count)
        }
        size += count
        try add(.filled(byte, count))
    }

    /// Those of a part, behind what is there.
    mutating func add(_ part: PhotoPieces) throws(EvidenceRefusal) {
        for piece in part.all {
            switch piece {
            case .kept(let range): try keep(range)
            case .written(let bytes): try write(bytes)
            case .filled(let byte, let count): try fill(count, with: byte)
            }
        }
    }

    private mutating func add(_ piece: Piece) throws(EvidenceRefusal) {
        guard all.count < Self.most else { throw .brokenPicture }
        all.append(piece)
    }
}
