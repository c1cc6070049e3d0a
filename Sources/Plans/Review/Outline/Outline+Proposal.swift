extension Outline {
    /// The code of every node as people see it: the reading's where nothing around it changed, else its place.
    func codes() -> [String: String] {
        let codes = codes(countingAll: false)
        guard Set(codes.values).count < codes.count else { return codes }
        return self.codes(countingAll: true)
    }

    private func codes(countingAll: Bool) -> [String: String] {
        var codes: [String: String] = [:]
        codes.reserveCapacity(nodes.count)
        number(below: nil, code: "", isNew: false, countingAll, &codes)
        return codes
    }

    private func number(
        below parent: String?, code above: String, isNew: Bool, _ countingAll: Bool, _ codes: inout [String: String]
    ) {
        let counts = countingAll || renumbered.contains(parent)
        for (place, key) in children(of: parent).enumerated() {
            guard let node = nodes[key] else { continue }
            let number = counts ? place + 1 : node.number
            let code: String
            if !counts, !isNew, let read = node.code {
                code = read
            } else {
                switch node.rank {
                case .area: code = String(number)
                case .activity, .subActivity: code = above.with(number)
                case .indicator: code = above.with(letter: number - 1)
                }
            }
            codes[key] = code
            self.number(below: key, code: code, isNew: code != node.code, countingAll, &codes)
        }
    }

    /// The proposal that the tree stands for.
    func proposal() -> Proposal {
        let codes = codes()
        var proposal = head
        proposal.areas = roots.compactMap { nodes[$0] }.map { area in
            Proposal.Area(
                no: codes[area.key].flatMap { Int($0) } ?? area.number, title: area.text,
                activities: below(area).map { activity in
                    Proposal.Activity(
                        code: codes[activity.key] ?? "", title: activity.text,
                        subActivities: below(activity).map { subActivity($0, codes) }, above: activity.above,
                        lineage: activity.lineage)
                }, lineage: area.lineage)
        }
        proposal.counts = Proposal.Counts(of: proposal.areas)
        return proposal
    }

    private func below(_ node: PlanNode) -> [PlanNode] { node.children.compactMap { nodes[$0] } }

    private func subActivity(_ sub: PlanNode, _ codes: [String: String]) -> Proposal.SubActivity {
        Proposal.SubActivity(
            code: codes[sub.key] ?? "", printedNo: sub.printedNo, title: sub.text, responsible: sub.responsible,
            responsibleRead: sub.responsibleRead, responsibleOr: sub.responsibleOr, sourceLines: sub.sourceLines,
            notes: sub.notes,
            indicators: below(sub).map { indicator in
                Proposal.Indicator(
                    code: codes[indicator.key] ?? "", text: indicator.text, months: indicator.months,
                    monthsOr: indicator.monthsOr, time: indicator.time, details: indicator.details,
                    lineage: indicator.lineage)
            }, printedCode: sub.printedCode, details: sub.details, lineage: sub.lineage)
    }
}
