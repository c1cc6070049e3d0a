import Testing

@testable import Plans

/// Which line of a plan that was read anew is which line of the version before.
@Suite struct LineageTests {
    private let base = SmallPlan.plan.numbered("old")

    /// The lineage that each indicator of the base has, by its wording.
    private var known: [String: String] {
        Dictionary(uniqueKeysWithValues: base.subActivities.flatMap(\.indicators).map { ($0.text, $0.lineage ?? "") })
    }

    private func matched(_ edit: (inout Proposal) -> Void) -> Proposal {
        var plan = SmallPlan.plan
        edit(&plan)
        return LineageMatch.matched(plan.renumbered, to: base)
    }

    private func lineages(_ plan: Proposal) -> [String?] {
        plan.areas.map(\.lineage) + plan.areas.flatMap(\.activities).map(\.lineage) + plan.subActivities.map(\.lineage)
            + plan.subActivities.flatMap(\.indicators).map(\.lineage)
    }

    @Test func `the same plan has the same lineages`() {
        #expect(lineages(matched { _ in }) == lineages(base))
    }

    @Test func `a line stays itself when it is moved and renumbered`() {
        let plan = matched { plan in
            plan.areas.swapAt(0, 1)
            plan.areas[0].activities[0].subActivities.append(plan.areas[1].activities[0].subActivities.removeFirst())
        }
        #expect(plan[0, 0, 2].title == "Menyusun daftar arsip aktif")
        #expect(plan[0, 0, 2].code == "1.1.3")
        #expect(plan[0, 0, 2].lineage == base[0, 0, 0].lineage)
        #expect(plan[0, 0, 2].indicators.map(\.lineage) == base[0, 0, 0].indicators.map(\.lineage))
        #expect(plan.areas.map(\.lineage) == base.areas.map(\.lineage).reversed())
    }

    @Test func `a line stays itself when it is reworded in its place`() {
        let plan = matched { plan in
            plan[1, 0, 1].title = "Mengukur tingkat kepuasan para tamu"
            plan[1, 0, 1].indicators[0].text = "Laporan kepuasan tamu tahun 2027"
        }
        #expect(plan[1, 0, 1].lineage == base[1, 0, 1].lineage)
        #expect(plan[1, 0, 1].indicators[0].lineage == base[1, 0, 1].indicators[0].lineage)
    }

    @Test func `two lines that swapped their numbers are known by their words`() {
        let plan = matched { plan in plan.areas[0].activities[0].subActivities.swapAt(0, 1) }
        #expect(plan[0, 0, 0].lineage == base[0, 0, 1].lineage)
        #expect(plan[0, 0, 1].lineage == base[0, 0, 0].lineage)
    }

    @Test func `of a line that was split one half stays and the other is new`() {
        let plan = matched { plan in
            plan[0, 0, 0].indicators[1].text = "Berita acara pemindahan"
            plan[0, 0, 0].indicators.append(SmallPlan.indicator("", "Arsip dipindahkan"))
        }
        #expect(plan[0, 0, 0].indicators[1].lineage == base[0, 0, 0].indicators[1].lineage)
        #expect(plan[0, 0, 0].indicators[2].lineage == nil)
    }

    @Test func `two lines never become one`() {
        let plan = matched { plan in
            plan[0, 0, 1] = plan[0, 0, 0]
            plan[0, 0, 1].indicators[0].text = "Daftar arsip aktif tersusun"
        }
        let given = lineages(plan).compactMap(\.self)
        #expect(Set(given).count == given.count)
        #expect(plan[0, 0, 0].lineage == base[0, 0, 0].lineage)
    }

    @Test func `what resembles nothing is new, even with an old number`() {
        let plan = matched { plan in
            plan[1, 1, 0] = SmallPlan.sub("2.2.1", "Pengecatan pagar", [SmallPlan.indicator("2.2.1.a", "Pagar dicat")])
        }
        #expect(plan[1, 1, 0].lineage == nil)
        #expect(plan[1, 1, 0].indicators[0].lineage == nil)
        #expect(plan.areas[1].activities[1].lineage == base.areas[1].activities[1].lineage)
    }

    @Test func `a heading that got another name is known by its lines`() {
        let plan = matched { plan in plan.areas[0].activities[0].title = "Program kerja utama bidang kearsipan" }
        #expect(plan.areas[0].activities[0].lineage == base.areas[0].activities[0].lineage)
    }

    @Test func `a wording that stands in two places is told apart by what it stands below`() {
        var twice = SmallPlan.plan
        for sub in [(0, 0, 0), (1, 1, 0)] {
            twice[sub.0, sub.1, sub.2].indicators = [SmallPlan.indicator("", "Laporan")]
        }
        let base = twice.renumbered.numbered("old")
        var moved = twice
        moved.areas.swapAt(0, 1)

        let plan = LineageMatch.matched(moved.renumbered, to: base)

        #expect(plan[1, 0, 0].indicators[0].lineage == base[0, 0, 0].indicators[0].lineage)
        #expect(plan[0, 1, 0].indicators[0].lineage == base[1, 1, 0].indicators[0].lineage)
    }

    @Test(.timeLimit(.minutes(1))) func `thousands of lines of the same words each stay themselves`() {
        var many = SmallPlan.plan
        many[0, 0, 0].indicators = (1...20_000).map { SmallPlan.indicator("1.1.1.\($0)", "Laporan") }
        let base = many.numbered("old")
        let isSame = LineageMatch.matched(many, to: base) == base
        #expect(isSame)
    }

    @Test func `a plan that says who its lines are is not asked again`() {
        var plan = base
        plan[0, 0, 0].title = base[0, 0, 1].title
        #expect(LineageMatch.matched(plan, to: base) == plan)
    }

    @Test func `activities without a title are known by their area`() {
        var flat = SmallPlan.plan
        for area in flat.areas.indices { flat.areas[area].activities[0].title = "" }
        let base = flat.numbered("old")
        flat.areas.swapAt(0, 1)

        let plan = LineageMatch.matched(flat.renumbered, to: base)

        #expect(plan.areas[0].activities[0].lineage == base.areas[1].activities[0].lineage)
        #expect(plan.areas[1].activities[0].lineage == base.areas[0].activities[0].lineage)
    }
}
