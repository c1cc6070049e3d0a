extension Proposal {
    /// What the decree says about itself, verbatim.
    public struct Decree: Codable, Sendable, Equatable {
        public var kind: String?
        public var number: String?
        public var year: Int?
        public var about: String?
        public var place: String?
        public var date: String?
        public var signerTitle: String?
        public var signer: String?
        public var copyCertifiedBy: String?
        public var considerations: [String]
        public var legalBasis: [String]
        public var dictums: [Dictum]

        public init(
            kind: String? = nil, number: String? = nil, year: Int? = nil, about: String? = nil, place: String? = nil,
            date: String? = nil, signerTitle: String? = nil, signer: String? = nil, copyCertifiedBy: String? = nil,
            considerations: [String] = [], legalBasis: [String] = [], dictums: [Dictum] = []
        ) {
            self.kind = kind
            self.number = number
            self.year = year
            self.about = about
            self.place = place
            self.date = date
            self.signerTitle = signerTitle
            self.signer = signer
            self.copyCertifiedBy = copyCertifiedBy
            self.considerations = considerations
            self.legalBasis = legalBasis
            self.dictums = dictums
        }

        enum CodingKeys: String, CodingKey {
            case kind, number, year, about, place, date, signer, considerations, dictums
            case signerTitle = "signer_title"
            case copyCertifiedBy = "copy_certified_by"
            case legalBasis = "legal_basis"
        }
    }

    /// One numbered decision of a decree.
    public struct Dictum: Codable, Sendable, Equatable {
        public var name: String
        public var text: String

        public init(name: String, text: String) {
            self.name = name
            self.text = text
        }
    }
}
