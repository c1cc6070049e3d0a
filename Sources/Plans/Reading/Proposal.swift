public import Documents

/// A plan as read from a document, with its doubts and with where each part came from.
public struct Proposal: Codable, Sendable, Equatable {
    public var document: String
    public var title: String
    public var decree: Decree
    public var counts: Counts
    public var areas: [Area]
    public var unread: [Unread]
    public var headings: [Heading]
    public var trace: [Trace]
    /// What the document's format left out or what is unusual in it; `nil` where there is nothing to say.
    public var reported: [Document.Report]?

    public init(
        document: String, title: String, decree: Decree, areas: [Area], unread: [Unread] = [],
        headings: [Heading] = [], trace: [Trace] = []
    ) {
        self.document = document
        self.title = title
        self.decree = decree
        self.counts = Counts(of: areas)
        self.areas = areas
        self.unread = unread
        self.headings = headings
        self.trace = trace
    }
}

extension Proposal {
    /// How much there is of everything.
    public struct Counts: Codable, Sendable, Equatable {
        public var areas = 0
        public var activities = 0
        public var subActivities = 0
        public var indicators = 0
        public var indicatorMonths = 0

        /// Counts what stands in the areas.
        public init(of areas: [Area]) {
            self.areas = areas.count
            for area in areas {
                activities += area.activities.count
                for activity in area.activities {
                    subActivities += activity.subActivities.count
                    for sub in activity.subActivities {
                        indicators += sub.indicators.count
                        for indicator in sub.indicators { indicatorMonths += indicator.months.count }
                    }
                }
            }
        }

        enum CodingKeys: String, CodingKey {
            case areas, activities, indicators
            case subActivities = "sub_activities"
            case indicatorMonths = "indicator_months"
        }
    }

    /// A cell that no field of the proposal took, and why.
    public struct Unread: Codable, Sendable, Equatable {
        public let line: Int
        public let column: Int
        public let text: String
        public let reason: String

        public init(line: Int, column: Int, text: String, reason: String) {
            self.line = line
            self.column = column
            self.text = text
            self.reason = reason
        }
    }

    /// A line of the table's heading, which is repeated on each page.
    public struct Heading: Codable, Sendable, Equatable {
        public let line: Int
        public let text: String

        public init(line: Int, text: String) {
            self.line = line
            self.text = text
        }
    }

    /// The field of the proposal that a cell went into; a cell can feed several.
    public struct Trace: Codable, Sendable, Equatable {
        public let line: Int
        public let column: Int
        public let field: String
        /// How sure the reading is that the cell belongs there, in hundredths; `nil` where nothing spoke against it.
        public let certainty: Int?

        public init(line: Int, column: Int, field: String, certainty: Int? = nil) {
            self.line = line
            self.column = column
            self.field = field
            self.certainty = certainty
        }
    }
}
