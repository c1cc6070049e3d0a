import People
import Storage
import Web

/// The people of an office as a list: sorted, searched, in pages; below it the guests from other offices.
enum PeopleList {
    @Sendable static func show(_ visit: Visit<Member>) async throws -> Reply {
        let query = ListQuery(visit)
        let (office, today, reach) = (visit.office.id, visit.today, visit.reach)
        let table = try await table(visit)
        let guests = try await visit.store.read { reading in
            reach == .office ? try Guest.all(of: office, today: today, in: reading) : []
        }
        let words = visit.words
        let base = visit.peopleBase
        let managing: HTML =
            """
            <a class="button" href="\(base)/impor">\(visit.icon("upload")) \(words[PeopleWord.bringMany])</a><a class="button button-main" href="\(base)/baru">\(visit.icon("plus")) \(words[PeopleWord.addPerson])</a>
            """
        let tabs: HTML =
            """
            <nav class="tabs" aria-label="\(words[PeopleWord.parts])"><a href="\(base)" aria-current="page">\(words[PeopleWord.people])</a><a href="/\(visit.office.slug)/peran">\(words[PeopleWord.roles])</a></nav>
            """
        let links = table.rows.map { row in
            guard case .number(let number) = row[1] else { return base }
            return "\(base)/\(number)"
        }
        return visit.page(Frame(words[PeopleWord.people], noun: PeopleRoutes.noun.key)) { html in
            html.add(
                """
                <div class="page-head"><div><h1>\(words[PeopleWord.people])</h1></div>
                <div class="actions"><a class="button" href="\(base).csv">\(visit.icon("download")) CSV</a><a class="button" href="\(base).json">JSON</a>\(managing, if: reach != .units([]))</div></div>
                \(tabs, if: reach != .units([]))
                \(visit.savedNotice)
                <form class="filters" method="get"><div class="wide"><label for="s-q">\(words[PeopleWord.search])</label><input class="input" type="search" id="s-q" name="q" maxlength="200" value="\(query.words.joined(separator: " "))"></div>
                <div class="tight"><button class="button">\(words[PeopleWord.filter])</button></div></form>
                \(table.page(visit, query, sortable: Set(sortable(reach).keys), links: links))
                """)
            if reach == .office { write(guests, visit, &html) }
        }
    }

    private static func sortable(_ reach: PeopleReach) -> [String: SQL] {
        var columns: [String: SQL] = [
            "name": "lower(person.name)", "number": "person.number", "post": "lower(coalesce(post.title, ''))",
            "unit": "lower(coalesce(unit.name, ''))",
        ]
        if reach == .office { columns["nip"] = "coalesce(person.nip, '')" }
        return columns
    }

    /// What everybody of the office may read of its people; employee numbers and accounts are for those who manage them.
    @Sendable static func table(_ visit: Visit<Member>) async throws -> Table {
        let (office, today, reach, query) = (visit.office.id, visit.today, visit.reach, ListQuery(visit))
        let (words, language) = (visit.words, visit.language)
        return try await visit.store.read { reading in
            // Who may not read the numbers must not find people by them either.
            let number: SQL = reach == .office ? "coalesce(person.nip, '')" : "''"
            let searched: SQL =
                """
                (person.name || ' ' || coalesce(post.title, '') || ' ' || coalesce(unit.name, '') || ' ' || \(number))
                """
            let these: SQL =
                """
                FROM person \(SQL.currentPost(on: today)) LEFT JOIN account ON account.person = person.id
                WHERE person.office = \(office) AND \(query.holding(searched))
                """
            var people: [String] = []
            var rows: [[Table.Cell]] = []
            try reading.each(
                """
                SELECT person.id, person.name, person.number, post.title, unit.name, post.unit, person.nip, account.login,
                    coalesce(account.active, 0), CASE WHEN coalesce(account.password, '') = '' THEN 0 ELSE 1 END
                \(these) ORDER BY \(query.order(sortable(reach), otherwise: "lower(person.name), person.number"))
                \(query.slice)
                """
            ) { row in
                people.append(try row.text(0))
                var cells: [Table.Cell] = [
                    .text(try row.text(1)), .number(try row.int(2)), .text(try row.optionalText(3)),
                    .text(try row.optionalText(4)), .none,
                ]
                if reach != .units([]) {
                    let state = PersonCard.AccountState(
                        login: try row.optionalText(7), isActive: try row.flag(8), hasPassword: try row.flag(9))
                    let isManaged = reach.covers(try row.optionalText(5))
                    cells.append(isManaged ? .text(try row.optionalText(6)) : .none)
                    cells.append(isManaged ? .text(words[key: state.rawValue]) : .none)
                }
                rows.append(cells)
            }
            let roles = try roles(of: people, office: office, today: today, language, in: reading)
            for (index, person) in people.enumerated() { rows[index][4] = .texts(roles[person] ?? []) }
            return Table(
                name: "orang", columns: columns(words, reach), rows: rows,
                total: try reading.number("SELECT COUNT(*) \(these)"))
        }
    }

    private static func columns(_ words: Words, _ reach: PeopleReach) -> [Table.Column] {
        let all = [
            Table.Column("name", words[PeopleWord.name]), .init("number", words[PeopleWord.number]),
            .init("post", words[PeopleWord.post]), .init("unit", words[PeopleWord.unit]),
            .init("roles", words[PeopleWord.roles]),
        ]
        guard reach != .units([]) else { return all }
        return all + [.init("nip", words[PeopleWord.nip]), .init("account", words[PeopleWord.account])]
    }

    /// The names of the roles that people hold today.
    private static func roles(
        of people: [String], office: String, today: Day, _ language: Language, in reading: Reading
    ) throws -> [String: [String]] {
        var roles: [String: [String]] = [:]
        try reading.each(
            """
            SELECT DISTINCT role_grant.person, role.name_id, role.name_en, role.position
            FROM role_grant JOIN role ON role.id = role_grant.role
            WHERE role_grant.office = \(office) AND role_grant.person IN \(list: people)
                AND role_grant.from_day <= \(today)
                AND (role_grant.until_day IS NULL OR role_grant.until_day >= \(today))
            ORDER BY role.position, role.name_id
            """
        ) { row in roles[try row.text(0), default: []].append(try row.text(language == .english ? 2 : 1)) }
        return roles
    }

    private static func write(_ guests: [Guest], _ visit: Visit<Member>, _ html: inout HTML) {
        let words = visit.words
        html.add(
            """
            <section class="stack" id="tamu" aria-labelledby="judul-tamu"><div class="page-head"><div><h2 id="judul-tamu">\(words[PeopleWord.guests])</h2><p>\(words[PeopleWord.guestsText])</p></div>
            <div class="actions"><a class="button" href="\(visit.peopleBase)/tamu/baru">\(visit.icon("plus")) \(words[PeopleWord.addGuest])</a></div></div>

            """)
        guard !guests.isEmpty else {
            html.add("<p class=\"empty\">\(words[PeopleWord.noGuest])</p></section>\n")
            return
        }
        html.add(
            """
            <div class="scroll"><table class="table"><thead><tr><th scope="col">\(words[PeopleWord.name])</th><th scope="col">\(words[PeopleWord.homeOffice])</th><th scope="col">\(words[PeopleWord.role])</th><th scope="col">\(words[PeopleWord.period])</th></tr></thead><tbody>

            """)
        for guest in guests {
            let address = PersonAddress(home: guest.homeSlug, number: guest.number)
            html.add(
                """
                <tr><th scope="row"><a href="\(visit.peopleBase)/\(address.text)">\(guest.name)</a></th><td>\(guest.homeName)</td><td>\(visit.language == .english ? guest.roleEN : guest.roleID)</td><td>\(words.period(guest.from, guest.until))</td></tr>

                """)
        }
        html.raw("</tbody></table></div></section>\n")
    }
}

/// A grant of somebody whose home is another office.
struct Guest: Stored {
    let number: Int
    let name: String
    let homeSlug: String
    let homeName: String
    let roleID: String
    let roleEN: String
    let from: Day
    let until: Day?

    init(row: Row) throws {
        number = try row.int(0)
        (name, homeSlug, homeName) = (try row.text(1), try row.text(2), try row.text(3))
        (roleID, roleEN) = (try row.text(4), try row.text(5))
        (from, until) = (try row.day(6), try row.optionalDay(7))
    }

    /// The guests of an office whose grants are not over.
    static func all(of office: String, today: Day, in reading: Reading) throws -> [Guest] {
        try reading.all(
            """
            SELECT person.number, person.name, home.slug, home.short_name, role.name_id, role.name_en,
                role_grant.from_day, role_grant.until_day
            FROM role_grant
            JOIN person ON person.id = role_grant.person AND person.office <> role_grant.office
            JOIN office home ON home.id = person.office
            JOIN role ON role.id = role_grant.role
            WHERE role_grant.office = \(office) AND (role_grant.until_day IS NULL OR role_grant.until_day >= \(today))
            ORDER BY lower(person.name), role.position, role_grant.number
            """)
    }
}

extension Words {
    /// From when until when: `sejak 1 Maret 2026`, `1 Maret 2026 s.d. 31 Maret 2026`.
    func period(_ from: Day, _ until: Day?) -> String {
        guard let until else { return self(PeopleWord.since, ["from": date(from)]) }
        return self(PeopleWord.fromUntil, ["from": date(from), "until": date(until)])
    }
}
