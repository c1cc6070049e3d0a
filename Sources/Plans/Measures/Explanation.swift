public import Measures
public import People
public import Storage
public import Web

/// What measures an indicator in a month, as lines of text for the command line.
public struct Explanation {
    let code: String
    let year: Int
    let month: Int
    let office: Office
    let today: Day

    public init(_ code: String, year: Int, month: Int, _ office: Office, _ today: Day) {
        (self.code, self.year, self.month, self.office, self.today) = (code, year, month, office, today)
    }

    /// Nothing where the office's plan of the year has no such indicator.
    public func lines(_ catalogue: Catalogue, _ words: Words, in reading: Reading) throws -> [String] {
        guard (1...12).contains(month), let plan = try Plan.addressed(String(year), office: office.id, in: reading)
        else { return [] }
        let catalogue = try catalogue.of(office.id, in: reading)
        let cockpit = try Cockpit(plan, month: month, office: office.id, catalogue: catalogue, in: reading)
        guard let line = cockpit.lines.first(where: { $0.code == code }) else { return [] }
        var lines = ["\(line.code)  \(line.wording)", "\(words.month(month)) \(year), \(office.name)"]
        if line.readings.isEmpty { lines.append(words[MeasureWord.unbound]) }
        for one in line.readings {
            let measure = one.measure
            lines.append("")
            lines.append("\(measure.key)  \(words[measure.title])")
            lines.append("  value      \(one.value(words))")
            lines.append("  target     \(one.target(words)): \(words[key: one.verdict.key])")
            lines.append("  counted    \(words[measure.numerator])")
            if let denominator = measure.denominator {
                lines.append("  out of     \(words[denominator])")
            }
            lines.append("  about      \(words[key: "measures.covers.\(measure.covers.rawValue)"])")
            lines.append("  no cases   \(words[key: "measures.empty.\(measure.empty.rawValue)"])")
            lines.append("  measured   \(measure.served)")
            guard let source = catalogue.source(of: measure.key) else { continue }
            for record in try source.every(.init(measure.key, month: month), office, year, today, reading).prefix(50) {
                lines.append("  \(record.isCounted ? "+" : "-") \(record.label)")
            }
        }
        return lines
    }
}
