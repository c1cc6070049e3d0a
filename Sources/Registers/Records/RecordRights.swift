import Forms
import People
import Storage
import Web

/// What a person may do with a register's records: read from their grants by the names of access that it declares.
struct RecordRights: Sendable {
    let person: Person
    let register: OfficeRegister

    /// Whether a grant reaches it: of a record of a unit, that unit's.
    func may(_ access: String, _ record: Record? = nil) -> Bool {
        person.may(register.register.action(access), in: register.office, unit: record?.unit)
    }

    /// Whether they may know of the register at all: as its readers, or because there may be something of their own.
    var isReader: Bool { may("read") || register.definition.own != nil }

    func reads(_ record: Record) -> Bool {
        guard record.office == register.office, record.register == register.key else { return false }
        return may("read", record) || isOwn(record)
    }

    /// Whether they may see every record, of whatever unit.
    var readsAll: Bool { readUnits.contains(nil) }

    /// The units whose records they may see; `nil` among them is the whole office.
    private var readUnits: [String?] {
        let action = register.register.action("read")
        return person.grants.filter { $0.office.id == register.office && $0.actions.contains(action) }.map(\.unit)
    }

    func isOwn(_ record: Record) -> Bool { register.definition.own != nil && record.owner == person.id }

    /// Whether the register's proofs are the evidence room's; what few may see keeps its files to itself.
    var sharesProofs: Bool { register.register.action("read") == .readRegisters }

    /// Whether they may see the files that a record keeps to itself: of a case, who sent them may stand on them.
    func readsFiles(_ record: Record) -> Bool {
        register.definition.isCase ? may("handle", record) : reads(record)
    }

    /// Whether they may see what a field answers; of a list, of any of its records.
    func sees(_ field: Field, _ record: Record? = nil) -> Bool {
        guard !field.hidden else { return false }
        guard let access = field.see else { return true }
        return may(access, record) || (record.map(isOwn) ?? false)
    }

    /// Whether they may write a field, in a state or in a new record.
    func writes(_ field: Field, _ record: Record? = nil) -> Bool {
        guard sees(field, record), field.kind != .computed,
            may(field.write ?? (record == nil ? "add" : "change"), record)
        else { return false }
        guard let record else { return true }
        return field.writeIn.isEmpty ? !record.isOver : field.writeIn.contains(record.state)
    }

    /// True for the rows of `record` that they may see of this register.
    var visible: SQL {
        let own: SQL = "record.office = \(register.office) AND record.register = \(register.key)"
        if readsAll { return own }
        var reasons: [SQL] = []
        let named = readUnits.compactMap(\.self)
        if !named.isEmpty { reasons.append("(record.unit IS NULL OR record.unit IN \(list: named))") }
        if register.definition.own != nil { reasons.append("record.owner = \(person.id)") }
        guard let first = reasons.first else { return "1 = 0" }
        return "\(own) AND (\(reasons.dropFirst().reduce(first) { "\($0) OR \($1)" }))"
    }
}

extension Visit<Member> {
    /// The register of the address, if the visitor may know of it.
    func register(_ shelf: RegisterShelf, in reading: Reading) throws -> RecordRights {
        guard let register = try shelf.at(try path("register"), of: office.id, in: reading) else {
            throw Problem.notFound
        }
        let rights = RecordRights(person: person, register: register)
        guard rights.isReader else { throw Problem.notFound }
        return rights
    }

    /// The record of the address, if the visitor may see it.
    func record(_ rights: RecordRights, in reading: Reading) throws -> Record {
        guard let record = try Record.coded(try path("catatan"), of: rights.register, in: reading), rights.reads(record)
        else { throw Problem.notFound }
        return record
    }
}
