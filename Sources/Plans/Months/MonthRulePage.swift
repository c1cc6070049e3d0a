import Deadlines
import People
import Storage
import Subjects
import Web

/// When an office's months are due and closed: what holds, since when, and a form for what shall hold.
enum MonthRulePage {
    @Sendable static func show(_ visit: Visit<Member>) async throws -> Reply { try await page(visit) }

    static func page(_ visit: Visit<Member>, refusal: EntryRefusal? = nil, _ form: Form = Form()) async throws
        -> Reply
    {
        let office = visit.office.id
        let (rules, holidays, hours) = try await visit.store.read { reading in
            (
                try MonthRule.all(of: office, in: reading), try Holidays.of(office: office, in: reading),
                try NoticeHours.of(office, in: reading)
            )
        }
        let (words, today) = (visit.words, visit.today)
        let days = MonthDays(today.year, today: today, rules: rules)
        let now = (rules + [.usual]).first { $0.from <= today } ?? .usual
        var frame = Frame(words[EntryWord.monthRules], noun: PlanRoutes.noun.key)
        frame.isRefused = refusal != nil
        return visit.page(frame) { html in
            html.add(
                "<div class=\"page-head\"><div><h1>\(words[EntryWord.monthRules])</h1><p>\(words[EntryWord.monthRulesHelp])</p></div></div>\n"
            )
            if let refusal {
                html.add(
                    "<div class=\"notice notice-bad\" role=\"alert\">\(visit.icon("warning"))<div><p>\(words[key: refusal.rawValue])</p></div></div>\n"
                )
            }
            html.add(
                "<div class=\"scroll\"><table class=\"table\"><thead><tr><th scope=\"col\">\(words[PlanWord.month])</th><th scope=\"col\">\(words[EntryWord.dueDay])</th><th scope=\"col\">\(words[EntryWord.closingDay])</th></tr></thead><tbody>\n"
            )
            for month in 1...12 {
                html.add(
                    "<tr><th scope=\"row\">\(words.month(month))</th><td>\(words.date(days.due[month - 1]))</td><td>\(words.date(days.closing(of: month, holidays)))</td></tr>\n"
                )
            }
            html.raw("</tbody></table></div>\n")
            for rule in rules {
                let due = rule.dueDay.map(String.init) ?? words[EntryWord.lastDay]
                html.add(
                    "<p class=\"small soft\">\(words(EntryWord.ruleSince, ["date": words.date(rule.from), "due": due, "days": String(rule.closingDays)]))</p>\n"
                )
            }
            guard visit.person.may(.closeMonths, in: office) else { return }
            let (from, due, closing) = (
                form.has("mulai") ? form.text("mulai") : today.description,
                form.has("jatuh-tempo") ? form.text("jatuh-tempo") : now.dueDay.map(String.init) ?? "",
                form.has("penutupan") ? form.text("penutupan") : String(now.closingDays)
            )
            html.add(
                """
                <form class="card stack narrow" method="post" action="/\(visit.office.slug)/rencana/aturan-bulan">\(visit.tokenField)<h2>\(words[EntryWord.newRule])</h2>
                <div class="field"><label for="mulai">\(words[EntryWord.ruleFrom])</label><input class="input input-short" type="date" id="mulai" name="mulai" value="\(from)" required></div>
                <div class="field"><label for="jatuh-tempo">\(words[EntryWord.dueDayOfMonth])</label><input class="input input-short" type="number" id="jatuh-tempo" name="jatuh-tempo" min="1" max="31" value="\(due)"></div>
                <div class="field"><label for="penutupan">\(words[EntryWord.closingWorkingDays])</label><input class="input input-short" type="number" id="penutupan" name="penutupan" min="1" max="30" value="\(closing)" required></div>
                <p class="actions"><button class="button button-main">\(words[EntryWord.saveRule])</button></p></form>

                """)
            html.add(
                ReminderHours.form(
                    NoticeHours(from: form.int("dari-jam") ?? hours.from, until: form.int("sampai-jam") ?? hours.until),
                    visit))
        }
    }

    @Sendable static func save(_ visit: Visit<Member>, _ form: Form) async throws -> Reply {
        let due = form.text("jatuh-tempo")
        guard let from = Day(form.text("mulai")), (2000...2100).contains(from.year), due.isEmpty || Int(due) != nil,
            let closing = form.int("penutupan"), (1...30).contains(closing),
            Int(due).map({ (1...31).contains($0) }) ?? true
        else { return try await page(visit, refusal: .badRule, form) }
        let (office, day) = (visit.office.id, Int(due))
        try await visit.store.change(by: visit.actor, in: [office]) { change in
            let old = try MonthRule.all(of: office, in: change.reading).first { $0.from == from }
            guard old?.dueDay != day || old?.closingDays != closing || old == nil else { return }
            try change.run(
                """
                INSERT INTO month_rule (office, from_day, due_day, closing_days)
                VALUES (\(office), \(from), \(day), \(closing))
                ON CONFLICT (office, from_day) DO UPDATE SET due_day = excluded.due_day,
                    closing_days = excluded.closing_days
                """)
            change.record(
                "plans.month-rule-set", on: office, office: office,
                [
                    FieldChange("from", new: from.description),
                    FieldChange("due_day", old: old?.dueDay.map(String.init), new: day.map(String.init)),
                    FieldChange("closing_days", old: old.map { String($0.closingDays) }, new: String(closing)),
                ])
        }
        return .see("/\(visit.office.slug)/rencana/aturan-bulan")
    }
}
