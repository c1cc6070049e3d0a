public import Storage

/// One chain, computed anew and held against the roots.
public struct ChainVerdict: Sendable, Equatable {
    /// What is wrong.
    public enum Finding: Sendable, Equatable {
        case chain(ChainReport.Problem)
        /// A root was signed on another event of this number.
        case rootDiffers(seq: Int, root: String)
        /// A root was signed on an event that is not there any more.
        case cut(after: Int, seq: Int, root: String)

        var seq: Int {
            switch self {
            case .chain(let problem): problem.seq
            case .rootDiffers(let seq, _): seq
            case .cut(let after, _, _): after + 1
            }
        }
    }

    /// An event's number and moment.
    public struct Place: Sendable, Equatable {
        public let seq: Int
        public let at: Instant
    }

    public let office: String
    /// The office's slug, where there is still such an office.
    public let name: String?
    public let events: Int
    public let first: Place?
    public let last: Place?
    /// Payloads that retention erased: the chain holds without them.
    public let erased: Int
    /// The last root that holds this chain.
    public let anchor: Anchor?
    /// How many events no root holds yet.
    public let unanchored: Int
    /// In the order of the events; empty when the chain is sound.
    public let findings: [Finding]
    /// The first event after a root that bears a time well before it: the clock was set back, or somebody dated it back.
    public let datedBack: Int?

    /// How far the clocks of two servers may differ, and how long a change may take.
    private static let tolerance = 300

    init(of office: String, name: String?, roots: KnownRoots, in reading: Reading) throws {
        let signed = roots.anchors[office] ?? [:]
        var findings: [Finding] = []
        var (first, last): (Place?, Place?) = (nil, nil)
        var anchor: Anchor?
        var (unanchored, datedBack): (Int, Int?) = (0, nil)
        let report = try reading.verifyChain(of: office) { event in
            let place = Place(seq: event.seq, at: event.at)
            if first == nil { first = place }
            last = place
            unanchored += 1
            if let anchor, datedBack == nil, event.at < anchor.at.adding(seconds: -Self.tolerance) {
                datedBack = event.seq
            }
            for (hash, held) in (signed[event.seq] ?? [:]).sorted(by: { $0.value.root < $1.value.root }) {
                if hash == event.hash {
                    (anchor, unanchored) = (held, 0)
                } else {
                    findings.append(.rootDiffers(seq: event.seq, root: held.root))
                }
            }
        }
        let end = last?.seq ?? 0
        if let lost = signed.filter({ $0.key > end }).values.flatMap(\.values).max(by: { $0.seq < $1.seq }) {
            findings.append(.cut(after: end, seq: lost.seq, root: lost.root))
        }
        findings += report.problems.map { .chain($0) }
        self.office = office
        self.name = name
        (events, erased) = (report.events, report.erasedPayloads)
        (self.first, self.last, self.anchor, self.unanchored) = (first, last, anchor, unanchored)
        self.datedBack = datedBack
        self.findings = findings.enumerated().sorted { ($0.element.seq, $0.offset) < ($1.element.seq, $1.offset) }
            .map(\.element)
    }
}
