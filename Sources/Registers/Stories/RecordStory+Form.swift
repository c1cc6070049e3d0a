import Forms
import Web

extension RecordStory.Step {
    var answered: Set<String> { Set(answers.keys).union(rows.keys) }

    /// The form that it would have been typed into.
    var form: Form {
        var typed: [(name: String, value: String)] = []
        for (field, answer) in answers { typed.append((FieldInputs.prefix + field, answer)) }
        for (field, rows) in rows {
            for (place, row) in rows.enumerated() {
                for (column, answer) in row {
                    typed.append(("\(FieldInputs.prefix)\(field).\(place).\(column)", answer))
                }
            }
        }
        return Form(typed)
    }

    /// Refuses answers that nobody asked for: a form would not hold them.
    func refuseUnasked(_ fields: [Field]) throws {
        for key in answered.sorted() where !fields.contains(where: { $0.key == key }) { throw Unasked(field: key) }
    }

    private struct Unasked: Error { let field: String }
}
