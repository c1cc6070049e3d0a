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
        routes.may(.readPlans).list("rencana/{tahun}/versi", page: VersionListPage.show, table: VersionListPage.table)
        routes.may(.readPlans).list(
            "rencana/{tahun}/perubahan", page: DifferencePage.show, table: DifferencePage.table)
        routes.may(.proposePlans).post("rencana/{tahun}/perubahan", PlanBeginnings.amend)
        // Whoever reloads the answer to a post lands where its form is.
        routes.may(.proposePlans).get("rencana/{tahun}/tahun-depan") { visit in
            .see("/\(visit.office.slug)/rencana/\(try visit.path("tahun"))")
        }
        routes.may(.proposePlans).post("rencana/{tahun}/tahun-depan", PlanBeginnings.copy)
        routes.may(.readPlans).get("rencana/{tahun}/naskah", DecreePage.show)
        routes.may(.readPlans).get("rencana/{tahun}/naskah/berkas", DecreePage.download)
        routes.may(.readPlans).get("rencana/{tahun}/{kode}", SubActivityPage.show)
    }

    @Sendable private func show(_ visit: Visit<Member>) async throws -> Reply {
        let (office, person, today) = (visit.office.id, visit.person, visit.today)
        let found = try await visit.store.read { reading -> (Plan, Matrix, String?)? in
            guard let plan = try visit.plan(in: reading) else { return nil }
            let signer = try Holder.named(of: .signPlans, office: office, on: today, in: reading)
            return (plan, try Matrix(plan, office: office, today: today, in: reading), signer)
        }
        guard let (plan, matrix, signer) = found else {
            guard person.may(.proposePlans, in: office), visit.query("versi").isEmpty,
                let year = Int(try visit.path("tahun")), (2000...2100).contains(year)
            else { throw Problem.notFound }
            return UploadPage(visit: visit, year: year).reply()
        }
        return MatrixPage(visit: visit, plan: plan, whole: matrix, filter: MatrixFilter(visit), signer: signer).reply()
    }

    @Sendable private func table(_ visit: Visit<Member>) async throws -> Table {
        let (office, today) = (visit.office.id, visit.today)
        let found = try await visit.store.read { reading -> (Plan, Matrix, MatrixRemarks)? in
            guard let plan = try visit.plan(in: reading) else { return nil }
            return (
                plan, try Matrix(plan, office: office, today: today, in: reading), try MatrixRemarks(plan, in: reading)
            )
        }
        guard let (plan, matrix, remarks) = found else { throw Problem.notFound }
        return matrix.table(
            plan, remarks, words: visit.words, filter: MatrixFilter(visit), today: visit.today)
    }
}

/// What a plan says beside its wording and months, for those who take the list with them: it is long, and no page of the
/// matrix reads it.
struct MatrixRemarks {
    private(set) var times: [Int: String] = [:]
    private(set) var details: [Int: [String]] = [:]
    private(set) var subDetails: [Int: [String]] = [:]
    private(set) var printedCodes: [Int: String] = [:]

    init(_ plan: Plan, in reading: Reading) throws {
        let own: SQL = "plan = \(plan.id) AND version = \(plan.version)"
        try reading.each(
            "SELECT position, time, details FROM indicator WHERE \(own) AND (time IS NOT NULL OR details IS NOT NULL)"
        ) { row in
            let time: Proposal.Time? = try row.decoded(1)
            let said: [Proposal.Detail]? = try row.decoded(2)
            times[try row.int(0)] = time?.sentence
            details[try row.int(0)] = said?.map(\.sentence)
        }
        try reading.each(
            """
            SELECT position, printed_code, details FROM sub_activity
            WHERE \(own) AND (printed_code IS NOT NULL OR details IS NOT NULL)
            """
        ) { row in
            let said: [Proposal.Detail]? = try row.decoded(2)
            printedCodes[try row.int(0)] = try row.optionalText(1)
            subDetails[try row.int(0)] = said?.map(\.sentence)
        }
    }
}

extension Proposal.Detail {
    /// What the column says, behind its head.
    var sentence: String { "\(head): \(text)" }
}

extension Matrix {
    /// One row an indicator (and one for a sub-activity without any).
    func table(_ plan: Plan, _ remarks: MatrixRemarks, words: Words, filter: MatrixFilter, today: Day) -> Table {
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
            Table.Column("time", words[PlanWord.time]), Table.Column("details", words[PlanWord.details]),
            Table.Column("printed_code", words[PlanWord.printedCodeColumn]),
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
                .texts(months.compactMap { indicator?.marks[$0]?.rawValue }),
                .texts(responsible.map { units[$0].name }), .texts(now),
                .text(indicator.flatMap { remarks.times[$0.position] }),
                .texts(
                    (remarks.subDetails[sub.position] ?? [])
                        + (indicator.flatMap { remarks.details[$0.position] } ?? [])),
                .text(remarks.printedCodes[sub.position]),
            ]
        }
        var rows: [[Table.Cell]] = []
        let bySub = Dictionary(grouping: kept.indicators, by: \.subActivity)
        for sub in kept.subActivities {
            let own = bySub[sub.position] ?? []
            rows += own.isEmpty ? [row(sub, nil)] : own.map { row(sub, $0) }
        }
        return Table(name: "rencana-\(plan.address)", columns: columns, rows: rows)
    }
}
