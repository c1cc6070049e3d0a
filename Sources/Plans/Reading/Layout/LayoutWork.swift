/// What one row says of a piece of work.
struct LayoutWork {
    /// The cell of the indicator; carried where it is merged with a row above.
    struct Primary {
        var text: [UInt8]
        /// The cells it was put together from, and where their words stand in it.
        var pieces: [(cell: Int, words: Range<Int>)]
        let isCarried: Bool

        init(_ words: [UInt8], _ cell: Int, isCarried: Bool) {
            text = words
            pieces = [(cell, 0..<words.count)]
            self.isCarried = isCarried
        }

        mutating func join(_ words: [UInt8], _ cell: Int) {
            text.append(Letters.space)
            pieces.append((cell, text.count..<text.count + words.count))
            text += words
        }
    }

    struct Detail {
        let role: String
        let head: String
        let column: Int
        var cells: [Int]
        var text: String
    }

    var primary: Primary?
    var times: [LayoutRow.Slot] = []
    var marks: [LayoutRow.Mark] = []
    var details: [Detail] = []
    /// The columns that the row stands below.
    let layout: Int
}

/// A piece of work with all its rows.
struct LayoutLeaf {
    let node: Int
    let page: Int
    var lines: [Int] = []
    var works: [LayoutWork] = []
    var units: [Int] = []
    var hasCore = false
    var notes: [Note] = []

    mutating func doubt(_ note: Note) {
        if !notes.contains(note) { notes.append(note) }
    }
}
