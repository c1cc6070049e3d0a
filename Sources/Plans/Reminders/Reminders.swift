import Deadlines
import People
import Storage
import Subjects
import Web

/// Reminds the people of an office of the open work that is theirs, and tells heads and the Admin RB how it stands.
struct Reminders {
    let office: Office
    let today: Day
    let holidays: Holidays
    let staff: [StaffMember]
    let writer: NoticeWriter

    init(_ office: Office, today: Day, in keeping: Housekeeping) throws {
        (self.office, self.today) = (office, today)
        holidays = try Holidays.of(office: office.id, in: keeping.reading)
        staff = try StaffMember.all(of: office.id, on: today, in: keeping.reading)
        writer = try NoticeWriter(office, in: keeping)
    }

    /// The plans that are worked on: the year's, and in January and February those of the year that is being finished.
    func tell(in reading: Reading) throws {
        var digests: [String: Digest] = [:]
        for plan in try Plan.running(of: office.id, on: today, in: reading) {
            let work = try WorkYear(plan, office: office, today: today, in: reading)
            for member in staff where member.maySee(plan) {
                try remind(member, of: work)
                if let lines = member.headed(work.lines) {
                    digests[member.id, default: Digest()].add(work, lines, head: member)
                }
            }
        }
        for (person, digest) in digests.sorted(by: { $0.key < $1.key }) where !digest.isEmpty {
            try writer.tell(
                person, "plans.digest", occasion: "\(office.id) week \(today.monday)", digest.body,
                at: "/\(office.slug)/beranda")
        }
    }

    /// Those who work on a line by name; where none of them may write there any more, all of its units.
    private func owners(of line: WorkLine) -> Set<String> {
        let named = staff.filter { $0.isNamed(on: line) && $0.mayWrite(line) }
        return Set((named.isEmpty ? staff.filter { $0.mayWrite(line) && $0.isOf(line) } : named).map(\.id))
    }

    /// One notice for each occasion, with everything of that person that it concerns.
    private func remind(_ member: StaffMember, of work: WorkYear) throws {
        var found: [ReminderStep: [Int: [WorkLine]]] = [:]
        for line in work.lines where line.isForReminding(on: today) && owners(of: line).contains(member.id) {
            guard let first = Day(year: work.year, month: line.month, day: 1),
                let step = ReminderStep.newest(from: first, due: line.due, on: today, holidays)
            else { continue }
            found[step, default: [:]][line.month, default: []].append(line)
        }
        for (step, months) in found {
            if case .week = step {
                let lines = months.sorted { $0.key < $1.key }.flatMap(\.value)
                try tell(member, step, nil, lines, of: work)
            } else {
                for (month, lines) in months { try tell(member, step, month, lines, of: work) }
            }
        }
    }

    private func tell(
        _ member: StaffMember, _ step: ReminderStep, _ month: Int?, _ lines: [WorkLine], of work: WorkYear
    )
        throws
    {
        guard let oldest = lines.first else { return }
        let cards = lines.reduce(into: [String]()) { if $0.last != $1.address { $0.append($1.address) } }
        let values: [String: NoticeBody.Value] = [
            "count": .number(lines.count), "cards": .number(cards.count), "due": .day(oldest.due),
            "month": .month(oldest.month), "days": .number(max(0, today.sinceEpoch - oldest.due.sinceEpoch)),
        ]
        let listed = cards.compactMap { card -> NoticeBody.Line? in
            guard let line = lines.first(where: { $0.address == card }) else { return nil }
            let unit = (line.unitName.map { " · \($0)" } ?? "") + (line.planTitle.map { " · \($0)" } ?? "")
            return .init(
                "\(line.subCode) \(line.subTitle.shortened(to: 120))\(unit)", key: "notices.line.month",
                ["month": .month(line.month), "due": .day(line.due)], address: card)
        }
        let place = cards.count == 1 ? cards[0] : month.map { "/\(office.slug)/rencana/\(work.address)/bulan/\($0)" }
        try writer.tell(
            member.id, step.kind,
            occasion: "\(work.plan.id) " + step.occasion(month.map(String.init) ?? ""),
            NoticeBody(values, lines: listed), at: place ?? "/\(office.slug)/beranda")
    }
}

extension WorkLine {
    /// Whether its owner still has something to do: begun or late, or returned; not what waits for somebody else.
    fileprivate func isForReminding(on today: Day) -> Bool {
        mark == .underWay || mark == .late || mark == .returned
    }
}
