import Foundation

/// A backup as it is read, part by part; nothing of it is believed before it was checked.
final class BackupInput {
    private let file: FileHandle
    private let seal: Seal?
    private var ahead: Data?
    private var number: UInt64 = 0
    private var buffer = Data()
    private var entry: TarEntry?
    private var rest = 0

    /// - Parameter passphrase: asked for when the backup turns out to be sealed.
    init(_ place: URL, passphrase: () throws -> String) throws {
        guard FileManager.default.fileExists(atPath: place.path) else {
            throw SettingsProblem("There is no \(place.path).")
        }
        file = try FileHandle(forReadingFrom: place)
        let start = Array(try file.read(upToCount: Seal.mark.count) ?? Data())
        guard start == Seal.mark else {
            seal = nil
            try file.seek(toOffset: 0)
            return
        }
        let more = Array(try file.read(upToCount: Seal.headSize - Seal.mark.count) ?? Data())
        guard start.count + more.count == Seal.headSize else { throw BackupProblem.cutShort }
        seal = try Seal(head: start + more, passphrase: try passphrase())
        ahead = try file.read(upToCount: Seal.chunkSize + Seal.tagSize)
    }

    /// The next part; `nil` at the end of the backup, behind which nothing may follow.
    func next() throws -> TarEntry? {
        while try chunk() != nil {}
        let block = Array(try take(TarEntry.blockSize))
        if block.allSatisfy({ $0 == 0 }) {
            let second = try take(TarEntry.blockSize)
            guard second.allSatisfy({ $0 == 0 }), buffer.isEmpty, try more() == nil else {
                throw BackupProblem.altered("there is something behind its end")
            }
            return nil
        }
        guard let next = TarEntry(block: block) else {
            if let entry { throw BackupProblem.altered("the head of what follows \(entry.name)") }
            throw BackupProblem.notABackup
        }
        entry = next
        rest = next.size
        return next
    }

    /// The next bytes of the part; `nil` at its end.
    func chunk() throws -> Data? {
        guard let entry else { return nil }
        if rest > 0 {
            if buffer.isEmpty { buffer = try more() ?? Data() }
            let bytes = try take(min(rest, max(1, buffer.count)))
            rest -= bytes.count
            if rest == 0 {
                guard try take(entry.padding).allSatisfy({ $0 == 0 }) else {
                    throw BackupProblem.altered("the end of \(entry.name)")
                }
            }
            return bytes
        }
        return nil
    }

    private func take(_ count: Int) throws -> Data {
        while buffer.count < count {
            guard let more = try more() else { throw BackupProblem.cutShort }
            buffer = Data(buffer) + more
        }
        defer { buffer = buffer.dropFirst(count) }
        return buffer.prefix(count)
    }

    /// The next plain bytes of the file, at most a chunk.
    private func more() throws -> Data? {
        guard let seal else {
            guard let bytes = try file.read(upToCount: Seal.chunkSize), !bytes.isEmpty else { return nil }
            return bytes
        }
        guard let chunk = ahead, !chunk.isEmpty else {
            // A sealed backup has at least one chunk, the last.
            if number == 0 { throw BackupProblem.cutShort }
            return nil
        }
        ahead = try file.read(upToCount: Seal.chunkSize + Seal.tagSize)
        let isLast = ahead?.isEmpty ?? true
        guard let plain = try seal.open(chunk, number: number, isLast: isLast) else {
            if isLast, try seal.open(chunk, number: number, isLast: false) != nil { throw BackupProblem.cutShort }
            throw BackupProblem.altered("its chunk \(number + 1) does not open, or its end is missing")
        }
        number += 1
        return plain
    }
}
