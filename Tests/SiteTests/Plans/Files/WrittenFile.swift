import Documents
import Foundation
import Testing

@testable import Plans

/// Files of the formats that the worker opens, written by its own tests' writers.
enum WrittenFile {
    private static let root = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
        .appending(path: "../../../..").standardizedFileURL

    static let worker = DocumentWorker(folder: root.appending(path: "worker"))

    /// A document as a file; whoever asks removes it.
    static func write(_ document: Document, as kind: String) throws -> URL { try write([(document, kind)])[0] }

    /// Documents as files, by one writer.
    static func write(_ documents: [(document: Document, kind: String)]) throws -> [URL] {
        let name = FileManager.default.temporaryDirectory.appending(path: "tuntas-test-\(UUID().uuidString)")
        let input = name.appendingPathExtension("json")
        let files = documents.indices.map {
            URL(filePath: "\(name.path)-\($0).\(documents[$0].kind == "scan" ? "pdf" : documents[$0].kind)")
        }
        let lines = try documents.map { try JSONEncoder().encode($0.document) + [0x0A] }
        try Data(lines.joined()).write(to: input)
        defer { try? FileManager.default.removeItem(at: input) }
        let writer = Process()
        writer.executableURL = root.appending(path: "worker/tests/.venv/bin/python")
        writer.arguments =
            [root.appending(path: "worker/tests/write.py").path]
            + zip(documents, files).flatMap { [$0.kind, $1.path] }
        writer.standardInput = try FileHandle(forReadingFrom: input)
        try writer.run()
        writer.waitUntilExit()
        try #require(writer.terminationStatus == 0, "the writer failed; has bin/setup --test run?")
        return files
    }

    /// What is read of a document that was written as a file of some kind.
    static func read(_ document: Document, as kind: String) async throws -> PlanReading {
        let file = try write(document, as: kind)
        defer { try? FileManager.default.removeItem(at: file) }
        return try await PlanSample.reader.read(file, named: "a.\(file.pathExtension)", through: worker)
    }
}

/// A document there and back.
enum DocumentJSON {
    static func again(_ document: Document) throws -> Document {
        try JSONDecoder().decode(Document.self, from: try JSONEncoder().encode(document))
    }
}
