public import Foundation
import People
import Storage
import Web
import Yams

/// What offices are asked to show for a kind of work, by words of its wording (`Resources/evidence/expected.yaml`).
public struct UsualEvidence: Sendable {
    private struct Line: Decodable {
        let words: [String]
        let parts: [String]
    }

    private let lines: [(words: [String], parts: [String])]

    public init(resources: URL) throws {
        let file = resources.appending(path: "evidence/expected.yaml")
        let decoded = try YAMLDecoder().decode([Line].self, from: try Data(contentsOf: file))
        lines = decoded.map { ($0.words.map { $0.lowercased() }, $0.parts) }
    }

    /// The parts of the first line of which a word stands in the text; nothing where none does.
    func parts(for text: String) -> [String] {
        let text = text.lowercased()
        return lines.first { $0.words.contains(where: text.contains) }?.parts ?? []
    }
}

/// What shall prove an indicator: what the office said, else what offices are usually asked for.
enum ExpectedEvidence {
    /// The most parts of one indicator, and the longest name of one.
    static let most = 20
    static let longest = 120

    /// By lineages; what the office said for itself is taken over what is usual.
    static func all(of place: CardPlace, usual: UsualEvidence, in reading: Reading) throws -> [String: [String]] {
        var said = try said(of: place.plan.id, in: reading)
        for line in place.lines where said[line.lineage] == nil {
            said[line.lineage] = usual.parts(for: "\(line.text) \(place.title)")
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

    /// Sets the parts of an indicator, one a line as typed; none takes the office's word away again.
    @Sendable static func save(_ visit: Visit<Member>, _ form: Form) async throws -> Reply {
        let (code, office) = (form.text("indikator"), visit.office.id)
        let parts = form.text("bagian").split(whereSeparator: \.isNewline).map { String($0).trimmed }.filter {
            !$0.isEmpty
        }
        guard parts.count <= most, parts.allSatisfy({ $0.count <= longest }) else { throw EntryRefusal.tooLong }
        let place = try await visit.store.change(by: visit.actor, in: [office]) { change in
            let place = try visit.cardPlace(in: change.reading)
            guard let line = place.lines.first(where: { $0.code == code }) else { throw EntryRefusal.noLine }
            let units = place.units.map(\.id)
            guard units.isEmpty || units.contains(where: { visit.person.may(.assignEntries, in: office, unit: $0) })
            else {
                throw EntryRefusal.notYours
            }
            let old = try said(of: place.plan.id, in: change.reading)[line.lineage]
            guard old ?? [] != parts else { return place }
            if parts.isEmpty {
                try change.run(
                    "DELETE FROM expected_evidence WHERE plan = \(place.plan.id) AND lineage = \(line.lineage)")
            } else {
                let body = try stableJSON(parts)
                try change.run(
                    """
                    INSERT INTO expected_evidence (plan, lineage, parts) VALUES (\(place.plan.id), \(line.lineage), \(body))
                    ON CONFLICT (plan, lineage) DO UPDATE SET parts = excluded.parts,
                        version = expected_evidence.version + 1
                    """)
            }
            change.record(
                "plans.expected-evidence-set", on: place.card, office: office,
                [
                    FieldChange("month", new: String(place.month)),
                    FieldChange(code, old: old?.joined(separator: "; "), new: parts.joined(separator: "; ")),
                ])
            return place
        }
        return .see(place.address(visit.office) + "#\(code)")
    }
}
