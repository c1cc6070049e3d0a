import People
import Storage
import Web

/// The roles of an office with what they let people do, and how many hold each here today.
enum RoleList {
    @Sendable static func show(_ visit: Visit<Member>) async throws -> Reply {
        let table = try await table(visit)
        let words = visit.words
        let base = "/\(visit.office.slug)/peran"
        let links = table.rows.map { row in
            guard case .text(let key)? = row.last else { return base }
            return "\(base)/\(key)"
        }
        let make: HTML =
            """
            <a class="button button-main" href="\(base)/baru">\(visit.icon("plus")) \(words[PeopleWord.makeRole])</a>
            """
        return visit.page(Frame(words[PeopleWord.roles], noun: PeopleRoutes.noun.key)) { html in
            html.add(
                """
                <div class="page-head"><div><h1>\(words[PeopleWord.roles])</h1><p>\(words[PeopleWord.rolesText])</p></div>
                <div class="actions"><a class="button" href="\(base).csv">\(visit.icon("download")) CSV</a><a class="button" href="\(base).json">JSON</a>\(make, if: visit.reach == .office)</div></div>
                <nav class="tabs" aria-label="\(words[PeopleWord.parts])"><a href="\(visit.peopleBase)">\(words[PeopleWord.people])</a><a href="\(base)" aria-current="page">\(words[PeopleWord.roles])</a></nav>
                \(visit.savedNotice)
                \(table.page(visit, ListQuery(visit), sortable: [], links: links))
                """)
        }
    }

    @Sendable static func table(_ visit: Visit<Member>) async throws -> Table {
        let (office, today, words) = (visit.office.id, visit.today, visit.words)
        let (roles, holders, asked) = try await visit.store.read { reading in
            (
                try Role.all(of: office, in: reading), try Self.holders(in: office, today: today, reading),
                try RoleFactor.roles(of: office, in: reading)
            )
        }
        let rows = roles.map { role -> [Table.Cell] in
            [
                .text(role.name(visit.language)), .texts(words.actions(role.actions)), .number(holders[role.id] ?? 0),
                .text(words.factor(of: role, isAsked: asked.contains(role.id))),
                .text(words[role.office == nil ? PeopleWord.shipped : .ownRole]), .text(role.id),
            ]
        }
        return Table(
            name: "peran",
            columns: [
                .init("name", words[PeopleWord.role]), .init("actions", words[PeopleWord.actions]),
                .init("holders", words[PeopleWord.holders]), .init("second_factor", words[PeopleWord.secondFactor]),
                .init("origin", words[PeopleWord.origin]), .init("key", words[PeopleWord.roleKey]),
            ],
            rows: rows)
    }

    /// How many people hold each role in an office on a day.
    static func holders(in office: String, today: Day, _ reading: Reading) throws -> [String: Int] {
        var counts: [String: Int] = [:]
        try reading.each(
            """
            SELECT role, COUNT(DISTINCT person) FROM role_grant
            WHERE office = \(office) AND from_day <= \(today) AND (until_day IS NULL OR until_day >= \(today))
            GROUP BY role
            """
        ) { counts[try $0.text(0)] = try $0.int(1) }
        return counts
    }
}

extension Words {
    /// Whether a role's holders need a second factor, and who says so.
    func factor(of role: Role, isAsked: Bool) -> String {
        self[role.needsSecondFactor ? PeopleWord.required : isAsked ? .requiredHere : .notRequired]
    }

    /// Actions as a person says them, in the order of their words.
    func actions(_ actions: some Sequence<Action>) -> [String] {
        actions.map { self[key: "action.\($0.rawValue)"] }.sorted()
    }
}
