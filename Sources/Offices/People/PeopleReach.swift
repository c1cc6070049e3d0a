import People
import Storage
import Web

/// Whose data somebody may manage: all of the office's people, or those whose post is in some of its units.
///
/// Stricter than `Person.may`: a grant for one unit reaches nobody outside of it, or its holder could reset the
/// password of somebody who may do more.
enum PeopleReach: Sendable, Equatable {
    case office
    case units([String])

    /// - Parameter grants: what holds today.
    init(_ grants: [Grant], in office: String) {
        let grants = grants.filter { $0.office.id == office && $0.actions.contains(.managePeople) }
        let units = grants.compactMap(\.unit)
        self = units.count < grants.count ? .office : .units(units)
    }

    /// True for the rows whose `post` lies within it.
    var people: SQL {
        switch self {
        case .office: "1 = 1"
        case .units(let units): "post.unit IN \(list: units)"
        }
    }

    func covers(_ unit: String?) -> Bool {
        switch self {
        case .office: true
        case .units(let units): unit.map(units.contains) ?? false
        }
    }
}

extension Visit<Member> {
    var reach: PeopleReach { PeopleReach(person.grants, in: office.id) }
}
