public import Measures
import People
import Storage
import Web

/// The plan's own measures: what of a month's work is done, proven, accepted, on time, said at all.
///
/// Completeness and timeliness are kept apart: a month can be complete and late, or on time and half empty.
public enum PlanMeasures {
    static let source = MeasureSource(
        "plans",
        keys: [
            "plans.done", "plans.proven", "plans.accepted", "plans.on-time", "plans.complete", "plans.days-late",
            "plans.nothing", "plans.adopted",
        ], measure: measure, records: records)

    /// All that the plans of an office measure.
    public static let sources = [source, ZoneMeasures.source]

    /// The plan of a year's reform, whose lines are measured.
    private static func work(_ office: Office, _ year: Int, _ today: Day, _ reading: Reading) throws -> WorkYear? {
        guard let plan = try Plan.addressed(String(year), office: office.id, in: reading) else { return nil }
        return try WorkYear(plan, office: office, today: today, in: reading)
    }

    private static func measure(_ office: Office, _ year: Int, _ today: Day, _ reading: Reading) throws
        -> [MeasureSource.Place: Figure]
    {
        let adoptions = try Adoptions(office, year, reading)
        var figures: [MeasureSource.Place: Figure] = [:]
        for month in 1...12 {
            figures[.init("plans.adopted", month: month)] = adoptions.figure(month, today)
        }
        guard let work = try work(office, year, today, reading) else { return figures }
        for month in 1...12 {
            let lines = work.lines.filter { $0.month == month }
            var parts: [String: [WorkLine]] = ["": lines]
            for area in work.areas { parts["area:\(area.number)"] = lines.filter { $0.area == area.number } }
            for unit in work.units { parts["unit:\(unit.id)"] = lines.filter { $0.units.contains(unit.id) } }
            for (part, lines) in parts {
                for (key, figure) in Self.figures(lines, month: month, of: year, today: today) {
                    figures[.init(key, month: month, part: part)] = figure
                }
            }
        }
        return figures
    }

    /// Whether a line counts above the line of a measure's ratio, or only below it; `nil` where it doesn't count.
    static func isCounted(_ line: WorkLine, in measure: String, today: Day) -> Bool? {
        Counts.isCounted(line, in: measure, today: today)
    }

    /// What some lines of a month come to, by the key of the measure.
    static func figures(_ lines: [WorkLine], month: Int, of year: Int, today: Day) -> [String: Figure] {
        let hasBegun = (year, month) <= (today.year, today.month)
        return Counts(lines, today: today).figures(hasBegun: hasBegun).reduce(into: [:]) { $0[$1.0] = $1.1 }
    }

    /// The lines behind a figure.
    private static func records(
        _ place: MeasureSource.Place, _ office: Office, _ year: Int, _ today: Day, _ person: Person?, _ reading: Reading
    ) throws -> [MeasureSource.Record] {
        guard place.measure != "plans.adopted" else {
            return try Adoptions(office, year, reading).records(place.month, office)
        }
        let found =
            try person.map { try Plan.visible(String(year), office: office.id, to: $0, in: reading) }
            ?? Plan.addressed(String(year), office: office.id, in: reading)
        guard let plan = found else { return [] }
        let work = try WorkYear(plan, office: office, today: today, in: reading)
        return work.lines.filter { line in
            guard line.month == place.month else { return false }
            let part = place.part.split(separator: ":", maxSplits: 1).map(String.init)
            switch part.first {
            case "area": return part.last == String(line.area)
            case "unit": return line.units.contains(part.last ?? "")
            default: return true
            }
        }
        .compactMap { line in
            guard let counted = Counts.isCounted(line, in: place.measure, today: today) else { return nil }
            return .init(line, isCounted: counted)
        }
    }
}

/// What a month's lines come to.
private struct Counts {
    let lines: [WorkLine]
    let today: Day

    init(_ lines: [WorkLine], today: Day) { (self.lines, self.today) = (lines, today) }

    /// Whether a line counts above the line of a measure's ratio, or only below it; `nil` where it doesn't count.
    static func isCounted(_ line: WorkLine, in measure: String, today: Day) -> Bool? {
        let isDue = line.due <= today || line.mark.isSettled
        let isBound = isDue && ![.notBinding, .moved].contains(line.mark)
        let asksWork = isBound && line.mark != .nothing
        switch measure {
        case "plans.done": return asksWork ? line.mark == .done : nil
        case "plans.proven": return line.isReportedDone ? line.isProven : nil
        case "plans.accepted": return line.isSubmitted ? line.state?.stage == .approved : nil
        case "plans.on-time": return isBound ? line.mark.isSettled && line.lateDays == 0 : nil
        case "plans.complete": return isDue ? line.isSubmitted : nil
        case "plans.days-late": return line.mark.isSettled && line.lateDays > 0 ? true : nil
        case "plans.nothing": return line.mark == .nothing ? true : nil
        default: return nil
        }
    }

    /// - Parameter hasBegun: of a month that has not, nobody has said anything yet.
    func figures(hasBegun: Bool) -> [(String, Figure)] {
        let ratios = ["plans.done", "plans.proven", "plans.accepted", "plans.on-time", "plans.complete"]
        let none = hasBegun ? empty : .unsaid
        var figures: [(String, Figure)] = ratios.map { key in
            let counted = lines.compactMap { Self.isCounted($0, in: key, today: today) }
            return (key, .ratio(counted.count { $0 }, of: counted.count, empty: none))
        }
        let settled = lines.filter(\.mark.isSettled)
        let isSaid = hasBegun && (lines.isEmpty || !settled.isEmpty)
        figures.append(("plans.days-late", isSaid ? .value(settled.reduce(0) { $0 + $1.lateDays }) : .unsaid))
        figures.append(("plans.nothing", isSaid ? .value(settled.count { $0.mark == .nothing }) : .unsaid))
        return figures
    }

    /// What it means that none of a month's lines is a case.
    private var empty: Figure.State {
        if lines.isEmpty { return .nothing }
        if lines.allSatisfy({ $0.mark == .notBinding }) { return .notBinding }
        return lines.allSatisfy { [.nothing, .notBinding, .moved].contains($0.mark) } ? .nothing : .unsaid
    }
}

extension WorkLine {
    /// Whether somebody said that it is done, whatever became of that.
    fileprivate var isReportedDone: Bool { isSubmitted && state?.outcome == .done }
    fileprivate var isSubmitted: Bool { state?.stage == .submitted || state?.stage == .approved }
}
