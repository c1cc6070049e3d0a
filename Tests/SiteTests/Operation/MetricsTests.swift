import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import Storage
import TestStore
import Testing

@testable import Site

@Suite struct MetricsTests {
    private static let token = "angka-untuk-pemantau"
    private static let bearer: HTTPFields = [.authorization: "Bearer \(token)"]

    private func visit<Answer: Sendable>(
        _ town: Town, token: String? = token, _ body: @escaping @Sendable (Browser) async throws -> Answer
    ) async throws -> Answer {
        let app = try App.installed(town.store, town.folder, metricsToken: token)
        return try await Application(router: app.router().0).test(.router) { client in
            try await body(Browser(client: client, session: nil))
        }
    }

    @Test func `the figures are not there for who may not read them`() async throws {
        try await Town.with { town async throws in
            try await visit(town) { browser async throws in
                #expect(try await browser.get("/-/metrik").status == 404)
                #expect(try await browser.get("/-/metrik", [.authorization: "Bearer salah"]).status == 404)
                #expect(try await browser.get("/-/metrik", [.authorization: Self.token]).status == 404)
                #expect(try await browser.get("/-/metrik", Self.bearer).status == 200)
            }
            try await visit(town, token: nil) { browser async throws in
                #expect(try await browser.get("/-/metrik", Self.bearer).status == 404)
                #expect(try await browser.get("/-/metrik", [.authorization: "Bearer "]).status == 404)
            }
        }
    }

    @Test func `requests are counted by route and never by name`() async throws {
        try await Town.with { town async throws in
            let text = try await visit(town) { browser async throws in
                for _ in 0..<3 { _ = try await browser.get("/-/masuk?nama=Sari") }
                _ = try await browser.get("/pelabuhan/rencana/2026")
                _ = try await browser.get("/tidak/ada/di/sini/Sari")
                return try await browser.get("/-/metrik", Self.bearer).body
            }
            #expect(text.contains("tuntas_requests_total{route=\"/-/masuk\",method=\"GET\",status=\"2xx\"} 3\n"))
            #expect(text.contains("tuntas_request_seconds_count{route=\"/-/masuk\",method=\"GET\"} 3\n"))
            #expect(text.contains("tuntas_request_seconds_bucket{route=\"/-/masuk\",method=\"GET\",le=\"+Inf\"} 3\n"))
            #expect(text.contains("route=\"/{kantor}/rencana/{tahun}\",method=\"GET\",status=\"3xx\"} 1\n"))
            #expect(text.contains("tuntas_requests_running 1\n"))
            for name in ["pelabuhan", "Sari", "sini", "Pelabuhan", "o-1"] { #expect(!text.contains(name), "\(name)") }
        }
    }

    @Test func `every line is one that Prometheus reads`() async throws {
        try await Town.with { town async throws in
            let answer = try await visit(town) { browser async throws in
                _ = try await browser.get("/-/masuk")
                return try await browser.get("/-/metrik", Self.bearer)
            }
            #expect(answer.headers[.contentType] == "text/plain; version=0.0.4; charset=utf-8")
            var families: [String] = []
            for line in answer.body.split(separator: "\n") {
                if let match = line.wholeMatch(of: /# TYPE ([a-z_]+) (counter|gauge|histogram)/) {
                    families.append(String(match.1))
                } else if !line.hasPrefix("# HELP ") {
                    let match = try #require(
                        line.wholeMatch(of: /([a-z_]+)(\{[a-z]+="[^"]*"(,[a-z]+="[^"]*")*\})? ([0-9.e+-]+)/), "\(line)")
                    #expect(match.1.hasPrefix(families.last ?? "?"), "\(line)")
                }
            }
            #expect(Set(families).count == families.count && families.count >= 10)
            #expect(
                answer.body.contains("tuntas_offices 2\n") && answer.body.contains("tuntas_jobs{state=\"failed\"} 0\n"))
        }
    }

    @Test func `invented methods don't grow the table`() async throws {
        let counts = RequestCounts()
        for _ in 0..<3 { counts.count(.init(route: "-", method: "-"), status: 404, seconds: 0.002) }
        #expect(counts.tallies.count == 1)
        let tally = try #require(counts.tallies.values.first)
        #expect(tally.classes == [0, 0, 0, 3, 0] && tally.buckets[1] == 3 && tally.count == 3)
    }

    @Test func `this machine may read them, and nobody through a proxy on it`() async throws {
        try await Town.with { town async throws in
            let app = try App.installed(town.store, town.folder)
            let server = Application(
                router: app.router().0, configuration: .init(address: .hostname("127.0.0.1", port: 0)),
                logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
            try await server.test(.live) { client in
                let own = try await client.execute(uri: "/-/metrik", method: .get)
                #expect(own.status == .ok)
                let name = try #require(HTTPField.Name("X-Forwarded-For"))
                let proxied = try await client.execute(uri: "/-/metrik", method: .get, headers: [name: "10.0.0.1"])
                #expect(proxied.status == .notFound)
            }
        }
    }

    @Test func `a token that could be guessed is refused at the start`() throws {
        let environment = ["TUNTAS_RESOURCES": TestStore.resources.path, "TUNTAS_METRICS_TOKEN": "pendek"]
        let settings = try Settings(data: "data", environment: environment)
        #expect(throws: SettingsProblem.self) { try settings.check() }
    }
}
