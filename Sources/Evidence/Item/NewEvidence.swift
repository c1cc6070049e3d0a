import Files
public import Storage
import Subjects
import Web

/// A proof on its way into the database.
public struct NewEvidence: Sendable, Equatable {
    public enum Content: Sendable, Equatable {
        case file(KeptFile)
        /// A file that the office has already.
        case known(file: String)
        case link(String)
        case packet
    }

    public var title: String
    public var from: Day
    public var until: Day?
    public var place = ""
    public var unit: String?
    public var isConfidential = false
    public var content: Content

    public init(title: String, from: Day, unit: String?, content: Content) {
        (self.title, self.from, self.unit, self.content) = (title, from, unit, content)
    }

    static let longestTitle = 300

    /// Writes it as somebody's own and records that it was brought; says its id and number.
    ///
    /// - Parameter slug: how the office's addresses begin.
    @discardableResult
    public func add(by person: String, office: String, slug: String, in change: Change) throws -> (String, Int) {
        guard !title.isEmpty else { throw EvidenceRefusal.noTitle }
        guard title.count <= Self.longestTitle, place.count <= 200 else { throw EvidenceRefusal.longTitle }
        guard until.map({ $0 >= from }) ?? true else { throw EvidenceRefusal.backwards }
        let id = change.newID()
        let number =
            1 + (try change.reading.number("SELECT MAX(number) FROM evidence WHERE office = \(office)") ?? 0)
        let kind: EvidenceItem.Kind = content == .packet ? .packet : content.isLink ? .link : .file
        try change.run(
            """
            INSERT INTO evidence (id, office, number, kind, title, from_day, until_day, place, unit, owner, confidential,
                added_at, newest)
            VALUES (\(id), \(office), \(number), \(kind), \(title), \(from), \(until), \(place), \(unit), \(person),
                \(isConfidential), \(change.at), \(content == .packet ? 0 : 1))
            """)
        let fields = try content.write(1, of: id, office: office, by: person, reason: "", in: change)
        try subject(id, number, slug, office, person).save(in: change, found: [place, "DD-\(number)"])
        change.record(
            "evidence.added", on: id, office: office,
            [FieldChange("title", new: title), FieldChange("from", new: from.description)] + fields)
        return (id, number)
    }

    private func subject(_ id: String, _ number: Int, _ slug: String, _ office: String, _ person: String) -> Subject {
        Subject(
            id: id, kind: "evidence.item", office: office, unit: unit, owner: person, number: String(number),
            year: from.year,
            label: title, address: "/\(slug)/data-dukung/\(number)",
            action: isConfidential ? .readConfidentialEvidence : .readEvidence)
    }
}

extension NewEvidence.Content {
    fileprivate var isLink: Bool { if case .link = self { true } else { false } }

    /// Writes it as a version of an item, and says it in the words of an event.
    func write(
        _ number: Int, of evidence: String, office: String, by person: String, reason: String, in change: Change
    ) throws -> [FieldChange] {
        var (file, address): (String?, String?)
        let field: FieldChange
        switch self {
        case .file(let kept):
            let row = try StoredFile.add(
                kept.bytes, name: kept.name, media: kept.format.media, office: office, in: change)
            (file, field) = (row.id, FieldChange("sha256", new: row.hash))
        case .known(let id):
            guard let row = try StoredFile.find(id, office: office, in: change.reading) else {
                throw EvidenceRefusal.gone
            }
            (file, field) = (row.id, FieldChange("sha256", new: row.hash))
        case .link(let text):
            let link = try WebAddress(text)
            (address, field) = (link.text, FieldChange("address", new: link.text))
        case .packet: return []
        }
        try change.run(
            """
            INSERT INTO evidence_version (evidence, number, file, address, at, by, reason)
            VALUES (\(evidence), \(number), \(file), \(address), \(change.at), \(person), \(reason))
            """)
        return [field]
    }
}

/// An address on the web that people can open: http or https, with a host, and nobody's password in it.
struct WebAddress: Sendable, Equatable {
    let text: String

    init(_ text: String) throws(EvidenceRefusal) {
        let text = text.trimmed
        let pattern = /https?:\/\/[A-Za-z0-9][A-Za-z0-9.-]*(:\d{1,5})?([\/?#][^\s<>"\\]*)?/
        guard text.utf8.count <= 2000, text.wholeMatch(of: pattern) != nil else { throw .badLink }
        self.text = text
    }
}
