/// Whether bytes are text, or one of the formats that only the worker opens.
public enum FileFormat: Sendable, Equatable {
    case text
    /// Word, Excel, OpenDocument, PDF, pictures, and what the worker names when it refuses it.
    case packed

    /// By the first bytes: a name proves nothing.
    public init(_ bytes: some Collection<UInt8>) {
        let head = Array(bytes.prefix(1024))
        let marks: [[UInt8]] = [
            [0x50, 0x4B, 0x03, 0x04], [0x50, 0x4B, 0x05, 0x06], [0x89, 0x50, 0x4E, 0x47], [0xFF, 0xD8, 0xFF],
            [0x49, 0x49, 0x2A, 0x00], [0x4D, 0x4D, 0x00, 0x2A], Array("GIF8".utf8), Array("RIFF".utf8),
            Array("{\\rtf".utf8), [0xD0, 0xCF, 0x11, 0xE0],
        ]
        let isMarked = marks.contains { head.starts(with: $0) }
        self = isMarked || head.firstRange(of: Array("%PDF-".utf8)) != nil ? .packed : .text
    }
}
