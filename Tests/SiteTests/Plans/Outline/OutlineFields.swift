@testable import Plans

/// The words of every field of a proposal that an outline can feed.
struct OutlineFields {
    private var texts: [String: Set<String>] = [:]

    init(_ proposal: Proposal) {
        add(proposal.title, "title")
        for heading in proposal.headings { add(heading.text, "heading") }
        for area in proposal.areas {
            add(area.title, "\(area.no).title")
            for activity in area.activities {
                add(activity.title, activity.code + ".title")
                for level in activity.above ?? [] { add(level.title, activity.code + ".above") }
                for sub in activity.subActivities { add(sub) }
            }
        }
    }

    private mutating func add(_ sub: Proposal.SubActivity) {
        add(sub.title, sub.code + ".title")
        add(sub.responsible.joined(separator: " "), sub.code + ".responsible")
        for detail in sub.details ?? [] { add(detail.text, sub.code + ".details") }
        for indicator in sub.indicators {
            add(indicator.text, indicator.code + ".text")
            add(indicator.time?.text ?? "", indicator.code + ".time")
            for detail in indicator.details ?? [] { add(detail.text, indicator.code + ".details") }
        }
    }

    private mutating func add(_ text: String, _ field: String) {
        texts[field, default: []].formUnion(TextCells.words(of: text))
    }

    func words(_ field: String) -> Set<String> { texts[field] ?? [] }
}
