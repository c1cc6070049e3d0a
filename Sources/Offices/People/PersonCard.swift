import People
import Storage

/// One person as those see them who manage the office's people; of a guest only what concerns this office.
struct PersonCard: Stored {
    struct Post: Sendable {
        let id: String
        let title: String
        let unit: String?
        let unitName: String?
        let from: Day
    }

    /// What became of a person's way in.
    enum AccountState: String, CaseIterable {
        case none = "people.account.none"
        case invited = "people.account.invited"
        case active = "people.account.active"
        case inactive = "people.account.inactive"

        init(login: String?, isActive: Bool, hasPassword: Bool) {
            guard login != nil else {
                self = .none
                return
            }
            self = isActive ? (hasPassword ? .active : .invited) : .inactive
        }
    }

    let id: String
    let number: Int
    let name: String
    let nip: String?
    let email: String?
    let version: Int
    let home: String
    let homeSlug: String
    let homeName: String
    let post: Post?
    let login: String?
    let account: AccountState
    let invitedUntil: Instant?
    /// Whether their home is another office, which keeps their account and their data.
    let isGuest: Bool

    init(row: Row) throws {
        id = try row.text(0)
        number = try row.int(1)
        name = try row.text(2)
        nip = try row.optionalText(3)
        email = try row.optionalText(4)
        version = try row.int(5)
        (home, homeSlug, homeName) = (try row.text(6), try row.text(7), try row.text(8))
        post = try row.optionalText(9).map { id in
            Post(
                id: id, title: try row.text(10), unit: try row.optionalText(11), unitName: try row.optionalText(12),
                from: try row.day(13))
        }
        login = try row.optionalText(14)
        account = AccountState(login: login, isActive: try row.flag(15), hasPassword: try row.flag(16))
        invitedUntil = try row.optionalText(17).flatMap(Instant.init)
        isGuest = try row.flag(18)
    }

    /// The person that an address names, if they are within reach; guests are for those who manage the whole office.
    ///
    /// - Parameter reach: `nil` for anybody of the office, who reads less of the card.
    static func named(
        _ address: PersonAddress, office: Office, today: Day, reach: PeopleReach?, in reading: Reading
    ) throws -> PersonCard? {
        let home = address.home ?? office.slug
        let isGuest = home != office.slug
        let isKnown: SQL =
            isGuest
            ? "EXISTS (SELECT 1 FROM role_grant WHERE role_grant.person = person.id AND role_grant.office = \(office.id))"
            : "1 = 1"
        guard !isGuest || reach == .office else { return nil }
        return try reading.first(
            """
            SELECT person.id, person.number, person.name, person.nip, person.email, person.version,
                home.id, home.slug, home.short_name, post.id, post.title, post.unit, unit.name, post.from_day,
                account.login, coalesce(account.active, 0),
                CASE WHEN coalesce(account.password, '') = '' THEN 0 ELSE 1 END, invitation.expires_at,
                CASE WHEN home.id = \(office.id) THEN 0 ELSE 1 END
            FROM person
            JOIN office home ON home.id = person.office
            \(SQL.currentPost(on: today))
            LEFT JOIN account ON account.person = person.id
            LEFT JOIN invitation ON invitation.person = person.id
            WHERE home.slug = \(home) AND person.number = \(address.number) AND \(isKnown) AND \(reach?.people ?? "1 = 1")
            ORDER BY post.from_day DESC LIMIT 1
            """)
    }
}

extension SQL {
    /// Joins `person` with the post that holds on a day, and with its unit.
    static func currentPost(on day: Day) -> SQL {
        """
        LEFT JOIN post ON post.person = person.id AND post.from_day <= \(day)
            AND (post.until_day IS NULL OR post.until_day >= \(day))
        LEFT JOIN unit ON unit.id = post.unit
        """
    }
}

/// How a person's pages are addressed: `7`, and `bukit-7` for a guest from the office `bukit`.
struct PersonAddress: Sendable, Equatable {
    /// The slug of a guest's own office; `nil` for the people of this one.
    let home: String?
    let number: Int

    init(home: String?, number: Int) { (self.home, self.number) = (home, number) }

    init?(_ text: String) {
        let parts = text.split(separator: "-")
        guard let last = parts.last, let number = Int(last), number > 0, text.hasSuffix(String(last)) else {
            return nil
        }
        self.number = number
        home = parts.count > 1 ? parts.dropLast().joined(separator: "-") : nil
    }

    /// The part of the address behind `orang/`.
    var text: String { home.map { "\($0)-\(number)" } ?? String(number) }
}
