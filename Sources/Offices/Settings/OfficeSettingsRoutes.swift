import People
public import Storage
import Subjects
public import Web

/// An office's settings.
public struct OfficeSettingsRoutes: Sendable {
    /// How people come here.
    public static let noun = Noun("settings.noun", path: "pengaturan", icon: "menu", action: .manageOffice)

    private let daysChanged: @Sendable (_ office: String, Change) throws -> Void

    /// - Parameter daysChanged: counts anew what hangs on an office's days, in the change that moved its zone.
    public init(daysChanged: @escaping @Sendable (_ office: String, Change) throws -> Void) {
        self.daysChanged = daysChanged
    }

    public func add(to routes: Routes) {
        routes.may(.manageOffice).get("pengaturan") { try await page($0) }
        routes.may(.manageOffice).post("pengaturan", save)
    }

    private func page(_ visit: Visit<Member>, refused: RefusedForm? = nil) async throws -> Reply {
        try visit.mustManageOffice()
        let office = visit.office.id
        let found = try await visit.store.read { reading -> (OfficeSettings, [Happening])? in
            guard let settings = try OfficeSettings.of(office, in: reading) else { return nil }
            return (settings, try History.of(thing: office, office: office, in: reading))
        }
        guard let (settings, events) = found else { throw Problem.notFound }
        return SettingsPage(visit: visit, settings: settings, events: events, refused: refused).reply()
    }

    @Sendable private func save(_ visit: Visit<Member>, _ form: Form) async throws -> Reply {
        try visit.mustManageOffice()
        let (office, seen) = (visit.office.id, form.int("versi"))
        do {
            // The installation's lock too: a slug is unique among all offices.
            let slug = try await visit.store.change(by: visit.actor, in: [nil, office]) { change in
                guard let settings = try OfficeSettings.of(office, in: change.reading) else { throw Problem.notFound }
                guard let zone = Zone(rawValue: form.text("zona")) else { throw SettingsRefusal.noZone }
                var new = settings
                (new.name, new.shortName) = (form.text("nama"), form.text("singkat"))
                (new.slug, new.zone) = (form.text("alamat").lowercased(), zone)
                guard settings.version == seen else {
                    throw StaleWrite(settings.changes(to: new) { word, _ in word.rawValue })
                }
                try settings.change(
                    to: new, isConfirmed: form.text("setuju") == "1", office: office, in: change)
                if new.zone != settings.zone { try daysChanged(office, change) }
                return new.slug
            }
            return .see("/\(slug)/pengaturan?tersimpan=1")
        } catch let refusal as SettingsRefusal {
            return try await page(visit, refused: RefusedForm("pengaturan", refusal, form))
        }
    }
}
