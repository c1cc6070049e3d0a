/// What one word or sign of a phrase of time stands for.
enum TimeSense: Equatable, Sendable {
    case month(Int)
    case period(Period)
    case number(Int)
    /// Four digits that are a year.
    case year(Int)
    case range, and, every, whole, from, before
    case begin, middle, end
    case once, times, ordinal
    /// A word that says how often by itself, such as `triwulanan`.
    case each(Period)
    /// Some time, nobody says when.
    case undated
    /// The time of day follows, which says nothing of months.
    case clock
    /// What may stand before a month in a head; a phrase passes over it.
    case lead
    case silent
    /// A word of no list.
    case unknown
}

/// A piece of a phrase of time: its sense, and how sure it is.
struct TimeWord: Equatable {
    var sense: TimeSense
    /// Hundredths; less than 100 for a word with a wrong letter.
    var certainty = 100
    /// How many digits a number has that is written in digits; 0 for one in words.
    var digits = 0
    /// The sign that stands for itself between numbers of a date: a dash, slash or point.
    var sign: UInt8 = 0
}
