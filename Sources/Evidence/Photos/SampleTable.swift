/// Where the samples of a track lie in the file.
struct SampleTable {
    private let bytes: UntrustedBytes
    private let boxes: [MediaBox]

    init(of bytes: UntrustedBytes, _ boxes: [MediaBox]) {
        self.bytes = bytes
        self.boxes = boxes
    }

    /// The ranges of its chunks, each some samples one behind the other.
    func chunks() throws(EvidenceRefusal) -> [Range<Int>] {
        let (places, width) = try places()
        let (runs, sizes) = (try table("stsc", head: 8, width: 12), try sizes())
        var ranges: [Range<Int>] = []
        var (run, perChunk, sample) = (0, 0, 0)
        for chunk in 0..<places.count {
            if run < runs.count, try number(4, runs.start + run * 12) == chunk + 1 {
                perChunk = try number(4, runs.start + run * 12 + 4)
                run += 1
            }
            let samples = min(perChunk, sizes.count - sample)
            guard sizes.each == 0 || samples <= bytes.count / sizes.each else { throw .brokenPicture }
            var size = sizes.each * samples
            if sizes.each == 0 {
                for index in sample..<sample + samples { size += try number(4, sizes.start + index * 4) }
            }
            sample += samples
            let place = try number(width, places.start + chunk * width)
            guard place <= bytes.count, size <= bytes.count - place else { throw .brokenPicture }
            ranges.append(place..<place + size)
        }
        guard sample == sizes.count else { throw .brokenPicture }
        return ranges
    }

    private func places() throws(EvidenceRefusal) -> (table: (start: Int, count: Int), width: Int) {
        let isLong = boxes.contains { $0.kind == "co64" }
        let table = try isLong ? table("co64", head: 8, width: 8) : table("stco", head: 8, width: 4)
        guard table.count <= PhotoPieces.most else { throw .brokenPicture }
        return (table, isLong ? 8 : 4)
    }

    /// Each sample's size, or one size of all.
    private func sizes() throws(EvidenceRefusal) -> (start: Int, count: Int, each: Int) {
        guard let box = boxes.first(where: { $0.kind == "stsz" }), box.body.count >= 12 else { throw .brokenPicture }
        let (each, count) = (try number(4, box.body.lowerBound + 4), try number(4, box.body.lowerBound + 8))
        if each != 0 { return (box.body.upperBound, count, each) }
        let table = try table("stsz", head: 12, width: 4)
        return (table.start, table.count, 0)
    }

    /// A table's first row and how many it has, which stands at the end of its head.
    private func table(_ kind: String, head: Int, width: Int) throws(EvidenceRefusal) -> (start: Int, count: Int) {
        guard let body = boxes.first(where: { $0.kind == kind })?.body, body.count >= head else { throw .brokenPicture }
        let count = try number(4, body.lowerBound + head - 4)
        guard count <= (body.count - head) / width else { throw .brokenPicture }
        return (body.lowerBound + head, count)
    }

    private func number(_ width: Int, _ place: Int) throws(EvidenceRefusal) -> Int {
        guard let number = bytes.big(width, at: place) else { throw .brokenPicture }
        return number
    }
}
