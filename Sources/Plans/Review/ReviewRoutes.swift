public import Web

/// Bringing a document, answering its doubts, making it the plan.
public struct ReviewRoutes: Sendable {
    let reader: PlanReader

    public init(reader: PlanReader) { self.reader = reader }

    public func add(to routes: Routes) {
        Bringing(reader: reader).add(to: routes)
        ReviewActions().add(to: routes)
        NodeRoutes().add(to: routes)
        CellRoutes().add(to: routes)
    }
}
