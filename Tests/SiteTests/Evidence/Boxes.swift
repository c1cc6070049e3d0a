import Foundation

@testable import Evidence

/// Builds what films and HEIC photos consist of.
///
/// With `isClean` it builds what must come out: the same file, its secrets made free space of the same size.
struct Boxes {
    var isClean = false

    /// A place as telephones write it, beside the word that other pictures hide.
    static let place = "-06.9147+107.6098/\(Pictures.secret)"

    static func number(_ number: Int, _ width: Int) -> [UInt8] {
        (0..<width).reversed().map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
    }

    /// - Parameter head: 8, or 16 for a size that is written long.
    static func box(_ kind: String, _ body: [UInt8], head: Int = 8) -> [UInt8] {
        let name = kind.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
        let size = body.count + head
        return head == 16 ? number(1, 4) + name + number(size, 8) + body : number(size, 4) + name + body
    }

    /// A box with a version in front.
    static func full(_ kind: String, version: Int = 0, _ body: [UInt8]) -> [UInt8] {
        box(kind, number(version, 1) + [0, 0, 0] + body)
    }

    /// A box that must not stay.
    func lost(_ kind: String, _ body: [UInt8], head: Int = 8) -> [UInt8] {
        isClean
            ? Self.box(["skip", "wide"].contains(kind) ? kind : "free", Self.zeros(body.count), head: head)
            : Self.box(kind, body, head: head)
    }

    /// Bytes of which only the length stays.
    func lost(_ bytes: [UInt8], with byte: UInt8 = 0) -> [UInt8] {
        isClean ? [UInt8](repeating: byte, count: bytes.count) : bytes
    }

    static func zeros(_ count: Int) -> [UInt8] { [UInt8](repeating: 0, count: count) }

    static func handler(_ kind: String) -> [UInt8] { full("hdlr", zeros(4) + Pictures.text(kind) + zeros(13)) }

    /// What older telephones write: place, maker, and how 3GP says it.
    var userData: [UInt8] {
        let text = Pictures.text(Self.place)
        let short = { Self.box($0, Self.number(text.count, 2) + [0x15, 0xC7] + text) }
        return lost(
            "udta",
            short("\u{A9}xyz") + short("\u{A9}mak") + short("\u{A9}mod") + short("\u{A9}swr")
                + Self.full("loci", [0x15, 0xC7] + text + Self.zeros(14)) + metadata(isFull: true) + Self.zeros(4))
    }

    /// What iPhones write: keys, and values by the number of their key.
    func metadata(isFull: Bool = false) -> [UInt8] {
        let names = ["location.ISO6709", "location.name", "make", "model", "software", "creationdate"]
        let keys = names.map { Self.box("mdta", Pictures.text("com.apple.quicktime.\($0)")) }
        let values = names.indices.map {
            let data = Self.box("data", Self.number(1, 4) + Self.zeros(4) + Pictures.text(Self.place))
            return Self.number(data.count + 8, 4) + Self.number($0 + 1, 4) + data
        }
        return lost(
            "meta",
            (isFull ? Self.zeros(4) : []) + Self.handler("mdta")
                + Self.full("keys", Self.number(names.count, 4) + keys.joined())
                + Self.box("ilst", Array(values.joined())))
    }

    var xmp: [UInt8] {
        let mark: [UInt8] = [
            0xBE, 0x7A, 0xCF, 0xCB, 0x97, 0xA9, 0x42, 0xE8, 0x9C, 0x71, 0x99, 0x94, 0x91, 0xE3, 0xAF, 0xAC,
        ]
        return lost("uuid", mark + Pictures.text("<x:xmpmeta>\(Self.place)</x:xmpmeta>"))
    }
}
