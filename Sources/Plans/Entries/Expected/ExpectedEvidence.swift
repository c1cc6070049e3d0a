import Foundation
import Storage
import Web

/// What shall prove an indicator: what the office says, or what offices are asked for where the wording says the same.
struct ExpectedEvidence {
    /// By lineages; what the office said for itself is taken over what is suggested.
    static func all(of place: CardPlace, in reading: Reading) throws -> [String: [String]] {
        var said = try said(of: place.plan.id, in: reading)
        for line in place.lines where said[line.lineage] == nil {
            said[line.lineage] = ExpectedEvidence.suggested("\(line.text) \(place.title)")
        }
        return said
    }

    /// What an office said for itself, by lineages.
    static func said(of plan: String, in reading: Reading) throws -> [String: [String]] {
        var said: [String: [String]] = [:]
        try reading.each("SELECT lineage, parts FROM expected_evidence WHERE plan = \(plan)") { row in
            said[try row.text(0)] = try row.decoded(1)
        }
        return said
    }

    static func save(_ parts: [String], of lineage: String, plan: String, in change: Change) throws {
        let body = try stableJSON(parts)
        try change.run(
            """
            INSERT INTO expected_evidence (plan, lineage, parts) VALUES (\(plan), \(lineage), \(body))
            ON CONFLICT (plan, lineage) DO UPDATE SET parts = excluded.parts, version = expected_evidence.version + 1
            """)
    }

    /// Words of a wording, and what offices are asked to show for it (facts of practice, B4); the first that fits.
    private static let known: [(words: [String], parts: [String])] = [
        (
            ["sk tim", "pembentukan tim", "tim zona", "tim spip", "adanya upg"],
            ["SK tim", "Notulen rapat pemilihan", "Daftar hadir", "Foto"]
        ),
        (
            ["pakta integritas", "penandatanganan", "tanda tangan"],
            ["Dokumen yang ditandatangani", "Rekap penanda tangan", "Foto penandatanganan"]
        ),
        (["lhkpn", "lhkasn"], ["Rekap pelaporan", "Tanda terima pelaporan"]),
        (["jdih", "perundang", "naskah dinas"], ["Daftar keputusan", "Tangkapan layar JDIH"]),
        (
            ["sosialisasi", "fgd", "kick off", "pelatihan", "internalisasi", "kampanye", "campaign"],
            ["Undangan", "Daftar hadir", "Notulen", "Foto", "Laporan"]
        ),
        (["sop", "proses bisnis", "standar pelayanan"], ["SOP yang ditandatangani", "Berita acara penyusunan"]),
        (["survei kepuasan", "skm"], ["Laporan survei", "Kuesioner", "Publikasi hasil", "Rencana tindak lanjut"]),
        (["gratifikasi"], ["Laporan gratifikasi bulanan (termasuk nihil)", "Dokumentasi media"]),
        (["pengaduan", "wbs", "whistle"], ["SK pengelola", "Rekap pengaduan", "Foto sarana pengaduan"]),
        (["spip", "buku kendali"], ["Buku kendali", "Daftar risiko"]),
        (["benturan kepentingan"], ["Surat pernyataan", "Rekap penandatanganan"]),
        (["skp", "sasaran kinerja", "kinerja individu"], ["SKP", "Rekap penilaian"]),
        (["ppid", "keterbukaan informasi", "informasi publik"], ["Daftar informasi publik", "Register permohonan"]),
        (["maklumat"], ["Foto maklumat yang dipajang", "Maklumat yang ditandatangani"]),
        (["aplikasi", "spbe", "website", "teknologi informasi"], ["Tangkapan layar", "Log pemanfaatan"]),
        (["laporan", "pelaporan"], ["Laporan", "Bukti kirim"]),
        (["monitoring", "evaluasi", "reviu"], ["Laporan monitoring dan evaluasi", "Notulen", "Daftar hadir"]),
        (["rencana", "renstra"], ["Dokumen rencana", "Notulen penyusunan"]),
    ]

    static func suggested(_ text: String) -> [String] {
        let text = text.lowercased()
        return known.first { $0.words.contains(where: text.contains) }?.parts ?? []
    }
}
