import People
import Storage
import Web

/// What somebody wants to see of a matrix.
struct MatrixFilter: Sendable, Equatable {
    /// What a line of the plan still lacks.
    enum Missing: String, Sendable, CaseIterable {
        case month = "jadwal"
        case unit
    }

    var unit = ""
    var area = 0
    var month = 0
    var mark: Mark?
    var missing: Missing?
    var words = ""
    var isCompact = false

    init() {}

    init(_ visit: Visit<Member>) {
        unit = visit.query("unit")
        area = Int(visit.query("area")) ?? 0
        month = Int(visit.query("bulan")) ?? 0
        mark = Mark(rawValue: visit.query("tanda"))
        missing = Missing(rawValue: visit.query("belum"))
        words = visit.query("q")
        isCompact = visit.query("ringkas") == "1"
    }

    var isEmpty: Bool { unit.isEmpty && area == 0 && month == 0 && mark == nil && missing == nil && words.isEmpty }
}

extension Matrix {
    /// Keeps what fits the filter, and the headings above it. A unit's lines are those too whose unit it goes on with.
    func filtered(_ filter: MatrixFilter, today: Day) -> Matrix {
        guard !filter.isEmpty else { return self }
        let words = filter.words.lowercased().split(separator: " ").map(String.init)
        let known = UnitsOnDay(units, on: today)
        let wanted = Set(
            units.indices.filter { units[$0].id == filter.unit || known.current(units[$0])?.id == filter.unit })
        var matrix = self
        matrix.subActivities = subActivities.filter { sub in
            (filter.unit.isEmpty || responsible(for: sub).contains(where: wanted.contains))
                && (filter.missing != .unit || sub.units.isEmpty)
                && (filter.area == 0 || areas[activities[sub.activity - 1].area - 1].number == filter.area)
        }
        let kept = Set(matrix.subActivities.map(\.position))
        matrix.indicators = indicators.filter { indicator in
            guard kept.contains(indicator.subActivity) else { return false }
            let sub = subActivities[indicator.subActivity - 1]
            let text = "\(indicator.code) \(sub.title) \(indicator.text)".lowercased()
            return words.allSatisfy(text.contains)
                && (filter.missing != .month || indicator.months.isEmpty)
                && (filter.month == 0 || indicator.months.contains(filter.month))
                && (filter.mark == nil
                    || indicator.months.all.contains {
                        indicator.marks[$0] == filter.mark && (filter.month == 0 || filter.month == $0)
                    })
        }
        // A sub-activity without indicators is shown by its own words, unless months are asked for.
        let used = Set(matrix.indicators.map(\.subActivity))
        let bare = Set(indicators.map(\.subActivity))
        matrix.subActivities = matrix.subActivities.filter { sub in
            used.contains(sub.position)
                || (!bare.contains(sub.position) && filter.month == 0 && filter.mark == nil && filter.missing != .month
                    && words.allSatisfy("\(sub.code) \(sub.title)".lowercased().contains))
        }
        let activitiesKept = Set(matrix.subActivities.map(\.activity))
        matrix.activities = activities.filter { activitiesKept.contains($0.position) }
        let areasKept = Set(matrix.activities.map(\.area))
        matrix.areas = areas.filter { areasKept.contains($0.position) }
        return matrix
    }
}
