import Crypto
import Foundation
import Storage
import Web

/// `/-/metrik`: what an operator's monitoring reads; from this machine, or with the token of the settings.
struct MetricsRoutes {
    let counts: RequestCounts
    let token: String?
    /// Whether this server sends letters.
    let sendsMail: Bool

    func add(to routes: Routes) {
        routes.open.get("-/metrik") { visit in
            // Whoever may not read it does not learn that it is there.
            guard visit.isLocal || isToken(visit.bearer) else { throw Problem.notFound }
            let figures = try await visit.store.read { [clock = visit.store.clock] in
                try StoredFigures($0, clock: clock, sendsMail: sendsMail)
            }
            return .text(text(figures, build: visit.ground.build), media: MetricsText.media)
        }
    }

    private func isToken(_ offered: String?) -> Bool {
        guard let token, let offered else { return false }
        // Digests are compared in a time that tells nothing.
        return SHA256.hash(data: Data(token.utf8)) == SHA256.hash(data: Data(offered.utf8))
    }

    func text(_ figures: StoredFigures, build: String) -> String {
        var text = MetricsText()
        text.family("tuntas_build_info", .gauge, "The running program; always 1.")
        text.line("tuntas_build_info", [("version", App.version), ("build", build)], "1")
        addRequests(&text)
        text.figure("tuntas_requests_running", .gauge, "Requests that are being answered now.", counts.running)
        text.family("tuntas_jobs", .gauge, "Jobs of the queue by state.")
        for (state, count) in figures.jobs { text.line("tuntas_jobs", [("state", state)], String(count)) }
        text.figure("tuntas_jobs_overdue", .gauge, "Jobs whose time came over ten minutes ago.", figures.overdue)
        text.figure("tuntas_database_bytes", .gauge, "Room that the database takes.", figures.databaseBytes)
        text.figure("tuntas_sessions", .gauge, "Browsers that are signed in.", figures.sessions)
        text.figure("tuntas_events_total", .counter, "Events in all chains.", figures.events)
        text.figure("tuntas_offices", .gauge, "Offices of the installation.", figures.offices)
        return text.text
    }

    private func addRequests(_ text: inout MetricsText) {
        let tallies = counts.tallies.sorted { ($0.key.route, $0.key.method) < ($1.key.route, $1.key.method) }
        text.family("tuntas_requests_total", .counter, "Requests answered, by route and class of status.")
        for (key, tally) in tallies {
            for (place, count) in tally.classes.enumerated() where count > 0 {
                text.line(
                    "tuntas_requests_total",
                    [("route", key.route), ("method", key.method), ("status", "\(place + 1)xx")], String(count))
            }
        }
        let name = "tuntas_request_seconds"
        text.family(name, .histogram, "Time to answer a request, by route.")
        for (key, tally) in tallies {
            let labels = [("route", key.route), ("method", key.method)]
            var sum = 0
            for (bound, count) in zip(RequestCounts.bounds.map { String($0) } + ["+Inf"], tally.buckets) {
                sum += count
                text.line(name + "_bucket", labels + [("le", bound)], String(sum))
            }
            text.line(name + "_sum", labels, String(tally.seconds))
            text.line(name + "_count", labels, String(tally.count))
        }
    }
}

/// The figures that the database knows.
struct StoredFigures: Sendable {
    /// Every state of the queue, also those that no job is in.
    let jobs: [(state: String, count: Int)]
    let overdue: Int
    let databaseBytes: Int
    let sessions: Int
    let events: Int
    let offices: Int

    init(_ reading: Reading, clock: Clock, sendsMail: Bool) throws {
        let queue = try QueueState(reading, now: clock.now(), sendsMail: sendsMail)
        (jobs, overdue) = (queue.jobs, queue.overdue)
        databaseBytes = try reading.databaseBytes()
        sessions = try reading.number("SELECT COUNT(*) FROM session WHERE expires_at > \(clock.now())") ?? 0
        events = try reading.number("SELECT SUM(seq) FROM chain") ?? 0
        offices = try reading.number("SELECT COUNT(*) FROM office") ?? 0
    }
}
