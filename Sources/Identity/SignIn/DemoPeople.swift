public import People
import Storage
public import Web

/// The people of demo offices, each one click away.
public enum DemoPeople {
    private struct Card: Stored {
        let person: String
        let name: String
        let post: String
        let roleID: String
        let roleEN: String

        init(row: Row) throws {
            person = try row.text(0)
            name = try row.text(1)
            post = try row.text(2)
            roleID = try row.text(3)
            roleEN = try row.text(4)
        }
    }

    /// - Parameter kept: the sealed form that waits behind the sign-in.
    public static func cards(_ visit: Visit<Person?>, kept: String) async throws -> HTML {
        let cards = try await visit.store.read { reading -> [Card] in
            try reading.all(
                """
                SELECT person.id, person.name, post.title, role.name_id, role.name_en
                FROM person
                JOIN office ON office.id = person.office AND office.demo = 1
                JOIN post ON post.person = person.id
                JOIN role_grant ON role_grant.person = person.id
                JOIN role ON role.id = role_grant.role
                ORDER BY office.slug, role.position, person.name
                """)
        }
        guard !cards.isEmpty else { return "" }
        let words = visit.words
        let back = visit.query("kembali")
        var html: HTML =
            """
            <section class="stack" aria-labelledby="contoh"><h2 id="contoh">\(words[IdentityWord.demoTitle])</h2>
            <p class="soft">\(words[IdentityWord.demoText])</p>
            <form method="post" action="/-/masuk/contoh">\(visit.tokenField)<input type="hidden" name="kembali" value="\(back)">\("<input type=\"hidden\" name=\"isi\" value=\"\(kept)\">", if: !kept.isEmpty)<div class="cards">

            """
        for card in cards {
            let role = visit.language == .english ? card.roleEN : card.roleID
            html.add(
                """
                <button class="card-button" type="submit" name="orang" value="\(card.person)"><b>\(role)</b><span>\(card.name)</span><span class="small soft">\(card.post)</span></button>

                """)
        }
        html.raw("</div></form></section>")
        return html
    }
}
