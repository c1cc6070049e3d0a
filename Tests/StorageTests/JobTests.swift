import Foundation
import Logging
import Synchronization
import TestStore
import Testing

@testable import Jobs
@testable import Storage

@Suite struct JobTests {
    private func queue(_ kind: String, attempts: Int = 5, in store: Store) async throws -> String {
        try await store.change(by: .system("test"), in: [nil]) { change in
            let id = try Job.queue(kind, payload: "p", mostAttempts: attempts, in: change)
            change.record("test.queued", on: id, office: nil)
            return id
        }
    }

    private func worker(_ store: Store, _ run: @escaping @Sendable (Lease, Store) async throws -> Void) -> Worker {
        Worker(
            store: store, kinds: [JobKind("test.kind", run: run)],
            log: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
    }

    private func job(_ id: String, _ store: Store) async throws -> Job {
        try #require(try await store.read { try Job.find(id, in: $0) })
    }

    @Test func `a queued job is done once, however many workers there are`() async throws {
        try await TestStore.with(connections: 6) { store async throws in
            for _ in 0..<12 { _ = try await queue("test.kind", in: store) }
            let runs = Seen()
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<4 {
                    group.addTask {
                        let worker = self.worker(store) { lease, _ in runs.add(lease.job.id) }
                        while try await worker.step() {}
                    }
                }
                try await group.waitForAll()
            }
            #expect(Set(runs.all).count == 12)
            #expect(runs.all.count == 12)
        }
    }

    @Test func `a worker outlives a job that cancels itself`() async throws {
        try await TestStore.with { store async throws in
            let id = try await queue("test.kind", attempts: 1, in: store)
            let worker = worker(store) { _, _ in throw CancellationError() }
            #expect(try await worker.turn())
            #expect(try await job(id, store).state == .failed)
        }
    }

    @Test func `a worker outlives a database that does not answer`() async throws {
        try await TestStore.with { store async throws in
            let id = try await queue("test.kind", in: store)
            let worker = worker(store) { _, _ in }
            try await store.write { try $0.execute("ALTER TABLE job RENAME TO away") }
            #expect(try await worker.turn() == false)
            try await store.write { try $0.execute("ALTER TABLE away RENAME TO job") }
            #expect(try await worker.turn())
            #expect(try await job(id, store).state == .done)
        }
    }

    @Test func `a job whose change is rolled back does not exist`() async throws {
        try await TestStore.with { store async throws in
            await #expect(throws: UnrecordedChange.self) {
                try await store.change(by: .system("test"), in: [nil]) { _ = try Job.queue("test.kind", in: $0) }
            }
            #expect(try await worker(store) { _, _ in }.step() == false)
        }
    }

    @Test func `a failing job is tried again later and then given up with its reason`() async throws {
        struct Failure: Error {}
        let now = Mutex(Instant(milliseconds: 1_800_000_000_000))
        try await TestStore.with(clock: Clock { now.withLock { $0 } }) { store async throws in
            let id = try await queue("test.kind", attempts: 2, in: store)
            let worker = worker(store) { _, _ in throw Failure() }
            #expect(try await worker.step())
            #expect(try await job(id, store).state == .queued)
            #expect(try await worker.step() == false)
            now.withLock { $0 = $0.adding(seconds: 60) }
            #expect(try await worker.step())
            #expect(try await job(id, store).state == .failed)
            #expect(try await job(id, store).error == "Failure()")
        }
    }

    @Test func `a scheduled job runs again after its time and stands on the schedule once`() async throws {
        let now = Mutex(Instant(milliseconds: 1_800_000_000_000))
        try await TestStore.with(clock: Clock { now.withLock { $0 } }) { store async throws in
            let kind = JobKind("test.daily", every: 86_400) { _, _ in }
            let worker = Worker(store: store, kinds: [kind], log: Logger(label: "test"))
            try await worker.schedule()
            try await worker.schedule()
            #expect(try await worker.step())
            #expect(try await worker.step() == false)
            now.withLock { $0 = $0.adding(seconds: 86_400) }
            #expect(try await worker.step())
        }
    }

    @Test func `a cancelled job stops and its worker is told`() async throws {
        try await TestStore.with { store async throws in
            let id = try await queue("test.kind", in: store)
            let wentOn = Mutex(true)
            _ = try await worker(store) { lease, store in
                try await store.change(by: .system("test"), in: [nil]) { try Job.cancel(id, in: $0) }
                let mayGoOn = try await store.housekeeping { try lease.progress(1, of: 2, in: $0) }
                wentOn.withLock { $0 = mayGoOn }
            }.step()
            #expect(wentOn.withLock { $0 } == false)
            #expect(try await job(id, store).state == .cancelled)
        }
    }

    @Test func `a job whose worker was killed is taken over when its lease has run out`() async throws {
        try await TestStore.folder { folder in
            let database = folder.appending(path: "t.db").path
            let shift = Mutex(0)
            let clock = Clock { Clock.system.now().adding(seconds: shift.withLock { $0 }) }
            let store = try Store.sqlite(path: database, clock: clock)
            try await store.migrate(try TestStore.migrations)
            let id = try await queue("test.slow", in: store)
            try killMortal(["job", database], afterLines: 1)
            #expect(try await job(id, store).state == .running)
            #expect(try await job(id, store).done == 3)
            let kind = JobKind("test.slow") { _, _ in }
            let next = Worker(store: store, kinds: [kind], log: Logger(label: "test"))
            #expect(try await next.step() == false)
            shift.withLock { $0 = Lease.seconds + 5 }
            #expect(try await next.step())
            #expect(try await job(id, store).state == .done)
            #expect(try await job(id, store).attempts == 2)
        }
    }
}

/// What several workers saw.
private final class Seen: Sendable {
    private let seen = Mutex<[String]>([])

    var all: [String] { seen.withLock { $0 } }
    func add(_ text: String) { seen.withLock { $0.append(text) } }
}
