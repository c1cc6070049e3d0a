extension Proposal {
    /// An area of change.
    public struct Area: Codable, Sendable, Equatable {
        public var no: Int
        public var title: String
        public var activities: [Activity]

        public init(no: Int, title: String, activities: [Activity] = []) {
            self.no = no
            self.title = title
            self.activities = activities
        }
    }

    /// An activity of an area.
    public struct Activity: Codable, Sendable, Equatable {
        public var code: String
        public var title: String
        public var subActivities: [SubActivity]

        public init(code: String, title: String, subActivities: [SubActivity] = []) {
            self.code = code
            self.title = title
            self.subActivities = subActivities
        }

        enum CodingKeys: String, CodingKey {
            case code, title
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

        public init(
            code: String, printedNo: Int? = nil, title: String, responsible: [String] = [],
            responsibleRead: ResponsibleRead = .missing, responsibleOr: [[String]]? = nil, sourceLines: [Int] = [],
            notes: [Note] = [], indicators: [Indicator] = []
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
        }

        enum CodingKeys: String, CodingKey {
            case code, title, responsible, notes, indicators
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

        public init(code: String, text: String, months: [Int] = [], monthsOr: [[Int]]? = nil) {
            self.code = code
            self.text = text
            self.months = months
            self.monthsOr = monthsOr
        }

        enum CodingKeys: String, CodingKey {
            case code, text, months
            case monthsOr = "months_or"
        }
    }
}
