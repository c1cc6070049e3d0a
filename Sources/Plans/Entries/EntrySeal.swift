import Crypto
import Evidence
import Foundation
import Storage

/// Exactly what an approval covers: where the entry stands, what it says, who submitted it when, every proof, and
/// the figures that an approval saw.
struct EntrySeal {
    let hash: String

    /// What a form carries of it: enough to tell whether it is still what was shown.
    var short: String { String(hash.prefix(16)) }

    init(_ entry: Entry, in reading: Reading) throws {
        self.init(
            entry, proofs: try Proofs.seals(of: entry.id, in: reading),
            figures: try FrozenFigure.all(of: [entry.id], in: reading)[entry.id]?.map(\.seal) ?? [])
    }

    /// - Parameters:
    ///   - proofs: what names each proof beyond doubt, sorted.
    ///   - figures: what was measured when it was approved.
    init(_ entry: Entry, proofs: [String], figures: [String] = []) {
        let texts = entry.content.texts
        var parts = [
            "tuntas entry 1", entry.id, entry.plan, entry.lineage, String(entry.month), entry.unit ?? "",
            entry.submittedBy ?? "", entry.submittedAt?.description ?? "",
        ]
        for name in EntryContent.fieldNames { parts += [name, texts[name, default: ""]] }
        parts += proofs + figures
        var hasher = SHA256()
        // Each part with its length before it, so that no two different lists read alike.
        for part in parts { hasher.update(data: Data("\(part.utf8.count):\(part)\n".utf8)) }
        hash = Identifier.hex(hasher.finalize())
    }
}
