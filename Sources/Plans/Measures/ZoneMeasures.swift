import Measures
import People
import Storage
import Web

/// What an office's integrity-zone plan says of its year: whether there is one, what is carried out and proven, and in
/// how many areas. All but the first run from January to the month's end.
enum ZoneMeasures {
    static let source = MeasureSource(
        "plans.zone", keys: ["zone.plan-adopted", "zone.done", "zone.proven", "zone.areas-documented"],
        measure: measure, records: records)

    static let kind = "integrity-zone"

    private static func work(
        _ office: Office, _ year: Int, _ today: Day, _ person: Person?, _ reading: Reading
    ) throws -> WorkYear? {
        guard let kind = try PlanKind.all(in: reading).first(where: { $0.id == kind }) else { return nil }
        let address = kind.address(year: year, name: "")
        let plan =
            try person.map { try Plan.visible(address, office: office.id, to: $0, in: reading) }
            ?? Plan.addressed(address, office: office.id, in: reading)
        return try plan.map { try WorkYear($0, office: office, today: today, in: reading) }
    }

    private static func measure(_ office: Office, _ year: Int, _ today: Day, _ reading: Reading) throws
        -> [MeasureSource.Place: Figure]
    {
        let work = try work(office, year, today, nil, reading)
        let adopted = try work.flatMap { try $0.plan.firstAdopted(in: reading) }.map(office.day)
        var figures: [MeasureSource.Place: Figure] = [:]
        for month in 1...12 {
            guard let last = Day.last(of: month, in: year), (year, month) <= (today.year, today.month) else {
                for key in source.keys { figures[.init(key, month: month)] = .unsaid }
                continue
            }
            figures[.init("zone.plan-adopted", month: month)] = .yes(adopted.map { $0 <= last } ?? false)
            for key in source.keys.dropFirst() {
                figures[.init(key, month: month)] = work.map { Self.figure(key, $0, until: month, today) } ?? .unsaid
            }
        }
        return figures
    }

    private static func figure(_ key: String, _ work: WorkYear, until month: Int, _ today: Day) -> Figure {
        let lines = work.lines.filter { $0.month <= month }
        guard key == "zone.areas-documented" else {
            let counted = lines.compactMap { isCounted($0, in: key, today) }
            return .ratio(counted.count { $0 }, of: counted.count, empty: .nothing)
        }
        let due = Set(lines.filter { isCounted($0, in: "zone.done", today) != nil }.map(\.area))
        let proven = Set(lines.filter { isCounted($0, in: "zone.proven", today) == true }.map(\.area))
        return .ratio(due.intersection(proven).count, of: due.count, empty: .nothing)
    }

    /// Whether a line counts above the line of a ratio, or only below it; `nil` where it doesn't count.
    private static func isCounted(_ line: WorkLine, in key: String, _ today: Day) -> Bool? {
        guard key == "zone.proven" else { return PlanMeasures.isCounted(line, in: "plans.done", today: today) }
        return line.mark == .done ? line.isProven : nil
    }

    private static func records(
        _ place: MeasureSource.Place, _ office: Office, _ year: Int, _ today: Day, _ person: Person?, _ reading: Reading
    ) throws -> [MeasureSource.Record] {
        guard let work = try work(office, year, today, person, reading) else { return [] }
        guard place.measure != "zone.plan-adopted" else {
            let adopted = try work.plan.firstAdopted(in: reading).map(office.day)
            let isThere = Day.last(of: place.month, in: year).map { last in adopted.map { $0 <= last } ?? false }
            return [
                .init(
                    label: work.plan.title, address: "/\(office.slug)/rencana/\(work.address)",
                    isCounted: isThere ?? false)
            ]
        }
        // An area counts by its lines: all that are due stand behind it, those counted that prove it.
        let isOfAreas = place.measure == "zone.areas-documented"
        return work.lines.filter { $0.month <= place.month }.compactMap { line in
            isCounted(line, in: isOfAreas ? "zone.done" : place.measure, today).map {
                .init(line, isCounted: isOfAreas ? isCounted(line, in: "zone.proven", today) == true : $0)
            }
        }
    }
}

extension MeasureSource.Record {
    /// A line of a plan as what stands behind a figure.
    init(_ line: WorkLine, isCounted: Bool) {
        let unit = line.unitName.map { " · \($0)" } ?? ""
        self.init(
            label: "\(line.code) \(Words.indonesianMonths[line.month - 1])\(unit) · \(line.text.prefix(160))",
            address: line.address, isCounted: isCounted)
    }
}
