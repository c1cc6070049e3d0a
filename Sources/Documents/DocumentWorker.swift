public import Foundation
import Subprocess
import SystemPackage

/// Opens files that are no text: each in a fresh process of its own behind the walls that the machine offers, without
/// network, with limits, and killed with its children when its time is over.
///
/// What it does lies in `worker/` beside the program; `worker/README.md` has the protocol.
public struct DocumentWorker: Sendable {
    /// The worker's folder.
    public let folder: URL
    /// The longest that one file may take, in seconds.
    public let seconds: Int
    /// How many seconds a worker may outlive its own limit before it is ended.
    private let grace: Int
    private let turns: Turns

    /// - Parameter most: how many files are opened at the same time; a scan may take 700 MB of memory.
    public init(folder: URL, seconds: Int = 900, grace: Int = 10, most: Int = 2) {
        (self.folder, self.seconds, self.grace) = (folder, seconds, grace)
        turns = Turns(most)
    }

    private var python: URL { folder.appending(path: ".venv/bin/python") }
    private var sandbox: URL { folder.appending(path: "sandbox.sh") }

    /// Whether `bin/setup` has made the worker's environment on this machine.
    public var isInstalled: Bool { FileManager.default.isExecutableFile(atPath: python.path) }

    /// Opens a file as grids and paragraphs.
    ///
    /// - Parameters:
    ///   - name: the name it came with: what it promises must agree with what it holds.
    ///   - progress: told of each page that was read, where that takes time.
    public func read(
        _ file: URL, named name: String,
        progress: @escaping @Sendable (_ page: Int, _ of: Int) async -> Void = { _, _ in }
    ) async throws -> Document {
        let request = WorkerRequest(path: file.path, name: name, limits: ["seconds": seconds])
        guard case .document(let document) = try await answer(request, file, nil, progress) else {
            throw DocumentProblem.broken("no document")
        }
        return document
    }

    /// A page of a PDF, or a picture without what its camera said of place and time, as a new picture.
    ///
    /// - Parameter resolution: dots an inch.
    /// - Returns: the bytes of a PNG or JPEG.
    public func picture(of file: URL, named name: String, page: Int, resolution: Int = 110) async throws -> Data {
        try await PassingPlace.with { out in
            try FileManager.default.createDirectory(at: out, withIntermediateDirectories: true)
            return try await picture(of: file, named: name, page: page, resolution: resolution, into: out)
        }
    }

    private func picture(of file: URL, named name: String, page: Int, resolution: Int, into out: URL) async throws
        -> Data
    {
        var request = WorkerRequest(path: file.path, name: name, limits: ["seconds": min(seconds, 60)])
        (request.want, request.page, request.resolution, request.into) = ("pages", page, resolution, out.path)
        guard case .picture(let picture) = try await answer(request, file, out, { _, _ in }) else {
            throw DocumentProblem.broken("no picture")
        }
        // What it calls its file is not believed beyond the folder it was given.
        let place = out.appending(path: URL(filePath: picture.file).lastPathComponent)
        guard let bytes = FileManager.default.contents(atPath: place.path) else {
            throw DocumentProblem.broken("no file of the picture")
        }
        return bytes
    }

    private func answer(
        _ request: WorkerRequest, _ file: URL, _ out: URL?, _ progress: @escaping @Sendable (Int, Int) async -> Void
    ) async throws -> WorkerLine {
        guard isInstalled else { throw DocumentProblem.missing }
        await turns.take()
        let answer: WorkerLine?
        do {
            answer = try await withThrowingTaskGroup(of: WorkerLine?.self) { group in
                group.addTask { try await ask(request, file, out, progress) }
                group.addTask {
                    // The worker's own limit comes first; this one is for a worker that no longer keeps it.
                    try await Task.sleep(for: .seconds(request.limits["seconds", default: seconds] + grace))
                    return nil
                }
                defer { group.cancelAll() }
                return try await group.next() ?? nil
            }
        } catch {
            await turns.giveBack()
            throw error
        }
        await turns.giveBack()
        switch answer {
        case .refused(let code, let values): throw DocumentProblem.refused(code: code, values: values)
        case let answer?: return answer
        case nil: throw DocumentProblem.refused(code: "too-slow", values: ["limit": String(seconds)])
        }
    }

    private func ask(
        _ request: WorkerRequest, _ file: URL, _ out: URL?, _ progress: @Sendable (Int, Int) async -> Void
    ) async throws -> WorkerLine {
        var platform = PlatformOptions()
        // Its children belong to its session, so that nothing outlives it.
        platform.createSession = true
        platform.teardownSequence = [
            .gracefulShutDown(toProcessGroup: true, allowedDurationToNextStep: .milliseconds(300))
        ]
        // From a file, not a pipe: a worker that dies before it has heard its request breaks nothing here.
        let asked = try await PassingPlace.with(ending: ".json") { line in
            try (try JSONEncoder().encode(request) + [0x0A]).write(to: line)
            return try FileDescriptor.open(FilePath(line.path), .readOnly)
        }
        let result = try await run(
            .path(FilePath(sandbox.path)),
            arguments: Arguments([python.path, file.path] + (out.map { [$0.path] } ?? [])),
            environment: .custom(["PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"]), platformOptions: platform,
            input: .fileDescriptor(asked, closeAfterSpawningProcess: true), output: .sequence,
            error: .string(limit: 65_536)
        ) { execution -> WorkerLine? in
            do {
                var answer: WorkerLine?
                var said = 0
                let lines = execution.standardOutput.strings(bufferingPolicy: .maxLineLength(Self.longest))
                for try await line in lines {
                    said += 1
                    guard said < 10_000, answer == nil else { throw DocumentProblem.broken("too many lines") }
                    let heard = try Self.heard(line)
                    if case .progress(let page, let of) = heard { await progress(page, of) } else { answer = heard }
                }
                return answer
            } catch {
                // Whoever says what nobody understands is not waited for.
                end(execution.processIdentifier.value)
                throw error
            }
        }
        guard let answer = result.closureResult else {
            throw DocumentProblem.broken("\(result.terminationStatus) \(result.standardError.suffix(500))")
        }
        return answer
    }

    /// Kills a worker with everything that it has begun.
    private func end(_ worker: pid_t) { _ = kill(-worker, SIGKILL) }

    private static func heard(_ line: String) throws(DocumentProblem) -> WorkerLine {
        do {
            return try JSONDecoder().decode(WorkerLine.self, from: Data(line.utf8))
        } catch {
            throw DocumentProblem.broken("a line that is no answer")
        }
    }

    /// The most bytes of a line: a document of 200,000 cells stays below it.
    private static let longest = 128 * 1_048_576
}

/// What the worker is asked, in one line.
private struct WorkerRequest: Encodable, Sendable {
    let path: String
    let name: String
    let limits: [String: Int]
    var want = "grids"
    var page: Int?
    var resolution: Int?
    var into: String?
}
