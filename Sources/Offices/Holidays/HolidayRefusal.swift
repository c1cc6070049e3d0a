import Storage

/// Why a day stays as it is.
enum HolidayRefusal: String, Refusal, CaseIterable {
    case noDay = "holidays.refused.no-day"
    case noName = "holidays.refused.no-name"
    case noSource = "holidays.refused.no-source"
    case tooLong = "holidays.refused.too-long"
    case noKind = "holidays.refused.no-kind"
    case dayTaken = "holidays.refused.day-taken"
    case notOurs = "holidays.refused.not-ours"
    case notNational = "holidays.refused.not-national"
    case alreadyOurs = "holidays.refused.already-ours"
}
