import Foundation
import TestStore
import Testing

@testable import Evidence

@Suite struct PhotoPrivacyTests {
    private func clean(_ bytes: [UInt8], _ format: EvidenceFormat) throws -> [UInt8] {
        var cleaned: [UInt8] = []
        let outcome = try PhotoPrivacy.clean(Data(bytes), as: format) { cleaned += $0 }
        #expect(outcome.size == cleaned.count)
        #expect(outcome.isChanged == (cleaned != bytes))
        return cleaned
    }

    private func holds(_ bytes: [UInt8], _ part: String) -> Bool { bytes.firstRange(of: Array(part.utf8)) != nil }

    @Test(arguments: [true, false])
    func `a photo loses its place and keeps its turn`(bigEndian: Bool) throws {
        let photo = try Pictures.photo(orientation: 6, bigEndian: bigEndian)
        let cleaned = try clean(photo, .jpeg)

        let note = Pictures.segment(
            0xE1,
            Pictures.text("Exif\0\0") + [0x4D, 0x4D, 0, 42, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3]
                + [0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 0, 0])
        let profile = Pictures.segment(0xE2, Pictures.text("ICC_PROFILE\0\u{1}\u{1}profil"))
        let plain = try Pictures.jpeg
        #expect(cleaned == plain[..<20] + note + profile + plain[20...])
        #expect(holds(photo, Pictures.secret) && !holds(cleaned, Pictures.secret))
    }

    @Test(arguments: [0, 1, 9, 65_535])
    func `a photo that stands upright gets no note`(orientation: Int) throws {
        let cleaned = try clean(try Pictures.photo(orientation: orientation), .jpeg)
        #expect(!holds(cleaned, "Exif") && !holds(cleaned, Pictures.secret))
    }

    @Test func `a picture without notes goes over as it is`() throws {
        for (format, bytes) in [
            (EvidenceFormat.jpeg, try Pictures.jpeg), (.png, try Pictures.png), (.webp, try Pictures.webp),
            (.gif, try Pictures.gif),
        ] {
            #expect(try clean(bytes, format) == bytes)
        }
    }

    @Test func `the small picture in a photo's head goes`() throws {
        let plain = try Pictures.jpeg
        let head = Pictures.text("JFIF\0\u{1}\u{1}\u{0}") + [0, 1, 0, 1, 1, 1] + Pictures.text("RGB")
        let cleaned = try clean([0xFF, 0xD8] + Pictures.segment(0xE0, head) + plain[20...], .jpeg)
        #expect(!holds(cleaned, "RGB"))
        #expect(Array(cleaned[20...]) == Array(plain[20...]))
    }

    @Test func `a PNG loses its texts, times and notes`() throws {
        let plain = try Pictures.png
        let gamma = Pictures.chunk("gAMA", [0, 0, 0xB1, 0x8F])
        #expect(try clean(try Pictures.pngPhoto(orientation: 1), .png) == plain[..<33] + gamma + plain[33...])
        let turned = try clean(try Pictures.pngPhoto(orientation: 8), .png)
        #expect(holds(turned, "eXIf") && !holds(turned, Pictures.secret))
        #expect(turned.count == plain.count + gamma.count + 12 + 26)
    }

    @Test func `a WebP loses its notes, and its head says so`() throws {
        let cleaned = try clean(try Pictures.webpPhoto(orientation: 1), .webp)
        #expect(!holds(cleaned, Pictures.secret) && !holds(cleaned, "EXIF") && holds(cleaned, "ICCP"))
        #expect(cleaned[20] == 0x20)
        #expect(Int(cleaned[4]) + 8 == cleaned.count)
        let turned = try clean(try Pictures.webpPhoto(orientation: 3), .webp)
        #expect(turned[20] == 0x28)
        #expect(holds(turned, "EXIF") && !holds(turned, Pictures.secret))
    }

    @Test func `a GIF loses comments and XMP and goes on taking turns`() throws {
        #expect(try clean(try Pictures.gifPhoto(), .gif) == Pictures.gif)
    }

    @Test func `what is clean stays as it is`() throws {
        for orientation in [1, 5] {
            for (format, bytes) in try photos(orientation) {
                let once = try clean(bytes, format)
                #expect(try clean(once, format) == once)
            }
        }
    }

    @Test func `a cut picture is refused and gives nothing`() throws {
        for (format, bytes) in try photos(6) {
            let end = try clean(bytes, format).count
            for count in 0..<min(end, bytes.count) where count % 3 == 0 {
                var given = 0
                #expect(throws: EvidenceRefusal.brokenPicture) {
                    try PhotoPrivacy.clean(Data(bytes.prefix(count)), as: format) { given += $0.count }
                }
                #expect(given == 0)
            }
        }
    }

    @Test func `no changed picture traps, and what is made of it is clean`() throws {
        var (kept, refused) = (0, 0)
        for (format, bytes) in try photos(6) {
            for place in bytes.indices {
                for flip: UInt8 in [0x01, 0x10, 0x80, 0xFF] {
                    var changed = bytes
                    changed[place] ^= flip
                    do {
                        let once = try clean(changed, format)
                        #expect(try clean(once, format) == once)
                        kept += 1
                    } catch EvidenceRefusal.brokenPicture {
                        refused += 1
                    }
                }
            }
        }
        #expect(kept > 500 && refused > 100)
    }

    @Test func `a picture in a million pieces is refused`() throws {
        let plain = try Pictures.jpeg
        let table = Pictures.segment(0xDD, [0, 0]) + Pictures.segment(0xFE, [])
        let pieces = (0..<70_000).flatMap { _ in table }
        #expect(throws: EvidenceRefusal.brokenPicture) { try clean(plain[..<20] + pieces + plain[20...], .jpeg) }
    }

    @Test func `a file is cleaned where it lies`() async throws {
        try await TestStore.folder { folder in
            let file = folder.appending(path: "foto.jpg")
            try Data(try Pictures.photo(orientation: 6)).write(to: file)
            var cleaned: [UInt8] = []
            try PhotoPrivacy.clean(file, as: .jpeg) { cleaned += $0 }
            #expect(cleaned == (try clean(try Pictures.photo(orientation: 6), .jpeg)))
        }
    }

    @Test func `what can't be cleaned says so`() throws {
        let formats = EvidenceFormat.allCases.filter(\.canBeCleaned)
        #expect(formats == [.jpeg, .png, .webp, .gif, .heic, .mp4, .mov, .m4a])
        #expect(throws: EvidenceRefusal.brokenPicture) { try clean(Samples.text("%PDF-1.7"), .pdf) }
    }

    private func photos(_ orientation: Int) throws -> [(EvidenceFormat, [UInt8])] {
        [
            (.jpeg, try Pictures.photo(orientation: orientation)),
            (.png, try Pictures.pngPhoto(orientation: orientation)),
            (.webp, try Pictures.webpPhoto(orientation: orientation)), (.gif, try Pictures.gifPhoto()),
        ]
    }
}
