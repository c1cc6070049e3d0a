import Foundation
import Hummingbird
import HummingbirdTesting
import Logging
import NIOCore
import Storage
import TestStore
import Testing

@testable import Measures
@testable import People
@testable import Portal
@testable import Site

/// Whether a public form can be reached: the server asks for its own, and a measure counts what it found.
@Suite struct FormReachTests {
    private static let measure = "complaints.form-reachable"

    /// What a server answers that is not as it should be.
    enum Wrong: CaseIterable {
        case error, otherPage, endless, silence, drip

        var isSlow: Bool { self == .silence || self == .drip }

        /// What is said of it.
        var text: String {
            switch self {
            case .error: "answered 500"
            case .otherPage: "does not show the form"
            case .endless: "could not be read: NIOTooManyBytesError"
            case .silence, .drip: "took longer than 0.3 seconds"
            }
        }

        /// - Parameter held: ends when the test does.
        func answer(_ held: AsyncStream<Void>) async -> Response {
            switch self {
            case .error: return Response(status: .internalServerError)
            case .otherPage: return Response(status: .ok, body: .init(byteBuffer: ByteBuffer(string: "<h1>Ada</h1>")))
            case .endless:
                return Response(
                    status: .ok, body: .init(byteBuffer: ByteBuffer(repeating: 0x20, count: FormCheck.mostBytes + 1)))
            case .silence:
                for await _ in held {}
                return Response(status: .ok)
            case .drip:
                return Response(
                    status: .ok,
                    body: .init { writer in
                        try await writer.write(ByteBuffer(string: "<form"))
                        for await _ in held {}
                        try await writer.finish(nil)
                    })
            }
        }
    }

    /// Opens a server on this machine, at an address of its own.
    private static func serving(
        _ server: Application<some HTTPResponder>, _ body: @escaping @Sendable (String) async throws -> Void
    ) async throws {
        var server = server
        server.configuration.address = .hostname("127.0.0.1", port: 0)
        server.logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        try await server.test(.live) { client in try await body("http://127.0.0.1:\(try #require(client.port))") }
    }

    private static func check(_ town: Town, at site: String, within limit: Duration = .seconds(10)) async throws {
        let shelf = try Town.resources.get().shelf
        try await town.runJob(FormCheck.kind(shelf, town.app.catalogue, at: site, within: limit))
        town.now.pass(seconds: 3600)
    }

    private static func figure(_ town: Town, _ month: String = "2026-09") async throws -> String? {
        try await TypedFigureTests.figure(measure, month, town)
    }

    /// What was counted, a line for each office and day.
    private static func counts(_ town: Town) async throws -> [String] {
        try await town.store.read { reading in
            var lines: [String] = []
            try reading.each("SELECT office, register, day, checks, found FROM form_check ORDER BY office, day") {
                row in
                lines.append(
                    "\(try row.text(0)) \(try row.text(1)) \(try row.text(2)) \(try row.int(3)) \(try row.int(4))")
            }
            return lines
        }
    }

    private static func finding(_ town: Town, _ more: [String: String] = [:]) async throws -> Finding {
        let environment = ["TUNTAS_RESOURCES": TestStore.resources.path].merging(more) { $1 }
        let settings = try Settings(data: town.folder.path, environment: environment)
        let findings = try await InstallationChecks(settings: settings, store: town.store).all()
        return try #require(findings.first { $0.check == "forms" })
    }

    @Test func `the site finds its own form; a day is a row, and a month's figure is all of its checks`() async throws {
        try await Town.with { town async throws in
            #expect(try await Self.finding(town).says == "none was asked for in a day")
            try await Self.serving(Application(router: town.app.router().0)) { site in
                try await Self.check(town, at: site)
                #expect(try await Self.figure(town) == "value 1/1")
                try await Self.check(town, at: site)
                town.now.pass(seconds: 86_400)
                try await Self.check(town, at: site)
            }
            #expect(
                try await Self.counts(town) == [
                    "o-1 complaints 2026-09-15 2 2", "o-1 complaints 2026-09-16 1 1",
                    "o-2 complaints 2026-09-15 2 2", "o-2 complaints 2026-09-16 1 1",
                ])
            #expect(try await Self.figure(town) == "value 3/3")
            #expect(try await Self.figure(town, "2026-08") == "unsaid 0/0")
            let page = try await town.page("/pelabuhan/ukuran/\(Self.measure)?bulan=2026-09")
            #expect(page.has("100 % (3 dari 3)") && page.has("2026-09-15 · 2×"))
            #expect(!(try await town.page("/pelabuhan/ukuran/\(Self.measure)?bulan=2026-08")).has("data-figure>0 %"))
            #expect(try await Self.finding(town) == .ok("forms", "all 2 were there"))
            #expect(try await town.events() == [])
            // The same function says the same at midnight and in a rebuild.
            #expect(try await FigureWatch.measure(town.harbour, town.app.catalogue, in: town.store))
            #expect(
                try await FigureWatch.rebuild(
                    town.harbour, years: [2025, 2026], town.app.catalogue, isTrial: true, in: town.store) == [])
        }
    }

    @Test(arguments: Wrong.allCases)
    func `a form that is not there is counted, and the doctor says what was wrong`(_ wrong: Wrong) async throws {
        try await Town.with { town async throws in
            let (held, release) = AsyncStream.makeStream(of: Void.self)
            defer { release.finish() }
            let router = Router()
            router.get("pelabuhan/layanan/pengaduan") { _, _ in await wrong.answer(held) }
            router.get("bukit/layanan/pengaduan") { _, _ in
                "<form class=\"card\" method=\"post\" action=\"/bukit/layanan/pengaduan\">"
            }
            try await Self.serving(Application(router: router)) { site in
                defer { release.finish() }
                try await Self.check(town, at: site, within: wrong.isSlow ? .milliseconds(300) : .seconds(10))
                let finding = try await Self.finding(town)
                #expect(finding.grade == .warning)
                // On a machine with much to do, the other office's form may take longer than so short a limit, too.
                #expect(
                    wrong.isSlow
                        || finding.says.contains("1 of 2")
                            && finding.says.contains("\(site)/pelabuhan/layanan/pengaduan")
                )
                #expect(finding.says.contains(wrong.text), "\(finding.says)")
            }
            #expect(try await Self.figure(town) == "value 0/1")
            #expect(try await town.page("/pelabuhan/ukuran/\(Self.measure)?bulan=2026-09").has("0 % (0 dari 1)"))
            let counts = try await Self.counts(town)
            #expect(counts.first == "o-1 complaints 2026-09-15 1 0")
            #expect(wrong.isSlow || counts.last == "o-2 complaints 2026-09-15 1 1")
            // Once it is there again, that is what was found last.
            try await Self.serving(Application(router: town.app.router().0)) { try await Self.check(town, at: $0) }
            #expect(try await Self.figure(town) == "value 1/2")
            #expect(try await Self.finding(town).grade == .ok)
        }
    }

    @Test func `a form that an office does not offer is not asked for`() async throws {
        try await Town.with { town async throws in
            #expect(try await TypedFigureTests.choose("rekap", town).status == 303)
            try await Self.serving(Application(router: town.app.router().0)) { try await Self.check(town, at: $0) }
            #expect(try await Self.counts(town) == ["o-2 complaints 2026-09-15 1 1"])
            try await FigureWatch.measure(town.harbour, town.app.catalogue, in: town.store)
            #expect(try await Self.figure(town) == "unsaid 0/0")
        }
    }

    @Test func `where nobody knows under which name the site is found, nobody asks, and the doctor says so`()
        async throws
    {
        try await Town.with { town async throws in
            try await town.runJob(FormCheck.kind(try Town.resources.get().shelf, town.app.catalogue, at: nil))
            #expect(try await Self.counts(town) == [])
            let certificate = ["TUNTAS_TLS_CERT": "a.pem", "TUNTAS_TLS_KEY": "a.key"]
            let finding = try await Self.finding(town, certificate)
            #expect(finding.grade == .warning && finding.advice?.contains("TUNTAS_ADDRESS") ?? false)
        }
    }
}
