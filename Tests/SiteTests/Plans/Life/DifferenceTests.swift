import Testing

@testable import Plans

/// The difference of two plans, worked by hand.
@Suite struct DifferenceTests {
    private let old = SmallPlan.plan.numbered("old")

    private func changes(_ edit: (inout Proposal) -> Void) -> [String] {
        var new = old
        edit(&new)
        return PlanDifference.between(old, new.renumbered).changes.map { change in
            "\(change.kind.rawValue) \(change.codeBefore ?? "-") \(change.code ?? "-")"
        }
    }

    @Test func `nothing is different from itself`() {
        #expect(PlanDifference.between(old, old).changes.isEmpty)
        #expect(PlanDifference.between(SmallPlan.plan, SmallPlan.plan).changes.isEmpty)
    }

    @Test func `what came and what went is listed with its lines, in the order of the plan`() {
        let found = changes { plan in
            plan.areas[0].activities[0].subActivities.remove(at: 1)
            plan[1, 0, 0].indicators.append(SmallPlan.indicator("", "Papan nama loket"))
        }
        #expect(found == ["removed 1.1.2 -", "removed 1.1.2.a -", "added - 2.1.1.b"])
    }

    @Test func `those behind something that went only have other numbers`() {
        let found = changes { plan in plan.areas[0].activities[0].subActivities.removeFirst() }
        #expect(found == ["removed 1.1.1 -", "removed 1.1.1.a -", "removed 1.1.1.b -", "renumbered 1.1.2 1.1.1"])
    }

    @Test func `a line below another activity is moved, and its own lines are not`() {
        let found = changes { plan in
            plan.areas[1].activities[1].subActivities.append(plan.areas[0].activities[0].subActivities.removeLast())
        }
        #expect(found == ["moved 1.1.2 2.2.2"])
    }

    @Test func `of two neighbours that changed places one is moved`() {
        let found = changes { plan in plan.areas[0].activities[0].subActivities.swapAt(0, 1) }
        #expect(found.filter { $0.hasPrefix("moved") }.count == 1)
        #expect(found.filter { $0.hasPrefix("renumbered") }.count == 1)
        #expect(found.count == 2)
    }

    @Test func `areas that changed places move alone, their lines stay where they are in them`() {
        let found = changes { plan in plan.areas.swapAt(0, 1) }
        #expect(Set(found.map { $0.split(separator: " ")[0] }) == ["moved", "renumbered"])
        #expect(found.count == 2)
    }

    @Test func `wording, months, units, time and details are told apart`() throws {
        var new = old
        new[0, 0, 0].indicators[0].text = "Daftar arsip aktif tersusun rapi"
        new[0, 0, 0].indicators[1].months = [6, 9]
        new[1, 0, 0].responsible = ["Subbag Hukum", "Subbag Umum"]
        new[1, 0, 1].indicators[0].time = Proposal.Time(text: "akhir tahun", quarters: [4])
        new[1, 1, 0].details = [Proposal.Detail(role: "target", head: "Target", text: "12 kursi")]

        let found = PlanDifference.between(old, new)

        #expect(found.changes.map(\.kind) == [.reworded, .months, .units, .time, .details])
        #expect(found.changes.map(\.code) == ["1.1.1.a", "1.1.1.b", "2.1.1", "2.1.2.a", "2.2.1"])
        #expect(found.changes[1].before == ["6", "12"] && found.changes[1].after == ["6", "9"])
        #expect(found.changes[2].after == ["Subbag Hukum", "Subbag Umum"])
        #expect(found.changes[3].after == ["akhir tahun (TW 4)"])
        #expect(found.changes[4].after == ["Target: 12 kursi"])
        #expect(found.counts == [.reworded: 1, .months: 1, .units: 1, .time: 1, .details: 1])
    }

    @Test func `white space is no wording`() {
        #expect(changes { $0[0, 0, 0].title = "Menyusun  daftar\narsip aktif" } == [])
    }

    @Test func `plans that were only read are compared by their words`() {
        var read = SmallPlan.plan
        read[0, 0, 0].indicators[0].text += " sekali"
        #expect(PlanDifference.between(SmallPlan.plan, read).changes.map(\.kind) == [.reworded])
        #expect(PlanDifference.between(old, read).changes.map(\.kind) == [.reworded])
        #expect(PlanDifference.between(read, old).changes.map(\.kind) == [.reworded])
    }

    @Test(
        arguments: [
            ([], []), ([1, 2, 3], [0, 1, 2]), ([2, 1], [1]), ([3, 1, 2], [1, 2]), ([1, 5, 2, 3], [0, 2, 3]),
        ] as [([Int], [Int])])
    func `those who kept their order are as many as can be`(places: [Int], stayed: [Int]) {
        #expect(PlanDifference.longestRise(places).sorted() == stayed)
    }

    @Test func `the terminal says it line by line`() {
        var new = old
        new[0, 0, 0].indicators[0].text = "Daftar arsip aktif tersusun rapi"
        new.areas[1].activities.removeLast()
        let text = PlanPrint.text(PlanDifference.between(old, new))
        #expect(text.contains("3 removed, 1 reworded"))
        #expect(text.contains("~ 1.1.1.a Daftar arsip aktif tersusun [-lengkap-] {+rapi+}"))
        #expect(text.contains("- 2.2.1 Menambah kursi prioritas"))
    }
}
