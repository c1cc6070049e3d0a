import People
import Storage
import Subjects
public import Web

/// What a person was told of, and of which kinds they want to be told.
public struct NoticeRoutes: Sendable {
    /// The kinds that the rooms have, each with its words.
    let kinds: [String]

    public init(kinds: [String]) { self.kinds = kinds }

    public func add(to routes: Routes) {
        routes.members.get("-/pemberitahuan", show)
        routes.members.get("-/pemberitahuan/{pemberitahuan}", Self.open)
        routes.members.post("-/pemberitahuan/dibaca", Self.see)
        routes.members.post("-/pemberitahuan/pilihan", choose)
        // Whoever reloads the answer to a post lands where its form is.
        routes.members.get("-/pemberitahuan/pilihan") { _ in .see("/-/pemberitahuan") }
        routes.members.get("-/pemberitahuan/dibaca") { _ in .see("/-/pemberitahuan") }
    }

    @Sendable private func show(_ visit: Visit<Person>) async throws -> Reply {
        let (reader, person) = (visit.person, visit.person.id)
        let (notices, ways, mail, offices) = try await visit.store.read { reading in
            (
                try Notice.all(of: reader, in: reading), try NoticeChoice.all(of: person, in: reading),
                try reading.texts("SELECT email FROM person WHERE id = \(person) AND email IS NOT NULL").first,
                try Office.all(in: reading)
            )
        }
        return NoticesPage(visit: visit, notices: notices, kinds: kinds, ways: ways, mail: mail, offices: offices)
            .reply().unkept
    }

    /// Leads to what a notice is about; it is seen by that.
    @Sendable private static func open(_ visit: Visit<Person>) async throws -> Reply {
        let (id, person) = (try visit.path("pemberitahuan"), visit.person.id)
        let offices = visit.person.offices.map(\.id)
        let address = try await visit.store.housekeeping { keeping in
            let address = try keeping.reading.texts(
                "SELECT address FROM notice WHERE id = \(id) AND person = \(person) AND office IN \(list: offices)"
            ).first
            if address != nil { try Notice.see(id, by: person, in: keeping) }
            return address
        }
        // One that is not theirs, or too old to be kept, leads to those that are.
        return .see(address ?? "/-/pemberitahuan")
    }

    @Sendable private static func see(_ visit: Visit<Person>, _ form: Form) async throws -> Reply {
        let person = visit.person.id
        try await visit.store.housekeeping { try Notice.see(by: person, in: $0) }
        return .see("/-/pemberitahuan")
    }

    @Sendable private func choose(_ visit: Visit<Person>, _ form: Form) async throws -> Reply {
        let (person, office) = (visit.person.id, visit.person.offices.first?.id)
        let kinds = kinds
        do {
            try await visit.store.change(by: visit.actor, in: [office]) { change in
                var fields: [FieldChange] = []
                for kind in kinds {
                    guard let way = NoticeWay(rawValue: form.text("cara-\(kind)")) else { continue }
                    if try NoticeChoice.set(way, of: kind, for: person, in: change) {
                        fields.append(FieldChange(kind, new: way.rawValue))
                    }
                }
                if !fields.isEmpty { change.record("subjects.notices-chosen", on: person, office: office, fields) }
            }
        }
        return .see("/-/pemberitahuan?tersimpan=1")
    }
}
