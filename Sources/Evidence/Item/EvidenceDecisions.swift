import Files
import People
import Storage
import Web

/// What is decided on the page of an item, each with its event.
enum EvidenceDecisions {
    @Sendable static func describe(_ visit: Visit<Member>, _ form: Form) async throws -> Reply {
        try await decide(visit) { item, change in
            var new = NewEvidence(title: "", from: item.from, unit: item.unit, content: .packet)
            try new.read(form, today: visit.today)
            guard let version = form.int("versi") else { throw Problem.badForm("web.form.missing") }
            try item.describe(new, seen: version, slug: visit.office.slug, in: change)
        }
    }

    @Sendable static func replace(_ visit: Visit<Member>, _ form: Form, _ uploads: [Upload]) async throws -> Reply {
        let office = visit.office.id
        _ = try await visit.store.read { try visit.changeable(in: $0) }
        let content: NewEvidence.Content
        if let upload = uploads.first {
            content = .file(try EvidenceIntake(vault: visit.ground.vault).keep(upload, office: office))
        } else if !form.text("tautan").isEmpty {
            content = .link(form.text("tautan"))
        } else {
            throw EvidenceRefusal.nothingChosen
        }
        let reason = String(form.text("alasan").prefix(500))
        return try await decide(visit) { item, change in
            try item.replace(with: content, reason: reason, by: visit.person.id, in: change)
        }
    }

    @Sendable static func withdraw(_ visit: Visit<Member>, _ form: Form) async throws -> Reply {
        let reason = String(form.text("alasan").prefix(500))
        return try await decide(visit) { item, change in try item.withdraw(reason: reason, in: change) }
    }

    @Sendable static func restore(_ visit: Visit<Member>, _ form: Form) async throws -> Reply {
        try await decide(visit) { item, change in try item.restore(in: change) }
    }

    /// The same file once more, as an item with a description of its own.
    @Sendable static func copy(_ visit: Visit<Member>, _ form: Form) async throws -> Reply {
        let (office, slug, person, today) = (visit.office.id, visit.office.slug, visit.person, visit.today)
        let number = try await visit.store.change(by: visit.actor, in: [office]) { change in
            let item = try visit.evidenceItem(in: change.reading)
            guard let file = item.content?.file else { throw EvidenceRefusal.gone }
            guard item.withdrawnAt == nil else { throw EvidenceRefusal.withdrawn }
            let unit = try visit.ownUnit(in: change.reading)
            var new = NewEvidence(title: item.title, from: today, unit: unit, content: .known(file: file.id))
            new.isConfidential = item.isConfidential
            return try new.add(by: person.id, office: office, slug: slug, in: change).1
        }
        return .see("/\(slug)/data-dukung/\(number)#ubah")
    }

    private static func decide(
        _ visit: Visit<Member>, _ body: @escaping @Sendable (EvidenceItem, Change) throws -> Void
    ) async throws -> Reply {
        let item = try await visit.store.change(by: visit.actor, in: [visit.office.id]) { change in
            let item = try visit.changeable(in: change.reading)
            try body(item, change)
            return item
        }
        return .see(visit.address(of: item))
    }
}

extension Visit<Member> {
    /// The item that the address names, if the visitor may change it.
    func changeable(in reading: Reading) throws -> EvidenceItem {
        let item = try evidenceItem(in: reading)
        guard item.mayBeChanged(by: person) else { throw EvidenceRefusal.notYours }
        return item
    }
}

extension NewEvidence {
    /// The description as it was typed; a day that is none is refused, an empty one is `today`.
    mutating func read(_ form: Form, today: Day) throws {
        title = form.text("judul")
        let (first, last) = (form.text("tanggal"), form.text("sampai"))
        if !first.isEmpty {
            guard let day = Day(first), (2000...2100).contains(day.year) else { throw EvidenceRefusal.noDay }
            from = day
        } else {
            from = today
        }
        until = nil
        if !last.isEmpty {
            guard let day = Day(last), (2000...2100).contains(day.year) else { throw EvidenceRefusal.noDay }
            until = day
        }
        place = form.text("halaman")
        isConfidential = form.text("rahasia") == "1"
    }
}
