import Forms
import People
import Storage
import Web

/// *Buku register*: every register of the office that the visitor may know of, with what stands open in it.
struct RegisterIndex: Sendable {
    let shelf: RegisterShelf

    private struct Line: Sendable {
        let register: OfficeRegister
        let all: Int
        let open: Int
        let late: Int
    }

    private func lines(_ visit: Visit<Member>) async throws -> [Line] {
        let today = visit.today.description
        return try await visit.store.read { reading in
            try shelf.all(of: visit.office.id, in: reading).compactMap { register in
                let rights = RecordRights(person: visit.person, register: register)
                guard rights.isReader else { return nil }
                var (all, open, late) = (0, 0, 0)
                try reading.each(
                    """
                    SELECT COUNT(*), coalesce(SUM(1 - is_over), 0),
                        coalesce(SUM(CASE WHEN is_over = 0 AND met_on = '' AND due_on <> '' AND due_on < \(today)
                            THEN 1 ELSE 0 END), 0)
                    FROM record WHERE \(rights.visible) AND destroyed_at IS NULL
                    """
                ) { (all, open, late) = (try $0.int(0), try $0.int(1), try $0.int(2)) }
                return Line(register: register, all: all, open: open, late: late)
            }
        }
    }

    @Sendable func show(_ visit: Visit<Member>) async throws -> Reply {
        let (lines, words) = (try await lines(visit), visit.words)
        return visit.page(Frame(words[RegisterWord.registers], noun: RegisterRoutes.noun.key)) { html in
            html.add(
                "<div class=\"page-head\"><div><h1>\(words[RegisterWord.registers])</h1><p>\(words[RegisterWord.registersHelp])</p></div><div class=\"actions\">\("<a class=\"button\" href=\"/\(visit.office.slug)/register/-/definisi\">\(words[RegisterWord.newRegister])</a>", if: visit.person.may(.defineRegisters, in: visit.office.id))</div></div>\n"
            )
            html.raw("<ul class=\"cards\">\n")
            for line in lines {
                let definition = line.register.definition
                html.add(
                    """
                    <li class="card"><h2 class="h3"><a href="/\(visit.office.slug)/register/\(line.register.path)">\(words[definition.title])</a></h2><p class="small soft">\(words(RegisterWord.counts, ["all": words.number(line.all), "open": words.number(line.open)]))</p>\("<p class=\"state-loud small\">\(words(RegisterWord.lateCount, ["count": words.number(line.late)]))</p>", if: line.late > 0)</li>

                    """)
            }
            html.raw("</ul>\n")
            if lines.isEmpty { html.add("<p class=\"empty\">\(words[RegisterWord.noRegisters])</p>") }
        }
    }

    @Sendable func table(_ visit: Visit<Member>) async throws -> Table {
        let words = visit.words
        return Table(
            name: "register",
            columns: [
                .init("key", words[RegisterWord.key]), .init("title", words[RegisterWord.register]),
                .init("path", words[RegisterWord.path]), .init("way", words[RegisterWord.way]),
                .init("records", words[RegisterWord.records]), .init("open", words[RegisterWord.open]),
                .init("late", words[RegisterWord.late]),
            ],
            rows: try await lines(visit).map { line in
                [
                    .text(line.register.key), .text(words[line.register.definition.title]), .text(line.register.path),
                    .text(line.register.way.rawValue), .number(line.all), .number(line.open), .number(line.late),
                ]
            })
    }
}
