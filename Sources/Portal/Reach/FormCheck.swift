import AsyncHTTPClient
public import Jobs
public import Measures
import NIOCore
import NIOHTTP1
import People
public import Registers
import Storage

/// Asks for the offices' public forms every hour, as a visitor would, and counts how often they were there.
public enum FormCheck {
    /// How much of a page is read.
    static let mostBytes = 1_000_000

    /// - Parameters:
    ///   - site: where people find the site, without a slash at its end; nobody asks where that is not known.
    ///   - limit: in which the whole page must have come.
    public static func kind(
        _ shelf: RegisterShelf, _ catalogue: Catalogue, at site: String?, within limit: Duration = .seconds(10)
    ) -> JobKind {
        JobKind("portal.reach", every: 3600) { lease, store in
            guard let site else { return }
            let forms = try await store.read { reading in
                try Office.all(in: reading).flatMap { try shelf.offerings(of: $0, in: reading) }
            }
            for (done, form) in forms.enumerated() {
                guard try await store.housekeeping({ try lease.progress(done, of: forms.count, in: $0) }) else {
                    return
                }
                let failure = try await failure(of: form, at: site, within: limit)
                try await keep(failure, of: form, catalogue, in: store)
            }
        }
    }

    /// What is wrong with a form, with its address; `""` where nothing is.
    static func failure(of form: Offering, at site: String, within limit: Duration) async throws -> String {
        let (address, mark) = (site + form.address, "action=\"\(form.address)\"")
        return try await withThrowingTaskGroup(of: String.self) { group in
            group.addTask { try await failure(of: address, carrying: mark) }
            group.addTask {
                // The client's own limit ends with the head of the answer; a page may also come too slowly.
                try await Task.sleep(for: limit)
                return "\(address) took longer than \(limit)"
            }
            defer { group.cancelAll() }
            return try await group.next() ?? ""
        }
    }

    private static func failure(of address: String, carrying mark: String) async throws -> String {
        var settings = HTTPClient.Configuration()
        // For so long a connection that fails is tried again: after a start the door may open later than the queue.
        settings.timeout = .init(connect: .seconds(5))
        do {
            return try await HTTPClient.withHTTPClient(configuration: settings) { client in
                let answer = try await client.execute(HTTPClientRequest(url: address), timeout: .minutes(1))
                guard answer.status.code == 200 else { return "\(address) answered \(answer.status.code)" }
                let page = String(buffer: try await answer.body.collect(upTo: mostBytes))
                return page.contains(mark) ? "" : "\(address) does not show the form"
            }
        } catch {
            // Whoever is stopped in the middle has found nothing out.
            try Task.checkCancellation()
            let reason = "\(error)"
            return "\(address) could not be read: \(reason.prefix(200))"
        }
    }

    /// Counts a check, and measures anew what it changes.
    private static func keep(
        _ failure: String, of form: Offering, _ catalogue: Catalogue, in store: Store
    ) async throws {
        try await store.housekeeping(queue: "figures \(form.office.id)") { keeping in
            let today = form.office.day(of: keeping.at)
            try keeping.run(
                """
                INSERT INTO form_check (office, register, day, checks, found, failure, at)
                VALUES (\(form.office.id), \(form.key), \(today), 1, \(failure.isEmpty ? 1 : 0), \(failure),
                    \(keeping.at))
                ON CONFLICT (office, register, day) DO UPDATE SET checks = form_check.checks + excluded.checks,
                    found = form_check.found + excluded.found, failure = excluded.failure, at = excluded.at
                """)
            guard let source = catalogue.source(of: FormMeasures.key(of: form.key)) else { return }
            try FigureWriter(keeping).measure(source, form.office, year: today.year)
        }
    }
}
