import People
import Storage
public import Web

extension Measure {
    /// A figure in words: `66,67 % (2 dari 3)`, `12 laporan`, `ada`, `nihil`.
    public func text(_ figure: Figure, _ words: Words) -> String {
        switch figure.state {
        case .nothing: return words[MeasureWord.nothing]
        case .notBinding: return words[MeasureWord.notBinding]
        case .unsaid, .zero: return words[MeasureWord.unsaid]
        case .value: break
        }
        switch kind {
        case .ratio:
            guard let share = share(figure) else { return words[MeasureWord.unsaid] }
            return "\(Self.decimal(share, 2, words)) % (\(parts(figure, words)))"
        case .yesNo:
            if figure.denominator == 1 { return words[figure.numerator == 1 ? MeasureWord.yes : .no] }
            return parts(figure, words)
        case .date: return words.date(Day(sinceEpoch: figure.numerator))
        case .index:
            guard figure.denominator > 0 else { return words[MeasureWord.unsaid] }
            return Self.decimal(Self.rounded(figure.numerator, figure.denominator), decimals, words)
        case .count, .amount: return "\(Self.decimal(figure.numerator, decimals, words)) \(words[unit])"
        }
    }

    /// `2 dari 3`.
    private func parts(_ figure: Figure, _ words: Words) -> String {
        words(
            MeasureWord.partOf,
            ["part": words.number(figure.numerator), "whole": words.number(figure.denominator)])
    }

    /// A ratio as hundredths of a percent, half up; `nil` where there is none.
    public func share(_ figure: Figure) -> Int? {
        guard figure.state == .value, figure.denominator > 0 else { return nil }
        let (product, isOver) = figure.numerator.multipliedReportingOverflow(by: 10_000)
        return isOver ? nil : Self.rounded(product, figure.denominator)
    }

    /// Whole numbers divided, half away from zero.
    static func rounded(_ numerator: Int, _ denominator: Int) -> Int {
        let (whole, rest) = numerator.quotientAndRemainder(dividingBy: denominator)
        let isUp = rest.magnitude >= denominator.magnitude - rest.magnitude
        return isUp && rest != 0 ? whole + (numerator < 0 ? -1 : 1) : whole
    }

    /// `1.234,50` for 123450 at two decimals; zeros behind the mark are left out of shares only when all are.
    static func decimal(_ number: Int, _ decimals: Int, _ words: Words) -> String {
        let text = words.number(Int64(number), decimals: decimals)
        let zeros = words.decimalMark + String(repeating: "0", count: decimals)
        return decimals > 0 && text.hasSuffix(zeros) ? String(text.dropLast(zeros.count)) : text
    }
}
