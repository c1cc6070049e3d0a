import Foundation
import Storage

@testable import Evidence

/// The least that makes a file of a format.
enum Samples {
    static let moment = Instant(milliseconds: 1_789_439_400_000)

    static var all: [(format: EvidenceFormat, bytes: [UInt8])] {
        get throws {
            [
                (.pdf, text("%PDF-1.7\n%\u{E2}\u{E3}\n1 0 obj\n")), (.jpeg, try Pictures.jpeg),
                (.png, try Pictures.png),
                (.webp, try Pictures.webp), (.gif, text("GIF89a\u{1}\u{0}\u{1}\u{0}")),
                (.heic, film("heic", ["mif1", "heic"])), (.heic, film("mif1", ["heic"])),
                (.docx, try archive(["[Content_Types].xml", "_rels/.rels", "word/document.xml"])),
                (.xlsx, try archive(["docProps/app.xml", "xl/workbook.xml", "[Content_Types].xml"])),
                (.pptx, try archive(["[Content_Types].xml", "ppt/presentation.xml"])),
                (.odt, try openDocument(.odt)), (.ods, try openDocument(.ods)), (.odp, try openDocument(.odp)),
                (.doc, old(["WordDocument", "1Table"])), (.xls, old(["Workbook"])), (.xls, old(["Book"])),
                (.ppt, old(["Current User", "PowerPoint Document"])),
                (.zip, try archive(["foto/1.jpg"])), (.zip, try archive([])),
                (.mp4, film("isom", ["iso2", "avc1", "mp41"])), (.mp4, film("3gp4", [])), (.mov, film("qt  ", [])),
                (.mp3, text("ID3\u{4}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}")), (.mp3, frames(2)),
                (.m4a, film("M4A ", ["mp42"])), (.text, text("Notulen rapat — 12 Maret\r\n")),
                (.text, text("\u{FEFF}no;nama\n1;Siti\n")),
            ]
        }
    }

    static func text(_ text: String) -> [UInt8] { Array(text.utf8) }

    static func film(_ brand: String, _ others: [String]) -> [UInt8] {
        let brands = text(brand) + [0, 0, 0, 0] + others.flatMap { text($0) }
        return [0, 0, 0, UInt8(8 + brands.count)] + text("ftyp") + brands + [0, 0, 0, 8] + text("mdat")
    }

    /// Frames of 128 kbit/s at 44,100 Hz, 417 bytes each.
    static func frames(_ count: Int) -> [UInt8] {
        (0..<count).flatMap { _ in [0xFF, 0xFB, 0x90, 0x00] + [UInt8](repeating: 0, count: 413) }
    }

    /// An archive of files that hold their own names, or what is given.
    static func archive(_ names: [String], holding content: [String: String] = [:]) throws -> [UInt8] {
        var writer = ZipWriter(at: moment, in: .wib)
        var bytes: [UInt8] = []
        for name in names {
            let file = text(content[name] ?? name)
            bytes += try writer.begin(name, size: file.count, crc: CRC32(file).value) + file
            try file.withUnsafeBytes { try writer.wrote($0) }
        }
        return bytes + (try writer.finish())
    }

    static func openDocument(_ format: EvidenceFormat) throws -> [UInt8] {
        try archive(["mimetype", "content.xml"], holding: ["mimetype": format.media])
    }

    /// A container of old office programs, with its directory so many sectors behind the start.
    ///
    /// - Parameter inner: streams of a document that lies inside the first one.
    static func old(_ names: [String], inner: [String] = [], directoryAt first: Int = 1) -> [UInt8] {
        let count = 1 + names.count + inner.count
        let sectors = (count + 3) / 4
        var bytes = [UInt8](repeating: 0, count: (1 + first + sectors) * 512)
        func put(_ number: Int, _ width: Int, at place: Int) {
            for index in 0..<width { bytes[place + index] = UInt8(truncatingIfNeeded: number >> (8 * index)) }
        }
        bytes.replaceSubrange(0..<8, with: OldOffice.mark)
        put(9, 2, at: 30)
        put(first, 4, at: 48)
        // The parts of the table that are asked for: one part holds 128 sectors. Those past the head are in a list.
        put(2, 4, at: 68)
        for part in 0..<109 { put(0, 4, at: 76 + part * 4) }
        if first > 109 * 128 { put(0, 4, at: 3 * 512 + (first / 128 - 109) * 4) }
        for sector in first..<first + sectors {
            put(sector == first + sectors - 1 ? 0xFFFF_FFFE : sector + 1, 4, at: 512 + sector % 128 * 4)
        }
        for (entry, name) in (["Root Entry"] + names + inner).enumerated() {
            let place = (1 + first) * 512 + entry * 128
            for (index, letter) in name.utf16.enumerated() { put(Int(letter), 2, at: place + 2 * index) }
            put(2 * name.utf16.count + 2, 2, at: place + 64)
            for link in [68, 72, 76] { put(0xFFFF_FFFF, 4, at: place + link) }
            // The root leads to the last of its streams, and each of them to the one on its left.
            if entry == 0 { put(names.count, 4, at: place + 76) }
            if entry > 1, entry <= names.count { put(entry - 1, 4, at: place + 68) }
            if entry == 1, !inner.isEmpty { put(count - 1, 4, at: place + 76) }
            if entry > names.count + 1 { put(entry - 1, 4, at: place + 68) }
        }
        return bytes
    }
}
