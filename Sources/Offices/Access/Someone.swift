public import Storage

extension Access {
    /// A person whose rights are asked about.
    public struct Someone: Sendable, Stored, Equatable {
        /// Whether they can sign in: without that no grant does anything.
        public enum AccountState: String, Sendable {
            case none, inactive, active
        }

        public let id: String
        public let name: String
        /// The office they belong to, which need not be the one they are asked about in.
        public let office: String
        public let officeSlug: String
        public let officeName: String
        public let number: Int
        public let account: AccountState

        public init(row: Row) throws {
            id = try row.text(0)
            name = try row.text(1)
            office = try row.text(2)
            officeSlug = try row.text(3)
            officeName = try row.text(4)
            number = try row.int(5)
            switch try row.optionalInt(6) {
            case nil: account = .none
            case 0: account = .inactive
            default: account = .active
            }
        }

        /// How an address of `office` names them, as the pages of its people do.
        func key(in office: String) -> String {
            PersonAddress(home: self.office == office ? nil : officeSlug, number: number).text
        }

        /// The people of an office and its guests, by name.
        static func all(in office: String, _ reading: Reading) throws -> [Someone] {
            try find(
                """
                person.office = \(office)
                    OR person.id IN (SELECT role_grant.person FROM role_grant WHERE role_grant.office = \(office))
                """, reading)
        }

        static func named(login: String, _ reading: Reading) throws -> Someone? {
            try find("account.login = \(login.lowercased())", reading).first
        }

        static func find(_ condition: SQL, _ reading: Reading) throws -> [Someone] {
            try reading.all(
                """
                SELECT person.id, person.name, person.office, office.slug, office.short_name, person.number,
                    account.active
                FROM person
                JOIN office ON office.id = person.office
                LEFT JOIN account ON account.person = person.id
                WHERE \(condition)
                ORDER BY person.name, person.id
                """)
        }
    }
}
