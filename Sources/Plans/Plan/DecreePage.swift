import Files
import Foundation
import People
import Storage
import Subjects
import Web

/// The decree behind a plan: its own words, its first file, and what was doubtful when it was read.
enum DecreePage {
    /// A doubt with the code of its sub-activity.
    private struct Doubt: Stored {
        let code: String
        let kind: String
        let detail: [String: String]

        init(row: Row) throws {
            code = try row.text(0)
            kind = try row.text(1)
            detail = try JSONDecoder().decode([String: String].self, from: Data(try row.text(3).utf8))
        }
    }

    @Sendable static func show(_ visit: Visit<Member>) async throws -> Reply {
        let (office, person) = (visit.office.id, visit.person)
        let found = try await visit.store.read {
            reading -> (Plan, Proposal.Decree?, StoredFile?, [Doubt], [Happening])? in
            guard let plan = try visit.plan(in: reading) else { return nil }
            var doubts: [Doubt] = []
            try reading.each(
                """
                SELECT sub_activity.code, doubt.code, doubt.wording, doubt.detail
                FROM doubt JOIN sub_activity ON sub_activity.plan = doubt.plan AND sub_activity.version = doubt.version
                    AND sub_activity.position = doubt.sub_activity
                WHERE doubt.plan = \(plan.id) AND doubt.version = \(plan.version)
                ORDER BY doubt.sub_activity, doubt.position
                """
            ) { doubts.append(try Doubt(row: $0)) }
            return (
                plan, try plan.wholeDecree(in: reading),
                try plan.file.flatMap { try StoredFile.find($0, office: office, in: reading) }, doubts,
                try History.of([plan.id], to: person, in: reading)
            )
        }
        guard let (plan, decree, file, doubts, history) = found, let decree else { throw Problem.notFound }
        let words = visit.words
        let base = "/\(visit.office.slug)/rencana/\(plan.address)"
        let query = plan.versionQuery
        let download: HTML =
            file.map {
                "<a class=\"button\" href=\"\(base)/naskah/berkas\(query)\">\(visit.icon("download")) \($0.name)</a>"
            } ?? ""
        return visit.page(Frame(words[PlanWord.decree], year: plan.year, noun: PlanRoutes.noun.key)) { html in
            html.add(
                """
                <nav class="crumbs" aria-label="\(words[PlanWord.crumbs])"><ol><li><a href="\(base)\(query)">\(plan.called(words))</a></li><li aria-current="page">\(words[PlanWord.decree])</li></ol></nav>
                \(plan.oldNotice(visit))
                <div class="page-head"><div><h1 class="long">\(decree.about ?? plan.title)</h1><p>\(plan.decree.sentence(words))</p></div>
                <div class="actions">\(download)</div></div>
                <div class="sides"><div class="stack">

                """)
            list(words[PlanWord.considerations], decree.considerations, "lettered", &html)
            list(words[PlanWord.legalBasis], decree.legalBasis, "numbered", &html)
            html.add("<section class=\"stack\"><h2>\(words[PlanWord.dictums])</h2><dl class=\"facts\">")
            for dictum in decree.dictums { html.add("<dt>\(dictum.name)</dt><dd>\(dictum.text)</dd>") }
            html.add(
                "</dl></section></div>\n<div class=\"stack\"><section class=\"card\"><h2>\(words[PlanWord.doubts])</h2>"
            )
            if doubts.isEmpty { html.add("<p>\(words[PlanWord.noDoubt])</p>") }
            html.raw("<ul class=\"stack small\">")
            for doubt in doubts {
                let text = words.doubt(
                    doubt.kind, doubt.detail, otherwise: words[key: "plans.doubt-kind.\(doubt.kind)"])
                html.add("<li><a href=\"\(base)/\(doubt.code)\(query)#keraguan\">\(doubt.code)</a> \(text)</li>\n")
            }
            html.raw("</ul></section>")
            html.add(visit.history(history))
            html.raw("</div></div>")
        }
    }

    private static func list(_ title: String, _ items: [String], _ kind: String, _ html: inout HTML) {
        guard !items.isEmpty else { return }
        html.add("<section class=\"stack\"><h2>\(title)</h2><ol class=\"\(kind)\">")
        for item in items { html.add("<li>\(item)</li>\n") }
        html.raw("</ol></section>\n")
    }

    @Sendable static func download(_ visit: Visit<Member>) async throws -> Reply {
        let office = visit.office.id
        let file = try await visit.store.read { reading -> StoredFile? in
            guard let plan = try visit.plan(in: reading) else { return nil }
            return try plan.file.flatMap { try StoredFile.find($0, office: office, in: reading) }
        }
        guard let file else { throw Problem.notFound }
        return .download(
            try visit.ground.vault.bytes(file.hash, office: office), name: file.name, media: "application/octet-stream")
    }
}
