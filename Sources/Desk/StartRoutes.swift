import People
import Plans
import Storage
import Subjects
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
        routes.members.get("{kantor}/cari", search)
        routes.may(.readPlans).get("beranda", BerandaPage.show)
    }

    @Sendable private func search(_ visit: Visit<Person>) async throws -> Reply {
        let slug = try visit.path("kantor")
        guard let office = visit.person.offices.first(where: { $0.slug == slug }) else { throw Problem.notFound }
        let query = visit.query("q")
        let words = query.lowercased().split(separator: " ").map(String.init)
        let person = visit.person
        let found =
            words.isEmpty
            ? [] : try await visit.store.read { try Subject.search(words, office: office.id, for: person, in: $0) }
        let texts = visit.words
        return visit.page(Frame(texts[DeskWord.search])) { html in
            html.add("<div class=\"page-head\"><div><h1>\(texts[DeskWord.search])</h1><p>\(query)</p></div></div>\n")
            if found.isEmpty {
                html.add(
                    "<p class=\"empty\">\(texts[words.isEmpty ? DeskWord.searchHelp : DeskWord.searchNothing])</p>")
                return
            }
            html.raw("<ul class=\"stack\">\n")
            for subject in found {
                html.add(
                    "<li><a href=\"\(subject.address)\">\(subject.label)</a> <span class=\"small soft\">\(texts[key: "subject." + subject.kind]) · \(subject.year)</span></li>\n"
                )
            }
            html.raw("</ul>")
        }
    }
}
