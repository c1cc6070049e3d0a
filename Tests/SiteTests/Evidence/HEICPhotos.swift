import Foundation

@testable import Evidence

/// A HEIC photo as telephones write it. It has the shape of one, but shows nothing.
struct HEICPhotos {
    enum Notes: CaseIterable {
        case whole
        /// In two parts, with something else between them.
        case parted
        /// Inside the tables and not among the pictures.
        case inner
        /// Too short for what we write.
        case short
    }

    var isClean = false
    var notes = Notes.whole
    /// How the table of places is written: 0, 1 or 2.
    var version = 0
    var orientation = 6
    /// How the places of the first picture are meant.
    var method = 0
    /// Whether something is left that nobody refers to.
    var hasRemains = true
    var extra: [UInt8] = []

    private var boxes: Boxes { Boxes(isClean: isClean) }
    static let picture = (0..<48).map { UInt8(0x80 + $0) }
    private static let small = (0..<16).map { UInt8(0xC0 + $0) }
    private static let grid: [UInt8] = [0, 0, 0, 1, 0, 16, 0, 8]
    private static let text = Pictures.text("<x:xmpmeta>\(Boxes.place)</x:xmpmeta>")
    private static let between = Pictures.text(Boxes.place)

    /// The item of the camera's notes: how far they begin behind this number, a mark, and themselves.
    private var noteItem: [UInt8] {
        let mark = Boxes.number(6, 4) + Pictures.text("Exif\0\0")
        if notes == .short { return boxes.lost(Boxes.number(0, 4) + Pictures.text(Pictures.secret)) }
        let told =
            mark + Pictures.notes(orientation: orientation, bigEndian: false) + Pictures.text(Boxes.place)
        guard isClean else { return told }
        let kept =
            orientation == 1 || notes == .parted
            ? Pictures.text("MM") + [0, 42, 0, 0, 0, 8, 0, 0, 0, 0, 0, 0]
            : Pictures.text("MM") + [0, 42, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, UInt8(orientation)]
                + Boxes.zeros(6)
        return mark + kept + Boxes.zeros(told.count - mark.count - kept.count)
    }

    var bytes: [UInt8] {
        let brand = Boxes.box("ftyp", Pictures.text("heic") + Boxes.zeros(4) + Pictures.text("mif1heic"))
        let start = brand + boxes.lost("mpvd", Pictures.text("ftypmp42\(Boxes.place)")) + boxes.xmp + extra
        return start + meta(start.count + meta(0).count + 8) + Boxes.box("mdat", data.flatMap { $0 })
    }

    /// Picture, notes or their first part, what nobody refers to, the rest of the notes, the small picture, XMP.
    private var data: [[UInt8]] {
        let outer = notes == .inner ? [] : noteItem
        let cut = notes == .parted ? 30 : outer.count
        return [
            Self.picture, Array(outer[..<cut]), hasRemains ? boxes.lost(Self.between) : [], Array(outer[cut...]),
            Self.small,
            boxes.lost(Self.text, with: 0x20),
        ]
    }

    private func meta(_ first: Int) -> [UInt8] {
        // Where nobody can refer to it, it is nobody's.
        let inner = (version == 0 ? boxes.lost(Self.grid) : Self.grid) + (notes == .inner ? noteItem : [])
        return Boxes.full(
            "meta",
            Boxes.handler("pict") + Boxes.full("pitm", [0, 1]) + list + Boxes.full("iref", [])
                + Boxes.box("iprp", Boxes.box("ipco", properties) + Boxes.full("ipma", Boxes.zeros(4)))
                + Boxes.box("idat", inner) + places(first) + boxes.lost("xml ", Pictures.text(Boxes.place)) + boxes.xmp)
    }

    private var list: [UInt8] {
        let kinds = ["hvc1", "Exif", "hvc1", "mime", "grid", "iden"]
        let entries = kinds.enumerated().map { index, kind in
            Boxes.full(
                "infe", version: index == 2 ? 3 : 2,
                Boxes.number(index + 1, index == 2 ? 4 : 2) + [0, 0] + Pictures.text(kind) + [0]
                    + (kind == "mime" ? Pictures.text("application/rdf+xml\0") : []))
        }
        return Boxes.full("iinf", Boxes.number(kinds.count, 2) + entries.joined())
    }

    private var properties: [UInt8] {
        Boxes.full("ispe", Boxes.zeros(8)) + Boxes.box("irot", [3])
            + boxes.lost("udes", Boxes.zeros(4) + Pictures.text("id\0\(Boxes.place)\0\0\0"))
            + boxes.lost("crtt", Boxes.zeros(4) + Pictures.text("WAKTU 12")) + Boxes.full("auxC", [0])
    }

    private func places(_ first: Int) -> [UInt8] {
        let sizes = data.map(\.count)
        let starts = sizes.indices.map { first + sizes[..<$0].reduce(0, +) }
        let parts = notes == .parted ? [1, 3] : [1]
        var items: [(id: Int, method: Int, extents: [(Int, Int)])] = [
            (1, method, [(starts[0], sizes[0])]), (3, 0, [(starts[4], sizes[4])]), (4, 0, [(starts[5], sizes[5])]),
            (5, 1, [(0, Self.grid.count)]),
        ]
        if notes == .inner {
            items.append((2, 1, [(Self.grid.count, noteItem.count)]))
        } else {
            items.append((2, 0, parts.map { (starts[$0], sizes[$0]) }))
        }
        // The first way of writing knows no inner places.
        if version == 0 { items.removeAll { $0.method == 1 } }
        // Places in eight bytes, lengths in four, a common start in four; with a number before each in the later ways.
        let head = Boxes.number(version == 0 ? 0x8440 : 0x8444, 2) + Boxes.number(items.count, version == 2 ? 4 : 2)
        return Boxes.full("iloc", version: version, head + items.flatMap { entry($0.id, $0.method, $0.extents) })
    }

    private func entry(_ id: Int, _ method: Int, _ extents: [(Int, Int)]) -> [UInt8] {
        let base = method == 0 ? 20 : 0
        return Boxes.number(id, version == 2 ? 4 : 2) + (version == 0 ? [] : Boxes.number(method, 2)) + [0, 0]
            + Boxes.number(base, 4) + Boxes.number(extents.count, 2)
            + extents.flatMap {
                (version == 0 ? [] : Boxes.zeros(4)) + Boxes.number($0.0 - base, 8) + Boxes.number($0.1, 4)
            }
    }
}
