import Crypto
import Foundation
import Measures
import People
import Storage
import Subjects
import Web

/// The figures of a year that an office types, because the records themselves are kept elsewhere (*rekap*).
struct FigureSheet: Sendable {
    let register: OfficeRegister
    let year: Int
    /// The months that have begun.
    let months: Int
    /// What stands there.
    let known: [MeasureSource.Place: Figure]

    /// - Returns: `nil` for a year that is none of the register's.
    init?(_ register: OfficeRegister, _ year: Int, today: Day, in reading: Reading) throws {
        guard register.way == .summary, (2000...today.year).contains(year) else { return nil }
        (self.register, self.year) = (register, year)
        months = year == today.year ? today.month : 12
        known = try TypedFigures.figures(register, year, in: reading)
    }

    /// One for each measure and each month that has begun.
    var cells: [FigureCell] {
        register.measured.flatMap { measure in (1...months).map { FigureCell(measure: measure, month: $0) } }
    }

    /// Names what stands there beyond doubt, so that nobody overwrites what they haven't seen.
    var mark: String {
        let lines = known.map { place, figure in
            "\(place.measure) \(place.month) \(figure.state.rawValue) \(figure.numerator) \(figure.denominator)"
        }
        return Identifier.hex(SHA256.hash(data: Data(lines.sorted().joined(separator: "\n").utf8)).prefix(16))
    }

    /// Reads a form.
    func read(_ form: Form, _ language: Language) -> (
        figures: [(cell: FigureCell, figure: Figure?)], problems: [(cell: FigureCell, problem: FigureCell.Problem)]
    ) {
        var figures: [(FigureCell, Figure?)] = []
        var problems: [(FigureCell, FigureCell.Problem)] = []
        // A month that has not begun has no inputs; what comes for it all the same is refused, not dropped.
        let coming = register.measured.flatMap { measure in
            (months + 1..<13).map { FigureCell(measure: measure, month: $0) }
        }
        for cell in coming where cell.isIn(form) { problems.append((cell, .init(word: .notBegun))) }
        for cell in cells where cell.isIn(form) {
            do {
                figures.append((cell, try cell.read(form, language)))
            } catch let problem as FigureCell.Problem {
                problems.append((cell, problem))
            } catch {
                problems.append((cell, .init(word: .noCount)))
            }
        }
        return (figures, problems)
    }

    /// Writes the figures that differ from those that stand there, as one decision.
    func write(
        _ figures: [(cell: FigureCell, figure: Figure?)], _ office: Office, _ words: Words, in change: Change
    ) throws {
        let changed = figures.filter { known[$0.cell.place] != $0.figure }
        guard !changed.isEmpty else { return }
        try register.take(in: change)
        for (cell, figure) in changed {
            guard let figure else {
                try change.run(
                    """
                    DELETE FROM register_figure WHERE office = \(office.id) AND register = \(register.key)
                        AND measure = \(cell.measure.key) AND year = \(year) AND month = \(cell.month)
                    """)
                continue
            }
            try change.run(
                """
                INSERT INTO register_figure (office, register, measure, year, month, state, numerator, denominator,
                    typed_at, typed_by)
                VALUES (\(office.id), \(register.key), \(cell.measure.key), \(year), \(cell.month), \(figure.state),
                    \(figure.numerator), \(figure.denominator), \(change.at), \(change.actor.person))
                ON CONFLICT (office, register, measure, year, month) DO UPDATE SET state = excluded.state,
                    numerator = excluded.numerator, denominator = excluded.denominator, typed_at = excluded.typed_at,
                    typed_by = excluded.typed_by
                """)
        }
        change.record(
            "registers.figures-typed", on: try subject(office, words, in: change), office: office.id,
            changes(changed, words))
        try RegisterMeasures.dirty(register, office, year: year, in: change)
    }

    /// What is different, cell by cell.
    func changes(_ figures: [(cell: FigureCell, figure: Figure?)], _ words: Words) -> [FieldChange] {
        figures.compactMap { cell, figure in
            let old = known[cell.place]
            guard old != figure else { return nil }
            return FieldChange(
                "\(cell.measure.key) \(KeptFigure.month(cell.month, of: year))",
                old: old.map { cell.measure.text($0, words) }, new: figure.map { cell.measure.text($0, words) })
        }
    }

    /// The sheet's row among the subjects, which its proofs and events hang on.
    static func subject(_ register: OfficeRegister, _ year: Int, in reading: Reading) throws -> String? {
        try reading.texts(
            """
            SELECT id FROM subject WHERE office = \(register.office) AND kind = 'registers.summary'
                AND year = \(year) AND number = \(register.key)
            """
        ).first
    }

    /// The same, made where there is none.
    func subject(_ office: Office, _ words: Words, in change: Change) throws -> String {
        let id = try Self.subject(register, year, in: change.reading) ?? change.newID()
        let title = words[register.definition.title]
        try Subject(
            id: id, kind: "registers.summary", office: office.id, unit: register.unit, number: register.key, year: year,
            label: words(FigureSheetWord.title, ["register": title, "year": String(year)]),
            address: "/\(office.slug)/register/\(register.path)/rekap/\(year)",
            action: register.register.action("read")
        ).save(in: change)
        return id
    }
}

extension RecordRights {
    /// Whether they may type the figures of a register whose records are kept elsewhere.
    var typesFigures: Bool {
        person.may(register.register.action("change"), in: register.office, unit: register.unit)
    }
}
