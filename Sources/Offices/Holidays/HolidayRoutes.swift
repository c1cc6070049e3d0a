import Deadlines
import People
public import Storage
public import Web

/// The days on which an office doesn't work.
public struct HolidayRoutes: Sendable {
    /// How people come here.
    public static let noun = Noun("holidays.noun", path: "hari-libur", icon: "calendar", action: .readOffice)

    private let daysChanged: @Sendable (_ office: String, Change) throws -> Void

    /// - Parameter daysChanged: counts anew what hangs on an office's days, in the change that moved them.
    public init(daysChanged: @escaping @Sendable (_ office: String, Change) throws -> Void) {
        self.daysChanged = daysChanged
    }

    public func add(to routes: Routes) {
        routes.may(.readOffice).list(
            "hari-libur", page: { HolidayListPage(visit: $0, days: try await .of($0)).reply() },
            table: { HolidayListPage(visit: $0, days: try await .of($0)).rows })
        routes.may(.readOffice).list(
            "hari-kerja", page: { try await WorkingDayPage.of($0).reply() },
            table: { try await WorkingDayPage.of($0).table })
        routes.may(.manageOffice).get("hari-libur/{tanggal}") { visit in
            try visit.mustManageOffice()
            return try await HolidayPage.of(visit).reply()
        }
        // Whoever reloads the answer to a post lands where its form is.
        for noun in ["perubahan", "pengecualian", "penghapusan"] {
            routes.may(.manageOffice).get("hari-libur/{tanggal}/\(noun)") {
                .see($0.holidayAddress(try $0.holidayDay))
            }
        }
        routes.may(.manageOffice).post("hari-libur", add)
        routes.may(.manageOffice).post("hari-libur/{tanggal}/perubahan", edit)
        routes.may(.manageOffice).post("hari-libur/{tanggal}/pengecualian", exempt)
        routes.may(.manageOffice).post("hari-libur/{tanggal}/penghapusan", remove)
    }

    @Sendable private func add(_ visit: Visit<Member>, _ form: Form) async throws -> Reply {
        try visit.mustManageOffice()
        let office = visit.office.id
        do {
            let typed = try TypedHoliday(form)
            try await visit.store.change(by: visit.actor, in: [office]) { change in
                try HolidayDecision(office: office, change: change).save(typed, over: nil)
                try daysChanged(office, change)
            }
            return .see("/\(visit.office.slug)/hari-libur?tahun=\(typed.day.year)&tersimpan=1")
        } catch let refusal as HolidayRefusal {
            let refused = RefusedForm("hari-libur", refusal, form)
            return HolidayListPage(visit: visit, days: try await .of(visit), refused: refused).reply()
        }
    }

    @Sendable private func edit(_ visit: Visit<Member>, _ form: Form) async throws -> Reply {
        try await decide("perubahan", visit, form) { decision, _, own in
            let typed = try TypedHoliday(form)
            guard (own?.version ?? 0) == form.int("versi") else {
                throw StaleWrite(own.changes(to: typed) { word, _ in word.rawValue })
            }
            guard own?.kind != .notObserved else { throw HolidayRefusal.alreadyOurs }
            try decision.save(typed, over: own)
            return typed.day
        }
    }

    @Sendable private func exempt(_ visit: Visit<Member>, _ form: Form) async throws -> Reply {
        let day = try visit.holidayDay
        return try await decide("pengecualian", visit, form) { decision, national, own in
            guard own == nil else { throw HolidayRefusal.alreadyOurs }
            guard let national else { throw HolidayRefusal.notNational }
            try decision.exempt(national, why: form.text("dasar"))
            return day
        }
    }

    @Sendable private func remove(_ visit: Visit<Member>, _ form: Form) async throws -> Reply {
        try await decide("penghapusan", visit, form) { decision, national, own in
            guard let own else { throw HolidayRefusal.notOurs }
            guard own.version == form.int("versi") else {
                throw StaleWrite([FieldChange(HolidayWord.name.rawValue, old: own.name)])
            }
            try decision.remove(own)
            return national?.day
        }
    }

    /// Makes a decision about the day of the address; what a rule refuses is shown at its form.
    ///
    /// - Parameter rule: says the day whose page is shown next, if it still has one.
    private func decide(
        _ noun: String, _ visit: Visit<Member>, _ form: Form,
        _ rule: @escaping @Sendable (HolidayDecision, _ national: Holiday?, _ own: Holiday?) throws -> Day?
    ) async throws -> Reply {
        try visit.mustManageOffice()
        let (day, office) = (try visit.holidayDay, visit.office.id)
        do {
            let next = try await visit.store.change(by: visit.actor, in: [office]) { change in
                let decision = HolidayDecision(office: office, change: change)
                let (national, own) = try decision.rows(on: day)
                guard national != nil || own != nil else { throw Problem.notFound }
                let next = try rule(decision, national, own)
                try daysChanged(office, change)
                return next
            }
            guard let next else {
                return .see("/\(visit.office.slug)/hari-libur?tahun=\(day.year)&tersimpan=1")
            }
            return .see(visit.holidayAddress(next) + "?tersimpan=1")
        } catch let refusal as HolidayRefusal {
            return try await HolidayPage.of(visit, refused: RefusedForm(noun, refusal, form)).reply()
        }
    }
}

extension Visit<Member> {
    fileprivate func holidayAddress(_ day: Day) -> String { "/\(office.slug)/hari-libur/\(day)" }
}
