import Forms

/// A column of the list of people, by the word that stands above it.
enum ImportColumn: String, CaseIterable, Sendable {
    case name = "nama"
    case nip
    case email
    case post = "jabatan"
    case unit
    case role = "peran"
    case login = "masuk"

    /// Where each column stands; columns may come in any order, and only the name's must come.
    static func places(in head: SheetText.Row) throws(ImportRefusal) -> [ImportColumn: Int] {
        var places: [ImportColumn: Int] = [:]
        for (place, title) in head.cells.enumerated() where !title.isEmpty {
            guard let column = ImportColumn(rawValue: title.lowercased()) else { throw .unknownColumn }
            guard places.updateValue(place, forKey: column) == nil else { throw .doubledColumn }
        }
        guard places[.name] != nil else { throw .noName }
        return places
    }
}
