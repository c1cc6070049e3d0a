public import Documents
import Foundation
public import People
import Storage
public import Web

/// Where anybody has a document read and sees what came of it: in installations with a demo office, without an account,
/// and without anything being kept.
public struct TrialRoutes: Sendable {
    /// The largest document that is read, in bytes: less than for members, who answer for what they send.
    static let largest = 5 * 1_048_576

    let reader: PlanReader
    let worker: DocumentWorker

    public init(reader: PlanReader, worker: DocumentWorker) {
        self.reader = reader
        // One at a time and not for long: strangers must not keep members waiting.
        self.worker = DocumentWorker(folder: worker.folder, seconds: 45, most: 1)
    }

    public func add(to routes: Routes) {
        routes.open.get("-/coba") { visit in
            try await Self.expectDemo(visit)
            return TrialPage(visit: visit).reply()
        }
        routes.open.upload("-/coba", limit: .perMinute(10, "trial"), size: Self.largest, read)
    }

    @Sendable private func read(_ visit: Visit<Person?>, _ form: Form, _ file: PassingFile) async throws -> Reply {
        try await Self.expectDemo(visit)
        var page = TrialPage(visit: visit)
        page.pasted = form.text("naskah")
        if file.bytes.isEmpty, page.pasted.isEmpty, file.name.isEmpty {
            page.isNothingChosen = true
            return page.reply()
        }
        page.document = file.name.isEmpty ? "tempelan.txt" : file.name
        let bytes = file.bytes.isEmpty ? Array(form.raw("naskah").utf8) : file.bytes
        page.reading = try await read(bytes, named: page.document)
        return page.reply()
    }

    /// Text is read as it is; what the worker opens lies in a file for as long as that takes.
    private func read(_ bytes: [UInt8], named name: String) async throws -> PlanReading {
        guard FileFormat(bytes) == .packed else { return reader.read(bytes, named: name) }
        return try await PassingPlace.with { place in
            try Data(bytes).write(to: place)
            return try await reader.read(place, named: name, through: worker)
        }
    }

    private static func expectDemo(_ visit: Visit<Person?>) async throws {
        guard try await visit.store.read({ try isDemo($0) }) else { throw Problem.notFound }
    }

    static func isDemo(_ reading: Reading) throws -> Bool {
        try reading.finds("SELECT 1 FROM office WHERE demo = 1")
    }

    /// The way here, for the page on which people sign in; nothing where there is no demo office.
    public static func invitation(_ visit: Visit<Person?>) async throws -> HTML {
        guard try await visit.store.read({ try isDemo($0) }) else { return "" }
        let words = visit.words
        return """
            <section class="stack" aria-labelledby="coba"><h2 id="coba">\(words[TrialWord.title])</h2>
            <p class="soft">\(words[TrialWord.invitation])</p>
            <p><a class="button" href="/-/coba">\(visit.icon("upload")) \(words[TrialWord.title])</a></p></section>
            """
    }
}
