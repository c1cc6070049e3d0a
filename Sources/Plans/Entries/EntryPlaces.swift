import People
import Storage
import Web

/// What other rows say of where an entry stands: renewed when an amendment moves, renames or renumbers its indicator.
enum EntryPlaces {
    /// "8.4.2.a Juni 2026 · wording".
    static func label(_ code: String, _ month: String, _ year: Int, _ text: String) -> String {
        "\(code) \(month) \(year) · \(text.prefix(160))"
    }

    /// - Parameter version: the newest, whose rows are written.
    static func settle(plan: String, version: Int, address: String, year: Int, office: Office, in change: Change) throws
    {
        struct Place {
            let position: Int
            let code: String
            let text: String
            let sub: String
            let card: String
        }
        var places: [String: Place] = [:]
        try change.reading.each(
            """
            SELECT indicator.lineage, indicator.position, indicator.code, indicator.wording, sub_activity.code,
                sub_activity.subject
            FROM indicator JOIN sub_activity ON sub_activity.plan = indicator.plan
                AND sub_activity.version = indicator.version AND sub_activity.position = indicator.sub_activity
            WHERE indicator.plan = \(plan) AND indicator.version = \(version)
            """
        ) { row in
            places[try row.text(0)] = Place(
                position: try row.int(1), code: try row.text(2), text: try row.text(3), sub: try row.text(4),
                card: try row.text(5))
        }
        let entries = try Entry.all("entry.plan = \(plan)", in: change.reading)
        let units = try Unit.all(of: office.id, in: change.reading)
        let months = Words.indonesianMonths
        for entry in entries {
            guard let place = places[entry.lineage] else {
                try change.run("UPDATE entry SET position = 0 WHERE id = \(entry.id)")
                // Its code may mean another line now, so the way leads to the plan itself.
                try change.run(
                    "UPDATE subject SET address = \("/\(office.slug)/rencana/\(address)/versi") WHERE id = \(entry.id)")
                continue
            }
            let unit = units.first { $0.id == entry.unit }.map { "?unit=\($0.number)" } ?? ""
            let page = "/\(office.slug)/rencana/\(address)/\(place.sub)/realisasi/\(entry.month)\(unit)"
            let label = label(place.code, months[entry.month - 1], year, place.text)
            try change.run(
                "UPDATE entry SET position = \(place.position), card = \(place.card) WHERE id = \(entry.id)")
            try change.run(
                """
                UPDATE subject SET label = \(label), folded = \(label.lowercased()), address = \(page)
                WHERE id = \(entry.id)
                """)
        }
    }
}
