import Forms
import Measures
import People
import Storage
import Web

/// One figure of a sheet: of a measure in a month.
struct FigureCell: Sendable {
    /// What a cell says beside a number.
    enum Choice: String, CaseIterable {
        case yes = "ya"
        case no = "tidak"
        case nothing = "nihil"
        case notBinding = "tidak-berlaku"

        var word: FigureSheetWord {
            switch self {
            case .yes: .yes
            case .no: .no
            case .nothing: .nihil
            case .notBinding: .notBinding
            }
        }
    }

    /// Why what was typed is no figure.
    struct Problem: Error, Sendable {
        let word: FigureSheetWord
        var value = ""
    }

    let measure: Measure
    let month: Int

    var place: MeasureSource.Place { .init(measure.key, month: month) }
    /// What the form calls its three inputs.
    var choiceName: String { "k-\(measure.key)-\(month)" }
    var numberName: String { "n-\(measure.key)-\(month)" }
    var wholeName: String { "d-\(measure.key)-\(month)" }

    /// What may be chosen instead of a number.
    var choices: [Choice] { measure.kind == .yesNo ? [.yes, .no, .notBinding] : [.nothing, .notBinding] }

    func isIn(_ form: Form) -> Bool { form.has(choiceName) || form.has(numberName) }

    /// Reads what was typed.
    ///
    /// - Returns: `nil` for nothing.
    /// - Throws: `Problem`.
    func read(_ form: Form, _ language: Language) throws -> Figure? {
        let (number, whole) = (form.text(numberName), form.text(wholeName))
        let chosen = form.text(choiceName)
        if !chosen.isEmpty {
            guard let choice = Choice(rawValue: chosen), choices.contains(choice) else {
                throw Problem(word: .unknownChoice, value: chosen)
            }
            guard number.isEmpty, whole.isEmpty else { throw Problem(word: .bothSaid) }
            return switch choice {
            case .yes: .yes(true)
            case .no: .yes(false)
            case .nothing: .nothing
            case .notBinding: .notBinding
            }
        }
        guard !number.isEmpty || !whole.isEmpty else { return nil }
        switch measure.kind {
        case .yesNo: throw Problem(word: .unknownChoice, value: number)
        case .date:
            guard let day = Day(typed: number) else { throw Problem(word: .noDay, value: number) }
            return .date(day)
        case .count: return .value(try count(number, decimals: 0, language))
        case .amount, .index: return .value(try count(number, decimals: measure.decimals, language))
        case .ratio:
            let (part, of) = (try count(number, decimals: 0, language), try count(whole, decimals: 0, language))
            guard of > 0 else { throw Problem(word: .noCases) }
            guard part <= of else { throw Problem(word: .partTooLarge) }
            return .ratio(part, of: of, empty: measure.empty)
        }
    }

    private func count(_ text: String, decimals: Int, _ language: Language) throws -> Int {
        guard !text.isEmpty else { throw Problem(word: .bothNeeded) }
        guard let number = Int64(typed: text, decimals: decimals, language), (0...Field.mostNumber).contains(number)
        else { throw Problem(word: decimals == 0 ? .noCount : .noDecimal, value: text) }
        return Int(number)
    }

    /// What stands there, as the form has it: choice, number and the whole.
    func typed(_ figure: Figure?, _ words: Words) -> (choice: String, number: String, whole: String) {
        guard let figure else { return ("", "", "") }
        switch figure.state {
        case .nothing: return (Choice.nothing.rawValue, "", "")
        case .notBinding: return (Choice.notBinding.rawValue, "", "")
        case .unsaid, .zero: return ("", "", "")
        case .value: break
        }
        switch measure.kind {
        case .yesNo: return ((figure.numerator == 1 ? Choice.yes : .no).rawValue, "", "")
        case .date: return ("", Day(sinceEpoch: figure.numerator).description, "")
        case .ratio: return ("", words.number(figure.numerator), words.number(figure.denominator))
        case .count: return ("", words.number(figure.numerator), "")
        case .amount, .index: return ("", words.number(Int64(figure.numerator), decimals: measure.decimals), "")
        }
    }
}
