import Foundation

@testable import Evidence

/// A film as telephones write it, with its place wherever it may stand. It has the shape of one, but shows nothing.
struct Films {
    var brand = "qt  "
    var isClean = false
    /// Whether the tables stand before the pictures, and not behind them.
    var isHeadFirst = false
    /// Whether sizes and places are written in eight bytes.
    var isLong = false
    /// Whether a track says where it was while it was filmed.
    var isTracked = true
    /// Whether the last box says only that it goes on to the end.
    var isOpen = false
    var extra: [UInt8] = []

    private var boxes: Boxes { Boxes(isClean: isClean) }
    private static let pictures = (0..<40).map { UInt8(0x80 + $0) }
    private static let sound = (0..<24).map { UInt8(0xC0 + $0) }
    private static let samples = ["a\(Boxes.place)", "bb\(Boxes.place)", "\(Boxes.place)ccc"].map { Array($0.utf8) }

    var bytes: [UInt8] {
        let start =
            Boxes.box("ftyp", Pictures.text(brand) + Boxes.zeros(4) + Pictures.text(brand))
            + boxes.lost("wide", []) + boxes.lost("free", Pictures.text(Boxes.place)) + boxes.xmp + extra
        let head = isLong ? 16 : 8
        let before = start.count + head + (isHeadFirst ? movie(0).count : 0)
        return start + (isHeadFirst ? movie(before) : []) + data(head) + (isHeadFirst ? [] : movie(before))
    }

    /// Two chunks of pictures, and between them what was measured.
    private func data(_ head: Int) -> [UInt8] {
        let samples = isTracked ? Self.samples.map { boxes.lost($0) } : Self.samples.map { Boxes.zeros($0.count) }
        let body = Self.pictures[..<20] + samples[0] + samples[1] + Self.sound + Self.pictures[20...] + samples[2]
        let box = Boxes.box("mdat", Array(body), head: head)
        return isOpen ? Boxes.zeros(4) + box[4...] : box
    }

    private func movie(_ data: Int) -> [UInt8] {
        let measured = Self.samples.map(\.count)
        let sound = data + 20 + measured[0] + measured[1]
        let pictures = track("vide", chunks: [data, sound + 24], runs: [(1, 2), (2, 2)], sizes: [10, 10, 10, 10])
        let told = track(
            "meta", chunks: [data + 20, sound + 24 + 20], runs: [(1, 2), (2, 1)], sizes: measured,
            hasNotes: false)
        let body =
            Boxes(isClean: isClean).userData + pictures + track("soun", chunks: [sound], runs: [(1, 1)], sizes: [24])
        return Boxes.box(
            "moov",
            times("mvhd", isLong ? 1 : 0, Boxes.zeros(88)) + body
                + (isTracked ? boxes.lost("trak", Array(told[8...])) : []) + boxes.metadata()
                + boxes.lost("gps ", Pictures.text(Boxes.place)) + boxes.lost(Pictures.text(".")))
    }

    private func times(_ kind: String, _ version: Int, _ rest: [UInt8]) -> [UInt8] {
        let day = Pictures.text("WAKTU \(version)").prefix(version == 1 ? 8 : 4)
        let day8 = Array(day) + Boxes.zeros((version == 1 ? 8 : 4) - day.count)
        return Boxes.full(kind, version: version, boxes.lost(day8 + day8) + rest)
    }

    private func track(
        _ handler: String, chunks: [Int], runs: [(Int, Int)], sizes: [Int], hasNotes: Bool = true
    ) -> [UInt8] {
        func row(_ numbers: [Int], _ width: Int = 4) -> [UInt8] { numbers.flatMap { Boxes.number($0, width) } }
        let isEven = handler == "soun"
        let table =
            Boxes.full("stsd", row([1]) + Boxes.box("avc1", Boxes.zeros(8)))
            + Boxes.full("stts", row([1, sizes.count, 1]))
            + Boxes.full("stsc", row([runs.count] + runs.flatMap { [$0.0, $0.1, 1] }))
            + Boxes.full("stsz", isEven ? row([sizes[0], 1]) : row([0, sizes.count] + sizes))
            + Boxes.full(isLong ? "co64" : "stco", row([chunks.count]) + row(chunks, isLong ? 8 : 4))
        let info = Boxes.full("vmhd", Boxes.zeros(8)) + Boxes.box("dinf", []) + Boxes.box("stbl", table)
        let media = times("mdhd", 0, Boxes.zeros(12)) + Boxes.handler(handler) + Boxes.box("minf", info)
        return Boxes.box(
            "trak",
            times("tkhd", isLong ? 1 : 0, Boxes.zeros(72)) + Boxes.box("mdia", media)
                + (hasNotes ? boxes.userData + boxes.metadata() + boxes.xmp : []))
    }
}
