public import Foundation

extension EvidenceFormat {
    /// By the first bytes alone; what shows only in a whole file, such as an old Word document, may stay unknown.
    public init?(head: some Collection<UInt8>, isWhole: Bool = false) {
        let head = Array(head)
        do {
            self = try head.withUnsafeBytes { try EvidenceFormat(UntrustedBytes($0), isWhole: isWhole) }
        } catch {
            return nil
        }
    }

    /// The format of a whole file that came under the name, or why it is not taken.
    ///
    /// - Parameter whole: the file's bytes, best mapped: only what tells the format is looked at.
    public static func check(_ name: SafeName, whole: Data) throws(EvidenceRefusal) -> EvidenceFormat {
        let found = whole.withUnsafeBytes { bytes in
            Result { () throws(EvidenceRefusal) in try EvidenceFormat(UntrustedBytes(bytes), isWhole: true) }
        }
        let format = try found.get()
        guard let ending = name.ending else { return format }
        // A telephone's voice recorder writes the container of a film and rightly calls it sound.
        if format == .mp4, ending == "m4a" { return .m4a }
        guard allCases.contains(where: { $0.extensions.contains(ending) }) else { throw .unknownType }
        guard format.extensions.contains(ending) else { throw .typeLies }
        return format
    }

    init(_ bytes: UntrustedBytes, isWhole: Bool) throws(EvidenceRefusal) {
        guard bytes.count > 0 else { throw .empty }
        if let format = Self.bySignature(bytes) {
            self = format
        } else if bytes.has("PK\u{3}\u{4}") || bytes.has("PK\u{5}\u{6}") {
            self = try ArchiveSigns(bytes, isWhole: isWhole).format
        } else if bytes.has(OldOffice.mark) {
            self = try OldOffice.format(bytes)
        } else if bytes.isPlainText(isWhole: isWhole) {
            guard !bytes.isActiveText else { throw .unknownType }
            self = .text
        } else if Self.isLatePDF(bytes) {
            self = .pdf
        } else {
            throw .unknownType
        }
    }

    private static func bySignature(_ bytes: UntrustedBytes) -> EvidenceFormat? {
        if bytes.has("%PDF-") { return .pdf }
        if bytes.has([0xFF, 0xD8, 0xFF]) { return .jpeg }
        if bytes.has([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) { return .png }
        if bytes.has("RIFF"), bytes.has("WEBP", at: 8) { return .webp }
        if bytes.has("GIF87a") || bytes.has("GIF89a") { return .gif }
        return byBrand(bytes) ?? (isMP3(bytes) ? .mp3 : nil)
    }

    /// Printers and scanners put some bytes of their own before a PDF; the format allows it in the first kilobyte.
    private static func isLatePDF(_ bytes: UntrustedBytes) -> Bool {
        guard !bytes.isActiveText, !bytes.has("MZ"), !bytes.has([0x7F, 0x45, 0x4C, 0x46]) else { return false }
        return (0..<min(1024, bytes.count)).contains { bytes.has("%PDF-", at: $0) }
    }
}
