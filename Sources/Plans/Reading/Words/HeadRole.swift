/// What a column of a plan's table is for, by the word in its head.
///
/// The raw value is the name in `Resources/reading/words.yaml` and in a proposal's levels and details.
public enum HeadRole: Sendable, Hashable {
    case number, code
    /// Levels, outermost first: a plan uses some of them in this order.
    case area, pillar, component, program, activity, subActivity, action, step
    /// What shows that it is done.
    case indicator, output, evidence, target
    case unit
    /// When, in words; a head that spans months or quarters has this role, too.
    case time
    case month(Int)
    case quarter(Int)
    case semester(Int)
    case year(Int)
    case obstacle, followUp, budget, note
    /// What plans do not have and reports do: what was done, how far, a score, a link to the proof.
    case realisation, progress, score, weight, link

    /// Whether the column is a level of the plan's tree.
    var isLevel: Bool { Self.levels.contains(self) }

    static let levels: [HeadRole] = [
        .area, .pillar, .component, .program, .activity, .subActivity, .action, .step,
    ]

    public var name: String {
        switch self {
        case .subActivity: "sub-activity"
        case .followUp: "follow-up"
        case .month(let month): "month-\(month)"
        case .quarter(let quarter): "quarter-\(quarter)"
        case .semester(let semester): "semester-\(semester)"
        case .year(let year): "year-\(year)"
        default: String(describing: self)
        }
    }
}
