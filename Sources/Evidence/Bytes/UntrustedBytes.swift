import Foundation

/// Bytes that somebody sent: what lies outside them is `nil` or false, and never a trap.
///
/// It lives no longer than the closure that lent it the buffer.
struct UntrustedBytes {
    private let buffer: UnsafeRawBufferPointer

    init(_ buffer: UnsafeRawBufferPointer) { self.buffer = buffer }

    var count: Int { buffer.count }
    var raw: UnsafeRawBufferPointer { buffer }

    subscript(_ place: Int) -> UInt8? { buffer.indices.contains(place) ? buffer[place] : nil }

    func slice(_ start: Int, count: Int) -> UntrustedBytes? {
        guard start >= 0, count >= 0, start <= self.count, count <= self.count - start else { return nil }
        return UntrustedBytes(UnsafeRawBufferPointer(rebasing: buffer[start..<start + count]))
    }

    /// The number in so many bytes, the most significant first.
    func big(_ width: Int, at place: Int) -> Int? { number(slice(place, count: width)?.buffer) }

    /// The number in so many bytes, the least significant first.
    func little(_ width: Int, at place: Int) -> Int? { number(slice(place, count: width)?.buffer.reversed()) }

    private func number(_ bytes: (some Sequence<UInt8>)?) -> Int? {
        bytes.flatMap { Int(exactly: $0.reduce(0 as UInt64) { $0 << 8 | UInt64($1) }) }
    }

    func has(_ mark: some Collection<UInt8>, at place: Int = 0) -> Bool {
        slice(place, count: mark.count)?.buffer.elementsEqual(mark) ?? false
    }

    func has(_ mark: String, at place: Int = 0) -> Bool { has(mark.utf8, at: place) }

    /// Whether so many bytes from the place on are all this one.
    func has(only byte: UInt8, count: Int, at place: Int) -> Bool {
        guard let part = slice(place, count: count)?.buffer, let start = part.baseAddress, count > 0 else {
            return count == 0
        }
        // Each byte is as the one before it.
        return part[0] == byte && memcmp(start, start + 1, count - 1) == 0
    }

    /// Four letters as boxes and chunks are named by.
    func letters(at place: Int) -> String? {
        slice(place, count: 4).map { String(decoding: $0.buffer, as: UTF8.self) }
    }

    /// Where the byte stands next, from the place on.
    func next(_ byte: UInt8, from place: Int) -> Int? {
        guard let rest = slice(place, count: count - place)?.buffer, let start = rest.baseAddress, !rest.isEmpty,
            let found = memchr(start, Int32(byte), rest.count)
        else { return nil }
        return place + start.distance(to: UnsafeRawPointer(found))
    }
}
