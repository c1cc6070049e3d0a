import Files
import People
import Storage
import Web

/// Many people from one file: shown first, then taken in one change.
///
/// Between the two the file lies in the vault under its hash, named by no row, so that it is swept away after an hour;
/// the form carries the hash under our signature, for this person and office alone.
struct ImportRoutes: Sendable {
    /// The largest file that is read, in bytes.
    static let largest = 4 * 1_048_576

    func add(to routes: Routes) {
        let may = routes.may(.managePeople)
        may.get("orang/impor") { ImportPage(visit: $0).reply() }
        may.upload("orang/impor", limit: Self.largest, check)
        may.get("orang/impor/pengambilan") { .see("\($0.peopleBase)/impor") }
        may.post("orang/impor/pengambilan", take)
    }

    @Sendable private func check(_ visit: Visit<Member>, _: Form, _ upload: Upload) async throws -> Reply {
        do {
            guard upload.file.size > 0 else { throw upload.name.isEmpty ? ImportRefusal.noFile : .nothing }
            let vault = visit.ground.vault
            let hash = try vault.keep(upload.file, office: visit.office.id).hash
            let rows = try ImportRow.all(of: SheetText(try vault.bytes(hash, office: visit.office.id)))
            return try await page(visit, rows, hash: hash, name: upload.name).reply()
        } catch let refusal as ImportRefusal {
            return ImportPage(visit: visit, refusal: refusal, document: upload.name).reply()
        }
    }

    @Sendable private func take(_ visit: Visit<Member>, _ form: Form) async throws -> Reply {
        let (hash, office) = (form.text("berkas"), visit.office.id)
        guard visit.ground.keys.isSigned(visit.imported(hash), by: form.text("tanda"), for: "people-import") else {
            throw Problem.badForm("web.form.missing")
        }
        let (made, language) = (form.int("jumlah"), visit.language)
        do {
            let rows: [ImportRow]
            do {
                rows = try ImportRow.all(of: SheetText(try visit.ground.vault.bytes(hash, office: office)))
            } catch FileProblem.lost {
                throw ImportRefusal.gone
            }
            do {
                try await visit.deciding { change, powers in
                    let ground = try ImportGround(for: rows, office: office, by: powers, in: change.reading)
                    let plan = PeopleImport(rows, on: ground, language: language, today: powers.today)
                    // What the person agreed to is what they were shown.
                    guard plan.faults.isEmpty, plan.newcomers.count == made, !plan.newcomers.isEmpty else {
                        throw ImportRefusal.changed
                    }
                    try plan.take(hash: hash, office: office, by: powers, in: change)
                }
            } catch ImportRefusal.changed {
                var page = try await page(visit, rows, hash: hash, name: form.text("nama"))
                page.refusal = .changed
                return page.reply()
            }
            return .see("\(visit.peopleBase)?tersimpan=1")
        } catch let refusal as ImportRefusal {
            return ImportPage(visit: visit, refusal: refusal).reply()
        }
    }

    /// What the rows would do to the office as it stands.
    private func page(
        _ visit: Visit<Member>, _ rows: [ImportRow], hash: String, name: String
    ) async throws -> ImportPage {
        let (office, person, today, language) = (visit.office.id, visit.person.id, visit.today, visit.language)
        let plan = try await visit.store.read { reading in
            let powers = try Powers.of(person, office: office, today: today, in: reading)
            let ground = try ImportGround(for: rows, office: office, by: powers, in: reading)
            return PeopleImport(rows, on: ground, language: language, today: today)
        }
        return ImportPage(visit: visit, plan: plan, document: name, hash: hash)
    }
}

extension Visit<Member> {
    /// What is signed: this file, for this person in this office.
    func imported(_ hash: String) -> String { "\(person.id) \(office.id) \(hash)" }
}
