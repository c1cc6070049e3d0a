import People
import Storage
import Subjects
import Web

/// Which events a visitor wants to see: whose, of what, of which kind, from when until when, before which.
struct TrailFilter: Sendable {
    /// A person's number, or words of a name.
    let person: String
    /// The id of a thing, its short number, or words of its label.
    let subject: String
    let kind: String
    /// As they were typed.
    let from: String
    let until: String
    /// Only events with smaller numbers, in each of the two chains that the page shows.
    let before: Before?

    struct Before: Sendable, Equatable {
        let office: Int
        let installation: Int

        var text: String { "\(office).\(installation)" }

        init(office: Int, installation: Int) { (self.office, self.installation) = (office, installation) }

        init?(_ text: String) {
            let parts = text.split(separator: ".").map { Int($0) }
            guard parts.count == 2, let office = parts[0], let installation = parts[1], office >= 0, installation >= 0
            else { return nil }
            self.init(office: office, installation: installation)
        }
    }

    init(_ visit: Visit<Member>) {
        person = visit.query("orang")
        subject = visit.query("perihal")
        kind = visit.query("jenis")
        from = visit.query("dari")
        until = visit.query("sampai")
        before = Before(visit.query("sebelum"))
    }

    var isEmpty: Bool { [person, subject, kind, from, until].allSatisfy(\.isEmpty) }
    var isFromWrong: Bool { !from.isEmpty && Day(from) == nil }
    var isUntilWrong: Bool { !until.isEmpty && Day(until) == nil }

    /// The filter as a query of an address, with `before` where another page is meant.
    func query(before: Before? = nil) -> String {
        let parts = [
            ("orang", person), ("perihal", subject), ("jenis", kind), ("dari", from), ("sampai", until),
            ("sebelum", before?.text ?? ""),
        ].filter { !$0.1.isEmpty }.map { "\($0.0)=\($0.1.addingPercentEncoding)" }
        return parts.isEmpty ? "" : "?" + parts.joined(separator: "&")
    }

    /// True for the events of the filter; days are the office's.
    func condition(_ office: Office) -> SQL {
        var all: SQL = "1 = 1"
        if !person.isEmpty {
            let people = people(office)
            all = "\(all) AND (event.actor IN (\(people)) OR event.acting_for IN (\(people)))"
        }
        if !subject.isEmpty { all = "\(all) AND \(about(office))" }
        if !kind.isEmpty { all = "\(all) AND event.kind = \(kind)" }
        if let day = Day(from) { all = "\(all) AND event.at >= \(office.beginning(of: day))" }
        if let day = Day(until) { all = "\(all) AND event.at < \(office.beginning(of: day.adding(days: 1)))" }
        return all
    }

    private func people(_ office: Office) -> SQL {
        if let number = Int(person) {
            return "SELECT id FROM person WHERE office = \(office.id) AND number = \(number)"
        }
        // Not the office's people alone: an assessor comes from another one.
        return "SELECT id FROM person WHERE \(.holding(person, in: "lower(name)"))"
    }

    private func about(_ office: Office) -> SQL {
        """
        (event.subject = \(subject)
            OR event.subject IN (SELECT id FROM subject AS found WHERE found.office = \(office.id)
                AND (found.number = \(subject) OR \(.holding(subject, in: "found.folded"))))
            OR event.subject IN (SELECT id FROM person WHERE office = \(office.id)
                AND \(.holding(subject, in: "lower(name)"))))
        """
    }
}

extension Office {
    /// The moment a day of this office begins, by the clock of the machine, which writes the events.
    func beginning(of day: Day) -> Instant {
        Instant(milliseconds: Int64(day.sinceEpoch) * 86_400_000)
            .adding(seconds: -zone.hours * 3600 - clockShift)
    }
}
