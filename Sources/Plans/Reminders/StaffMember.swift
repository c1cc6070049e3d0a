import People
import Storage
import Web

/// Somebody of an office who can sign in, with what of its plans' work is theirs.
struct StaffMember: Sendable {
    let id: String
    let name: String
    /// The unit of their present post.
    let unit: String?
    private var reads: [String?] = []
    private var writes: [String?] = []
    private var approves: [String?] = []

    /// Everybody who holds a grant in an office on a day and has an active account.
    static func all(of office: String, on day: Day, in reading: Reading) throws -> [StaffMember] {
        var found: [StaffMember] = []
        try reading.each(
            """
            SELECT person.id, person.name,
                (SELECT post.unit FROM post WHERE post.person = person.id AND post.from_day <= \(day)
                    AND (post.until_day IS NULL OR post.until_day >= \(day)) ORDER BY post.from_day DESC LIMIT 1),
                role_grant.unit, role_action.action
            FROM person
            JOIN account ON account.person = person.id AND account.active = 1
            JOIN role_grant ON role_grant.person = person.id AND role_grant.office = \(office)
                AND role_grant.from_day <= \(day) AND (role_grant.until_day IS NULL OR role_grant.until_day >= \(day))
            JOIN role_action ON role_action.role = role_grant.role
                AND role_action.action IN ('plans.read', 'entries.write', 'entries.approve')
            ORDER BY person.name, person.id
            """
        ) { row in
            let id = try row.text(0)
            if found.last?.id != id {
                found.append(StaffMember(id: id, name: try row.text(1), unit: try row.optionalText(2)))
            }
            let (scope, last) = (try row.optionalText(3), found.count - 1)
            switch try row.text(4) {
            case "plans.read": found[last].reads.append(scope)
            case "entries.write": found[last].writes.append(scope)
            default: found[last].approves.append(scope)
            }
        }
        return found
    }

    private init(id: String, name: String, unit: String?) { (self.id, self.name, self.unit) = (id, name, unit) }

    /// Whether they may see a plan: one of a unit alone takes a grant that reaches it.
    func maySee(_ plan: Plan) -> Bool { reads.contains { $0 == nil || plan.unit == nil || $0 == plan.unit } }

    /// Whether a line is theirs to do: by name, or as one of a unit in which nobody is named.
    func owns(_ line: WorkLine) -> Bool { line.isOf(id, unit: unit) && mayWrite(line) }

    func isNamed(on line: WorkLine) -> Bool { line.workers.contains { $0.person == id } }

    /// Whether their post is in one of its units.
    func isOf(_ line: WorkLine) -> Bool { unit.map(line.units.contains) ?? false }

    func mayWrite(_ line: WorkLine) -> Bool {
        line.units.isEmpty
            ? !writes.isEmpty : line.units.contains { unit in writes.contains { $0 == nil || $0 == unit } }
    }

    /// The lines whose work they decide on; `nil` for those who head nothing.
    func headed(_ lines: [WorkLine]) -> [WorkLine]? {
        guard !approves.isEmpty else { return nil }
        if approves.contains(where: { $0 == nil }) { return lines }
        return lines.filter { line in line.units.contains { approves.contains($0) } }
    }

    /// Whether they decide on a unit's work.
    func heads(_ unit: String) -> Bool { approves.contains { $0 == nil || $0 == unit } }
}
