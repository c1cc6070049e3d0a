public import Foundation

/// The words by which documents are understood: heads of columns, phrases of time, marks, signs of other documents.
///
/// They are data (`Resources/reading/words.yaml`): an office's word is added there, not in code.
public struct ReadingWords: Sendable {
    let heads: HeadWords
    let signs: DocumentSigns
    private let lexicon: TimeLexicon
    private let marks: CellMarks
    private let units: UnitWords

    /// Reads them from their text; throws with the line of the first fault.
    public init(yaml: String) throws {
        let file = try WordsFile(
            yaml, known: ["heads", "completions", "months", "numbers", "periods", "time", "marks", "units", "signs"])
        lexicon = try TimeLexicon(file)
        var heads = try HeadWords(file)
        heads.add(lexicon)
        self.heads = heads
        marks = try CellMarks(file)
        units = try UnitWords(file)
        signs = try DocumentSigns(file)
    }

    /// Reads `reading/words.yaml` in the folder of resources.
    public init(resources: URL) throws {
        try self.init(yaml: String(contentsOf: resources.appending(path: "reading/words.yaml"), encoding: .utf8))
    }

    /// The role that a head names, its spaces, signs and letter case put aside; `nil` for a head of no plan.
    ///
    /// A bare number is none: only its neighbours tell a month from the number of a column.
    func role(ofHead text: String) -> HeadRole? {
        HeadLetters.of(text.utf8).flatMap { heads.role(of: $0) }
    }

    /// Whether a text in a head only goes on with the one above it, such as `Jawab` below `Penanggung`.
    func completesHead(_ text: String) -> Bool {
        HeadLetters.of(text.utf8).map { heads.completes($0) } ?? false
    }

    /// What a text says about when; `nil` where it says nothing that can be understood.
    ///
    /// - Parameter year: the plan's year; a phrase that names another one says so in `years`.
    func time(_ text: String, year: Int?) -> TimeReading? {
        phrase(text, year: year) ?? timeBehindAmount(text, year: year)
    }

    private func phrase(_ text: String, year: Int?) -> TimeReading? {
        lexicon.words(of: text).flatMap { TimeReading(TimePhrase($0), year: year) }
    }

    /// `2 dokumen, Januari`: an amount and, behind a comma, when.
    private func timeBehindAmount(_ text: String, year: Int?) -> TimeReading? {
        guard let first = text.utf8.first, Letters.isDigit(first), let comma = text.firstIndex(of: ",") else {
            return nil
        }
        let reading = phrase(String(text[text.index(after: comma)...]), year: year)
        return reading.flatMap { $0.certainty == 100 ? $0 : nil }
    }

    /// Whether a text says when and has no word beside that.
    func saysOnlyTime(_ text: String, year: Int?) -> Bool {
        guard let phrase = lexicon.words(of: text).map(TimePhrase.init), phrase.unknown == 0 else { return false }
        return TimeReading(phrase, year: year) != nil
    }

    /// What stands in a cell below a month, quarter or year.
    func mark(_ text: String) -> CellMark? { marks.mark(text) }

    /// Whether a text begins like the name of a unit or of somebody who answers for something.
    func isUnit(_ text: String) -> Bool { units.begin(text) }
}

/// What a phrase of time means.
struct TimeReading: Equatable {
    var months: [Int] = []
    /// Kept as such where the phrase names quarters or half-years; `months` then are their last ones.
    var quarters: [Int]?
    var semesters: [Int]?
    var years: [Int]?
    /// Hundredths; less than 100 where the phrase can be meant in another way.
    var certainty = 100
    /// Set where the phrase names a day or month that doesn't exist; nothing else is then taken from it.
    var isImpossible = false
}

/// A mark of a plan's calendar.
enum CellMark: Equatable {
    case tick
    /// A target such as `25 %` or `2 dokumen`: the cell says when and how much.
    case amount
    /// A dash or a zero: expressly nothing.
    case nothing
}
