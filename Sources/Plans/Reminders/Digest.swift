import People
import Storage
import Subjects

/// How the work stands that somebody heads, unit by unit: told once a week.
struct Digest {
    private var late = 0
    private var waiting = 0
    private var open = 0
    private var lines: [NoticeBody.Line] = []

    var isEmpty: Bool { late + waiting + open == 0 }

    /// - Parameter lines: of the year's work, those whose units `head` heads.
    mutating func add(_ work: WorkYear, _ lines: [WorkLine], head: StaffMember) {
        count(lines)
        for unit in work.units where head.heads(unit.id) {
            var of = Digest()
            of.count(lines.filter { $0.units.contains(unit.id) })
            guard !of.isEmpty else { continue }
            let month = work.now == 0 ? 12 : work.now
            self.lines.append(
                .init(
                    unit.name, key: "notices.line.digest", of.values,
                    address: "/\(work.slug)/rencana/\(work.address)/bulan/\(month)?unit=\(unit.id)"))
        }
    }

    private mutating func count(_ lines: [WorkLine]) {
        late += lines.count { $0.mark == .late }
        waiting += lines.count { $0.mark == .waiting }
        open += lines.count { $0.mark == .underWay || $0.mark == .returned }
    }

    private var values: [String: NoticeBody.Value] {
        ["late": .number(late), "waiting": .number(waiting), "open": .number(open)]
    }

    var body: NoticeBody { NoticeBody(values, lines: lines) }
}
