public import Jobs
import People
import Storage
public import Web

/// Looks for the cases whose codes were lost, and sends the ways back to them.
public struct ReturnLetters: Sendable {
    /// How many letters one run sends, so that the rest of the queue has its turn.
    private static let mostAtOnce = 10

    private let shelf: RegisterShelf
    private let keys: Keys
    private let locales: Locales
    private let site: String
    private let send: ReturnLetter.Sending

    /// - Parameters:
    ///   - site: where the site is, for the links.
    ///   - send: hands a letter to the mail server.
    public init(
        shelf: RegisterShelf, keys: Keys, locales: Locales, site: String, send: @escaping ReturnLetter.Sending
    ) {
        (self.shelf, self.keys, self.locales, self.site, self.send) = (shelf, keys, locales, site, send)
    }

    /// Whoever asked waits before the screen, so it looks every ten seconds, and at any hour.
    public var kind: JobKind {
        JobKind("registers.ticket-returns", every: 10) { lease, store in
            try await look(in: store)
            var count = 0
            while count < Self.mostAtOnce, let (waiting, office) = try await next(store) {
                // Whoever lost the lease leaves the rest to the one that has it.
                guard
                    try await store.housekeeping({ [count] in try lease.progress(count, of: count + 1, in: $0) })
                else { return }
                let isOver = try await send(waiting.letter(from: office, site: site, keys, locales))
                try await store.housekeeping { try isOver ? waiting.end(in: $0) : waiting.putOff(in: $0) }
                // A server that takes nothing now gets no others either.
                guard isOver else { return }
                count += 1
            }
        }
    }

    /// Opens the ways back to what was asked for; of what is not there nothing is left.
    private func look(in store: Store) async throws {
        for asked in try await store.read({ try LostCode.waiting(in: $0) }) {
            let cases = try await store.read { try asked.cases(shelf, in: $0) }
            try await store.housekeeping { keeping in
                for one in cases { try TicketReturn.open(one, for: asked, keys, in: keeping) }
                try asked.forget(in: keeping)
            }
        }
    }

    private func next(_ store: Store) async throws -> (WaitingReturn, Office)? {
        let now = store.clock.now()
        return try await store.read { reading in
            guard let waiting = try WaitingReturn.next(at: now, in: reading),
                let office = try Office.find(waiting.office, in: reading)
            else { return nil }
            return (waiting, office)
        }
    }
}
