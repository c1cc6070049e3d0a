import People
import Storage
import Subjects
import Web

/// The hours in which an office's people are told of anything: a form beside the months' days.
enum ReminderHours {
    static func form(_ hours: NoticeHours, _ visit: Visit<Member>) -> HTML {
        let words = visit.words
        return """
            <form class="card stack narrow" method="post" action="/\(visit.office.slug)/rencana/jam-pengingat" id="jam-pengingat">\(visit.tokenField)<h2>\(words[EntryWord.reminderHours])</h2><p class="small soft">\(words[EntryWord.reminderHoursHelp])</p>
            <div class="row"><div class="field"><label for="dari-jam">\(words[EntryWord.fromHour])</label><input class="input input-short" type="number" id="dari-jam" name="dari-jam" min="0" max="23" value="\(hours.from)" required></div>
            <div class="field"><label for="sampai-jam">\(words[EntryWord.untilHour])</label><input class="input input-short" type="number" id="sampai-jam" name="sampai-jam" min="1" max="24" value="\(hours.until)" required></div></div>
            <p class="actions"><button class="button">\(words[EntryWord.saveHours])</button></p></form>

            """
    }

    @Sendable static func save(_ visit: Visit<Member>, _ form: Form) async throws -> Reply {
        guard let from = form.int("dari-jam"), let until = form.int("sampai-jam"), (0...23).contains(from),
            (1...24).contains(until), from < until
        else { return try await MonthRulePage.page(visit, refusal: .badHours, form) }
        let (office, new) = (visit.office.id, NoticeHours(from: from, until: until))
        try await visit.store.change(by: visit.actor, in: [office]) { change in
            let old = try NoticeHours.of(office, in: change.reading)
            guard old != new else { return }
            try new.set(for: office, in: change)
            change.record(
                "plans.reminder-hours-set", on: office, office: office,
                [FieldChange("hours", old: "\(old.from)–\(old.until)", new: "\(new.from)–\(new.until)")])
        }
        return .see("/\(visit.office.slug)/rencana/aturan-bulan")
    }
}
