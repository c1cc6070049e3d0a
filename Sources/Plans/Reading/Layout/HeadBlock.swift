/// The head of a table: one to four rows of heads, and what each column is called by them.
struct HeadBlock {
    /// A column by its head; an empty text where it has none.
    struct Column: Equatable {
        var role: HeadRole?
        var text = ""
        /// Hundredths; less than 100 where the role does not follow from the words alone.
        var certainty = 100
        /// What a row of the head above says that spans it and others.
        var group = ""
    }

    /// The rows it takes, as indices of the source's rows.
    var rows: Range<Int>
    /// By their numbers; the first is none.
    var columns: [Column]
    /// The letters of its heads, to find it again on later pages.
    let letters: Set<[UInt8]>

    var width: Int { columns.count - 1 }

    /// The kinds of columns there are, months and other parts of a year counted once.
    var kinds: Set<HeadRole> { Set(columns.compactMap { $0.role?.kind }) }

    var levels: [HeadRole] { columns.compactMap { $0.role?.isLevel ?? false ? $0.role : nil } }

    /// Whether these are the heads of a plan: something to do or to show, and something said of it.
    var isPlan: Bool {
        let kinds = kinds
        let wordings = kinds.filter(\.isWording).count
        guard wordings > 0 else { return false }
        let others = kinds.contains { $0 == .unit || $0.isPeriod || $0 == .time || $0 == .target || $0 == .evidence }
        return wordings > 1 || others
    }
}

extension HeadRole {
    /// Months, quarters, half-years and years: columns that hold marks.
    var isPeriod: Bool {
        switch self {
        case .month, .quarter, .semester, .year: true
        default: false
        }
    }

    /// A level, an indicator or an output: columns that hold what is to be done and what shows it.
    var isWording: Bool { isLevel || self == .indicator || self == .output }

    /// What only reports and budgets have; a quarter below such a head is no time.
    var isOfReports: Bool {
        switch self {
        case .realisation, .progress, .score, .weight, .link, .budget, .obstacle, .followUp, .note, .evidence: true
        default: false
        }
    }

    /// The role itself; of a month any month.
    var kind: HeadRole {
        switch self {
        case .month: .month(0)
        case .quarter: .quarter(0)
        case .semester: .semester(0)
        case .year: .year(0)
        default: self
        }
    }
}
