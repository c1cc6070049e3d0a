public import Web

/// The audit trail of an office, and the signed roots that hold it.
public struct AuditRoutes: Sendable {
    /// How people navigate here.
    public static let noun = Noun("audit.noun", path: "jejak", icon: "search", action: .readAudit)

    let roots: RootFolder

    public init(roots: RootFolder) { self.roots = roots }

    public func add(to routes: Routes) {
        routes.may(.readAudit).list("jejak", page: TrailPage.show, table: TrailTable.table)
        let pages = RootPages(roots: roots)
        routes.may(.readAudit).get("jejak/akar", pages.newest)
        routes.may(.readAudit).get("jejak/akar/kunci", pages.key)
        routes.may(.readAudit).get("jejak/akar/{akar}", pages.show)
        routes.may(.readAudit).get("jejak/akar/{akar}/berkas", pages.download)
    }
}
