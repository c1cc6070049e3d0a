import Measures

/// What a card is shown with beside what the database says: the evidence that is usually asked for, and the measures.
struct CardSources: Sendable {
    let usual: UsualEvidence
    let catalogue: Catalogue
}
