import Evidence
import People
import Storage
public import Web

/// The pages of a working year: cards, verification, months.
public struct EntryRoutes: Sendable {
    let usual: UsualEvidence

    public init(usual: UsualEvidence) { self.usual = usual }

    public func add(to routes: Routes) {
        let (read, write) = (routes.may(.readPlans), routes.may(.writeEntries))
        let card = "rencana/{tahun}/{kode}/realisasi/{bulan}"
        read.get(card) { [usual] in try await CardPage.show($0, usual) }
        routes.may(.assignEntries).post("\(card)/bukti-diharapkan", ExpectedEvidence.save)
        write.post("\(card)/draf", CardDecisions.draft)
        write.post("\(card)/pengajuan") { [usual] in try await CardDecisions.submit($0, $1, usual) }
        write.post("\(card)/penarikan", CardDecisions.takeBack)
        routes.may(.approveEntries).post("\(card)/persetujuan", CardDecisions.approve)
        routes.may(.approveEntries).post("\(card)/pengembalian", CardDecisions.giveBack)
        write.uploads(
            "\(card)/bukti", limit: EvidenceIntake.largest, most: EvidenceIntake.most, CardProofDecisions.add)
        write.uploads(
            "\(card)/bukti/berkas-kegiatan", limit: EvidenceIntake.largest, most: EvidenceIntake.most,
            CardProofDecisions.addPacket)
        write.post("\(card)/bukti/lepas", CardProofDecisions.unlink)
        read.post("\(card)/pesan", CardThread.say)
        routes.may(.checkEntries).post("\(card)/pemeriksaan", CardVerification.check)
        routes.may(.checkEntries).get("rencana/{tahun}/verifikasi", QueuePage.show)
        let approve = routes.may(.approveEntries)
        approve.post("rencana/{tahun}/verifikasi/persetujuan", QueueDecisions.approve)
        approve.post("rencana/{tahun}/verifikasi/pengembalian", QueueDecisions.giveBack)
        approve.post("rencana/{tahun}/verifikasi/urung", QueueDecisions.undo)
        routes.may(.checkEntries).get("rencana/{tahun}/pemeriksaan", SamplePage.show)
        read.get("rencana/{tahun}/siap", ReadinessPage.show)
        routes.may(.readEvidence).get("rencana/{tahun}/paket", ReadinessPage.pack)
        let assign = routes.may(.assignEntries)
        assign.get("rencana/{tahun}/penugasan", AssignmentPage.show)
        assign.post("rencana/{tahun}/penugasan", AssignmentPage.save)
        assign.post("rencana/{tahun}/penugasan/serah-terima", AssignmentPage.handOver)
        read.get("rencana/aturan-bulan", MonthRulePage.show)
        routes.may(.closeMonths).post("rencana/aturan-bulan", MonthRulePage.save)
        read.get("rencana/{tahun}/bulan/{bulan}", MonthPage.show)
        write.post("rencana/{tahun}/bulan/{bulan}/nihil", MonthDecisions.nothing)
        routes.may(.closeMonths).post("rencana/{tahun}/bulan/{bulan}/penutupan", MonthDecisions.close)
        routes.may(.closeMonths).post("rencana/{tahun}/bulan/{bulan}/pembukaan", MonthDecisions.reopen)
    }
}
