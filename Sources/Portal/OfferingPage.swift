import Evidence
import Forms
import People
import Registers
import Storage
import Web

/// A form of the office's for somebody without an account.
struct OfferingPage: Sendable {
    let shelf: RegisterShelf

    /// Nobody fills a form in less; programs do.
    private static let leastSeconds = 3
    private static let mostSeconds = 86_400

    private func service(_ visit: Visit<Person?>) async throws -> Offering {
        try await visit.store.read { reading in
            let office = try visit.publicOffice(in: reading)
            guard let service = try shelf.offering(try visit.path("register"), of: office, in: reading) else {
                throw Problem.notFound
            }
            return service
        }
    }

    @Sendable func show(_ visit: Visit<Person?>) async throws -> Reply {
        reply(visit, try await service(visit), Form(), [])
    }

    @Sendable func enter(_ visit: Visit<Person?>, _ form: Form, _ file: PassingFile) async throws -> Reply {
        let service = try await service(visit)
        let today = service.office.today(visit.store.clock)
        let (draft, problems) = service.read(form, visit.language, visit.words, today: today)
        guard form.text("situs").isEmpty else { return reply(visit, service, form, problems, refused: .trapped) }
        guard let age = age(of: form.text("mulai"), visit), age <= Self.mostSeconds else {
            return reply(visit, service, form, problems, refused: .tooOld)
        }
        guard age >= Self.leastSeconds else { return reply(visit, service, form, problems, refused: .tooQuick) }
        guard problems.isEmpty else { return reply(visit, service, form, problems) }
        do {
            let kept = try CaseFile(file, office: service.office.id, visit.ground)
            let (words, keys) = (visit.words, visit.ground.keys)
            let code = try await visit.store.change(by: visit.publicActor, in: [service.office.id]) { change in
                try service.enter(draft, files: kept.map { [$0] } ?? [], words, keys, in: change)
            }
            return .see("/\(service.office.slug)/tiket/\(code.text)?baru=1")
        } catch let refusal as EvidenceRefusal {
            return reply(visit, service, form, [], refusedFile: refusal)
        }
    }

    /// How many seconds ago the form was shown; `nil` where the mark is not ours.
    private func age(of mark: String, _ visit: Visit<Person?>) -> Int? {
        let parts = mark.split(separator: ".").map(String.init)
        guard parts.count == 2, let shown = Int64(parts[0]),
            visit.ground.keys.isSigned(parts[0], by: parts[1], for: "public-form")
        else { return nil }
        return Int((visit.store.clock.now().milliseconds - shown) / 1000)
    }

    private func mark(_ visit: Visit<Person?>) -> String {
        let now = String(visit.store.clock.now().milliseconds)
        return "\(now).\(visit.ground.keys.sign(now, for: "public-form"))"
    }

    private func reply(
        _ visit: Visit<Person?>, _ service: Offering, _ form: Form, _ problems: [FieldProblem],
        refused: PortalWord? = nil, refusedFile: EvidenceRefusal? = nil
    ) -> Reply {
        let (words, office) = (visit.words, service.office)
        var frame = Frame("\(words[service.title]) · \(office.name)")
        let isShown = form.has("mulai")
        frame.isRefused = isShown
        return visit.page(frame) { html in
            visit.head(office, words[service.title], &html)
            html.add("<p>\(words[service.intro])</p>\n")
            if let promise = service.promise { html.add("<p class=\"small soft\">\(words[promise])</p>\n") }
            if let refused {
                visit.alert(refused.rawValue, words[refused], at: refused == .trapped ? "situs" : nil, &html)
            }
            if let refusedFile {
                visit.alert(refusedFile.rawValue, words[key: refusedFile.rawValue], at: "berkas", &html)
            }
            if isShown { visit.summarize(problems, of: service.fields, saying: PortalWord.refused, to: &html) }
            html.add(
                "<form class=\"card stack narrow\" method=\"post\" action=\"\(service.address)\" enctype=\"multipart/form-data\" data-guard>\(visit.tokenField)<input type=\"hidden\" name=\"mulai\" value=\"\(isShown && refused != .tooOld ? form.text("mulai") : mark(visit))\">\n"
            )
            service.write(form, problems: isShown ? problems : [], words, to: &html)
            let isTrapped = refused == .trapped
            html.add(
                "<div class=\"field\(isTrapped ? "" : " trap")\"><label for=\"situs\">\(words[PortalWord.leaveEmpty])</label><input class=\"input\" id=\"situs\" name=\"situs\" autocomplete=\"off\"\(" tabindex=\"-1\"", if: !isTrapped) value=\"\"></div>\n"
            )
            if service.takesFiles {
                html.add(
                    "<div class=\"field\"><label for=\"berkas\">\(words[PortalWord.file]) <span class=\"soft small\">\(words[FormWord.optional])</span></label><p class=\"help\" id=\"berkas-bantu\">\(words[PortalWord.fileHelp])</p><input class=\"input\" type=\"file\" id=\"berkas\" name=\"berkas\" aria-describedby=\"berkas-bantu\"></div>\n"
                )
            }
            html.add(
                "<details class=\"more\"><summary>\(words[PortalWord.privacy])</summary><p>\(words[service.purpose])</p>\(service.keptMonths.map { "<p>\(words(PortalWord.kept, ["months": String($0)]))</p>" as HTML } ?? "")</details>\n"
            )
            html.add(
                "<p class=\"actions\"><button class=\"button button-main\">\(words[PortalWord.send])</button></p></form>\n"
            )
            if let also = service.tellsAlso { html.add("<p class=\"small\">\(words[also])</p>\n") }
        }
    }
}
