import Foundation
import People
import Storage
import Testing

@testable import Plans

/// A plan small enough to be worked through by hand: two areas, three activities, five sub-activities.
enum SmallPlan {
    static func indicator(_ code: String, _ text: String, _ months: [Int] = [6]) -> Proposal.Indicator {
        Proposal.Indicator(code: code, text: text, months: months)
    }

    static func sub(
        _ code: String, _ title: String, _ units: [String] = ["Subbag Umum"], _ indicators: [Proposal.Indicator]
    ) -> Proposal.SubActivity {
        Proposal.SubActivity(
            code: code, title: title, responsible: units, responsibleRead: .stated, sourceLines: [3],
            indicators: indicators)
    }

    static let plan = Proposal(
        document: "rencana.txt", title: "Rencana aksi tahun 2026",
        decree: Proposal.Decree(
            kind: "Keputusan", number: "9", year: 2026, place: "Pelabuhan", date: "2026-01-22", signerTitle: "Ketua",
            signer: "Rina"),
        areas: [
            Proposal.Area(
                no: 1, title: "Tata kelola arsip",
                activities: [
                    Proposal.Activity(
                        code: "1.1", title: "Penataan arsip",
                        subActivities: [
                            sub(
                                "1.1.1", "Menyusun daftar arsip aktif",
                                [
                                    indicator("1.1.1.a", "Daftar arsip aktif tersusun lengkap", [3]),
                                    indicator("1.1.1.b", "Berita acara pemindahan arsip", [6, 12]),
                                ]),
                            sub(
                                "1.1.2", "Melatih pengelola arsip",
                                [indicator("1.1.2.a", "Sertifikat pelatihan pengelola arsip")]),
                        ])
                ]),
            Proposal.Area(
                no: 2, title: "Mutu layanan tamu",
                activities: [
                    Proposal.Activity(
                        code: "2.1", title: "Pelayanan di loket",
                        subActivities: [
                            sub(
                                "2.1.1", "Membuka loket pengaduan", ["Subbag Hukum"],
                                [indicator("2.1.1.a", "Loket pengaduan dibuka tiap hari kerja", [1])]),
                            sub(
                                "2.1.2", "Mengukur kepuasan tamu", ["Subbag Hukum"],
                                [indicator("2.1.2.a", "Laporan kepuasan tamu tahun 2026", [12])]),
                        ]),
                    Proposal.Activity(
                        code: "2.2", title: "Sarana ruang tunggu",
                        subActivities: [
                            sub(
                                "2.2.1", "Menambah kursi prioritas", [indicator("2.2.1.a", "Kursi prioritas terpasang")]
                            )
                        ]),
                ]),
        ])

    static func sub(_ code: String, _ title: String, _ indicators: [Proposal.Indicator]) -> Proposal.SubActivity {
        sub(code, title, ["Subbag Umum"], indicators)
    }
}

extension Proposal {
    /// The sub-activity at places counted from 0.
    subscript(_ area: Int, _ activity: Int, _ sub: Int) -> SubActivity {
        get { areas[area].activities[activity].subActivities[sub] }
        set { areas[area].activities[activity].subActivities[sub] = newValue }
    }

    /// The same plan with its codes counted anew.
    var renumbered: Proposal {
        var plan = self
        for area in plan.areas.indices {
            plan.areas[area].no = area + 1
            for activity in plan.areas[area].activities.indices {
                let code = "\(area + 1).\(activity + 1)"
                plan.areas[area].activities[activity].code = code
                for place in plan.areas[area].activities[activity].subActivities.indices {
                    plan[area, activity, place].code = "\(code).\(place + 1)"
                    for letter in plan[area, activity, place].indicators.indices {
                        plan[area, activity, place].indicators[letter].code =
                            "\(code).\(place + 1).\(["a", "b", "c", "d", "e"][letter])"
                    }
                }
            }
        }
        return plan
    }
}

extension Town {
    /// A plan of the harbour as somebody adopted it; says its address.
    @discardableResult
    func adopt(
        _ proposal: Proposal, year: Int = 2026, kind: String = PlanKind.reform, name: String = "",
        by person: String = "Rina"
    ) async throws -> String {
        let (harbour, actor) = (harbour, Actor(person: try id(person)))
        let number = try await store.change(by: actor, in: ["o-1"]) { change in
            try Review.open(proposal, file: nil, year: year, kind: kind, office: harbour, in: change)
        }
        return try await adopt(number, by: person) { $0.name = name }
    }

    /// The next version of a plan that was read anew, or changed; says its address.
    ///
    /// - Parameter base: the version that it amends.
    @discardableResult
    func amend(
        _ address: String = "2026", from base: Int, reason: String = "Sesuai hasil evaluasi",
        decree: String? = "21", by person: String = "Rina",
        with proposal: Proposal? = nil, _ edit: @escaping @Sendable (inout Proposal) -> Void = { _ in }
    ) async throws -> String {
        let (harbour, reader, actor) = (harbour, try reader, Actor(person: try id(person)))
        let number = try await store.change(by: actor, in: ["o-1"]) { change in
            let plan = try #require(
                try Plan.visible(address, version: base, office: "o-1", to: reader, in: change.reading))
            var changed = try proposal ?? plan.proposal(in: change.reading)
            edit(&changed)
            changed.counts = Proposal.Counts(of: changed.areas)
            return try Review.open(
                changed, file: nil, year: plan.year, kind: plan.kind, plan: plan.id, baseVersion: base,
                office: harbour, in: change)
        }
        return try await adopt(number, by: person) { adoption in
            adoption.reason = reason
            adoption.decree.number = decree
        }
    }

    private func adopt(
        _ number: Int, by person: String, _ say: @escaping @Sendable (inout Adoption) -> Void
    ) async throws -> String {
        let (harbour, reader, actor) = (harbour, try reader, Actor(person: try id(person)))
        return try await store.change(by: actor, in: ["o-1"]) { change in
            let review = try #require(
                try Review.visible(number, office: "o-1", to: reader, in: change.reading))
            var adoption = Adoption(review)
            say(&adoption)
            return try review.adopt(adoption, for: harbour, by: reader, in: change)
        }
    }

    /// Somebody of the harbour who may do everything with plans.
    var reader: Person {
        get throws {
            Person(
                id: try id("Rina"), name: "Rina",
                grants: [
                    Grant(
                        id: "", role: "", office: harbour, unit: nil, actions: [.readPlans, .proposePlans, .adoptPlans])
                ])
        }
    }

    /// A version of a plan as it is kept.
    func kept(_ address: String = "2026", _ version: Int? = nil) async throws -> Proposal {
        let reader = try reader
        return try await store.read { reading in
            try #require(try Plan.visible(address, version: version, office: "o-1", to: reader, in: reading))
                .proposal(in: reading)
        }
    }
}
