/// The newest events of one office's chain, computed anew: quick enough to look at every day.
public struct ChainEnd: Sendable, Equatable {
    public let office: String
    /// How many events were computed.
    public let events: Int
    /// The first event that doesn't fit the one before it, or the chain's head.
    public let brokenAt: Int?
}

extension Reading {
    /// Computes the last `count` events of a chain anew; `verifyChain` does all of them, and their payloads.
    public func chainEnd(of office: String, last count: Int) throws -> ChainEnd {
        guard let head = try ChainHead.of(office, in: self) else {
            let isHeadLost = try finds("SELECT 1 FROM event WHERE office = \(office) LIMIT 1")
            return ChainEnd(office: office, events: 0, brokenAt: isHeadLost ? 1 : nil)
        }
        let start = max(0, head.seq - count)
        // One more than is computed: the event before gives the hash that the first one points back to.
        var previous: String? = start == 0 ? ChainHead.genesis(office) : nil
        var (seq, computed) = (start == 0 ? 0 : start - 1, 0)
        var brokenAt: Int?
        try each(
            """
            SELECT \(SealedEvent.columns) FROM event WHERE office = \(office) AND seq >= \(start) ORDER BY seq
            """
        ) { row in
            guard brokenAt == nil else { return }
            let event: SealedEvent
            do {
                event = try SealedEvent(row: row)
            } catch is ColumnProblem {
                // A column that holds what we never write.
                brokenAt = seq + 1
                return
            }
            if event.seq != seq + 1 {
                brokenAt = seq + 1
            } else if let previous {
                computed += 1
                if event.hash(after: previous) != event.hash { brokenAt = event.seq }
            }
            (seq, previous) = (event.seq, event.hash)
        }
        if brokenAt == nil, seq != head.seq || previous != head.hash { brokenAt = head.seq }
        return ChainEnd(office: office, events: computed, brokenAt: brokenAt)
    }
}
