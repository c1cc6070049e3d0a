public import People
import Storage
public import Web

extension Action {
    /// See what is measured and what stands behind a figure.
    public static let readMeasures = Action(rawValue: "measures.read")
}

/// What is measured, figure by figure, and over the offices below.
public struct MeasureRoutes: Sendable {
    /// How people navigate here.
    public static let noun = Noun("measures.noun", path: "ukuran", icon: "plan", action: .readMeasures)

    let catalogue: Catalogue

    public init(catalogue: Catalogue) { self.catalogue = catalogue }

    public func add(to routes: Routes) {
        let read = routes.may(.readMeasures)
        let list = MeasureList(catalogue: catalogue)
        read.list("ukuran", page: list.show, table: list.table)
        read.get("ukuran/{kunci}") { [catalogue] in try await MeasurePage.load($0, catalogue).reply() }
        let tree = TreeList(catalogue: catalogue)
        read.list("wilayah", page: tree.show, table: tree.table)
        let one = TreeOfMeasure(catalogue: catalogue)
        read.list("wilayah/{kunci}", page: one.show, table: one.table)
    }
}

extension Visit<Member> {
    /// The month that `?bulan=2026-06` names; the one it is where none is named.
    var month: (year: Int, month: Int) {
        let parts = query("bulan").split(separator: "-").compactMap { Int($0) }
        guard parts.count == 2, (2000...2100).contains(parts[0]), (1...12).contains(parts[1]) else {
            return (today.year, today.month)
        }
        return (parts[0], parts[1])
    }

    /// The ways to the month before and after.
    func monthTurn(_ base: String) -> HTML {
        let (year, month) = self.month
        let before = month == 1 ? (year - 1, 12) : (year, month - 1)
        let after = month == 12 ? (year + 1, 1) : (year, month + 1)
        func link(_ turn: (Int, Int), _ rel: String) -> HTML {
            let title = "\(words.month(turn.1)) \(turn.0)"
            let text = rel == "prev" ? "← \(title)" : "\(title) →"
            return
                "<a class=\"button\" rel=\"\(rel)\" href=\"\(base)?bulan=\(KeptFigure.month(turn.1, of: turn.0))\">\(text)</a>"
        }
        return "\(link(before, "prev"))\(link(after, "next"))"
    }
}
