import People
import Storage
import Web

/// The roles of an office: all are shown, its own are made, changed and removed here.
struct RoleRoutes: Sendable {
    func add(to routes: Routes) {
        let may = routes.may(.managePeople)
        may.list("peran", page: RoleList.show, table: RoleList.table)
        may.get("peran/baru") { visit in
            try await RolePage.load(visit, key: nil, copying: visit.query("dari")).reply()
        }
        may.post("peran", make)
        may.get("peran/{peran}") { try await RolePage.load($0, key: try $0.path("peran")).reply() }
        may.get("peran/{peran}/penghapusan") { .see("/\($0.office.slug)/peran/\(try $0.path("peran"))") }
        // Whoever reloads the answer to a post lands where its form is.
        for noun in ["kewajiban-faktor", "kewajiban-faktor/pencabutan"] {
            may.get("peran/{peran}/\(noun)") { .see("/\($0.office.slug)/peran/\(try $0.path("peran"))") }
        }
        may.post("peran/{peran}/kewajiban-faktor") { visit, _ in
            try await factor(visit) { try $0.ask(in: $1) }
        }
        may.post("peran/{peran}/kewajiban-faktor/pencabutan") { visit, _ in
            try await factor(visit) { try $0.drop(in: $1) }
        }
        may.post("peran/{peran}", replace)
        may.post("peran/{peran}/penghapusan", remove)
    }

    @Sendable private func make(_ visit: Visit<Member>, _ form: Form) async throws -> Reply {
        let office = visit.office
        return try await answering(visit, form, key: nil) { change, powers in
            let role = try OwnRole(form, changing: nil, office: office.id, by: powers, in: change.reading)
            let id = try role.make(in: office, change)
            return "/\(office.slug)/peran/\(id)"
        }
    }

    @Sendable private func replace(_ visit: Visit<Member>, _ form: Form) async throws -> Reply {
        let (office, key) = (visit.office, try visit.path("peran"))
        return try await answering(visit, form, key: key) { change, powers in
            let old = try Self.role(key, office: office.id, in: change.reading)
            let role = try OwnRole(form, changing: old, office: office.id, by: powers, in: change.reading)
            try role.replace(old, seen: form.int("versi") ?? 0, office: office.id, today: powers.today, in: change)
            return "/\(office.slug)/peran/\(key)"
        }
    }

    @Sendable private func remove(_ visit: Visit<Member>, _ form: Form) async throws -> Reply {
        let (office, key) = (visit.office, try visit.path("peran"))
        return try await answering(visit, nil, key: key) { change, powers in
            let old = try Self.role(key, office: office.id, in: change.reading)
            try old.remove(seen: form.int("versi") ?? 0, office: office.id, today: powers.today, in: change)
            return "/\(office.slug)/peran"
        }
    }

    private func factor(
        _ visit: Visit<Member>, _ rule: @escaping @Sendable (RoleFactor, Change) throws -> Void
    ) async throws -> Reply {
        let (office, key) = (visit.office, try visit.path("peran"))
        return try await answering(visit, nil, key: key) { change, _ in
            let role = try Self.role(key, office: office.id, in: change.reading)
            try rule(RoleFactor(office: office.id, role: role), change)
            return "/\(office.slug)/peran/\(key)"
        }
    }

    private static func role(_ key: String, office: String, in reading: Reading) throws -> Role {
        guard let role = try Role.all(of: office, in: reading).first(where: { $0.id == key }) else {
            throw Problem.notFound
        }
        return role
    }

    /// Runs a change on roles and leads to the address that it says; refused, it shows the form again.
    private func answering(
        _ visit: Visit<Member>, _ form: Form?, key: String?,
        _ body: @escaping @Sendable (Change, Powers) throws -> String
    ) async throws -> Reply {
        do {
            let address = try await visit.deciding { change, powers in
                guard powers.reach == .office else { throw Problem.notFound }
                return try body(change, powers)
            }
            return .see("\(address)?tersimpan=1")
        } catch let refusal as PeopleRefusal {
            var page = try await RolePage.load(visit, key: key)
            page.refusal = refusal
            if let form { page.typed = form }
            return page.reply()
        }
    }
}
