import People
import Storage
import Web

/// An office's wish that whoever holds a shipped role there signs in with a second factor.
///
/// It adds to what ships and never takes from it; a role of the office's own says it in its own form.
struct RoleFactor {
    let office: String
    let role: Role

    /// The shipped roles for which an office wants it.
    static func roles(of office: String, in reading: Reading) throws -> Set<String> {
        Set(try reading.texts("SELECT role FROM role_factor WHERE office = \(office)"))
    }

    /// Asks for it from now on: who has none enrols at the next visit, before anything else opens.
    func ask(in change: Change) throws {
        try mustBeChoice()
        guard try !isAsked(in: change.reading) else { return }
        try change.run("INSERT INTO role_factor (office, role) VALUES (\(office), \(role.id))")
        change.record("people.role-factor-asked", on: role.id, office: office, fields)
    }

    /// Asks for it no more.
    func drop(in change: Change) throws {
        try mustBeChoice()
        guard try isAsked(in: change.reading) else { return }
        try change.run("DELETE FROM role_factor WHERE office = \(office) AND role = \(role.id)")
        change.record("people.role-factor-dropped", on: role.id, office: office, fields)
    }

    private func isAsked(in reading: Reading) throws -> Bool {
        try Self.roles(of: office, in: reading).contains(role.id)
    }

    private func mustBeChoice() throws {
        guard role.leavesFactorToOffices else { throw Problem.notFound }
    }

    private var fields: [FieldChange] { [FieldChange("name", new: role.indonesian)] }
}

extension Role {
    /// Whether each office decides if its holders need a second factor.
    var leavesFactorToOffices: Bool { office == nil && !needsSecondFactor }
}
