import People
import Plans
import Storage
public import Web

/// Where people arrive, and where they look for things.
public struct StartRoutes: Sendable {
    public init() {}

    public func add(to routes: Routes) {
        routes.open.get("") { visit in
            guard let person = visit.visitor else { return .see("/-/masuk") }
            if person.mustChangePassword { return .see("/-/akun") }
            for office in person.offices {
                let noun = visit.ground.nouns.first { person.may($0.action, in: office.id) }
                if let noun { return .see("/\(office.slug)/\(noun.path)") }
            }
            return .see("/-/akun")
        }
        routes.open.get("{kantor}") { visit in
            let slug = try visit.path("kantor")
            let person = visit.visitor
            let office = person?.offices.first { $0.slug == slug }
            let noun = visit.ground.nouns.first { noun in
                person == nil || office.map { person?.may(noun.action, in: $0.id) ?? false } ?? true
            }
            guard let noun else { return .see("/-/akun") }
            // Whether the office exists is not for a guest to learn: the next page asks them to sign in either way.
            return .see("/\(slug.addingPercentEncoding)/\(noun.path)")
        }
        routes.open.get("-/sehat") { _ in .text("sehat\n") }
        routes.open.get("-/siap") { visit in
            _ = try await visit.store.read { try $0.number("SELECT COUNT(*) FROM office") }
            return .text("siap\n")
        }
        routes.members.get("{kantor}/cari", SearchPage.show)
        routes.may(.readPlans).get("beranda", BerandaPage.show)
    }
}
