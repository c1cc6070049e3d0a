import People
import Storage

/// Which unit of the office each name of the document means while a plan is adopted; a name that is nobody's becomes a
/// new unit.
///
/// Work is given only to units that are open on the day. A name of a unit that was merged means the one that goes on
/// with its work, as the question about the name said; of a unit that was closed and that none continues, a person must
/// say.
struct OfficeUnits {
    static let new = "baru"

    private let answers: Answers
    private let office: String
    private var units: UnitsOnDay
    /// The names of the units that the adoption made.
    private(set) var made: [String] = []
    /// The closed units that the document names, with those that go on with their work.
    private(set) var continued: [String] = []

    init(answers: Answers, office: Office, in change: Change) throws {
        self.answers = answers
        self.office = office.id
        units = try UnitsOnDay(of: office, on: office.day(of: change.at), in: change.reading)
    }

    var open: [Unit] { units.open }

    mutating func unit(_ name: String, in change: Change) throws -> Unit {
        guard let standing = Question(kind: .unitName(name)).standing(answers, units) else {
            throw ReviewRefusal.closedUnit
        }
        if let unit = units.open.first(where: { $0.id == standing }) {
            let note = "\(name): \(unit.name)"
            if units.meaning(of: name) == .continued(by: unit), !continued.contains(note) { continued.append(note) }
            return unit
        }
        if case .unit(let unit) = units.meaning(of: name) { return unit }
        let unit = try Unit.add(name, to: office, in: change)
        units.add(unit)
        made.append(name)
        return unit
    }
}

extension Question {
    /// The answer that holds while nobody gives another; `nil` where only a person can say.
    func proposed(among units: UnitsOnDay) -> String? {
        switch kind {
        case .lost, .sameArea: return nil
        case .months(_, let readings): return readings[0].map(String.init).joined(separator: ",")
        case .noMonth: return ""
        case .units: return "0"
        case .unitName(let name):
            switch units.meaning(of: name) {
            case .unit(let unit), .continued(let unit): return unit.id
            case .closed: return nil
            case .nobody: return OfficeUnits.new
            }
        case .everyUnit: return "together"
        }
    }

    /// What holds now: the answer that was given, or the one that is proposed; `nil` where a person must still say.
    ///
    /// An answer that names a unit which was merged since then means the unit that goes on with its work.
    func standing(_ answers: Answers, _ units: UnitsOnDay) -> String? {
        guard let answer = answers[self] else { return proposed(among: units) }
        guard case .unitName = kind, answer != OfficeUnits.new else { return answer }
        return units[answer].flatMap(units.current)?.id
    }
}
