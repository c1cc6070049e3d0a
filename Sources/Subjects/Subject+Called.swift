public import People
public import Storage

extension Subject {
    /// Those of an office that `text` names exactly, by number, address or id, as far as `person` may know of them.
    public static func called(
        _ text: String, office: String, to person: Person, in reading: Reading
    ) throws -> [Subject] {
        try called(text, office, and: .visible(to: person), reading)
    }

    /// The same for the command line, which acts for the installation and may know of everything.
    public static func anyCalled(_ text: String, office: String, in reading: Reading) throws -> [Subject] {
        try called(text, office, and: "1 = 1", reading)
    }

    private static func called(
        _ text: String, _ office: String, and condition: SQL, _ reading: Reading
    ) throws -> [Subject] {
        try reading.all(
            """
            SELECT \(columns) FROM subject
            WHERE subject.office = \(office) AND \(condition)
                AND (subject.number = \(text) OR subject.address = \(text) OR subject.id = \(text))
            ORDER BY subject.year DESC, subject.kind, subject.id LIMIT 20
            """)
    }
}
