import People
import Storage
import Web

/// What a register counts in a year: a page to print, and the same rows as JSON and CSV.
struct StatisticsRoutes: Sendable {
    let shelf: RegisterShelf

    func add(to routes: Routes) {
        routes.may(.readRegisters).list(
            "register/{register}/statistik", page: { try await load($0).reply() }, table: { try await load($0).table })
    }

    /// The year that was asked for, `?tahun=2026`; the present one otherwise.
    private static func year(_ visit: Visit<Member>) -> Int {
        guard let year = Int(visit.query("tahun")), (2000...visit.today.year).contains(year) else {
            return visit.today.year
        }
        return year
    }

    private func load(_ visit: Visit<Member>) async throws -> StatisticsPage {
        try await visit.store.read { reading in
            let rights = try visit.register(shelf, in: reading)
            // Whoever sees nothing but what is their own has nothing to count.
            guard rights.may("read"), let query = YearQuery(Self.year(visit), rights, today: visit.today) else {
                throw Problem.notFound
            }
            return StatisticsPage(
                visit: visit, rights: rights, year: try RegisterYear(query, visit.office, in: reading),
                texts: try ReportTexts(query, visit.words, in: reading))
        }
    }
}

extension RecordRights {
    /// Whether they work on all the records that they read, so that small numbers tell them nothing new.
    var isKeeper: Bool {
        func units(_ access: String) -> Set<String?> {
            let action = register.register.action(access)
            let grants = person.grants.filter { $0.office.id == register.office && $0.actions.contains(action) }
            return Set(grants.map(\.unit))
        }
        let kept = units(register.definition.access["handle"] == nil ? "change" : "handle")
        return kept.contains(nil) || (!kept.isEmpty && units("read").isSubset(of: kept))
    }
}
