public import Logging
public import ServiceLifecycle
public import Storage

/// What a kind of job does. It may run more than once, so it must bear that.
public struct JobKind: Sendable {
    public let name: String
    /// Seconds from one run to the next; `nil` for work that somebody queues.
    public let every: Int?
    public let run: @Sendable (Lease, Store) async throws -> Void

    public init(_ name: String, every: Int? = nil, run: @escaping @Sendable (Lease, Store) async throws -> Void) {
        self.name = name
        self.every = every
        self.run = run
    }
}

/// Does the jobs of an installation, one after the other; several servers may share a queue.
public struct Worker: Service {
    let store: Store
    let kinds: [JobKind]
    let name: String
    let log: Logger

    public init(store: Store, kinds: [JobKind], log: Logger) {
        self.store = store
        self.kinds = kinds
        self.log = log
        name = Identifier.hex(Identifier.random(8))
    }

    public func run() async throws {
        try await schedule()
        try await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                if try await !turn() { try await Task.sleep(for: .seconds(2)) }
            }
        }
    }

    /// Puts the kinds that have a rhythm on the schedule.
    public func schedule() async throws {
        try await store.housekeeping { [kinds] keeping in
            for kind in kinds {
                if let every = kind.every { try Job.schedule(kind.name, every: every, in: keeping) }
            }
        }
    }

    /// A step that outlives a database that can't be reached for a while: the site must not close because of it.
    func turn() async throws -> Bool {
        do {
            return try await step()
        } catch is CancellationError {
            throw CancellationError()
        } catch {
            log.error("queue failed", metadata: ["error": "\(error)"])
            return false
        }
    }

    /// Does one job that is due; `false` when there is none.
    public func step() async throws -> Bool {
        let lease = try await store.housekeeping(queue: "leases") { [name, kinds] keeping in
            try Lease.take(worker: name, kinds: kinds.map(\.name), in: keeping)
        }
        guard let lease, let kind = kinds.first(where: { $0.name == lease.job.kind }) else { return false }
        do {
            try await kind.run(lease, store)
            try await store.housekeeping { try lease.finish(in: $0) }
        } catch is CancellationError where Task.isCancelled {
            throw CancellationError()
        } catch {
            // A job that was cancelled by itself is no reason to close the site.
            log.error("job failed", metadata: ["kind": "\(kind.name)", "job": "\(lease.job.id)", "error": "\(error)"])
            try await store.housekeeping { try lease.fail("\(error)", in: $0) }
        }
        return true
    }
}
