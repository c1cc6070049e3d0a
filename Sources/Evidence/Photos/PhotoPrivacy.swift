public import Foundation

/// Takes out of a picture, a film or a recording what a camera said of place, time and device. What is seen and heard
/// goes over byte for byte.
///
/// A picture's parts go over when it is known what they are; what is unknown stays behind.
public enum PhotoPrivacy {
    /// How many bytes a cleaned picture has, and whether anything was taken out.
    public struct Outcome: Sendable, Equatable {
        public let size: Int
        public let isChanged: Bool
    }

    /// Gives the cleaned picture to `sink`, piece by piece, in its order.
    ///
    /// The picture is understood whole before the first piece goes out, so a broken one gives nothing.
    /// - Throws: `EvidenceRefusal.brokenPicture`, and what `sink` throws.
    @discardableResult
    public static func clean(
        _ file: URL, as format: EvidenceFormat, to sink: (UnsafeRawBufferPointer) throws -> Void
    ) throws -> Outcome {
        try clean(try Data(contentsOf: file, options: .mappedIfSafe), as: format, to: sink)
    }

    @discardableResult
    public static func clean(
        _ picture: Data, as format: EvidenceFormat, to sink: (UnsafeRawBufferPointer) throws -> Void
    ) throws -> Outcome {
        try picture.withUnsafeBytes { buffer in
            let bytes = UntrustedBytes(buffer)
            let pieces = try pieces(of: bytes, as: format)
            for piece in pieces.all {
                switch piece {
                case .kept(let range): try sink(UnsafeRawBufferPointer(rebasing: buffer[range]))
                case .written(let new): try new.withUnsafeBytes { try sink($0) }
                case .filled(let byte, let count): try fill(count, with: byte, sink)
                }
            }
            return Outcome(size: pieces.size, isChanged: pieces.all != [.kept(0..<bytes.count)])
        }
    }

    private static func fill(_ count: Int, with byte: UInt8, _ sink: (UnsafeRawBufferPointer) throws -> Void) throws {
        let block = [UInt8](repeating: byte, count: min(count, 65_536))
        for start in stride(from: 0, to: count, by: block.count) {
            try block.withUnsafeBytes { try sink(UnsafeRawBufferPointer(rebasing: $0.prefix(count - start))) }
        }
    }

    private static func pieces(
        of bytes: UntrustedBytes, as format: EvidenceFormat
    ) throws(EvidenceRefusal) -> PhotoPieces {
        switch format {
        case .jpeg: try jpeg(bytes)
        case .png: try png(bytes)
        case .webp: try webp(bytes)
        case .gif: try gif(bytes)
        case .heic, .mp4, .mov, .m4a: try boxes(bytes)
        default: throw .brokenPicture
        }
    }
}
