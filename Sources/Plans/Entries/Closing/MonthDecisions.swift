import People
import Storage
import Web

/// Closing and reopening a month, and saying with one tap that nothing happened.
enum MonthDecisions {
    @Sendable static func close(_ visit: Visit<Member>, _ form: Form) async throws -> Reply {
        try await decide(visit) { plan, month, change in
            let work = try visit.workYear(in: change.reading)
            let open = work.lines.filter { $0.month == month && !$0.mark.isSettled }.count
            try MonthClosing.close(
                month, of: plan, today: visit.today, by: visit.person.id, office: visit.office.id, open: open,
                in: change)
        }
    }

    @Sendable static func reopen(_ visit: Visit<Member>, _ form: Form) async throws -> Reply {
        let reason = String(form.text("alasan").prefix(500))
        return try await decide(visit) { plan, month, change in
            try MonthClosing.reopen(month, of: plan, reason: reason, office: visit.office.id, in: change)
        }
    }

    /// Submits a line as nihil.
    @Sendable static func nothing(_ visit: Visit<Member>, _ form: Form) async throws -> Reply {
        let (code, reason) = (form.text("kode"), String(form.text("alasan").prefix(500)))
        let unit = form.int("unit")
        return try await decide(visit) { plan, month, change in
            let sub = code.split(separator: ".").dropLast().joined(separator: ".")
            guard
                let place = try CardPlace(
                    sub, month, unit: unit, of: plan, office: visit.office, today: visit.today, in: change.reading),
                let line = place.lines.first(where: { $0.code == code })
            else { throw EntryRefusal.noLine }
            guard place.isWritten(by: visit.person, in: visit.office) else { throw EntryRefusal.notYours }
            guard !reason.isEmpty else { throw EntryRefusal.noReason }
            var content = EntryContent()
            (content.outcome, content.reason) = (.nothing, reason)
            guard !place.days.isAhead(month) else { throw EntryRefusal.ahead }
            let entry = try place.entry(line, office: visit.office, in: change)
            // What somebody wrote is not taken away by a tap.
            guard entry.stage == .draft, entry.submittedAt == nil else { throw EntryRefusal.locked }
            try entry.submit(content, by: visit.person.id, in: change)
            change.record(
                "plans.entries-submitted", on: place.card, office: visit.office.id, reason: reason,
                [
                    FieldChange("month", new: String(month)),
                    FieldChange(code, old: entry.stage.rawValue, new: content.outcome.rawValue),
                ])
        }
    }

    private static func decide(
        _ visit: Visit<Member>, _ body: @escaping @Sendable (Plan, Int, Change) throws -> Void
    ) async throws -> Reply {
        let month = try visit.number("bulan")
        let plan = try await visit.store.change(by: visit.actor, in: [visit.office.id]) { change in
            let plan = try visit.visiblePlan(in: change.reading)
            try body(plan, month, change)
            return plan
        }
        let unit = visit.query("unit").isEmpty ? "" : "?unit=\(visit.query("unit").addingPercentEncoding)"
        return .see("/\(visit.office.slug)/rencana/\(plan.address)/bulan/\(month)\(unit)")
    }
}
