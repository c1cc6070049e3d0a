import People
public import Web

/// The pages of *Hak akses*.
public struct AccessRoutes: Sendable {
    /// How people navigate here: everybody to their own rights.
    public static let noun = Noun("access.title", path: "hak-akses/saya", icon: "user", action: .readOffice)

    public init() {}

    public func add(to routes: Routes) {
        routes.may(.explainAccess).get("hak-akses", AccessPage.show)
        routes.may(.explainAccess).list("hak-akses/siapa", page: HoldersPage.show, table: HoldersPage.table)
        routes.may(.readOffice).get("hak-akses/saya", OwnAccessPage.show)
    }
}
