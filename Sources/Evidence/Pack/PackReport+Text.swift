/// The check as somebody reads it who got the pack; that person's language is Indonesian.
extension PackReport {
    /// So many names of a kind are printed; all stand in the data.
    private static let mostPrinted = 50

    public var text: String {
        var lines = ["Paket   : \(title.printed)", "Kantor  : \(office.printed)", "Dibuat  : \(madeAt.printed)"]
        lines += ["Manifest: sha256 \(manifest)", "", "\(ok.count) berkas sama dengan manifest."]
        lines += Self.listed("BERUBAH", changed) + Self.listed("HILANG", missing) + Self.listed("TAMBAHAN", extra)
        if stray > 0 { lines.append("TAMBAHAN: \(stray) bita di dalam arsip yang bukan bagian dari berkas mana pun") }
        for name in unlisted { lines.append("\(name) tidak dicatat dalam manifest, jadi tidak diperiksa.") }
        if links > 0 {
            lines.append("\(links) tautan hanya dicatat: isinya tidak ada di dalam paket dan tidak diperiksa.")
        }
        lines += ["", isSound ? "Paket ini utuh." : "PAKET INI TIDAK UTUH."]
        lines.append(
            "Yang diperiksa: isi paket terhadap manifest di dalamnya. Orang yang mengubah isi dapat pula menulis")
        lines.append(
            "manifest baru; karena itu bandingkan sha256 di atas dengan yang diberitahukan pengirim lewat jalan lain.")
        return lines.joined(separator: "\n")
    }

    private static func listed(_ word: String, _ names: [String]) -> [String] {
        let rest = names.count - mostPrinted
        return names.prefix(mostPrinted).map { "\(word): \($0.printed)" }
            + (rest > 0 ? ["\(word): dan \(rest) lagi"] : [])
    }
}

extension ZipProblem: CustomStringConvertible {
    public var description: String {
        switch self {
        case .notAnArchive: "Berkas ini bukan arsip ZIP."
        case .cutShort: "Arsip ini terpotong: bagian akhirnya tidak ada. Salin atau unduh ulang."
        case .inSeveralParts: "Arsip ini terbagi dalam beberapa berkas; itu tidak didukung."
        case .damaged(let name): "Arsip ini rusak pada \(name.printed)."
        case .differs(let name): "Keterangan di depan \(name.printed) berbeda dari daftar isi arsip."
        case .compressed(let name):
            "\(name.printed) dimampatkan. Paket Tuntas tidak pernah begitu: arsip ini dibuat ulang oleh program lain."
        case .encrypted(let name): "\(name.printed) dikunci kata sandi."
        case .unsupported(let name): "\(name.printed) disimpan dengan cara yang tidak didukung."
        case .unsafeName(let name): "\(name.printed) bukan nama berkas yang aman."
        case .duplicate(let name): "Nama \(name.printed) dipakai dua kali."
        case .overlapping(let name): "\(name.printed) menindih isi arsip yang lain."
        case .checksum(let name): "Isi \(name.printed) tidak cocok dengan jumlah periksanya."
        case .changed(let name): "\(name.printed) berubah ketika sedang ditulis ke dalam arsip."
        }
    }
}

extension PackProblem: CustomStringConvertible {
    public var description: String {
        switch self {
        case .notAPack: "Arsip ini bukan paket data dukung Tuntas: manifest.json tidak ada atau bukan milik Tuntas."
        case .otherVersion(let version): "Paket ini versi \(version), yang tidak dikenal oleh Tuntas ini."
        case .unreadableManifest: "manifest.json di dalam paket ini tidak dapat dibaca."
        }
    }
}

extension String {
    /// The text for a terminal: what would move its cursor or turn its letters becomes a question mark.
    fileprivate var printed: String {
        String(
            String.UnicodeScalarView(
                unicodeScalars.map { scalar in
                    switch scalar.properties.generalCategory {
                    case .control, .format, .lineSeparator, .paragraphSeparator: "?"
                    default: scalar
                    }
                }))
    }
}
