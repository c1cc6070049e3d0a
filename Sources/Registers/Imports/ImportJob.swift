import Jobs
import Storage

/// How far the job of an import is.
struct ImportJob: Sendable {
    let done: Int
    let total: Int
    /// It failed so often that nobody tries again.
    let isGivenUp: Bool

    init(_ found: RecordImport, in reading: Reading) throws {
        let job = try Job.find(found.job, in: reading)
        (done, total) = (job?.done ?? 0, job?.total ?? 0)
        isGivenUp = job.map { [.failed, .cancelled].contains($0.state) } ?? true
    }
}
