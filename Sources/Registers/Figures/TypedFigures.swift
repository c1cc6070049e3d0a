import Measures
import Storage

/// Figures that an office types, because the records themselves are kept in another application (*rekap*).
enum TypedFigures {
    static func figures(_ register: OfficeRegister, _ year: Int, in reading: Reading) throws
        -> [MeasureSource.Place: Figure]
    {
        var figures: [MeasureSource.Place: Figure] = [:]
        try reading.each(
            """
            SELECT measure, month, state, numerator, denominator FROM register_figure
            WHERE office = \(register.office) AND register = \(register.key) AND year = \(year)
            """
        ) { row in
            figures[.init(try row.text(0), month: try row.int(1))] = try Figure(row, from: 2)
        }
        return figures
    }
}
