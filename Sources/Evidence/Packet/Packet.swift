import People
public import Storage
public import Web

/// What belongs to a meeting or event (*berkas kegiatan*): the five parts that examiners ask for again and again
/// (practice of offices, facts B4).
public enum PacketSlot: String, Sendable, CaseIterable {
    case invitation = "undangan"
    case attendance = "daftar-hadir"
    case minutes = "notulen"
    case photo = "foto"
    case report = "laporan"

    var word: EvidenceWord {
        switch self {
        case .invitation: .slotInvitation
        case .attendance: .slotAttendance
        case .minutes: .slotMinutes
        case .photo: .slotPhoto
        case .report: .slotReport
        }
    }

    /// What a file's name says that it is; `nil` where it says nothing.
    init?(fileName: String, isPicture: Bool) {
        let name = fileName.lowercased()
        if name.contains("undang") {
            self = .invitation
        } else if name.contains("hadir") || name.contains("absen") {
            self = .attendance
        } else if name.contains("notul") || name.contains("risalah") {
            self = .minutes
        } else if name.contains("lapor") || name.contains("berita") {
            self = .report
        } else if isPicture {
            self = .photo
        } else {
            return nil
        }
    }
}

/// A part of a packet that is there.
struct PacketPart: Sendable {
    let slot: PacketSlot
    let item: EvidenceItem

    static func all(of packet: String, to person: Person, in reading: Reading) throws -> [PacketPart] {
        var slots: [(PacketSlot, String)] = []
        try reading.each(
            "SELECT part, evidence FROM packet_part WHERE packet = \(packet) ORDER BY part, evidence"
        ) { row in
            if let slot = PacketSlot(rawValue: try row.text(0)) { slots.append((slot, try row.text(1))) }
        }
        guard !slots.isEmpty else { return [] }
        let items = try EvidenceItem.all("evidence.id IN \(list: slots.map(\.1))", to: person, in: reading)
        return slots.compactMap { slot, id in items.first { $0.id == id }.map { PacketPart(slot: slot, item: $0) } }
    }

    /// The parts that packets still lack, by their ids.
    static func missing(in packets: [String], _ reading: Reading) throws -> [String: [PacketSlot]] {
        var there: [String: Set<String>] = [:]
        try reading.each(
            """
            SELECT packet_part.packet, packet_part.part FROM packet_part
            JOIN evidence ON evidence.id = packet_part.evidence
            WHERE packet_part.packet IN \(list: packets) AND evidence.withdrawn_at IS NULL
            """
        ) { there[try $0.text(0), default: []].insert(try $0.text(1)) }
        return packets.reduce(into: [:]) { all, packet in
            all[packet] = PacketSlot.allCases.filter { !(there[packet]?.contains($0.rawValue) ?? false) }
        }
    }
}

extension Proofs {
    /// What packets among some items still lack, by their ids, each part in the visitor's words.
    public static func missingParts(of items: [EvidenceItem], _ words: Words, in reading: Reading) throws
        -> [String: [String]]
    {
        let packets = items.filter { $0.kind == .packet }.map(\.id)
        guard !packets.isEmpty else { return [:] }
        return try PacketPart.missing(in: packets, reading).mapValues { $0.map { words[$0.word] } }
    }
}
