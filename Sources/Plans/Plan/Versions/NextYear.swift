extension Proposal {
    /// The plan as the beginning of another year's: the same lineages and months, no decree yet.
    ///
    /// Wording stays as it is. Where it names the old year, the sub-activity gets a doubt that says so; what stands in a
    /// title above is said at the first sub-activity below it.
    func copied(from year: Int, to next: Int) -> Proposal {
        var copy = self
        let decree = copy.decree
        copy.decree = Decree(
            kind: decree.kind, place: decree.place, signerTitle: decree.signerTitle, signer: decree.signer)
        var above = names(year, in: title) ? [title] : []
        for area in copy.areas.indices {
            if names(year, in: copy.areas[area].title) { above.append(copy.areas[area].title) }
            for activity in copy.areas[area].activities.indices {
                let heading = copy.areas[area].activities[activity]
                above += ([heading.title] + (heading.above ?? []).map(\.title)).filter { names(year, in: $0) }
                for index in heading.subActivities.indices {
                    var sub = heading.subActivities[index]
                    (sub.sourceLines, sub.printedNo) = ([], nil)
                    sub.notes += (above + sub.texts.filter { names(year, in: $0) }).map { text in
                        Note(
                            code: "old-year", text: "It still names \(year): “\(text)”",
                            values: ["year": String(year), "next": String(next), "text": text])
                    }
                    above = []
                    copy.areas[area].activities[activity].subActivities[index] = sub
                }
            }
        }
        return copy
    }

    private func names(_ year: Int, in text: String) -> Bool {
        text.split { !$0.isNumber }.contains { $0 == String(year) }
    }
}

extension Proposal.SubActivity {
    /// Everything that it says in words.
    fileprivate var texts: [String] {
        [title] + (details ?? []).map(\.text)
            + indicators.flatMap { [$0.text] + ($0.time.map { [$0.text] } ?? []) + ($0.details ?? []).map(\.text) }
    }
}
