import Documents
import Evidence
public import Measures
import People
import Storage
public import Web

/// The pages of a working year: cards, verification, months.
public struct EntryRoutes: Sendable {
    let sources: CardSources
    let known: KnownBindings

    public init(usual: UsualEvidence, catalogue: Catalogue, known: KnownBindings) {
        sources = CardSources(usual: usual, catalogue: catalogue)
        self.known = known
    }

    public func add(to routes: Routes) {
        let (read, write) = (routes.may(.readPlans), routes.may(.writeEntries))
        let card = "rencana/{tahun}/{kode}/realisasi/{bulan}"
        read.get(card) { [sources] in try await CardPage.show($0, sources) }
        routes.may(.assignEntries).post("\(card)/bukti-diharapkan", ExpectedEvidence.save)
        write.post("\(card)/draf", CardDecisions.draft)
        write.post("\(card)/pengajuan") { [sources] in try await CardDecisions.submit($0, $1, sources) }
        write.post("\(card)/penarikan", onCard(CardDecisions.takeBack))
        routes.may(.approveEntries).post("\(card)/persetujuan", onCard(CardDecisions.approve))
        routes.may(.approveEntries).post("\(card)/pengembalian", onCard(CardDecisions.giveBack))
        for (noun, add) in [("bukti", CardProofDecisions.add), ("bukti/berkas-kegiatan", CardProofDecisions.addPacket)]
        {
            write.uploads("\(card)/\(noun)", limit: EvidenceIntake.largest, most: EvidenceIntake.most) {
                visit, form, uploads in
                try await onCard(visit, form) { try await add(visit, form, uploads) }
            }
        }
        write.post("\(card)/bukti/lepas", onCard(CardProofDecisions.unlink))
        read.post("\(card)/pesan", onCard(CardThread.say))
        routes.may(.checkEntries).post("\(card)/pemeriksaan", onCard(CardVerification.check))
        routes.may(.checkEntries).get("rencana/{tahun}/verifikasi", QueuePage.show)
        let approve = routes.may(.approveEntries)
        approve.post("rencana/{tahun}/verifikasi/persetujuan", QueuePage.deciding(QueueDecisions.approve))
        approve.post("rencana/{tahun}/verifikasi/pengembalian", QueuePage.deciding(QueueDecisions.giveBack))
        approve.post("rencana/{tahun}/verifikasi/urung", QueueDecisions.undo)
        routes.may(.checkEntries).get("rencana/{tahun}/pemeriksaan", SamplePage.show)
        read.get("rencana/{tahun}/siap", ReadinessPage.show)
        routes.may(.readEvidence).get("rencana/{tahun}/paket", ReadinessPage.pack)
        let assign = routes.may(.assignEntries)
        assign.get("rencana/{tahun}/penugasan", AssignmentPage.show)
        assign.post("rencana/{tahun}/penugasan", AssignmentPage.save)
        assign.post("rencana/{tahun}/penugasan/serah-terima", AssignmentPage.handOver)
        let cockpit = CockpitPage(catalogue: sources.catalogue)
        read.list("rencana/{tahun}/kokpit", page: cockpit.show, table: cockpit.table)
        let (bind, binding) = (routes.may(.bindMeasures), BindingPage(catalogue: sources.catalogue, known: known))
        let proposals = ProposalsPage(catalogue: sources.catalogue, known: known)
        bind.get("rencana/{tahun}/kokpit/usulan", proposals.show)
        bind.post("rencana/{tahun}/kokpit/usulan", proposals.accept)
        read.get("rencana/{tahun}/kokpit/{indikator}", binding.show)
        bind.post("rencana/{tahun}/kokpit/{indikator}", binding.save)
        read.get("rencana/aturan-bulan", MonthRulePage.show)
        routes.may(.closeMonths).post("rencana/aturan-bulan", MonthRulePage.save)
        routes.may(.closeMonths).post("rencana/jam-pengingat", ReminderHours.save)
        // Whoever reloads a refused form lands where it is.
        read.get("rencana/jam-pengingat") { .see("/\($0.office.slug)/rencana/aturan-bulan") }
        read.get("rencana/{tahun}/bulan/{bulan}", MonthPage.show)
        read.get("rencana/{tahun}/bulan/{bulan}/pesan", MessagePage.show)
        ReportCardPage(pictures: DrawnPicture()).add(to: routes)
        write.post("rencana/{tahun}/bulan/{bulan}/nihil", MonthDecisions.nothing)
        routes.may(.closeMonths).post("rencana/{tahun}/bulan/{bulan}/penutupan", MonthDecisions.close)
        routes.may(.closeMonths).post("rencana/{tahun}/bulan/{bulan}/pembukaan", MonthDecisions.reopen)
    }

    /// What is decided on a card shows the card again where it is refused, with all that was typed and why.
    private func onCard(
        _ action: @escaping @Sendable (Visit<Member>, Form) async throws -> Reply
    ) -> @Sendable (Visit<Member>, Form) async throws -> Reply {
        { visit, form in try await onCard(visit, form) { try await action(visit, form) } }
    }

    private func onCard(
        _ visit: Visit<Member>, _ form: Form, _ action: () async throws -> Reply
    ) async throws -> Reply {
        do {
            return try await action()
        } catch let refusal as any Refusal {
            return try await CardPage.load(visit, sources, refusal: refusal.rawValue, said: form).reply()
        } catch let refusal as any NamedRefusal {
            return try await CardPage.load(visit, sources, refusal: refusal.key, about: refusal.name, said: form)
                .reply()
        }
    }
}
