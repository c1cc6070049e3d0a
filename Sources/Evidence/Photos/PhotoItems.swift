/// What a HEIC photo consists of: its pictures, their parts, and notes, each with where its bytes lie.
struct PhotoItems {
    struct Item {
        let kind: String
        let places: [Range<Int>]
    }

    private(set) var all: [Item] = []

    private let bytes: UntrustedBytes
    private var place: Int

    /// - Parameter parts: the boxes of the photo's `meta`.
    init(_ parts: [MediaBox], of bytes: UntrustedBytes) throws(EvidenceRefusal) {
        self.bytes = bytes
        place = 0
        for kind in ["iinf", "iloc", "idat"] where parts.filter({ $0.kind == kind }).count > 1 {
            throw .brokenPicture
        }
        guard let list = parts.first(where: { $0.kind == "iinf" }),
            let places = parts.first(where: { $0.kind == "iloc" })
        else { throw .brokenPicture }
        let kinds = try kinds(list.body)
        try read(places.body, kinds, inner: parts.first { $0.kind == "idat" }?.body)
    }

    private mutating func kinds(_ list: Range<Int>) throws(EvidenceRefusal) -> [Int: String] {
        place = list.lowerBound
        let version = try number(4) >> 24
        _ = try number(version == 0 ? 2 : 4)
        guard place <= list.upperBound else { throw .brokenPicture }
        var kinds: [Int: String] = [:]
        for box in try MediaBox.all(in: place..<list.upperBound, of: bytes) {
            place = box.body.lowerBound
            let version = try number(4) >> 24
            guard box.kind == "infe", version == 2 || version == 3 else { throw .brokenPicture }
            let id = try number(version == 2 ? 2 : 4)
            guard kinds[id] == nil, let kind = bytes.letters(at: place + 2), place + 6 <= box.body.upperBound else {
                throw .brokenPicture
            }
            kinds[id] = kind
        }
        return kinds
    }

    private mutating func read(
        _ table: Range<Int>, _ kinds: [Int: String], inner: Range<Int>?
    ) throws(EvidenceRefusal) {
        place = table.lowerBound
        let version = try number(4) >> 24
        let widths = try number(2)
        guard version <= 2, [12, 8, 4, 0].allSatisfy({ [0, 4, 8].contains(widths >> $0 & 15) }) else {
            throw .brokenPicture
        }
        var (ids, extents): (Set<Int>, Int) = ([], 0)
        for _ in 0..<(try number(version == 2 ? 4 : 2)) {
            let id = try number(version == 2 ? 4 : 2)
            let method = version == 0 ? 0 : try number(2) & 15
            guard ids.insert(id).inserted, try number(2) == 0, let source = method == 0 ? 0..<bytes.count : inner,
                method < 2
            else { throw .brokenPicture }
            let base = try number(widths >> 4 & 15)
            let count = try number(2)
            extents += count
            guard extents <= PhotoPieces.most else { throw .brokenPicture }
            var places: [Range<Int>] = []
            for _ in 0..<count {
                if version > 0 { _ = try number(widths & 15) }
                let (offset, length) = (try number(widths >> 12), try number(widths >> 8 & 15))
                places.append(try part(of: source, base, offset, length))
            }
            all.append(Item(kind: kinds[id] ?? "", places: places))
        }
        guard place <= table.upperBound else { throw .brokenPicture }
        all += kinds.filter { !ids.contains($0.key) }.map { Item(kind: $0.value, places: []) }
    }

    /// No length means all that follows.
    private func part(
        of source: Range<Int>, _ base: Int, _ offset: Int, _ length: Int
    ) throws(EvidenceRefusal) -> Range<Int> {
        guard base <= source.count, offset <= source.count - base, length <= source.count - base - offset else {
            throw .brokenPicture
        }
        let start = source.lowerBound + base + offset
        return start..<(length == 0 ? source.upperBound : start + length)
    }

    private mutating func number(_ width: Int) throws(EvidenceRefusal) -> Int {
        guard let number = bytes.big(width, at: place) else { throw .brokenPicture }
        place += width
        return number
    }
}
