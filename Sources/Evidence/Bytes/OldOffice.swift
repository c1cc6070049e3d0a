/// The container of Word, Excel and PowerPoint before 2007: a small file system with a tree of names.
enum OldOffice {
    static let mark: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]

    /// By the streams that stand at the root: a letter may hold a sheet inside, and stays a letter.
    static func format(_ bytes: UntrustedBytes) throws(EvidenceRefusal) -> EvidenceFormat {
        guard let directory = Directory(bytes) else { throw .brokenArchive }
        let names = directory.rootNames
        if names.contains("EncryptedPackage") { throw .locked }
        if names.contains("WordDocument") { return .doc }
        if names.contains("Workbook") || names.contains("Book") { return .xls }
        if names.contains("PowerPoint Document") { return .ppt }
        throw .unknownType
    }

    private struct Directory {
        /// More streams than a document has; a tree that goes in circles ends here too.
        private static let mostEntries = 4096
        private let bytes: UntrustedBytes
        private let sectorSize: Int
        private var sectors: [Int] = []

        init?(_ bytes: UntrustedBytes) {
            guard let shift = bytes.little(2, at: 30), [9, 12].contains(shift), let first = bytes.little(4, at: 48)
            else { return nil }
            (self.bytes, sectorSize) = (bytes, 1 << shift)
            var sector: Int? = first
            while let next = sector, next < 0xFFFF_FFF0, sectors.count * sectorSize < Self.mostEntries * 128 {
                sectors.append(next)
                sector = follower(of: next)
            }
            guard name(of: 0) != nil else { return nil }
        }

        var rootNames: Set<String> {
            var names: Set<String> = []
            var waiting = [link(0, at: 76)]
            var seen: Set<Int> = []
            while let next = waiting.popLast() {
                guard let entry = next, seen.count < Self.mostEntries, seen.insert(entry).inserted,
                    let name = name(of: entry)
                else { continue }
                names.insert(name)
                waiting += [link(entry, at: 68), link(entry, at: 72)]
            }
            return names
        }

        /// The sector behind one, as the table of sectors says.
        private func follower(of sector: Int) -> Int? {
            let inPart = sectorSize / 4
            guard sector < bytes.count / sectorSize, let part = tablePart(sector / inPart) else { return nil }
            return bytes.little(4, at: (part + 1) * sectorSize + sector % inPart * 4)
        }

        /// Where a part of the table lies: the head names the first 109, a chain of lists the others.
        private func tablePart(_ number: Int) -> Int? {
            if number < 109 { return bytes.little(4, at: 76 + number * 4) }
            let inList = sectorSize / 4 - 1
            var list = bytes.little(4, at: 68)
            for _ in 0..<(number - 109) / inList {
                list = list.flatMap { bytes.little(4, at: ($0 + 1) * sectorSize + inList * 4) }
            }
            return list.flatMap { bytes.little(4, at: ($0 + 1) * sectorSize + (number - 109) % inList * 4) }
        }

        private func place(of entry: Int) -> Int? {
            let inSector = sectorSize / 128
            guard sectors.indices.contains(entry / inSector) else { return nil }
            return (sectors[entry / inSector] + 1) * sectorSize + entry % inSector * 128
        }

        private func name(of entry: Int) -> String? {
            guard let place = place(of: entry), let length = bytes.little(2, at: place + 64), (4...64).contains(length)
            else { return nil }
            let letters = stride(from: 0, to: length - 2, by: 2).compactMap { bytes.little(2, at: place + $0) }
            return String(decoding: letters.map { UInt16($0) }, as: UTF16.self)
        }

        private func link(_ entry: Int, at offset: Int) -> Int? {
            place(of: entry).flatMap { bytes.little(4, at: $0 + offset) }.flatMap { $0 < 0xFFFF_FFFA ? $0 : nil }
        }
    }
}
