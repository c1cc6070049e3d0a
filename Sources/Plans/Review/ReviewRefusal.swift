import Storage

/// Why a review stays as it is.
enum ReviewRefusal: String, Refusal, CaseIterable {
    case notOpen = "plans.review.not-open"
    case nothingToUndo = "plans.review.nothing-to-undo"
    case unanswered = "plans.review.unanswered"
    case lostTitle = "plans.review.lost-title"
    case yearTaken = "plans.review.year-taken"
    case noYear = "plans.review.no-year"
    case closedUnit = "plans.review.closed-unit"
    case unknownNode = "plans.review.unknown-node"
    case nothingAbove = "plans.review.nothing-above"
    case wrongParent = "plans.review.wrong-parent"
    case wrongField = "plans.review.wrong-field"
    case noBoundary = "plans.review.no-boundary"
    case otherWords = "plans.review.other-words"
    case emptyText = "plans.review.empty-text"
    case tooLong = "plans.review.too-long"
    case notAYear = "plans.review.not-a-year"
    case notADay = "plans.review.not-a-day"
    case cellTaken = "plans.review.cell-taken"
    case noDoubt = "plans.review.no-doubt"
}
