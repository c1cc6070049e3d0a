import Foundation
import Testing

@testable import Evidence

/// Small pictures that real programs open, and what cameras hang on them.
enum Pictures {
    /// 16 × 8, made once and kept as they are.
    static var jpeg: [UInt8] {
        get throws {
            try decoded(
                """
                /9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABsSFBcUERsXFhceHBsgKEIrKCUlKFE6PTBCYFVlZF9VXVtqeJmBanGQc1tdhbWGkJ6j\
                q62rZ4C8ybqmx5moq6T/2wBDARweHigjKE4rK06kbl1upKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSk\
                pKSkpKSkpKT/wgARCAAIABADASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAP/xAAVAQEBAAAAAAAAAAAAAAAAAAABAv/a\
                AAwDAQACEAMQAAABlUJ//8QAFhAAAwAAAAAAAAAAAAAAAAAAAAED/9oACAEBAAEFAlMUz//EABcRAAMBAAAAAAAAAAAAAAAAAAAB\
                AgP/2gAIAQMBAT8Bytn/xAAWEQEBAQAAAAAAAAAAAAAAAAABAAL/2gAIAQIBAT8BdN//xAAUEAEAAAAAAAAAAAAAAAAAAAAQ/9oA\
                CAEBAAY/Aj//xAAUEAEAAAAAAAAAAAAAAAAAAAAQ/9oACAEBAAE/IQP/2gAMAwEAAgADAAAAEHP/xAAVEQEBAAAAAAAAAAAAAAAA\
                AAAAUf/aAAgBAwEBPxCl/8QAFBEBAAAAAAAAAAAAAAAAAAAAAP/aAAgBAgEBPxBv/8QAFRABAQAAAAAAAAAAAAAAAAAAAGH/2gAI\
                AQEAAT8Qkk//2Q==
                """)
        }
    }

    static var png: [UInt8] {
        get throws {
            try decoded(
                """
                iVBORw0KGgoAAAANSUhEUgAAABAAAAAICAIAAAB/FOjAAAAAGklEQVR4nGNkYGgQYGAgHrEwyDGQBEY1EAMA0lICYMjS3y0AAAAA\
                SUVORK5CYII=
                """)
        }
    }

    static var webp: [UInt8] {
        get throws { try decoded("UklGRioAAABXRUJQVlA4TB4AAAAvD8ABALmM6H/sIqL/ASEBYYn/TyV9IAYwJgCpyg4=") }
    }

    /// Two pictures that take turns.
    static var gif: [UInt8] {
        get throws {
            try decoded(
                """
                R0lGODlhEAAIAIEAAAAAAP8AAAD/AAAA/yH/C05FVFNDQVBFMi4wAwEAAAAh+QQACgAAACwAAAAAEAAIAAAINAABCAQQoGAAAQgFDFg4\
                YCBBgwkVMnRo8GBChg0HVoyIkSLEixM1fkTYUWRBjiEFbgS5MCAAIfkEAQoABAAsAAAAABAACACBAAAA/wAAAP8AAAD/CDQABwgcIKCg\
                gAAIAwBYCGAgQYMJFTJ0aPBgQoYNB1aMiJEixIsTNX5E2FFkQY4hBW4EuTAgADs=
                """)
        }
    }

    private static func decoded(_ text: String) throws -> [UInt8] { Array(try #require(Data(base64Encoded: text))) }

    /// What must be nowhere in a cleaned picture.
    static let secret = "RAHASIA"

    /// A camera's notes: its name, how it was held, and where it was.
    static func notes(orientation: Int, bigEndian: Bool) -> [UInt8] {
        func number(_ number: Int, _ width: Int) -> [UInt8] {
            let bytes = (0..<width).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
            return bigEndian ? bytes.reversed() : bytes
        }
        func entry(_ tag: Int, _ kind: Int, _ count: Int, _ value: [UInt8]) -> [UInt8] {
            number(tag, 2) + number(kind, 2) + number(count, 4) + value + [UInt8](repeating: 0, count: 4 - value.count)
        }
        let maker = Array("\(secret)\0".utf8)
        let head = Array((bigEndian ? "MM" : "II").utf8) + number(42, 2) + number(8, 4)
        let list =
            number(3, 2) + entry(0x010F, 2, maker.count, number(50, 4)) + entry(0x0112, 3, 1, number(orientation, 2))
            + entry(0x8825, 4, 1, number(58, 4)) + number(0, 4)
        let place = number(1, 2) + entry(1, 2, 2, Array("S\0".utf8)) + number(0, 4)
        return head + list + maker + place
    }

    static func segment(_ marker: UInt8, _ body: [UInt8]) -> [UInt8] {
        [0xFF, marker, UInt8((body.count + 2) >> 8), UInt8((body.count + 2) & 0xFF)] + body
    }

    static func text(_ text: String) -> [UInt8] { Array(text.utf8) }

    /// A JPEG as a telephone writes it: notes, XMP, a profile, a second picture behind the first.
    static func photo(orientation: Int, bigEndian: Bool = true) throws -> [UInt8] {
        let plain = try jpeg
        let extras =
            segment(0xE1, text("Exif\0\0") + notes(orientation: orientation, bigEndian: bigEndian))
            + segment(0xE1, text("http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>\(secret)</x:xmpmeta>"))
            + segment(0xE2, text("ICC_PROFILE\0\u{1}\u{1}profil")) + segment(0xE2, text("MPF\0\(secret)"))
            + segment(0xED, text("Photoshop 3.0\0\(secret)")) + segment(0xEB, text(secret))
            + segment(0xFE, text(secret))
        return plain[..<20] + extras + plain[20...] + plain + text(secret)
    }

    static func chunk(_ kind: String, _ body: [UInt8]) -> [UInt8] {
        let checked = text(kind) + body
        func number(_ number: UInt32) -> [UInt8] { withUnsafeBytes(of: number.bigEndian, Array.init) }
        return number(UInt32(body.count)) + checked + number(CRC32(checked).value)
    }

    static func pngPhoto(orientation: Int) throws -> [UInt8] {
        let plain = try png
        let extras =
            chunk("tEXt", text("Author\0\(secret)")) + chunk("gAMA", [0, 0, 0xB1, 0x8F])
            + chunk("eXIf", notes(orientation: orientation, bigEndian: false)) + chunk("zTXt", text(secret))
            + chunk("iTXt", text(secret)) + chunk("tIME", [7, 0xEA, 3, 1, 8, 0, 0]) + chunk("caBX", text(secret))
        return plain[..<33] + extras + plain[33...] + text(secret)
    }

    /// What programs hang on a GIF: a comment, XMP with its long end, and something of their own.
    static func gifPhoto() throws -> [UInt8] {
        let plain = try gif
        let tail = [0x01] + (0...0xFF).reversed().map { UInt8($0) } + [0x00]
        let extras =
            [0x21, 0xFE, 7] + text(secret) + [0] + [0x21, 0xFF, 11]
            + text("XMP DataXMP<x:xmpmeta>\(secret)</x:xmpmeta>")
            + tail + [0x21, 0xFF, 11] + text("MGK8BIM0000") + [7] + text(secret) + [0, 0]
        return plain[..<25] + extras + plain[25...] + text(secret)
    }

    static func riff(_ kind: String, _ body: [UInt8]) -> [UInt8] {
        text(kind) + withUnsafeBytes(of: UInt32(body.count).littleEndian, Array.init) + body
            + (body.count.isMultiple(of: 2) ? [] : [0])
    }

    static func webpPhoto(orientation: Int) throws -> [UInt8] {
        let picture = Array(try webp[12...])
        let body =
            riff("VP8X", [0x08 | 0x04 | 0x20, 0, 0, 0, 15, 0, 0, 7, 0, 0]) + riff("ICCP", text("profile")) + picture
            + riff("EXIF", notes(orientation: orientation, bigEndian: false)) + riff("XMP ", text(secret))
            + riff("LAIN", text(secret))
        return riff("RIFF", text("WEBP") + body)
    }
}
