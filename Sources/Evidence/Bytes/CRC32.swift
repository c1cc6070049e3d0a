import CZlib
public import Foundation

/// The check sum that archives and pictures carry; it finds accidents, not intent.
public struct CRC32: Sendable, Equatable {
    public private(set) var value: UInt32 = 0

    public init() {}

    init(_ bytes: [UInt8]) { bytes.withUnsafeBytes { update($0) } }

    public mutating func update(_ bytes: UnsafeRawBufferPointer) {
        guard let start = bytes.bindMemory(to: UInt8.self).baseAddress else { return }
        value = UInt32(truncatingIfNeeded: crc32_z(UInt(value), start, bytes.count))
    }

    /// The sum over a file and its size: what an archive must know before the first byte goes out.
    public static func of(_ file: URL) throws -> (sum: CRC32, size: Int) {
        let input = try FileHandle(forReadingFrom: file)
        var (sum, size) = (CRC32(), 0)
        while let bytes = try input.read(upToCount: 1 << 20), !bytes.isEmpty {
            bytes.withUnsafeBytes { sum.update($0) }
            size += bytes.count
        }
        return (sum, size)
    }
}
