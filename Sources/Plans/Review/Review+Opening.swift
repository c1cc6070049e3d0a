import People
import Storage
import Subjects

extension Review {
    /// Keeps a reading of `file`, or a copy of a plan, as a new review, and says its number.
    ///
    /// - Parameters:
    ///   - document: the file with what the worker made of `file`; `nil` where that is text.
    ///   - kind: the kind of plan that it is to become.
    ///   - plan: the plan that it amends; `nil` for one that stands on its own.
    ///   - baseVersion: the version of that plan which it began as.
    static func open(
        _ proposal: Proposal, file: String?, document: String? = nil, year: Int, kind: String = "reform",
        plan: String? = nil,
        baseVersion: Int? = nil, office: Office, in change: Change
    ) throws -> Int {
        let id = change.newID()
        let number = 1 + (try change.reading.number("SELECT MAX(number) FROM review WHERE office = \(office.id)") ?? 0)
        let source: Source = file != nil ? .document : plan != nil ? .version : .copy
        var kept = proposal
        // Where the fields stand in the document is much and seldom asked for, so it has a column of its own.
        kept.trace = []
        let (json, places) = (try stableJSON(kept), FieldPlace.text(of: proposal.trace))
        try change.run(
            """
            INSERT INTO review (id, office, number, year, plan_kind, plan, base_version, source, file, document, reading,
                places, state, read_at, read_by)
            VALUES (\(id), \(office.id), \(number), \(year), \(kind), \(plan), \(baseVersion), \(source), \(file),
                \(document), \(json), \(places), \(State.open), \(change.at), \(change.actor.person))
            """)
        try Subject(
            id: id, kind: "plans.review", office: office.id, number: String(number), year: year,
            label: proposal.title, address: "/\(office.slug)/rencana/usulan/\(number)", action: .proposePlans
        ).save(in: change)
        change.record(
            "plans.document-read", on: id, office: office.id,
            [
                FieldChange("document", new: proposal.document),
                FieldChange("indicators", new: String(proposal.counts.indicators)),
                FieldChange("unread", new: String(proposal.unread.count)),
            ])
        return number
    }

    /// Where the fields of some nodes stand in the document; of every node when `keys` is `nil`.
    func places(of keys: Set<String>?, in reading: Storage.Reading) throws -> [FieldPlace] {
        guard file != nil else { return [] }
        let text = try reading.texts("SELECT places FROM review WHERE id = \(id)").first ?? ""
        return FieldPlace.all(in: text, of: keys)
    }
}

/// A field of the reading and a cell that it was read from.
struct FieldPlace: Sendable, Equatable {
    let place: CellPlace
    /// The node's key, `decree`, or nothing for what stands above the table.
    let node: String
    /// `title`, `text`, `months` …
    let field: String
    /// How sure the reading is, in hundredths.
    let certainty: Int?

    /// Places as they are kept: a line each, `line column certainty field`, which is read faster than JSON.
    static func text(of trace: [Proposal.Trace]) -> String {
        var text = ""
        text.reserveCapacity(trace.count * 28)
        for cell in trace {
            text += "\(cell.line) \(cell.column) \(cell.certainty.map(String.init) ?? "-") \(cell.field)\n"
        }
        return text
    }

    static func all(in text: String, of keys: Set<String>?) -> [FieldPlace] {
        var places: [FieldPlace] = []
        for line in text.utf8.split(separator: UInt8(ascii: "\n")) {
            let parts = line.split(separator: UInt8(ascii: " "), maxSplits: 3)
            guard parts.count == 4 else { continue }
            let dot = parts[3].lastIndex(of: UInt8(ascii: "."))
            let node = dot.map { String(Substring(parts[3][..<$0])) } ?? ""
            if let keys, !keys.contains(node) { continue }
            let field = String(Substring(dot.map { parts[3][parts[3].index(after: $0)...] } ?? parts[3]))
            guard let line = Int(Substring(parts[0])), let column = Int(Substring(parts[1])) else { continue }
            places.append(
                FieldPlace(
                    place: CellPlace(line: line, column: column), node: node, field: field,
                    certainty: Int(Substring(parts[2]))))
        }
        return places
    }
}
