import Forms
import People
import Storage
public import Web

/// Registers and their records for programs: what their keys' people may see and do, by the rules of the pages.
public struct RegisterApi: Sendable {
    /// The most records of one answer.
    static let pageSize = 100

    let shelf: RegisterShelf

    public init(shelf: RegisterShelf) { self.shelf = shelf }

    public func add(to routes: Routes) {
        let (api, shipped) = (routes.api(.readRegisters), shelf.shipped)
        api.get("register", index)
        api.get("register/openapi.json", describe)
        api.get("register/{register}", list)
        api.get("register/{register}/{catatan}", show)
        api.post("register/{register}", create)
        api.patch("register/{register}/{catatan}", update)
        api.post("register/{register}/{catatan}/langkah/{langkah}", move)
        let document = OpenAPIDocument(shipped: shipped).value.bytes
        routes.open.get("-/skema/openapi.json") { _ in .json(document) }
    }

    static func place(of register: OfficeRegister, _ office: Office) -> String {
        "/\(office.slug)/api/register/\(register.path)"
    }

    @Sendable private func index(_ visit: Visit<Member>) async throws -> Reply {
        try Self.check(visit, known: [])
        let all = try await rights(visit)
        return .api([
            "registers": .list(
                all.map { rights in
                    let definition = rights.register.definition
                    return [
                        "key": .text(definition.key), "path": .text(definition.path),
                        "title": .text(visit.words[definition.title]), "way": .text(rights.register.way.rawValue),
                        "mayAdd": .flag(rights.may("add") && rights.register.way != .summary),
                        "definition": .text(rights.register.register.hash),
                        "url": .text(Self.place(of: rights.register, visit.office)),
                    ]
                })
        ])
    }

    /// The registers that the key's person may know of.
    private func rights(_ visit: Visit<Member>) async throws -> [RecordRights] {
        try await visit.store.read { [shelf] reading in
            try shelf.all(of: visit.office.id, in: reading)
                .map { RecordRights(person: visit.person, register: $0) }.filter(\.isReader)
        }
    }

    @Sendable private func describe(_ visit: Visit<Member>) async throws -> Reply {
        .api(OpenAPIDocument(visit.office, try await rights(visit)).value)
    }

    @Sendable private func list(_ visit: Visit<Member>) async throws -> Reply {
        try await visit.store.read { [shelf] reading in
            let rights = try visit.register(shelf, in: reading)
            try Self.check(visit, rights)
            let query = RecordQuery(visit, rights)
            var after: Record?
            let code = visit.query("setelah")
            if !code.isEmpty {
                after = try Record.coded(code, of: rights.register, in: reading)
                guard after.map(rights.reads) ?? false else { throw Self.unknown(["setelah"], visit) }
            }
            let found = try query.records(after: after, most: Self.pageSize + 1, in: reading)
            let records = Array(found.prefix(Self.pageSize))
            let next = found.count > records.count ? records.last?.code : nil
            let shown = try RecordJSON(rights, records, in: reading)
            var all: [(String, JSONValue)] = [
                ("records", .list(records.map { shown.value($0) })), ("next", JSONValue(next)),
            ]
            // Counted once, not on each of a thousand pages.
            if after == nil { all.append(("total", JSONValue(try query.count(in: reading)))) }
            let reply = Reply.api(JSONValue(all))
            return next.map { reply.leading(to: Self.address(visit, after: $0)) } ?? reply
        }
    }

    /// The same list behind a record.
    private static func address(_ visit: Visit<Member>, after code: String) -> String {
        let rest = visit.querySuffix.dropFirst().split(separator: "&").filter { !$0.hasPrefix("setelah=") }
        return "\(visit.place)?\((rest.map(String.init) + ["setelah=\(code)"]).joined(separator: "&"))"
    }

    @Sendable private func show(_ visit: Visit<Member>) async throws -> Reply {
        try await visit.store.read { [shelf] reading in
            let rights = try visit.register(shelf, in: reading)
            let record = try visit.record(rights, in: reading)
            try Self.check(visit, known: [])
            return .api(try RecordJSON(rights, [record], in: reading).value(record), version: record.version)
        }
    }

    /// Refuses what a list is not asked by: what is overlooked would show too much.
    private static func check(_ visit: Visit<Member>, _ rights: RecordRights) throws {
        let definition = rights.register.definition
        let filters = RecordQuery.filters(rights)
        let names = ["setelah", "q", "status", "lihat", "urut", "arah"]
        try check(visit, known: names + filters.map { FieldInputs.prefix + $0.key })
        let views = definition.views.map(\.key) + (definition.isCase ? ["saya"] : [])
        let sorts = Array(RecordQuery(visit, rights).sortable.keys) + ["number"]
        var all = [
            ("status", definition.states.map(\.key)), ("lihat", views), ("urut", sorts), ("arah", ["naik", "turun"]),
        ]
        for field in filters {
            switch field.kind {
            case .choice, .choices: all.append((FieldInputs.prefix + field.key, field.options.map(\.key)))
            case .flag: all.append((FieldInputs.prefix + field.key, ["ya", "tidak"]))
            default: continue
            }
        }
        let wrong = all.filter { name, values in !visit.query(name).isEmpty && !values.contains(visit.query(name)) }
        guard wrong.isEmpty else { throw unknown(wrong.map(\.0), visit) }
    }

    private static func check(_ visit: Visit<Member>, known: [String]) throws {
        let wrong = visit.queryNames.filter { !known.contains($0) }
        guard wrong.isEmpty else { throw unknown(wrong, visit) }
    }

    private static func unknown(_ names: [String], _ visit: Visit<Member>) -> ApiProblem {
        let parts = names.prefix(20).map { ApiProblem.part(String($0.prefix(100)), .unknownValue, visit.words) }
        return ApiProblem(.malformed, .unknownQuery, visit.words, parts: parts)
    }
}
