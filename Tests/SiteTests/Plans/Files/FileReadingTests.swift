import Documents
import Foundation
import HTTPTypes
import Jobs
import Logging
import Storage
import Testing

@testable import People
@testable import Plans
@testable import Site

/// A file is brought, opened by a job, and becomes a review.
@Suite struct FileReadingTests {
    private static let form = "/pelabuhan/rencana/unggah"
    private static let first = "/pelabuhan/rencana/bacaan/1"
    private static let head = "No\tProgram\tKegiatan\tOutput\tTW I\tTW II\tTW III\tTW IV\tPenanggung Jawab\n"

    private static let plan =
        "RENCANA AKSI TAHUN 2026\n\n\(head)1\tPenataan\tRapat tim\tNotulen\tv\t\t\t\tSubbagian Umum\n"
        + "2\tPenataan\tEvaluasi tim\tLaporan\t\tv\t\t\tSubbagian Umum\n"

    private func file(_ text: String, as kind: String) throws -> [UInt8] {
        let place = try WrittenFile.write(try Document(text: Array(text.utf8)), as: kind)
        defer { try? FileManager.default.removeItem(at: place) }
        return Array(try Data(contentsOf: place))
    }

    private func bring(_ bytes: [UInt8], _ name: String, _ browser: Browser) async throws -> Browser.Answer {
        try await browser.upload("/pelabuhan/rencana/usulan", bytes, name: name, fields: [], from: Self.form)
    }

    private func work(_ town: Town) async throws {
        let log = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        #expect(try await Worker(store: town.store, kinds: town.app.jobs, log: log).step())
    }

    @Test func `a Word file is opened by a job and becomes a review, told by its progress`() async throws {
        let bytes = try file(Self.plan, as: "docx")
        try await Town.with { town async throws in
            try await town.as("Rina") { browser async throws in
                let brought = try await bring(bytes, "rencana.docx", browser)
                #expect(brought.status == 303 && brought.location == Self.first)
                let waiting = try await browser.get(Self.first)
                #expect(waiting.headers[.cacheControl]?.contains("no-store") == true)
                #expect(waiting.has("data-poll") && waiting.has("rencana.docx") && waiting.has("Menunggu giliran"))

                try await work(town)

                #expect(try await browser.get(Self.first).location == "/pelabuhan/rencana/usulan/1")
                let review = try await browser.get("/pelabuhan/rencana/usulan/1")
                #expect(review.status == 200 && review.has("rencana.docx"))
                #expect(try await town.review().reading.counts.subActivities == 2)
                let source = try await browser.get("/pelabuhan/rencana/usulan/1/naskah")
                #expect(source.has("Rapat tim") && source.has("Subbagian Umum"))
                let original = try await browser.get("/pelabuhan/rencana/usulan/1/berkas")
                #expect(
                    original.status == 200 && original.headers[.contentDisposition]?.contains("rencana.docx") == true)
            }
            #expect(try await town.events() == ["plans.file-brought", "plans.document-read"])
        }
    }

    @Test func `the page of a PDF is shown with the cells of a part marked on it`() async throws {
        let bytes = try file(Self.plan, as: "pdf")
        try await Town.with { town async throws in
            try await town.as("Rina") { browser async throws in
                _ = try await bring(bytes, "rencana.pdf", browser)
                try await work(town)
                let sub = try #require(try await town.review().reading.subActivities.first)
                let node = try await browser.get("/pelabuhan/rencana/usulan/1/butir/\(sub.code)")
                #expect(node.has("src=\"/pelabuhan/rencana/usulan/1/halaman/2\"") && node.has("<rect x="))
                let picture = try await browser.get("/pelabuhan/rencana/usulan/1/halaman/2")
                #expect(picture.status == 200)
                #expect(try await browser.get("/pelabuhan/rencana/usulan/1/halaman/9").status == 404)
            }
            try await town.as("Budi") { budi async throws in
                #expect(try await budi.get("/pelabuhan/rencana/usulan/1/halaman/2").status == 404)
            }
        }
    }

    @Test func `what may be no plan is asked about, and the file need not be opened again`() async throws {
        let short = "RENCANA AKSI TAHUN 2026\n\n\(Self.head)1\tPenataan\tRapat tim\tNotulen\tv\t\t\t\tSubbagian Umum\n"
        let bytes = try file(short, as: "docx")
        try await Town.with { town async throws in
            try await town.as("Rina") { browser async throws in
                _ = try await bring(bytes, "rencana.docx", browser)
                try await work(town)
                let asked = try await browser.get(Self.first)
                #expect(asked.status == 422 && asked.has("data-asked=\"few-rows\""))
                #expect(asked.has("action=\"\(Self.first)/penegasan\""))

                _ = try await browser.post("\(Self.first)/penegasan", from: Self.first)
                #expect(try await browser.get(Self.first).has("data-asked=\"few-rows\""))
                let yes = try await browser.post("\(Self.first)/penegasan", [("jawaban", "ya")], from: Self.first)
                #expect(yes.location == Self.first)
                #expect(try await browser.get(Self.first).location == "/pelabuhan/rencana/usulan/1")
            }
        }
    }

    @Test func `a file that can't be opened says why, and one that was taken back is not read`() async throws {
        let bytes = try file(Self.plan, as: "docx")
        try await Town.with { town async throws in
            try await town.as("Rina") { browser async throws in
                _ = try await bring(Array(bytes.prefix(300)), "rusak.docx", browser)
                try await work(town)
                let refused = try await browser.get(Self.first)
                #expect(refused.status == 422 && refused.has("data-refused=\"file-damaged\""))

                let second = try await bring(bytes, "rencana.docx", browser).location
                let taken = try await browser.post("\(second)/batal", from: second)
                #expect(taken.location == Self.form)
                #expect(try await browser.get(second).location == Self.form)
            }
            let log = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
            #expect(try await Worker(store: town.store, kinds: town.app.jobs, log: log).step() == false)
            #expect(try await town.store.read { try $0.number("SELECT count(*) FROM review") } == 0)
        }
    }

    @Test func `without the worker a file is refused at once with what to do`() async throws {
        let worker = DocumentWorker(folder: FileManager.default.temporaryDirectory.appending(path: "tidak-ada"))
        #expect(!worker.isInstalled)
        let reading = try await PlanSample.reader.read(
            try WrittenFile.write(try Document(text: Array(Self.plan.utf8)), as: "docx"), named: "a.docx",
            through: worker)
        guard case .refused(let refusal) = reading else { return #expect(Bool(false), "\(reading)") }
        #expect(refusal.code == "file-no-worker")
    }

    @Test func `a worker that hangs, floods or lies is no harm`() async throws {
        for (script, expected) in [
            ("yes x", "file-broken file-too-slow"), ("sleep 60", "file-too-slow"),
            ("echo '{\"progress\":{\"page\":1,\"of\":1}}'", "file-broken"),
            ("kill -9 $$", "file-broken"),
        ] {
            let folder = FileManager.default.temporaryDirectory.appending(path: "tuntas-\(UUID().uuidString)")
            defer { try? FileManager.default.removeItem(at: folder) }
            let bin = folder.appending(path: ".venv/bin")
            try FileManager.default.createDirectory(at: bin, withIntermediateDirectories: true)
            for place in [folder.appending(path: "sandbox.sh"), bin.appending(path: "python")] {
                try Data("#!/bin/sh\n\(script)\n".utf8).write(to: place)
                try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: place.path)
            }
            // What ends by itself has time to, however busy the machine is.
            let hangs = expected.contains("file-too-slow")
            let worker = DocumentWorker(folder: folder, seconds: hangs ? 1 : 30, grace: hangs ? 1 : 30)
            let reading = try await PlanSample.reader.read(
                try WrittenFile.write(try Document(text: Array(Self.plan.utf8)), as: "docx"), named: "a.docx",
                through: worker)
            guard case .refused(let refusal) = reading else { return #expect(Bool(false), "\(reading)") }
            #expect(expected.contains(refusal.code), "\(script)")
        }
    }
}
