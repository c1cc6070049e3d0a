public import Foundation
import Subprocess
import SystemPackage

/// Turns drawings of ours (SVG) into pictures that can be sent around (PNG), by librsvg's `rsvg-convert`.
public struct DrawnPicture: Sendable {
    private let program = "/usr/bin/rsvg-convert"
    private let turns = Turns(2)

    public init() {}

    /// Whether the program is on this machine.
    public var isInstalled: Bool { FileManager.default.isExecutableFile(atPath: program) }

    /// The bytes of a PNG.
    ///
    /// - Parameter drawing: made by us: nothing in it comes from outside but texts, which are escaped.
    /// - Throws: `DocumentProblem` where the program is missing or fails.
    public func png(_ drawing: [UInt8]) async throws -> Data {
        guard isInstalled else { throw DocumentProblem.missing }
        await turns.take()
        do {
            let picture = try await draw(drawing)
            await turns.giveBack()
            return picture
        } catch {
            await turns.giveBack()
            throw error
        }
    }

    private func draw(_ drawing: [UInt8]) async throws -> Data {
        // From a file, not a pipe: a program that dies before it has read all breaks nothing here.
        let source = try await PassingPlace.with(ending: ".svg") { place in
            try Data(drawing).write(to: place)
            return try FileDescriptor.open(FilePath(place.path), .readOnly)
        }
        let result = try await run(
            // Nobody waits for a program that hangs.
            .path("/usr/bin/timeout"), arguments: ["--kill-after=2", "20", program, "--format", "png"],
            environment: .custom(["PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"]),
            input: .fileDescriptor(source, closeAfterSpawningProcess: true), output: .data(limit: 8 * 1_048_576),
            error: .string(limit: 4096))
        guard result.terminationStatus.isSuccess, !result.standardOutput.isEmpty else {
            throw DocumentProblem.broken("\(result.terminationStatus) \(result.standardError)")
        }
        return result.standardOutput
    }
}
