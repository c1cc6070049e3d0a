import People
import Storage
import Web

/// What changed from one version of a plan to another, or from one year's plan to the next.
struct DifferencePage {
    let visit: Visit<Member>
    /// The plan of the address.
    let plan: Plan
    let old: Plan
    let new: Plan
    let difference: PlanDifference
    /// The versions that can be compared, and the plans of other years.
    let versions: [Int]
    let years: [Int]

    @Sendable static func show(_ visit: Visit<Member>) async throws -> Reply { try await found(visit).reply() }

    @Sendable static func table(_ visit: Visit<Member>) async throws -> Table { try await found(visit).table }

    private static func found(_ visit: Visit<Member>) async throws -> DifferencePage {
        let found = try await visit.store.read { reading -> DifferencePage? in
            guard let plan = try visit.plan(in: reading),
                let new = try side(visit.query("ke"), of: plan, otherwise: plan.version, visit, in: reading),
                // Another year's plan numbers its versions by itself.
                let old = try side(
                    visit.query("dari"), of: plan,
                    otherwise: new.id == plan.id ? max(1, new.version - 1) : plan.version, visit, in: reading)
            else { return nil }
            let difference =
                old == new
                ? PlanDifference(changes: [])
                : PlanDifference.between(try old.proposal(in: reading), try new.proposal(in: reading))
            let others = try Plan.all(of: visit.office.id, to: visit.person, in: reading)
                .filter { $0.kind == plan.kind && $0.name == plan.name && $0.id != plan.id }
            return DifferencePage(
                visit: visit, plan: plan, old: old, new: new, difference: difference, versions: Array(1...plan.newest),
                years: others.map(\.year))
        }
        guard let found else { throw Problem.notFound }
        return found
    }

    /// A version by its number, or the plan of a year: numbers from 1000 on are years.
    private static func side(
        _ text: String, of plan: Plan, otherwise version: Int, _ visit: Visit<Member>, in reading: Reading
    ) throws -> Plan? {
        let (office, person) = (visit.office.id, visit.person)
        guard let number = text.isEmpty ? version : Int(text) else { return nil }
        guard number >= 1000 else {
            return try Plan.visible(plan.address, version: number, office: office, to: person, in: reading)
        }
        return try Plan.visible(plan.address(in: number), office: office, to: person, in: reading)
    }

    private var kind: PlanChange.Kind? {
        PlanChange.Kind.allCases.first { $0.address == visit.query("jenis") }
    }

    private var shown: [PlanChange] {
        let kind = kind
        return difference.changes.filter { kind == nil || $0.kind == kind }
    }

    private func reply() -> Reply {
        let words = visit.words
        let base = "/\(visit.office.slug)/rencana/\(plan.address)"
        var frame = Frame(words[PlanWord.whatChanged], year: plan.year, noun: PlanRoutes.noun.key)
        frame.capacity = 16_384 + 1024 * difference.changes.count
        return visit.page(frame) { html in
            html.add(
                """
                <nav class="crumbs" aria-label="\(words[PlanWord.crumbs])"><ol><li><a href="\(base)">\(plan.called(words))</a></li><li><a href="\(base)/versi">\(words[PlanWord.versions])</a></li><li aria-current="page">\(words[PlanWord.whatChanged])</li></ol></nav>
                <div class="page-head"><div><h1>\(words[PlanWord.whatChanged])</h1>
                <p>\(words(PlanWord.fromTo, ["from": side(old), "to": side(new)]))</p></div>
                <div class="actions"><a class="button" href="\(base)/perubahan.csv\(query)">\(visit.icon("download")) CSV</a><a class="button" href="\(base)/perubahan.json\(query)">JSON</a></div></div>

                """)
            choice(&html)
            if versions.count == 1, old == new {
                html.add("<p class=\"empty\">\(words[PlanWord.oneVersion])</p>")
            } else {
                DifferenceList(words: words, difference: difference, shown: shown) { "?jenis=\($0)" + rest }.write(
                    &html)
            }
        }
    }

    private func side(_ side: Plan) -> String {
        let version = "\(visit.words[PlanWord.version]) \(side.version)"
        return old.id == new.id ? version : "\(side.called(visit.words)), \(version)"
    }

    /// How the address calls a side: by its version, or by its year.
    private func name(of side: Plan) -> String { String(side.id == plan.id ? side.version : side.year) }

    /// What the address asks for, so that other forms of the page ask for the same.
    private var rest: String { "&dari=\(name(of: old))&ke=\(name(of: new))" }

    private var query: String { "?" + rest.dropFirst() + (kind.map { "&jenis=\($0.address)" } ?? "") }

    private func choice(_ html: inout HTML) {
        let words = visit.words
        guard versions.count + years.count > 1 else { return }
        func options(_ chosen: String) -> HTML {
            var html: HTML = ""
            for version in versions.reversed() {
                html.add(
                    "<option value=\"\(version)\"\(" selected", if: chosen == String(version))>\(words[PlanWord.version]) \(version)</option>"
                )
            }
            for year in years {
                html.add("<option value=\"\(year)\"\(" selected", if: chosen == String(year))>\(year)</option>")
            }
            return html
        }
        html.add(
            """
            <form class="filters" method="get" aria-label="\(words[PlanWord.compare])">
            <div><label for="s-dari">\(words[PlanWord.from])</label><select class="input" id="s-dari" name="dari">\(options(name(of: old)))</select></div>
            <div><label for="s-ke">\(words[PlanWord.to])</label><select class="input" id="s-ke" name="ke">\(options(name(of: new)))</select></div>
            <div class="tight"><button class="button">\(words[PlanWord.compare])</button></div></form>

            """)
    }

    private var table: Table {
        let words = visit.words
        return Table(
            name: "perubahan-\(new.address)",
            columns: [
                .init("kind", words[PlanWord.kindOfChange]), .init("level", words[PlanWord.level]),
                .init("code_before", words[PlanWord.codeBefore]), .init("code", words[PlanWord.code]),
                .init("text", words[PlanWord.text]), .init("before", words[PlanWord.was]),
                .init("after", words[PlanWord.becomes]),
            ],
            rows: shown.map { change in
                [
                    .text(change.kind.rawValue), .text(change.level.rawValue), .text(change.codeBefore),
                    .text(change.code), .text(change.text), .texts(change.before), .texts(change.after),
                ]
            })
    }
}
