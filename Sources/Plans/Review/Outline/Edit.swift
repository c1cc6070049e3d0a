/// One thing that a person does to a reading: what an operation of a review says, kept as JSON.
enum Edit: Codable, Sendable, Equatable {
    /// An answer to one of the reading's questions.
    case answer(question: String, value: String)
    /// Another value of a node's field.
    case set(node: String, field: NodeField, value: String)
    /// Another text of a detail; one behind the last is added, one without text is taken away.
    case detail(node: String, at: Int, head: String, text: String)
    /// Another text of what the decree says of itself.
    case decree(field: DecreeField, text: String)
    /// A node in two, behind `at` of its text's Unicode scalars; its children from `from` on go along.
    case split(node: String, at: Int, from: String?)
    /// A node and the one above it in one.
    case join(node: String)
    /// A node to another parent, or to another place below its own; areas stand below none. Places count from 1.
    case move(node: String, into: String?, position: Int)
    /// A node one level up, behind what it stood in.
    case promote(node: String)
    /// A node one level down, into the one above it.
    case demote(node: String)
    /// A new node at the end of its parent.
    case add(into: String?, text: String)
    /// A node goes, with all below it.
    case remove(node: String)
    /// A cell that the reading left unread goes into a node.
    case take(line: Int, column: Int, text: String, node: String, into: CellTarget)
    /// A cell that the reading left unread is no part of the plan.
    case dismiss(line: Int, column: Int)
    /// Doubts that need no more looking at, or stay open with a note.
    case settle(doubts: [String], how: Settling, note: String)
}

/// A field of a node that a person can fill in: what it holds is text, months as `7,12` or one unit a line.
enum NodeField: String, Codable, Sendable, CaseIterable {
    case text, months, units, time
}

/// A field of a decree that a person can fill in.
enum DecreeField: String, Codable, Sendable, CaseIterable {
    case title, kind, number, year, about, place, date, signerTitle, signer
}

/// Where an unread cell can go in a node.
enum CellTarget: String, Codable, Sendable, CaseIterable {
    case text, units, detail, child
}

/// What became of a doubt.
enum Settling: String, Codable, Sendable {
    /// The reading is right.
    case accepted
    /// It was put right by hand.
    case corrected
    /// Nobody knows yet; the note says what is missing.
    case left
}

/// Where a cell stands in the document.
struct CellPlace: Codable, Sendable, Hashable {
    let line: Int
    let column: Int
}

/// An edit in the order of its review: the part of an operation that says what the proposal is.
struct Step: Sendable, Equatable {
    let seq: Int
    /// What it does; `nil` for an undo.
    let edit: Edit?
    /// The step that it takes back.
    let undoes: Int?
}
