import Files
import Foundation
import Jobs
import Storage

/// What the doctor asks the database: its settings, its migrations, the clock, the queue, the chains and the files.
struct InstallationChecks {
    /// How many events of each chain are computed anew.
    static let newestEvents = 1000

    let settings: Settings
    let store: Store

    func all() async throws -> [Finding] {
        let known = try Migration.all(in: settings.resources.appending(path: "migrations")).map(\.name)
        let conditions = try await store.condition().map(Self.finding)
        // An empty database has none of the tables that the other checks read.
        guard try await store.columns().contains("migration.name") else {
            return conditions + [
                .problem(
                    "migrations", "the database is empty", "Make an office with `tuntas init`, or restore a backup.")
            ]
        }
        let applied = try await store.read { try $0.migrations() }
        let migrations = Self.migrations(applied: applied, known: known)
        guard migrations.grade != .problem else { return conditions + [migrations] }
        let vault = settings.data.appending(path: "files")
        let now = store.clock.now()
        return try await store.read { reading in
            // Their table may be what waits.
            let forms =
                migrations.grade == .ok
                ? [try Self.forms(reading, isAsked: settings.ownAddress != nil, now: now)] : []
            return conditions + [
                migrations, try Self.clock(reading, now: now),
                try Self.queue(QueueState(reading, now: now, sendsMail: settings.mail != nil)),
                try Self.chains(reading), try Self.files(reading, vault),
                try Self.mail(reading, hasServer: settings.mail != nil, now: now),
            ] + forms
        }
    }

    private static func finding(_ answer: DatabaseAnswer) -> Finding {
        let says = "\(answer.name): \(answer.value)"
        switch answer.grade {
        case .good: return .ok("database", says)
        case .doubtful: return .warning("database", says, answer.advice)
        case .bad: return .problem("database", says, answer.advice)
        }
    }

    static func migrations(applied: [String], known: [String]) -> Finding {
        let unknown = applied.filter { !known.contains($0) }
        let waiting = known.filter { !applied.contains($0) }
        if !unknown.isEmpty {
            return .problem(
                "migrations", "the database has \(unknown.joined(separator: ", ")), which this program does not know",
                "A newer Tuntas used this database: run that one.")
        }
        if !waiting.isEmpty {
            return .warning(
                "migrations", "waiting: \(waiting.joined(separator: ", "))",
                "Take a backup; the next start of the server carries them out.")
        }
        return .ok("migrations", "all \(applied.count) are carried out")
    }

    /// The newest event must not lie in the future: then the clock was set back.
    private static func clock(_ reading: Reading, now: Instant) throws -> Finding {
        guard let last = try reading.texts("SELECT at FROM chain ORDER BY at DESC LIMIT 1").first.flatMap(Instant.init)
        else { return .ok("clock", "\(now); there are no events yet") }
        let ahead = (last.milliseconds - now.milliseconds) / 1000
        guard ahead > 2 else { return .ok("clock", "\(now), after the newest event") }
        return .problem(
            "clock", "it shows \(now), \(ahead) seconds before the newest event",
            "Set the clock right; until then events keep the time of the newest one.")
    }

    static func queue(_ queue: QueueState) -> Finding {
        let says = "\(queue.count(.queued)) waiting, \(queue.count(.running)) running, \(queue.count(.failed)) failed"
        if queue.overdue > 0 {
            return .problem(
                "queue", "\(says), \(queue.overdue) overdue", "Is the server running? It does the jobs: tuntas serve")
        }
        guard queue.complaints.isEmpty else {
            return .warning(
                "queue", "\(says); \(queue.complaints.joined(separator: "; "))",
                "The log says more at the time of the failure.")
        }
        return .ok("queue", says)
    }

    /// Whether letters go out; without a server people are told on their pages alone.
    private static func mail(_ reading: Reading, hasServer: Bool, now: Instant) throws -> Finding {
        guard hasServer else {
            return .ok("mail", "no mail server is named (TUNTAS_MAIL); notices stand on pages alone")
        }
        let waiting = try reading.number("SELECT COUNT(*) FROM letter WHERE state = 'waiting' AND at <= \(now)") ?? 0
        let since = now.adding(seconds: -7 * 86_400)
        let failed = try reading.number("SELECT COUNT(*) FROM letter WHERE state = 'failed' AND at > \(since)") ?? 0
        let tried =
            try reading.number(
                """
                SELECT (SELECT COUNT(*) FROM letter WHERE state = 'waiting' AND attempts > 3)
                    + (SELECT COUNT(*) FROM ticket_return WHERE recipient IS NOT NULL AND attempts > 3)
                """) ?? 0
        let says = "\(waiting) letters due, \(tried) tried in vain so far, \(failed) failed in a week"
        let reason = try reading.texts("SELECT error FROM letter WHERE error IS NOT NULL ORDER BY at DESC LIMIT 1")
            .first
        guard failed == 0, tried == 0, waiting < 100 else {
            return .warning(
                "mail", "\(says): \(reason ?? "no reason noted")", "`tuntas mail try ADDRESS` sends a trial letter.")
        }
        return .ok("mail", says)
    }

    /// Whether the public forms were there when they were last asked for, as people ask.
    private static func forms(_ reading: Reading, isAsked: Bool, now: Instant) throws -> Finding {
        guard isAsked else {
            return .warning(
                "forms", "the server does not know where people find the site, so nobody asks for its public forms",
                "Name it in TUNTAS_ADDRESS, such as https://tuntas.kantor.example, and start the server again.")
        }
        var last: [String: String] = [:]
        let since = now.adding(seconds: -86_400)
        try reading.each(
            "SELECT office || ' ' || register, failure FROM form_check WHERE at > \(since) ORDER BY at"
        ) { last[try $0.text(0)] = try $0.text(1) }
        let failures = last.values.filter { !$0.isEmpty }.sorted()
        guard let first = failures.first else {
            return .ok("forms", last.isEmpty ? "none was asked for in a day" : "all \(last.count) were there")
        }
        return .warning(
            "forms", "\(failures.count) of \(last.count) were not there when last asked for: \(first)",
            "Open that address in a browser. If it answers, put right what TUNTAS_ADDRESS says; if not, the proxy.")
    }

    private static func chains(_ reading: Reading) throws -> Finding {
        let ends = try reading.chains().map { try reading.chainEnd(of: $0, last: newestEvents) }
        let broken = ends.compactMap { end in end.brokenAt.map { "\(end.office) from event \($0)" } }
        guard broken.isEmpty else {
            return .problem(
                "chains", "broken: \(broken.joined(separator: ", "))",
                "Events were changed or removed. Keep a copy, run `tuntas verify`, and call the auditor.")
        }
        return .ok(
            "chains", "the newest \(ends.reduce(0) { $0 + $1.events }) events of \(ends.count) chains fit together")
    }

    private static func files(_ reading: Reading, _ vault: URL) throws -> Finding {
        var (count, missing, wrong): (Int, [String], [String]) = (0, [], [])
        try reading.each("SELECT DISTINCT office, hash, size FROM file ORDER BY office, hash") { row in
            count += 1
            let path = FileVault.path(of: try row.text(1), office: try row.text(0))
            var status = stat()
            if stat(vault.appending(path: path).path, &status) != 0 {
                missing.append(path)
            } else if Int(status.st_size) != (try row.int(2)) {
                wrong.append(path)
            }
        }
        guard missing.isEmpty, wrong.isEmpty else {
            let first = (missing + wrong).prefix(3).joined(separator: ", ")
            return .problem(
                "files",
                "of \(count) files \(missing.count) are missing and \(wrong.count) have another size: \(first)",
                "Bring them back from a backup: tar --extract --file BACKUP files/…")
        }
        return .ok("files", "all \(count) are there")
    }
}
