public import Jobs
public import People
public import Storage

/// Measures what changed without a change of its own: a day that ended, a proof that was withdrawn in another room.
public enum FigureWatch {
    /// Looks each minute which offices have a new day or new events, and measures those, this year and the last.
    public static func kind(_ catalogue: Catalogue) -> JobKind {
        JobKind("measures.watch", every: 60) { _, store in
            for office in try await store.read({ try Office.all(in: $0) }) {
                try await measure(office, catalogue, in: store)
            }
        }
    }

    /// - Returns: whether there was anything new.
    @discardableResult
    static func measure(_ office: Office, _ catalogue: Catalogue, in store: Store) async throws -> Bool {
        let today = office.today(store.clock)
        let (known, seq) = try await store.read { reading in
            var known: (day: Day, seq: Int)?
            try reading.each("SELECT day, seq FROM figure_day WHERE office = \(office.id)") {
                known = (try $0.day(0), try $0.int(1))
            }
            return (known, try reading.number("SELECT seq FROM chain WHERE office = \(office.id)") ?? 0)
        }
        if let known, known.day == today, known.seq == seq { return false }
        try await store.housekeeping(queue: "figures \(office.id)") { keeping in
            let writer = FigureWriter(keeping)
            for source in try catalogue.of(office.id, in: keeping.reading).sources {
                for year in [today.year - 1, today.year] { try writer.measure(source, office, year: year) }
            }
            try keeping.run(
                """
                INSERT INTO figure_day (office, day, seq) VALUES (\(office.id), \(today), \(seq))
                ON CONFLICT (office) DO UPDATE SET day = excluded.day, seq = excluded.seq
                """)
        }
        return true
    }

    /// Measures some years of an office anew.
    ///
    /// - Parameter isTrial: only compares.
    /// - Returns: the places whose figures differed.
    public static func rebuild(
        _ office: Office, years: [Int], _ catalogue: Catalogue, isTrial: Bool, in store: Store
    ) async throws -> [String] {
        try await store.housekeeping(queue: "figures \(office.id)") { keeping in
            let writer = FigureWriter(keeping)
            let sources = try catalogue.of(office.id, in: keeping.reading).sources
            return try years.flatMap { year in
                try sources.flatMap { source in
                    try writer.measure(source, office, year: year, isTrial: isTrial).map {
                        "\(KeptFigure.month($0.month, of: year)) \($0.measure) \($0.part)"
                    }
                }
            }
        }
    }
}
