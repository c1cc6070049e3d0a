import People
import Storage
import Web

/// What the page of a review shows of its adoption: as which plan, by which decree, why, and what would change.
struct AdoptionPart: Sendable {
    let review: Review
    /// What it is meant to become.
    let target: Adoption.Target
    /// The plans of its year that it could amend.
    let plans: [Plan]
    let kinds: [PlanKind]
    /// Whose plan it is, where it is a copy of somebody's.
    let name: String
    /// What names the plan that it became, in addresses; `nil` while it is none.
    let became: String?
    /// What would be different from the version that it amends, or from the year before; `nil` where there is none.
    let difference: PlanDifference?

    /// - Parameter person: sees only the plans that they may see.
    init(_ review: Review, office: String, to person: Person, in reading: Storage.Reading) throws {
        self.review = review
        let all = try Plan.all(of: office, to: person, in: reading)
        plans = all.filter { $0.year == review.year }
        kinds = try PlanKind.all(in: reading)
        became = try reading.texts(
            """
            SELECT plan.address FROM plan_version JOIN plan ON plan.id = plan_version.plan
            WHERE plan_version.review = \(review.id)
            """
        ).first
        let origin = review.source == .copy ? all.first { $0.address == review.reading.document } : nil
        // A typed plan names its agent as its document, a copy the plan that it came from.
        let agent = try ChangeAgent.typed(review.reading.document, office: office, in: reading)
        name = origin?.name ?? agent?.name ?? ""
        var target = Adoption.Target(review)
        // A document of a year that has its plan most likely changes it.
        if review.plan == nil, review.source == .document,
            let taken = plans.first(where: { $0.kind == review.planKind && $0.name.isEmpty })
        {
            target = .amendment(of: taken.id, version: taken.version)
        }
        self.target = target
        var base = origin
        if case .amendment(let plan, let version) = target {
            base = try Plan.version(version, of: plan, office: office, to: person, in: reading)
        }
        difference = try base.map { try $0.proposal(in: reading) }.map { base in
            PlanDifference.between(base, LineageMatch.matched(review.answered, to: base))
        }
    }

    /// The fields, for the form whose button adopts.
    ///
    /// - Parameter typed: what was sent, when it was refused.
    func fields(_ visit: Visit<Member>, typed: Form? = nil) -> HTML {
        let words = visit.words
        let adoption = typed.map { Adoption($0, for: review) } ?? Adoption(review)
        let decree = adoption.decree
        var html: HTML =
            "<fieldset class=\"card stack\" id=\"penetapan\"><legend>\(words[PlanWord.decreeData])</legend>\n"
        html.add(choice(typed.flatMap { Adoption.Target($0.text("sebagai")) } ?? target, adoption.name, visit))
        html.add(field("judul", words[PlanWord.planTitle], adoption.title, 500))
        html.raw("<div class=\"sides\"><div class=\"stack\">")
        html.add(field("sk-jenis", words[PlanWord.decreeKind], decree.kind ?? "", 200))
        html.add(field("sk-nomor", words[PlanWord.number], decree.number ?? "", 200))
        html.add(
            """
            <div class="field"><label for="sk-tanggal">\(words[PlanWord.decreeDay])</label><input class="input input-short" type="date" id="sk-tanggal" name="sk-tanggal" value="\(decree.date ?? "")"></div></div><div class="stack">

            """)
        html.add(field("sk-tempat", words[PlanWord.decreePlace], decree.place ?? "", 200))
        html.add(field("sk-jabatan", words[PlanWord.signerTitle], decree.signerTitle ?? "", 200))
        html.add(field("sk-nama", words[PlanWord.signerName], decree.signer ?? "", 200))
        html.raw("</div></div>")
        html.add(field("sk-tentang", words[PlanWord.decreeAbout], decree.about ?? "", 2000))
        if !plans.isEmpty || review.plan != nil {
            html.add(
                """
                <div class="field"><label for="alasan">\(words[PlanWord.reason])</label><p class="help" id="alasan-bantu">\(words[PlanWord.reasonHelp])</p><textarea class="input" id="alasan" name="alasan" rows="2" maxlength="2000" aria-describedby="alasan-bantu">\(adoption.reason)</textarea></div>

                """)
        }
        html.raw("</fieldset>\n")
        return html
    }

    /// What would be different, for the page before the adoption.
    func changes(_ visit: Visit<Member>) -> HTML {
        guard let difference else { return "" }
        var html: HTML =
            "<details class=\"group\" id=\"perubahan\"\(" open", if: difference.changes.count < 40)><summary>\(visit.words[PlanWord.whatWouldChange]) <span class=\"badge\">\(difference.changes.count)</span></summary><div>\n"
        DifferenceList(words: visit.words, difference: difference).write(&html)
        html.raw("</div></details>\n")
        return html
    }

    private func field(_ name: String, _ label: String, _ value: String, _ most: Int) -> HTML {
        """
        <div class="field"><label for="\(name)">\(label)</label><input class="input" id="\(name)" name="\(name)" maxlength="\(most)" value="\(value)"></div>

        """
    }

    /// As which plan: an amendment of one that is, or a new one of a kind that the year does not have yet.
    private func choice(_ chosen: Adoption.Target, _ name: String, _ visit: Visit<Member>) -> HTML {
        let words = visit.words
        guard review.source != .version else {
            let plan = plans.first { $0.id == review.plan }
            let text = words(
                PlanWord.amends, ["plan": plan?.called(words) ?? "", "version": String(review.baseVersion ?? 1)])
            return "<p>\(text)</p><input type=\"hidden\" name=\"sebagai\" value=\"\(target.text)\">\n"
        }
        var html: HTML =
            "<div class=\"field\"><label for=\"sebagai\">\(words[PlanWord.adoptAs])</label><select class=\"input\" id=\"sebagai\" name=\"sebagai\">"
        func option(_ target: Adoption.Target, _ text: String) -> HTML {
            "<option value=\"\(target.text)\"\(" selected", if: target == chosen)>\(text)</option>"
        }
        for plan in plans {
            let text = words(PlanWord.amends, ["plan": plan.called(words), "version": String(plan.version)])
            html.add(option(.amendment(of: plan.id, version: plan.version), text))
        }
        for kind in kinds where kind.isNamed || !plans.contains(where: { $0.kind == kind.id }) {
            html.add(option(.plan(kind: kind.id), "\(kind.called(words)) \(review.year)"))
        }
        html.raw("</select></div>\n")
        guard kinds.contains(where: \.isNamed) else { return html }
        let known = name.isEmpty ? self.name : name
        html.add(
            """
            <div class="field"><label for="nama">\(words[PlanWord.planName])</label><p class="help" id="nama-bantu">\(words[PlanWord.planNameHelp])</p><input class="input" id="nama" name="nama" maxlength="200" value="\(known)" aria-describedby="nama-bantu"></div>

            """)
        return html
    }
}
