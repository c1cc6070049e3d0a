/// What the names inside an archive say of it: Word, Excel and OpenDocument are archives too.
struct ArchiveSigns {
    private var hasContentTypes = false
    private var folder: EvidenceFormat?
    private var hasMacros = false
    private var isProgram = false
    private let declared: String?
    private let isWhole: Bool

    /// - Parameter isWhole: then the archive's own directory is read, else what files begin in the head.
    init(_ bytes: UntrustedBytes, isWhole: Bool) throws(EvidenceRefusal) {
        self.isWhole = isWhole
        declared = Self.declaration(bytes)
        if isWhole { try noteDirectory(bytes) } else { noteHeads(bytes) }
    }

    var format: EvidenceFormat {
        get throws(EvidenceRefusal) {
            if hasMacros, folder != nil { throw .hasMacros }
            if isProgram { throw .unknownType }
            if let declared {
                let kinds: [EvidenceFormat] = [.odt, .ods, .odp]
                guard let kind = kinds.first(where: { $0.media == declared }) else { throw .unknownType }
                return kind
            }
            // In a head the list of contents may not have come yet: some programs write it last.
            if let folder, hasContentTypes || !isWhole { return folder }
            return .zip
        }
    }

    /// An OpenDocument begins with a file `mimetype`, stored as it is, and nothing else in it than that.
    private static func declaration(_ bytes: UntrustedBytes) -> String? {
        guard bytes.has("mimetype", at: 30), bytes.little(2, at: 26) == 8, let size = bytes.little(4, at: 18),
            let extra = bytes.little(2, at: 28), size <= 128, let text = bytes.slice(38 + extra, count: size)
        else { return nil }
        return String(decoding: text.raw, as: UTF8.self)
    }

    private mutating func noteDirectory(_ bytes: UntrustedBytes) throws(EvidenceRefusal) {
        // The end is 22 bytes and a comment; programs of offices write none.
        let last = bytes.count - 22
        guard
            let end = stride(from: last, through: max(0, last - 65_535), by: -1).first(where: {
                bytes.has("PK\u{5}\u{6}", at: $0)
            }), let files = bytes.little(2, at: end + 10), var place = bytes.little(4, at: end + 16)
        else { throw .brokenArchive }
        // So large that its numbers stand elsewhere: no document is.
        if files == 0xFFFF || place == 0xFFFF_FFFF { return }
        for _ in 0..<files {
            guard place < end, bytes.has("PK\u{1}\u{2}", at: place), let length = bytes.little(2, at: place + 28),
                let extra = bytes.little(2, at: place + 30), let comment = bytes.little(2, at: place + 32),
                let name = bytes.slice(place + 46, count: length)
            else { throw .brokenArchive }
            note(name)
            place += 46 + length + extra + comment
        }
    }

    private mutating func noteHeads(_ bytes: UntrustedBytes) {
        // Sizes may stand behind the bytes, so heads are looked for and not counted to.
        var place = 0
        while let next = bytes.next(UInt8(ascii: "P"), from: place) {
            place = next + 1
            if bytes.has("PK\u{3}\u{4}", at: next), let length = bytes.little(2, at: next + 26),
                let name = bytes.slice(next + 30, count: length)
            {
                note(name)
            }
        }
    }

    private mutating func note(_ name: UntrustedBytes) {
        if name.has("[Content_Types].xml") { hasContentTypes = true }
        if name.has("word/") { folder = folder ?? .docx }
        if name.has("xl/") { folder = folder ?? .xlsx }
        if name.has("ppt/") { folder = folder ?? .pptx }
        if name.has("vbaProject.bin", at: name.count - 14) { hasMacros = true }
        if name.has("META-INF/MANIFEST.MF") || name.has("AndroidManifest.xml") { isProgram = true }
    }
}
