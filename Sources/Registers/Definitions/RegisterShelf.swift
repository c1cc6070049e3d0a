import Forms
public import Foundation
public import Measures
import People
public import Storage
import Synchronization

/// The registers that ship, and those that offices took.
public struct RegisterShelf: Sendable {
    /// As they ship, in the order of their areas.
    public let shipped: [Register]
    /// The catalogue, of which registers count some.
    let measures: [Measure]
    private let known = Known()

    /// Definitions by their hash, read once.
    private final class Known: Sendable {
        let byHash = Mutex<[String: Register]>([:])
    }

    /// Reads `definitions/registers/*.yaml` in the folder of resources.
    ///
    /// - Throws: `DefinitionProblems` with all that is wrong in any of them; a part of them is none.
    public init(resources: URL, measures: [Measure] = []) throws {
        try self.init(folder: resources.appending(path: "definitions/registers"), measures: measures)
    }

    /// - Parameter measures: the catalogue, of which registers count some.
    public init(folder: URL, measures: [Measure] = []) throws {
        self.measures = measures
        let folder = try DefinitionFolder(folder, measures: measures.isEmpty ? nil : measures)
        guard folder.problems.isEmpty else { throw DefinitionProblems(folder.problems) }
        shipped = folder.sound
    }

    /// The definition that a record pins.
    func pinned(_ hash: String, in reading: Reading) throws -> Register {
        if let register = shipped.first(where: { $0.hash == hash }) { return register }
        if let register = known.byHash.withLock({ $0[hash] }) { return register }
        guard let body = try reading.texts("SELECT body FROM definition WHERE hash = \(hash)").first else {
            throw UnknownDefinition(hash: hash)
        }
        let register = try Register(body: body, hash: hash)
        known.byHash.withLock { $0[hash] = register }
        return register
    }

    /// Every register of an office: those that it took, and what ships beside them.
    public func all(of office: String, in reading: Reading) throws -> [OfficeRegister] {
        let rows = try reading.all(
            "SELECT \(OfficeRegister.Row.columns) FROM register WHERE office = \(office)", as: OfficeRegister.Row.self)
        var all = try rows.map { taken($0, try pinned($0.hash, in: reading), office) }
        for register in shipped where !all.contains(where: { $0.register.key == register.key }) {
            all.append(OfficeRegister(register, office: office, measured: measured(register)))
        }
        return all.sorted { ($0.definition.area ?? 99, $0.key) < ($1.definition.area ?? 99, $1.key) }
    }

    /// The register that an office has at a path.
    public func at(_ path: String, of office: String, in reading: Reading) throws -> OfficeRegister? {
        try found("path = \(path)", office, reading) { $0.path == path }
    }

    /// The register of a key.
    public func named(_ key: String, of office: String, in reading: Reading) throws -> OfficeRegister? {
        try found("register = \(key)", office, reading) { $0.key == key }
    }

    private func found(_ condition: SQL, _ office: String, _ reading: Reading, _ ships: (Register) -> Bool) throws
        -> OfficeRegister?
    {
        if let row = try reading.first(
            "SELECT \(OfficeRegister.Row.columns) FROM register WHERE office = \(office) AND \(condition)",
            as: OfficeRegister.Row.self)
        {
            return taken(row, try pinned(row.hash, in: reading), office)
        }
        guard let register = shipped.first(where: ships) else { return nil }
        // It may have been taken with another path.
        let isTaken = try reading.finds(
            "SELECT 1 FROM register WHERE office = \(office) AND register = \(register.key)")
        return isTaken ? nil : OfficeRegister(register, office: office, measured: measured(register))
    }

    private func taken(_ row: OfficeRegister.Row, _ register: Register, _ office: String) -> OfficeRegister {
        OfficeRegister(row, register, office: office, measured: measured(register))
    }

    /// The measures that a register counts: of the catalogue, or of its own.
    func measured(_ register: Register) -> [Measure] {
        register.definition.isOwn
            ? register.definition.ownMeasures : measures.filter { register.counted[$0.key] != nil }
    }
}

/// A hash that no definition has: the database was changed by other hands.
struct UnknownDefinition: Error { let hash: String }

/// A register as an office runs it.
public struct OfficeRegister: Sendable {
    struct Row: Stored {
        static let columns: SQL = "register, hash, base, way, unit, version"
        let key: String
        let hash: String
        let base: String?
        let way: RegisterDefinition.Way
        let unit: String?
        let version: Int

        init(row: Storage.Row) throws {
            (key, hash, base) = (try row.text(0), try row.text(1), try row.optionalText(2))
            (way, unit, version) = (try row.choice(3), try row.optionalText(4), try row.int(5))
        }
    }

    public let register: Register
    public let office: String
    public let way: RegisterDefinition.Way
    /// The unit that keeps it.
    public let unit: String?
    /// 0 before the office wrote anything in it.
    public let version: Int
    /// The shipped definition that it stands on; `nil` for the office's own.
    let base: String?
    /// The measures that it counts.
    let measured: [Measure]

    public var definition: RegisterDefinition { register.definition }
    public var key: String { register.key }
    public var path: String { register.path }

    init(_ row: Row, _ register: Register, office: String, measured: [Measure]) {
        self.measured = measured
        (self.register, self.office, way, unit) = (register, office, row.way, row.unit)
        (version, base) = (row.version, row.base)
    }

    /// As it ships.
    init(_ register: Register, office: String, measured: [Measure]) {
        self.measured = measured
        (self.register, self.office, unit, version) = (register, office, nil, 0)
        (way, base) = (register.definition.ways.first ?? .full, register.hash)
    }

    /// Notes that the office has the register, before it first writes in it: from then on nobody changes it but itself.
    func take(in change: Change) throws {
        guard version == 0 else { return }
        try register.keep(in: change)
        try change.run(
            """
            INSERT INTO register (office, register, path, hash, base, way, unit)
            VALUES (\(office), \(key), \(path), \(register.hash), \(base), \(way), \(unit))
            ON CONFLICT (office, register) DO NOTHING
            """)
        try change.run(
            """
            INSERT INTO register_version (office, register, seq, hash, base, source, taken_at, taken_by)
            VALUES (\(office), \(key), 1, \(register.hash), \(base), '', \(change.at), \(change.actor.person))
            ON CONFLICT (office, register, seq) DO NOTHING
            """)
    }
}

extension Register {
    /// Writes the definition down, once.
    func keep(in change: Change) throws {
        try change.run(
            """
            INSERT INTO definition (hash, kind, key, body, taken_at)
            VALUES (\(hash), 'register', \(key), \(body), \(change.at)) ON CONFLICT (hash) DO NOTHING
            """)
    }
}
