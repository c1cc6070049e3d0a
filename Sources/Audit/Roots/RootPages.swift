import Foundation
import People
import Storage
import Web

/// The signed roots as an office's auditor sees and fetches them.
struct RootPages: Sendable {
    let roots: RootFolder

    /// Leads to the newest root. It has no page of its own, because a browser that knew one would be told that nothing
    /// has changed in the office, while a root is made outside it.
    @Sendable func newest(_ visit: Visit<Member>) async throws -> Reply {
        let base = "/\(visit.office.slug)/jejak"
        guard let newest = try RootFile.names(roots.folder).last else { return .see("\(base)?akar=belum") }
        return .see("\(base)/akar/\(newest)")
    }

    @Sendable func show(_ visit: Visit<Member>) async throws -> Reply {
        let names = try RootFile.names(roots.folder)
        let place = try place(of: visit, among: names)
        let key =
            FileManager.default.fileExists(atPath: roots.publicKeyPlace.path)
            ? try RootPublicKey.load(roots.publicKeyPlace) : nil
        let file = try RootFile(names[place], in: roots.folder, key: key)
        return page(visit, file, key, earlier: names[..<place].suffix(200).reversed())
    }

    @Sendable func download(_ visit: Visit<Member>) async throws -> Reply {
        let names = try RootFile.names(roots.folder)
        let name = names[try place(of: visit, among: names)]
        let bytes = FileManager.default.contents(atPath: RootFile.place(name, in: roots.folder).path)
        guard let bytes else { throw Problem.notFound }
        return .download(Array(bytes), name: name + ".json", media: "application/json")
    }

    @Sendable func key(_ visit: Visit<Member>) async throws -> Reply {
        guard let bytes = FileManager.default.contents(atPath: roots.publicKeyPlace.path) else {
            return .see("/\(visit.office.slug)/jejak?akar=belum")
        }
        return .download(Array(bytes), name: "root.pub", media: "application/x-pem-file")
    }

    private func place(of visit: Visit<Member>, among names: [String]) throws -> Int {
        let name = try visit.path("akar")
        guard let place = names.firstIndex(of: name) else { throw Problem.notFound }
        return place
    }

    private func page(
        _ visit: Visit<Member>, _ file: RootFile, _ key: RootPublicKey?, earlier: [String]
    ) -> Reply {
        let words = visit.words
        let base = "/\(visit.office.slug)/jejak"
        let moment = moment(file.name, visit)
        return visit.page(Frame(words[AuditWord.roots], noun: AuditRoutes.noun.key)) { html in
            html.add(
                """
                <nav class="crumbs" aria-label="\(words[AuditWord.trail])"><ol><li><a href="\(base)">\(words[AuditWord.trail])</a></li><li><a href="\(base)/akar">\(words[AuditWord.roots])</a></li><li aria-current="page">\(file.name)</li></ol></nav>
                <div class="page-head"><div><h1>\(words(AuditWord.rootOf, ["moment": moment]))</h1><p class="soft">\(words[AuditWord.rootsText])</p></div>
                <div class="actions"><a class="button button-main" href="\(base)/akar/\(file.name)/berkas">\(visit.icon("download")) \(words[AuditWord.rootFile])</a><a class="button" href="\(base)/akar/kunci">\(words[AuditWord.keyFile])</a></div></div>

                """)
            if let problem = file.problem {
                html.add(
                    """
                    <div class="notice notice-bad" role="alert" data-error="\(problem.rawValue)">\(visit.icon("warning"))<div><p>\(words[AuditWord.rootBad])</p></div></div>

                    """)
            }
            html.raw("<dl class=\"facts\">")
            if let head = file.root?.heads.first(where: { $0.office == visit.office.id }) {
                let standing = words(AuditWord.rootStanding, ["seq": words.number(head.seq)])
                html.add("<dt>\(visit.office.name)</dt><dd>\(standing)<br><code>\(head.hash)</code></dd>")
            }
            html.add("<dt>\(words[AuditWord.rootKey])</dt><dd><code>\(key?.fingerprint ?? "–")</code></dd></dl>\n")
            guard !earlier.isEmpty else { return }
            html.add("<h2>\(words[AuditWord.earlierRoots])</h2><ul class=\"stack small\">\n")
            for name in earlier {
                html.add("<li><a href=\"\(base)/akar/\(name)\">\(self.moment(name, visit))</a></li>\n")
            }
            html.raw("</ul>\n")
        }
    }

    private func moment(_ name: String, _ visit: Visit<Member>) -> String {
        RootFile.moment(name).map(visit.moment) ?? name
    }
}
