extension Proposal {
    /// An area of change.
    public struct Area: Codable, Sendable, Equatable {
        public var no: Int
        public var title: String
        public var activities: [Activity]
        /// Who it is over versions and years; `nil` in what was read from a document.
        public var lineage: String?

        public init(no: Int, title: String, activities: [Activity] = [], lineage: String? = nil) {
            self.no = no
            self.title = title
            self.activities = activities
            self.lineage = lineage
        }
    }

    /// An activity of an area.
    public struct Activity: Codable, Sendable, Equatable {
        public var code: String
        /// Empty where the plan has no such level: its sub-activities then stand directly below the area.
        public var title: String
        public var subActivities: [SubActivity]
        /// The levels between the area and the activity, outermost first, where the plan has more than four.
        public var above: [Level]?
        public var lineage: String?

        public init(
            code: String, title: String, subActivities: [SubActivity] = [], above: [Level]? = nil,
            lineage: String? = nil
        ) {
            self.code = code
            self.title = title
            self.subActivities = subActivities
            self.above = above
            self.lineage = lineage
        }

        enum CodingKeys: String, CodingKey {
            case code, title, above, lineage
            case subActivities = "sub_activities"
        }
    }

    /// A sub-activity: what people work by.
    public struct SubActivity: Codable, Sendable, Equatable {
        public var code: String
        public var printedNo: Int?
        public var title: String
        public var responsible: [String]
        public var responsibleRead: ResponsibleRead
        public var responsibleOr: [[String]]?
        public var sourceLines: [Int]
        public var notes: [Note]
        public var indicators: [Indicator]
        /// The code as printed where it is no number, such as `II.A.1`.
        public var printedCode: String?
        /// What other columns say of it.
        public var details: [Detail]?
        public var lineage: String?

        public init(
            code: String, printedNo: Int? = nil, title: String, responsible: [String] = [],
            responsibleRead: ResponsibleRead = .missing, responsibleOr: [[String]]? = nil, sourceLines: [Int] = [],
            notes: [Note] = [], indicators: [Indicator] = [], printedCode: String? = nil, details: [Detail]? = nil,
            lineage: String? = nil
        ) {
            self.code = code
            self.printedNo = printedNo
            self.title = title
            self.responsible = responsible
            self.responsibleRead = responsibleRead
            self.responsibleOr = responsibleOr
            self.sourceLines = sourceLines
            self.notes = notes
            self.indicators = indicators
            self.printedCode = printedCode
            self.details = details
            self.lineage = lineage
        }

        enum CodingKeys: String, CodingKey {
            case code, title, responsible, notes, indicators, details, lineage
            case printedCode = "printed_code"
            case printedNo = "printed_no"
            case responsibleRead = "responsible_read"
            case responsibleOr = "responsible_or"
            case sourceLines = "source_lines"
        }
    }

    /// Whether the unit stood on the row, came from a merged cell above, or is nowhere.
    public enum ResponsibleRead: String, Codable, Sendable, Equatable {
        case stated, inherited, missing
    }

    /// An indicator and the months in which its work is due.
    public struct Indicator: Codable, Sendable, Equatable {
        public var code: String
        public var text: String
        public var months: [Int]
        public var monthsOr: [[Int]]?
        /// What the document says about when, where it says it in other words than by marking months.
        public var time: Time?
        /// What other columns say of it: target, output, evidence.
        public var details: [Detail]?
        public var lineage: String?

        public init(
            code: String, text: String, months: [Int] = [], monthsOr: [[Int]]? = nil, time: Time? = nil,
            details: [Detail]? = nil, lineage: String? = nil
        ) {
            self.code = code
            self.text = text
            self.months = months
            self.monthsOr = monthsOr
            self.time = time
            self.details = details
            self.lineage = lineage
        }

        enum CodingKeys: String, CodingKey {
            case code, text, months, time, details, lineage
            case monthsOr = "months_or"
        }
    }

    /// A level that a plan has beyond the four, such as a programme between area and activity.
    public struct Level: Codable, Sendable, Equatable {
        /// What the column is for, as `HeadRole` names it.
        public var role: String
        public var code: String?
        public var title: String

        public init(role: String, code: String? = nil, title: String) {
            (self.role, self.code, self.title) = (role, code, title)
        }
    }

    /// What a column says that is neither wording nor time nor unit: its role, its head as printed, the cell verbatim.
    public struct Detail: Codable, Sendable, Equatable {
        public var role: String
        public var head: String
        public var text: String

        public init(role: String, head: String, text: String) {
            (self.role, self.head, self.text) = (role, head, text)
        }
    }

    /// When something is due, as the document says it.
    public struct Time: Codable, Sendable, Equatable {
        /// The words or marks, verbatim.
        public var text: String
        /// The quarters 1–4 it names: the indicator's months are then the last ones of these quarters.
        public var quarters: [Int]?
        /// The half-years 1–2 it names: the indicator's months are then the last ones of these.
        public var semesters: [Int]?
        /// The years it names, where it names no part of a year.
        public var years: [Int]?

        public init(text: String, quarters: [Int]? = nil, semesters: [Int]? = nil, years: [Int]? = nil) {
            (self.text, self.quarters, self.semesters, self.years) = (text, quarters, semesters, years)
        }
    }
}
