/// What a check of one office's chain found.
public struct ChainReport: Sendable, Equatable {
    public enum Problem: Sendable, Equatable {
        case gap(after: Int)
        /// The hash doesn't follow from the event's content and the event before.
        case changed(seq: Int)
        case payloadChanged(seq: Int)
        /// A payload whose event is gone.
        case payloadAlone(seq: Int)
        case headDiffers
        case backInTime(seq: Int)
        /// A column that holds what we never write.
        case unreadable(seq: Int)

        /// The number of the event where it shows; what concerns the end of the chain comes last.
        public var seq: Int {
            switch self {
            case .gap(let after): after + 1
            case .changed(let seq), .payloadChanged(let seq), .payloadAlone(let seq), .backInTime(let seq),
                .unreadable(let seq):
                seq
            case .headDiffers: .max
            }
        }
    }

    public let office: String
    public let events: Int
    public let erasedPayloads: Int
    public let problems: [Problem]
}

/// An event as the check reads it: with its payload, and readable or not.
private struct CheckedRow: Stored {
    let seq: Int
    /// The hash that the database keeps.
    let hash: String
    /// `nil` where a column can't be read.
    let event: SealedEvent?
    /// `nil` where the payload was erased.
    let digest: String?

    init(row: Row) throws {
        seq = try row.int(1)
        hash = try row.text(10)
        do { event = try SealedEvent(row: row) } catch is ColumnProblem { event = nil }
        let salt = try row.optionalText(11)
        digest = try row.optionalText(12).map { SealedEvent.digest(of: $0, salt: salt ?? "") }
    }
}

extension Reading {
    /// The offices that have a chain or anything of one; `-` is the installation's.
    public func chains() throws -> [String] {
        try texts("SELECT office FROM chain UNION SELECT office FROM event UNION SELECT office FROM event_payload")
            .sorted()
    }

    /// Computes the office's chain anew and names what doesn't fit.
    ///
    /// - Parameter visit: sees each readable event, in order.
    public func verifyChain(
        of office: String?, _ visit: (SealedEvent) throws -> Void = { _ in }
    ) throws -> ChainReport {
        let office = office ?? Event.installation
        var problems: [ChainReport.Problem] = []
        var previous = ChainHead.genesis(office)
        var (seq, events, kept) = (0, 0, 0)
        var at: Instant?
        var rows = try rows(of: office, after: .min)
        while let last = rows.last {
            for row in rows {
                events += 1
                if row.seq != seq + 1 { problems.append(.gap(after: seq)) }
                if let event = row.event {
                    if event.hash(after: previous) != event.hash { problems.append(.changed(seq: event.seq)) }
                    if let at, event.at < at { problems.append(.backInTime(seq: event.seq)) }
                    if let digest = row.digest {
                        kept += 1
                        if digest != event.payload { problems.append(.payloadChanged(seq: event.seq)) }
                    }
                    at = event.at
                    try visit(event)
                } else {
                    problems.append(.unreadable(seq: row.seq))
                    if row.digest != nil { kept += 1 }
                }
                (seq, previous) = (row.seq, row.hash)
            }
            rows = try self.rows(of: office, after: last.seq)
        }
        try each(
            """
            SELECT seq FROM event_payload WHERE office = \(office) AND NOT EXISTS (
                SELECT 1 FROM event WHERE event.office = event_payload.office AND event.seq = event_payload.seq)
            ORDER BY seq
            """
        ) { problems.append(.payloadAlone(seq: try $0.int(0))) }
        let head = try ChainHead.of(office, in: self)
        if head.map({ $0.seq != seq || $0.hash != previous }) ?? (events > 0) { problems.append(.headDiffers) }
        return ChainReport(office: office, events: events, erasedPayloads: events - kept, problems: problems)
    }

    /// A part of a chain that fits into memory, however long the chain is.
    private func rows(of office: String, after seq: Int) throws -> [CheckedRow] {
        try all(
            """
            SELECT \(SealedEvent.columns), event_payload.salt, event_payload.body
            FROM event LEFT JOIN event_payload
                ON event_payload.office = event.office AND event_payload.seq = event.seq
            WHERE event.office = \(office) AND event.seq > \(seq) ORDER BY event.seq LIMIT 2000
            """)
    }
}
