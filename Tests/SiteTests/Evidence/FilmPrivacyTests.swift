import Foundation
import Testing

@testable import Evidence

@Suite struct FilmPrivacyTests {
    private func clean(_ bytes: [UInt8], _ format: EvidenceFormat) throws -> [UInt8] {
        var cleaned: [UInt8] = []
        let outcome = try PhotoPrivacy.clean(Data(bytes), as: format) { cleaned += $0 }
        #expect(outcome.size == cleaned.count)
        #expect(outcome.isChanged == (cleaned != bytes))
        return cleaned
    }

    private func tells(_ bytes: [UInt8]) -> Bool {
        ["06.9147", Pictures.secret].contains { Data(bytes).range(of: Data($0.utf8)) != nil }
    }

    private static let films = ["qt  ", "mp42", "3gp4", "M4A "].flatMap { brand in
        [
            Films(brand: brand), Films(brand: brand, isHeadFirst: true), Films(brand: brand, isLong: true),
            Films(brand: brand, isHeadFirst: true, isTracked: false, isOpen: true),
        ]
    }

    @Test(arguments: films)
    func `a film loses its place wherever it stands, and nothing else moves`(film: Films) throws {
        var empty = film
        empty.isClean = true
        let cleaned = try clean(film.bytes, .mov)
        #expect(cleaned == empty.bytes)
        #expect(tells(film.bytes) && !tells(cleaned))
        #expect(try clean(cleaned, .mov) == cleaned)
    }

    private static let photos = [0, 1, 2].flatMap { version in
        HEICPhotos.Notes.allCases.filter { $0 != .inner || version > 0 }.flatMap { notes in
            [1, 6].map { HEICPhotos(notes: notes, version: version, orientation: $0) }
        }
    }

    @Test(arguments: photos)
    func `a HEIC photo loses its notes and keeps its pictures`(photo: HEICPhotos) throws {
        var empty = photo
        empty.isClean = true
        let cleaned = try clean(photo.bytes, .heic)
        #expect(cleaned == empty.bytes)
        #expect(tells(photo.bytes) && !tells(cleaned))
        #expect(try clean(cleaned, .heic) == cleaned)
    }

    @Test func `what nothing is known of stays as it is`() throws {
        let photo = HEICPhotos(isClean: true, orientation: 3).bytes
        let film = Films(isClean: true).bytes
        #expect(try clean(photo, .heic) == photo && clean(film, .mp4) == film)
    }

    @Test func `every kind of film and photo is cleaned, and one that shows nothing is refused`() throws {
        for format in [EvidenceFormat.mp4, .mov, .m4a, .heic] {
            #expect(format.canBeCleaned)
            for nothing in [Samples.film("heic", []), Boxes.zeros(64), []] {
                #expect(throws: EvidenceRefusal.brokenPicture) { try clean(nothing, format) }
            }
        }
    }

    @Test func `a cut film or photo is refused and gives nothing`() throws {
        for bytes in [Films().bytes, Films(isHeadFirst: true).bytes, HEICPhotos(notes: .parted, version: 1).bytes] {
            for count in 0..<bytes.count {
                var given = 0
                #expect(throws: EvidenceRefusal.brokenPicture, "\(count) of \(bytes.count)") {
                    try PhotoPrivacy.clean(Data(bytes.prefix(count)), as: .mp4) { given += $0.count }
                }
                #expect(given == 0)
            }
        }
    }

    @Test func `no changed film or photo traps, and none tells its place`() throws {
        let files = [
            Films(isHeadFirst: true, isLong: true, isTracked: false).bytes,
            HEICPhotos(notes: .parted, version: 2, hasRemains: false).bytes,
            HEICPhotos(notes: .inner, version: 1, orientation: 1, hasRemains: false).bytes,
        ]
        var (kept, refused) = (0, 0)
        for bytes in files {
            for place in bytes.indices {
                for flip: UInt8 in [0x01, 0xFF] {
                    var changed = bytes
                    changed[place] ^= flip
                    do {
                        let once = try clean(changed, .mov)
                        #expect(!tells(once), "\(place) of \(bytes.count) by \(flip)")
                        #expect(once.count == bytes.count)
                        #expect(try clean(once, .mov) == once)
                        kept += 1
                    } catch EvidenceRefusal.brokenPicture {
                        refused += 1
                    }
                }
            }
        }
        #expect(kept > 2000 && refused > 500)
    }

    @Test func `films and photos changed in many places at once never trap`() throws {
        var chance = SeededChance(seed: 2026)
        let files = [Films().bytes, HEICPhotos(notes: .inner, version: 2).bytes, HEICPhotos(notes: .parted).bytes]
        var refused = 0
        for round in 0..<600 {
            var bytes = files[round % files.count]
            for _ in 0..<Int.random(in: 1...12, using: &chance) {
                bytes[Int.random(in: bytes.indices, using: &chance)] = UInt8.random(in: .min ... .max, using: &chance)
            }
            bytes = Array(bytes.prefix(Int.random(in: bytes.count / 2...2 * bytes.count, using: &chance)))
            do {
                let once = try clean(bytes, .heic)
                #expect(try clean(once, .heic) == once)
            } catch EvidenceRefusal.brokenPicture {
                refused += 1
            }
        }
        #expect(refused > 100)
    }

    @Test func `pieces of a film are taken, but not with a track of places`() throws {
        let piece = Boxes.box("moof", Boxes.full("mfhd", [0, 0, 0, 1]) + Boxes(isClean: false).userData)
        let empty = Boxes.box("moof", Boxes.full("mfhd", [0, 0, 0, 1]) + Boxes(isClean: true).userData)
        let cleaned = try clean(Films(isTracked: false, extra: piece).bytes, .mp4)
        #expect(cleaned == Films(isClean: true, isTracked: false, extra: empty).bytes)
        #expect(throws: EvidenceRefusal.brokenPicture) { try clean(Films(extra: piece).bytes, .mp4) }
    }

    @Test func `a photo whose pictures lie in others is refused`() throws {
        #expect(throws: EvidenceRefusal.brokenPicture) { try clean(HEICPhotos(version: 1, method: 2).bytes, .heic) }
    }

    @Test func `a photo with a film in it is cleaned of both`() throws {
        let film = Films(isHeadFirst: true, isTracked: false).bytes
        let start = Array(film.dropFirst(20))
        let cleaned = try clean(HEICPhotos(hasRemains: false, extra: start).bytes, .heic)
        #expect(cleaned.firstRange(of: HEICPhotos.picture) != nil && !tells(cleaned))
        // What lies between a photo's pictures may be the film's, so it stays.
        #expect(tells(try clean(HEICPhotos(extra: start).bytes, .heic)))
    }

    @Test func `a film in a million boxes is refused`() throws {
        let many = (0..<70_000).flatMap { _ in Boxes.box("free", []) }
        #expect(throws: EvidenceRefusal.brokenPicture) { try clean(Films(extra: many).bytes, .mp4) }
        let each = (0..<70_000).flatMap { _ in Boxes.box("uuid", [1]) }
        #expect(throws: EvidenceRefusal.brokenPicture) { try clean(Films(extra: Boxes.box("moov", each)).bytes, .mp4) }
    }
}

/// Chance that comes out the same each time (SplitMix64).
private struct SeededChance: RandomNumberGenerator {
    var seed: UInt64

    mutating func next() -> UInt64 {
        seed &+= 0x9E37_79B9_7F4A_7C15
        var mixed = (seed ^ seed >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return mixed ^ mixed >> 31
    }
}
