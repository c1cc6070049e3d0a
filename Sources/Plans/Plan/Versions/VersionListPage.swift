import People
import Storage
import Web

/// The history of a plan: each version with its decree, reason, who and when, and how much it changed.
enum VersionListPage {
    @Sendable static func show(_ visit: Visit<Member>) async throws -> Reply {
        let (plan, versions) = try await found(visit)
        let words = visit.words
        let base = "/\(visit.office.slug)/rencana/\(plan.address)"
        let lines = rows(versions, visit) { visit.moment($0.adoptedAt) }
        let table = Table(name: "versi-\(plan.address)", columns: columns(words), rows: lines)
        let links = versions.map { $0.version == plan.newest ? base : "\(base)?versi=\($0.version)" }
        return visit.page(Frame(words[PlanWord.versions], year: plan.year, noun: PlanRoutes.noun.key)) { html in
            html.add(
                """
                <nav class="crumbs" aria-label="\(words[PlanWord.crumbs])"><ol><li><a href="\(base)">\(plan.called(words))</a></li><li aria-current="page">\(words[PlanWord.versions])</li></ol></nav>
                <div class="page-head"><div><h1>\(words[PlanWord.versions])</h1></div>
                <div class="actions"><a class="button" href="\(base)/perubahan">\(words[PlanWord.whatChanged])</a><a class="button" href="\(base)/versi.csv">\(visit.icon("download")) CSV</a><a class="button" href="\(base)/versi.json">JSON</a></div></div>
                \(table.page(visit, ListQuery(visit), sortable: [], links: links))
                """)
        }
    }

    @Sendable static func table(_ visit: Visit<Member>) async throws -> Table {
        let (plan, versions) = try await found(visit)
        return Table(
            name: "versi-\(plan.address)", columns: columns(visit.words),
            rows: rows(versions, visit) { $0.adoptedAt.description })
    }

    private static func found(_ visit: Visit<Member>) async throws -> (Plan, [PlanVersion]) {
        let found = try await visit.store.read { reading -> (Plan, [PlanVersion])? in
            guard let plan = try visit.plan(in: reading) else { return nil }
            return (plan, try PlanVersion.all(of: plan.id, in: reading))
        }
        guard let found else { throw Problem.notFound }
        return found
    }

    private static func columns(_ words: Words) -> [Table.Column] {
        [
            .init("version", words[PlanWord.version]), .init("decree", words[PlanWord.decree]),
            .init("reason", words[PlanWord.reason]), .init("changes", words[PlanWord.changes]),
            .init("adopted_at", words[PlanWord.adoptedAt]), .init("adopted_by", words[PlanWord.adoptedByColumn]),
        ]
    }

    private static func rows(
        _ versions: [PlanVersion], _ visit: Visit<Member>, moment: (PlanVersion) -> String
    ) -> [[Table.Cell]] {
        let words = visit.words
        return versions.map { version in
            let decree = version.decree.sentence(words)
            let changes = words.changes(version.changes)
            return [
                .number(version.version), .text(decree.isEmpty ? nil : decree), .text(version.reason),
                .text(changes.isEmpty ? nil : changes), .text(moment(version)),
                .text(visit.name(of: version.adoptedBy)),
            ]
        }
    }
}
