extension EvidenceFormat {
    private static let photos: Set = ["heic", "heix", "heim", "heis", "hevc", "hevx", "hevm", "hevs"]
    private static let films: Set = [
        "isom", "iso2", "iso3", "iso4", "iso5", "iso6", "iso7", "iso8", "iso9", "mp41", "mp42", "avc1", "dash", "M4V ",
        "M4VH", "M4VP", "mmp4", "MSNV", "XAVC",
    ]

    /// Photos, films and sound that begin with a box of brands.
    static func byBrand(_ bytes: UntrustedBytes) -> EvidenceFormat? {
        guard bytes.has("ftyp", at: 4), let size = bytes.big(4, at: 0), (16...4096).contains(size),
            let brand = bytes.letters(at: 8)
        else { return nil }
        switch brand {
        case "qt  ": return .mov
        case "M4A ", "M4B ", "M4P ": return .m4a
        case _ where photos.contains(brand): return .heic
        case _ where films.contains(brand) || brand.hasPrefix("3gp") || brand.hasPrefix("3g2"): return .mp4
        case "mif1", "msf1":
            // The general brand says only that it is a picture; which one stands among the others.
            let others = stride(from: 16, to: min(size, bytes.count), by: 4).compactMap { bytes.letters(at: $0) }
            return photos.isDisjoint(with: others) ? nil : .heic
        default: return nil
        }
    }

    /// Sound that begins with a tag, or with two frames one behind the other.
    static func isMP3(_ bytes: UntrustedBytes) -> Bool {
        if bytes.has("ID3"), let version = bytes[3], (2...4).contains(version) {
            return (6...9).allSatisfy { bytes[$0].map { $0 < 0x80 } ?? false }
        }
        guard let length = frameLength(bytes, at: 0) else { return false }
        return bytes.count <= length + 4 || frameLength(bytes, at: length) != nil
    }

    private static func frameLength(_ bytes: UntrustedBytes, at place: Int) -> Int? {
        guard let head = bytes.big(4, at: place), head >> 21 == 0x7FF, head >> 17 & 3 == 1 else { return nil }
        let (version, rate, sampling) = (head >> 19 & 3, head >> 12 & 15, head >> 10 & 3)
        guard version != 1, rate != 0, rate != 15, sampling != 3 else { return nil }
        let isFirst = version == 3
        let rates =
            isFirst
            ? [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320]
            : [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160]
        let samplings = [44_100, 48_000, 32_000].map { isFirst ? $0 : $0 / (version == 2 ? 2 : 4) }
        return (isFirst ? 144_000 : 72_000) * rates[rate] / samplings[sampling] + (head >> 9 & 1)
    }
}
