import People
import Storage
import Web

extension Visit<Member> {
    /// The review as it stands inside a transaction; not found when the visitor may not see it.
    func review(_ number: Int, in reading: Reading) throws -> Review {
        guard let review = try Review.visible(number, office: office.id, to: person, in: reading) else {
            throw Problem.notFound
        }
        return review
    }

    /// The office's units as they are today.
    func units(in reading: Reading) throws -> UnitsOnDay { try UnitsOnDay(of: office, on: today, in: reading) }

    /// The address of the review that this one is about.
    var reviewAddress: String {
        get throws { "/\(office.slug)/rencana/usulan/\(try number("nomor"))" }
    }

    /// Changes a review; where somebody else was there before, both are shown what the other one did.
    ///
    /// - Returns: what `body` returned, and the review and the office's units that it was given.
    func meeting<Result: Sendable>(
        _ number: Int, _ body: @escaping @Sendable (Review, UnitsOnDay, Change) throws -> Result
    ) async throws -> (Result, Review, UnitsOnDay) {
        let office = office.id
        return try await store.change(by: actor, in: [office]) { change in
            let review = try self.review(number, in: change.reading)
            let units = try self.units(in: change.reading)
            do {
                return (try body(review, units, change), review, units)
            } catch let conflict as Review.Conflict {
                throw staleWrite(conflict, review, units)
            }
        }
    }

    /// What stands there now and who wrote it, beside what was to be done.
    private func staleWrite(_ conflict: Review.Conflict, _ review: Review, _ units: UnitsOnDay) -> StaleWrite {
        let said = EditWords(words: words, review: review, units: units)
        let theirs = said.text(of: conflict.theirs)
        switch conflict.edit {
        case .set(let node, let field, let value):
            let standing = review.folded.outline.value(of: field, in: node)
            // What the other one did is said where this very field stands as it was.
            let old = conflict.theirs.touches(field, of: node) ? words.value(standing, of: field) : theirs
            return StaleWrite([
                FieldChange(
                    changed("\(said.name(node)): \(words[field.word])", by: conflict.theirs), old: old,
                    new: words.value(value, of: field))
            ])
        case .some(let edit):
            return StaleWrite([
                FieldChange(changed(words[ReviewWord.edit], by: conflict.theirs), old: theirs, new: said.text(of: edit))
            ])
        case nil:
            return StaleWrite([
                FieldChange(
                    changed(words[ReviewWord.edit], by: conflict.theirs), old: theirs, new: words[ReviewWord.undo])
            ])
        }
    }

    /// What was changed, with who did it and when.
    func changed(_ what: String, by operation: Review.Operation?) -> String {
        guard let operation else { return what }
        let (person, moment) = (name(of: operation.authorName), moment(operation.at))
        return words(ReviewWord.changedBy, ["what": what, "person": person, "moment": moment])
    }
}

extension Review.Operation {
    fileprivate func touches(_ field: NodeField, of node: String) -> Bool {
        if case .set(node, field, _) = step.edit { return true }
        return false
    }
}
