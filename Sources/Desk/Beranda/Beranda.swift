import Evidence
import People
import Plans
import Storage
import Subjects
import Web

/// What a member's first page knows: the year's work of their plans, what is theirs of it, and who calls them.
struct Beranda: Sendable {
    let years: [WorkYear]
    /// The unit that the visitor works in.
    let unit: String?
    /// Whether they see the whole office's work, or their unit's.
    let isOfOffice: Bool
    let mentions: [Mention]
    /// The year's change agents and how far they are.
    let agents: [AgentStanding]
    /// How many notices they have not seen.
    let notices: Int
    private let lines: [WorkLine]
    /// The lines that the page sums up: the office's, or the unit's.
    let scope: [WorkLine]

    init(_ visit: Visit<Member>, in reading: Reading) throws {
        let (person, office) = (visit.person, visit.office.id)
        years = try WorkYear.all(visit, in: reading)
        unit = try visit.ownUnit(in: reading)
        isOfOffice = person.grants.contains { $0.office.id == office && $0.unit == nil }
        mentions = try Mention.unseen(by: person, office: office, in: reading)
        let known = years
        agents = try known.first.map { try AgentStanding.all(visit, year: $0.year, known: known, in: reading) } ?? []
        notices = try Notice.unseen(by: person, in: reading)
        let (lines, unit, isOfOffice) = (years.flatMap(\.lines), unit, isOfOffice)
        self.lines = lines
        scope = isOfOffice || unit == nil ? lines : lines.filter { line in line.units.contains { $0 == unit } }
    }

    /// What the visitor shall do, the most urgent first: returned, overdue, due now.
    func own(_ person: String) -> [WorkLine] {
        lines.filter { line in
            let isReturned = line.state?.stage == .returned
            guard isReturned || (line.isOpenNow && line.mark != .waiting) else { return false }
            return line.isOf(person, unit: unit) || (isReturned && line.submittedBy == person)
        }
    }

    /// What waits for a decision that the visitor may take.
    func waiting(_ visit: Visit<Member>) -> [WorkLine] {
        guard visit.person.may(.approveEntries, in: visit.office.id) else { return [] }
        return lines.filter { line in
            line.state?.stage == .submitted && line.submittedBy != visit.person.id
                && (line.units.isEmpty
                    || line.units.contains { visit.person.may(.approveEntries, in: visit.office.id, unit: $0) })
        }
    }
}

/// How some lines stand: what the cards and plots are drawn from.
struct Standing {
    var planned = 0
    /// Due by now.
    var due = 0
    var done = 0
    var waiting = 0
    var late = 0
    var underWay = 0

    init() {}

    init(_ lines: [WorkLine]) {
        for line in lines { add(line.mark) }
    }

    mutating func add(_ mark: Mark) {
        planned += 1
        if mark != .notYet { due += 1 }
        switch mark {
        case .late: late += 1
        case .waiting: waiting += 1
        case .underWay, .returned: underWay += 1
        case .notYet: break
        case .done, .nothing, .notBinding, .moved: done += 1
        }
    }

    mutating func add(_ other: Standing) {
        planned += other.planned
        due += other.due
        done += other.done
        waiting += other.waiting
        late += other.late
        underWay += other.underWay
    }
}
