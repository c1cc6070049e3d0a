/// A row of the table with its cells by what their columns are for.
struct LayoutRow {
    /// A cell of a column; carried where a merged cell reaches down from a row above.
    struct Slot {
        let cell: Int
        let column: Int
        var isCarried = false
    }

    /// A cell below parts of a year.
    struct Mark {
        let cell: Int
        let columns: [Int]
    }

    let index: Int
    let line: Int
    let page: Int
    /// Whether it is the first one of a page, where a row may go on with the one above.
    let isFirst: Bool
    /// How far it was moved to the right.
    let shift: Int
    /// By the levels of the columns.
    var levels: [Slot?]
    var codes: [Slot] = []
    var primary: Slot?
    var units: [Slot] = []
    var times: [Slot] = []
    var marks: [Mark] = []
    var details: [Slot] = []
    /// Cells right of all columns.
    var beyond: [Int] = []

    /// Whether it says more than who does what: what shows it, when, or anything else.
    var hasCore: Bool {
        (primary.map { !$0.isCarried } ?? false) || !marks.isEmpty || times.contains { !$0.isCarried }
            || details.contains { !$0.isCarried }
    }

    /// Whether nothing but wording stands on it, as on a row that a break has cut.
    var isBare: Bool {
        codes.isEmpty && marks.isEmpty && units.allSatisfy(\.isCarried) && times.allSatisfy(\.isCarried)
    }

    var ownLevels: [(level: Int, slot: Slot)] {
        levels.enumerated().compactMap { level, slot in slot.flatMap { $0.isCarried ? nil : (level, $0) } }
    }
}
