import Forms
import People
import Storage

/// A definition that somebody wants an office to take: its own register, or a patch over one that ships.
struct OfferedDefinition: Sendable {
    /// What it is called in messages.
    static let file = "definisi.yaml"

    let source: String
    let register: Register
    /// The hash of what ships below it; `nil` for a register of the office's own.
    let base: String?
    /// What the office has now under this key.
    let present: OfficeRegister?

    /// - Throws: `DefinitionProblems` with every problem and its line.
    init(_ source: String, office: String, _ shelf: RegisterShelf, in reading: Reading) throws {
        self.source = source
        if source.split(whereSeparator: \.isNewline).contains(where: { $0.hasPrefix("register:") }) {
            var text = ShapedText(source, named: Self.file, as: Overlay.shape)
            let overlay = try text.decoded(as: Overlay.self)
            guard let shipped = shelf.shipped.first(where: { $0.key == overlay.register }) else {
                text.note("register", "\"\(overlay.register)\" is no register that ships")
                throw DefinitionProblems(text.problems)
            }
            let merged = overlay.merged(into: shipped.definition) { text.note($0, $1) }
            let register = try Register(merged) { path, problem in
                text.note(overlay.path(path, shipped.definition), problem)
            }
            guard let register, text.problems.isEmpty else { throw DefinitionProblems(text.problems) }
            (self.register, base) = (register, shipped.hash)
        } else {
            var text = ShapedText(source, named: Self.file, as: RegisterDefinition.shape)
            let definition = try text.decoded(as: RegisterDefinition.self)
            let register = try Register(definition) { text.note($0, $1) }
            if !definition.key.hasPrefix("x-") {
                text.note("key", "\"\(definition.key)\" is no key of an office's own register: they begin with x-")
            }
            if let other = try shelf.at(definition.path, of: office, in: reading), other.key != definition.key {
                text.note("path", "\"\(definition.path)\" is where the register \(other.key) is")
            }
            for (place, field) in definition.fields.enumerated() {
                guard let target = field.register, target != definition.key,
                    try shelf.named(target, of: office, in: reading) == nil
                else { continue }
                text.note("fields[\(place)].register", "\"\(target)\" is no register of this office")
            }
            definition.checkMeasures(shelf.measures) { text.note($0, $1) }
            guard let register, text.problems.isEmpty else { throw DefinitionProblems(text.problems) }
            (self.register, base) = (register, nil)
        }
        present = try shelf.named(register.key, of: office, in: reading)
    }

    /// What ships now, as a version that an office may take.
    init(shipped register: Register, instead present: OfficeRegister) {
        (source, self.register, base, self.present) = ("", register, register.hash, present)
    }

    /// Takes it: from now on records are written by it.
    func take(_ office: Office, in change: Change) throws {
        try register.keep(in: change)
        let seq =
            1
            + (try change.reading.number(
                "SELECT MAX(seq) FROM register_version WHERE office = \(office.id) AND register = \(register.key)") ?? 0)
        try change.run(
            """
            INSERT INTO register_version (office, register, seq, hash, base, source, taken_at, taken_by)
            VALUES (\(office.id), \(register.key), \(seq), \(register.hash), \(base), \(source), \(change.at),
                \(change.actor.person))
            """)
        try change.run(
            """
            INSERT INTO register (office, register, path, hash, base, way)
            VALUES (\(office.id), \(register.key), \(register.path), \(register.hash), \(base),
                \(register.definition.ways.first ?? .full))
            ON CONFLICT (office, register) DO UPDATE SET path = excluded.path, hash = excluded.hash, base = excluded.base,
                version = register.version + 1
            """)
        if let present,
            present.register.definition.fields.map(\.index) != register.definition.fields.map(\.index)
                || present.register.columns != register.columns
        {
            try index(office, in: change)
        }
        change.record(
            "registers.definition-taken", on: register.key, office: office.id,
            [FieldChange("hash", old: present?.register.hash, new: register.hash)])
    }

    /// Writes the columns of every record anew.
    private func index(_ office: Office, in change: Change) throws {
        let today = office.day(of: change.at)
        var drafts: [(String, RecordDraft)] = []
        try change.reading.each(
            "SELECT \(Record.columns) FROM record WHERE record.office = \(office.id) AND record.register = \(register.key)"
        ) { row in
            let record = try Record(row: row)
            drafts.append((record.id, RecordDraft(register, from: record, today: today)))
        }
        for (id, draft) in drafts { try change.run("UPDATE record SET \(sets: draft) WHERE id = \(id)") }
    }
}
