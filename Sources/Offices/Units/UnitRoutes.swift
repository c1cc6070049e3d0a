import People
import Storage
public import Web

/// The units of an office: their tree, their names, and what is decided about them.
public struct UnitRoutes: Sendable {
    /// How people come here.
    public static let noun = Noun("units.noun", path: "unit", icon: "user", action: .readOffice)

    public init() {}

    public func add(to routes: Routes) {
        routes.may(.readOffice).list(
            "unit", page: { try await list($0).reply() }, table: { try await list($0).table })
        routes.may(.readOffice).list(
            "unit/{nomor}", page: { try await UnitPage.of($0).reply() }, table: { try await UnitPage.of($0).table })
        // Whoever reloads the answer to a post lands where its form is.
        for noun in ["nama", "induk", "urutan", "penutupan", "pembukaan", "penggabungan"] {
            routes.may(.manageOffice).get("unit/{nomor}/\(noun)") { .see($0.unitAddress(try $0.number("nomor"))) }
        }
        routes.may(.manageOffice).post("unit", add)
        routes.may(.manageOffice).post("unit/{nomor}/nama", rename)
        routes.may(.manageOffice).post("unit/{nomor}/induk", move)
        routes.may(.manageOffice).post("unit/{nomor}/urutan", reorder)
        routes.may(.manageOffice).post("unit/{nomor}/penutupan", close)
        routes.may(.manageOffice).post("unit/{nomor}/pembukaan", reopen)
        routes.may(.manageOffice).post("unit/{nomor}/penggabungan", merge)
    }

    private func list(_ visit: Visit<Member>, refused: RefusedForm? = nil) async throws -> UnitListPage {
        let office = visit.office.id
        let tree = try await visit.store.read { try UnitTree(of: office, in: $0) }
        return UnitListPage(visit: visit, tree: tree, refused: refused)
    }

    @Sendable private func add(_ visit: Visit<Member>, _ form: Form) async throws -> Reply {
        try visit.mustManageOffice()
        let office = visit.office
        do {
            let number = try await visit.store.change(by: visit.actor, in: [office.id]) { change in
                let from = form.text("sejak").isEmpty ? nil : try form.unitDay()
                return try UnitDecision(office, change).add(form.text("nama"), below: form.int("induk"), from: from)
                    .number
            }
            return .see(visit.unitAddress(number) + "?tersimpan=1")
        } catch let refusal as UnitRefusal {
            return try await list(visit, refused: RefusedForm("unit", refusal, form)).reply()
        }
    }

    @Sendable private func rename(_ visit: Visit<Member>, _ form: Form) async throws -> Reply {
        try await decide("nama", visit, form) { _, unit in
            [FieldChange(UnitWord.name.rawValue, old: unit.name, new: form.text("nama"))]
        } _: {
            try $0.rename($1, to: form.text("nama"), from: try form.unitDay())
        }
    }

    @Sendable private func move(_ visit: Visit<Member>, _ form: Form) async throws -> Reply {
        try await decide("induk", visit, form) { tree, unit in
            [
                FieldChange(
                    UnitWord.parent.rawValue, old: tree[unit.parent]?.name,
                    new: form.int("induk").flatMap(tree.numbered)?.name)
            ]
        } _: {
            try $0.move($1, below: form.int("induk"))
        }
    }

    @Sendable private func reorder(_ visit: Visit<Member>, _ form: Form) async throws -> Reply {
        try await decide("urutan", visit, form) { _, unit in
            [FieldChange(UnitWord.order.rawValue, old: String(unit.position), new: form.text("arah"))]
        } _: {
            try $0.reorder($1, isUp: form.text("arah") == "naik")
        }
    }

    @Sendable private func close(_ visit: Visit<Member>, _ form: Form) async throws -> Reply {
        try await decide("penutupan", visit, form, closing(form)) { try $0.close($1, from: try form.unitDay()) }
    }

    @Sendable private func reopen(_ visit: Visit<Member>, _ form: Form) async throws -> Reply {
        try await decide("pembukaan", visit, form, closing(form)) { try $0.reopen($1) }
    }

    @Sendable private func merge(_ visit: Visit<Member>, _ form: Form) async throws -> Reply {
        try await decide("penggabungan", visit, form) { tree, unit in
            [
                FieldChange(UnitWord.name.rawValue, old: unit.name),
                FieldChange(
                    UnitWord.mergeInto.rawValue, old: tree[unit.mergedInto]?.name,
                    new: form.int("ke").flatMap(tree.numbered)?.name),
                FieldChange(
                    UnitWord.closedOn.rawValue, old: unit.closedDay?.description, new: form.text("sejak")),
            ]
        } _: {
            try $0.merge($1, into: form.int("ke"), from: try form.unitDay())
        }
    }

    private func closing(_ form: Form) -> @Sendable (UnitTree, Unit) -> [FieldChange] {
        { _, unit in
            [
                FieldChange(UnitWord.name.rawValue, old: unit.name),
                FieldChange(UnitWord.closedOn.rawValue, old: unit.closedDay?.description, new: form.text("sejak")),
            ]
        }
    }

    /// Makes a decision about the unit of the address; what a rule refuses is shown at its form.
    ///
    /// - Parameter typed: what is there now and what was typed, for whoever comes too late.
    private func decide(
        _ noun: String, _ visit: Visit<Member>, _ form: Form,
        _ typed: @escaping @Sendable (UnitTree, Unit) -> [FieldChange],
        _ rule: @escaping @Sendable (UnitDecision, Unit) throws -> Void
    ) async throws -> Reply {
        try visit.mustManageOffice()
        let (number, office, seen) = (try visit.number("nomor"), visit.office, form.int("versi"))
        do {
            try await visit.store.change(by: visit.actor, in: [office.id]) { change in
                let decision = try UnitDecision(office, change)
                guard let unit = decision.tree.numbered(number) else { throw Problem.notFound }
                guard unit.version == seen else { throw StaleWrite(typed(decision.tree, unit)) }
                try rule(decision, unit)
            }
        } catch let refusal as UnitRefusal {
            return try await UnitPage.of(visit, refused: RefusedForm(noun, refusal, form)).reply()
        }
        return .see(visit.unitAddress(number) + "?tersimpan=1")
    }
}

extension Visit<Member> {
    fileprivate func unitAddress(_ number: Int) -> String { "/\(office.slug)/unit/\(number)" }
}

extension Form {
    /// The day from which something is to hold.
    fileprivate func unitDay() throws -> Day {
        guard let day = Day(text("sejak")), (1945...2100).contains(day.year) else { throw UnitRefusal.noDay }
        return day
    }
}
