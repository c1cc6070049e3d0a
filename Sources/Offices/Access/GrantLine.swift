public import People
import Storage

extension Access {
    /// A grant as it was given, whether it holds or not, with what its role does.
    public struct Line: Sendable, Equatable {
        public let given: RoleGrant
        let roleNames: [Language: String]
        public let actions: Set<Action>

        func grant(in office: Office) -> Grant {
            Grant(
                id: given.id, role: given.role, office: office, unit: given.unit, actions: actions,
                actingFor: given.actingFor)
        }

        /// The grants of an office, of one person or of everybody, the newest first.
        static func all(of person: String?, office: String, in reading: Reading) throws -> [Line] {
            let roles = try RoleFacts.all(in: reading)
            return try RoleGrant.all(of: person, office: office, in: reading).map { given in
                let role = roles[given.role]
                return Line(given: given, roleNames: role?.names ?? [:], actions: role?.actions ?? [])
            }
        }
    }

    /// What a role is called and does; all roles, because a session asks none of them whose it is.
    private struct RoleFacts {
        var names: [Language: String]
        var actions: Set<Action> = []

        static func all(in reading: Reading) throws -> [String: RoleFacts] {
            var roles: [String: RoleFacts] = [:]
            try reading.each(
                """
                SELECT role.id, role.name_id, role.name_en, role_action.action
                FROM role LEFT JOIN role_action ON role_action.role = role.id
                """
            ) { row in
                var role =
                    try roles[row.text(0)]
                    ?? RoleFacts(names: [.indonesian: try row.text(1), .english: try row.text(2)])
                if let action = try row.optionalText(3) { role.actions.insert(Action(rawValue: action)) }
                roles[try row.text(0)] = role
            }
            return roles
        }
    }
}
