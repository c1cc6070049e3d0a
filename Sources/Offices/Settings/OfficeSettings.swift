import People
import Storage

/// What an office says of itself: its names, its word in addresses, its zone.
struct OfficeSettings: Sendable, Stored, Equatable {
    var name: String
    var shortName: String
    var slug: String
    var zone: Zone
    let version: Int

    init(row: Row) throws {
        name = try row.text(0)
        shortName = try row.text(1)
        slug = try row.text(2)
        zone = try row.choice(3)
        version = try row.int(4)
    }

    static func of(_ office: String, in reading: Reading) throws -> OfficeSettings? {
        try reading.first("SELECT name, short_name, slug, zone, version FROM office WHERE id = \(office)")
    }

    /// Every field as it was and as it is to be.
    ///
    /// - Parameter key: how a field is named: in an event by its English word, on a page by the key of its label.
    func changes(to new: OfficeSettings, naming key: (SettingsWord, String) -> String) -> [FieldChange] {
        [
            FieldChange(key(.name, "name"), old: name, new: new.name),
            FieldChange(key(.shortName, "short_name"), old: shortName, new: new.shortName),
            FieldChange(key(.slug, "slug"), old: slug, new: new.slug),
            FieldChange(key(.zone, "zone"), old: zone.rawValue, new: new.zone.rawValue),
        ]
    }

    /// Lower-case letters and digits, words joined by hyphens, as addresses are read out on the telephone.
    var hasFineSlug: Bool {
        slug.utf8.count <= 40
            && slug.split(separator: "-", omittingEmptySubsequences: false).allSatisfy { part in
                !part.isEmpty && part.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) }
            }
    }
}

/// Why an office's settings stay as they are.
enum SettingsRefusal: String, Refusal, CaseIterable {
    case noName = "settings.refused.no-name"
    case longName = "settings.refused.long-name"
    case badSlug = "settings.refused.bad-slug"
    case slugTaken = "settings.refused.slug-taken"
    case slugUnconfirmed = "settings.refused.slug-unconfirmed"
    case noZone = "settings.refused.no-zone"
}

extension OfficeSettings {
    /// Writes what is new in one decision; nothing when nothing is.
    ///
    /// - Parameter isConfirmed: whether it was said that the old address may be found no more.
    func change(to new: OfficeSettings, isConfirmed: Bool, office: String, in change: Change) throws {
        guard !new.name.isEmpty, !new.shortName.isEmpty else { throw SettingsRefusal.noName }
        guard new.name.count <= 120, new.shortName.count <= 40 else { throw SettingsRefusal.longName }
        if new.slug != slug {
            guard new.hasFineSlug else { throw SettingsRefusal.badSlug }
            guard !(try change.reading.finds("SELECT 1 FROM office WHERE slug = \(new.slug) AND id <> \(office)"))
            else {
                throw SettingsRefusal.slugTaken
            }
            guard isConfirmed else { throw SettingsRefusal.slugUnconfirmed }
        }
        let fields = changes(to: new) { $1 }.filter { $0.old != $0.new }
        guard !fields.isEmpty else { return }
        try change.run(
            """
            UPDATE office SET name = \(new.name), short_name = \(new.shortName), slug = \(new.slug),
                zone = \(new.zone), version = version + 1
            WHERE id = \(office)
            """)
        if new.slug != slug { try moveSubjects(to: new.slug, office: office, in: change) }
        change.record("offices.settings-changed", on: office, office: office, fields)
    }

    /// Every address of the office begins with its slug.
    private func moveSubjects(to new: String, office: String, in change: Change) throws {
        let (old, new) = ("/\(slug)/", "/\(new)/")
        try change.run(
            """
            UPDATE subject SET address = \(new) || substr(address, length(\(old)) + 1)
            WHERE office = \(office) AND substr(address, 1, length(\(old))) = \(old)
            """)
    }
}
