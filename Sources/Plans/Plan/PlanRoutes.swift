import Files
import People
import Storage
public import Web

/// The pages of an office's plans.
public struct PlanRoutes: Sendable {
    /// How people navigate here.
    public static let noun = Noun("plans.noun", path: "rencana", icon: "plan", action: .readPlans)

    public init() {}

    public func add(to routes: Routes) {
        routes.may(.readPlans).list("rencana", page: PlanListPage.show, table: PlanListPage.table)
        routes.may(.readPlans).list("rencana/{tahun}", page: show, table: table)
        routes.may(.readPlans).list("rencana/{tahun}/indikator", page: IndicatorList.show, table: IndicatorList.table)
        routes.may(.readPlans).get("rencana/{tahun}/naskah", DecreePage.show)
        routes.may(.readPlans).get("rencana/{tahun}/naskah/berkas", DecreePage.download)
        routes.may(.readPlans).get("rencana/{tahun}/{kode}", SubActivityPage.show)
    }

    @Sendable private func show(_ visit: Visit<Member>) async throws -> Reply {
        let year = try visit.number("tahun")
        let (office, person, today) = (visit.office.id, visit.person, visit.today)
        let found = try await visit.store.read { reading -> (Plan, Matrix, String?)? in
            guard let plan = try Plan.visible(year, office: office, to: person, in: reading) else { return nil }
            let signer = try Holder.named(of: .signPlans, office: office, on: today, in: reading)
            return (plan, try Matrix(plan, office: office, in: reading), signer)
        }
        guard let (plan, matrix, signer) = found else {
            guard person.may(.proposePlans, in: office), (2000...2100).contains(year) else { throw Problem.notFound }
            return UploadPage(visit: visit, year: year).reply()
        }
        return MatrixPage(visit: visit, plan: plan, whole: matrix, filter: MatrixFilter(visit), signer: signer).reply()
    }

    @Sendable private func table(_ visit: Visit<Member>) async throws -> Table {
        let (plan, matrix) = try await Matrix.visible(visit)
        return matrix.table(plan, words: visit.words, filter: MatrixFilter(visit), today: visit.today)
    }
}

extension Matrix {
    /// The plan of the address with its matrix; not found when the visitor may not see it.
    static func visible(_ visit: Visit<Member>) async throws -> (Plan, Matrix) {
        let year = try visit.number("tahun")
        let (office, person) = (visit.office.id, visit.person)
        let found = try await visit.store.read { reading -> (Plan, Matrix)? in
            guard let plan = try Plan.visible(year, office: office, to: person, in: reading) else { return nil }
            return (plan, try Matrix(plan, office: office, in: reading))
        }
        guard let found else { throw Problem.notFound }
        return found
    }

    /// One row an indicator (and one for a sub-activity without any).
    func table(_ plan: Plan, words: Words, filter: MatrixFilter, today: Day) -> Table {
        let year = year
        let kept = filtered(filter, today: today)
        let known = UnitsOnDay(units, on: today)
        let current = units.map { known.current($0)?.name }
        let columns = [
            Table.Column("code", words[PlanWord.code]), Table.Column("area", words[PlanWord.area]),
            Table.Column("activity", words[PlanWord.activity]),
            Table.Column("sub_activity", words[PlanWord.subActivity]),
            Table.Column("indicator", words[PlanWord.indicators]), Table.Column("months", words[PlanWord.months]),
            Table.Column("marks", words[PlanWord.marks]), Table.Column("responsible", words[PlanWord.responsible]),
            Table.Column("responsible_now", words[PlanWord.responsibleNow]),
        ]
        func row(_ sub: SubActivity, _ indicator: Indicator?) -> [Table.Cell] {
            let activity = activities[sub.activity - 1]
            let months = indicator?.months.all ?? []
            let responsible = responsible(for: sub)
            // Once each, in the order of the plan: two of them may have been merged.
            var now: [String] = []
            for name in responsible.compactMap({ current[$0] }) where !now.contains(name) { now.append(name) }
            return [
                .text(indicator?.code ?? sub.code), .text(areas[activity.area - 1].title), .text(activity.title),
                .text(sub.title), .text(indicator?.text), .numbers(months),
                .texts(months.map { Mark.empty(month: $0, year: year, today: today).rawValue }),
                .texts(responsible.map { units[$0].name }), .texts(now),
            ]
        }
        var rows: [[Table.Cell]] = []
        let bySub = Dictionary(grouping: kept.indicators, by: \.subActivity)
        for sub in kept.subActivities {
            let own = bySub[sub.position] ?? []
            rows += own.isEmpty ? [row(sub, nil)] : own.map { row(sub, $0) }
        }
        return Table(name: "rencana-\(year)", columns: columns, rows: rows)
    }
}
