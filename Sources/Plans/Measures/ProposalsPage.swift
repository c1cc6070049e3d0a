import Measures
import People
public import Storage
import Web

/// What may measure the indicators that are bound to nothing, by their wording, to be taken over in one go.
struct ProposalsPage: Sendable {
    let catalogue: Catalogue
    let known: KnownBindings

    /// An indicator without a measure, and what may measure it.
    struct Line: Sendable {
        let code: String
        let wording: String
        let lineage: String
        let proposal: KnownBindings.Proposal
    }

    private func load(_ visit: Visit<Member>, in reading: Reading) throws -> (Plan, [Line]) {
        guard
            let plan = try Plan.visible(
                try visit.path("tahun"), office: visit.office.id, to: visit.person, in: reading)
        else { throw Problem.notFound }
        return (plan, try Self.lines(of: plan, known, in: reading))
    }

    static func lines(of plan: Plan, _ known: KnownBindings, in reading: Reading) throws -> [Line] {
        let bound = Set(try Binding.all(of: plan.id, in: reading).keys)
        var lines: [Line] = []
        try reading.each(
            """
            SELECT code, wording, lineage FROM indicator WHERE plan = \(plan.id) AND version = \(plan.version)
            ORDER BY position
            """
        ) { row in
            let (wording, lineage) = (try row.text(1), try row.text(2))
            guard !bound.contains(lineage), let proposal = known.proposal(for: wording) else { return }
            lines.append(Line(code: try row.text(0), wording: wording, lineage: lineage, proposal: proposal))
        }
        return lines
    }

    @Sendable func show(_ visit: Visit<Member>) async throws -> Reply {
        let (plan, lines) = try await visit.store.read { try load(visit, in: $0) }
        let words = visit.words
        let base = "/\(visit.office.slug)/rencana/\(plan.address)"
        return visit.page(Frame(words[MeasureWord.proposals], year: plan.year, noun: PlanRoutes.noun.key)) { html in
            html.add(
                """
                <nav class="crumbs" aria-label="\(words[PlanWord.crumbs])"><ol><li><a href="\(base)">\(plan.called(words))</a></li><li><a href="\(base)/kokpit">\(words[MeasureWord.cockpit])</a></li><li aria-current="page">\(words[MeasureWord.proposals])</li></ol></nav>
                <h1>\(words[MeasureWord.proposals])</h1><p>\(words[MeasureWord.proposalsHelp])</p>

                """)
            guard !lines.isEmpty else {
                html.add("<p class=\"empty\">\(words[MeasureWord.proposalsNone])</p>")
                return
            }
            html.add("<form method=\"post\" class=\"stack\">\(visit.tokenField)<ul class=\"stack\">\n")
            for line in lines { write(line, words, &html) }
            html.add(
                "</ul><p class=\"actions\"><button class=\"button button-main\">\(words[MeasureWord.accept])</button></p></form>\n"
            )
        }
    }

    private func write(_ line: Line, _ words: Words, _ html: inout HTML) {
        let isCertain = line.proposal.certainty == KnownBindings.Proposal.certain
        let texts = line.proposal.bindings.compactMap { binding in
            catalogue[binding.measure].map { words[$0.title] }
        }
        html.add(
            """
            <li class="card"><div class="choice"><input type="checkbox" id="u-\(line.code)" name="indikator[]" value="\(line.code)"\(" checked", if: isCertain)><label for="u-\(line.code)"><span class="soft">\(line.code)</span> \(line.wording)<span class="help block">\(texts.joined(separator: "; ")) · \(words[MeasureWord.certainty]) \(line.proposal.certainty) %</span></label></div></li>

            """)
    }

    /// Binds what was ticked, as one change.
    @Sendable func accept(_ visit: Visit<Member>, _ form: Form) async throws -> Reply {
        let codes = Set(form.all("indikator[]"))
        let address = try await visit.store.change(by: visit.actor, in: [visit.office.id]) { change in
            let (plan, lines) = try load(visit, in: change.reading)
            try Self.bind(lines.filter { codes.contains($0.code) }, of: plan, office: visit.office.id, in: change)
            return "/\(visit.office.slug)/rencana/\(plan.address)/kokpit"
        }
        return .see(address)
    }

    /// Takes proposals over, with one event that names each.
    static func bind(_ lines: [Line], of plan: Plan, office: String, in change: Change) throws {
        guard !lines.isEmpty else { throw BindingRefusal.noIndicator }
        for line in lines { try Binding.set(line.proposal.bindings, of: line.lineage, plan: plan.id, in: change) }
        change.record(
            "plans.indicators-bound", on: plan.id, office: office,
            lines.map { FieldChange($0.code, new: $0.proposal.bindings.map(\.text).joined(separator: "\n")) })
    }
}

extension KnownBindings {
    /// Binds every indicator of a plan whose wording is the very same as a known one.
    public func bindCertain(year: Int, office: String, by actor: Actor, in store: Store) async throws -> Int {
        try await store.change(by: actor, in: [office]) { change in
            guard let plan = try Plan.addressed(String(year), office: office, in: change.reading) else { return 0 }
            let lines = try ProposalsPage.lines(of: plan, self, in: change.reading).filter {
                $0.proposal.certainty == Proposal.certain
            }
            try ProposalsPage.bind(lines, of: plan, office: office, in: change)
            return lines.count
        }
    }
}
