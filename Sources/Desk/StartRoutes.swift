import People
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
            guard let office = person.offices.first, let noun = visit.ground.nouns.first else { return .see("/-/akun") }
            return .see("/\(office.slug)/\(noun.path)")
        }
        routes.open.get("{kantor}") { visit in
            guard let noun = visit.ground.nouns.first else { throw Problem.notFound }
            let slug = try visit.path("kantor")
            // Whether the office exists is not for a guest to learn: the next page asks them to sign in either way.
            return .see("/\(slug.addingPercentEncoding)/\(noun.path)")
        }
        routes.open.get("-/sehat") { _ in .text("sehat\n") }
        routes.open.get("-/siap") { visit in
            _ = try await visit.store.read { try $0.number("SELECT COUNT(*) FROM office") }
            return .text("siap\n")
        }
        routes.members.get("{kantor}/cari", search)
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
