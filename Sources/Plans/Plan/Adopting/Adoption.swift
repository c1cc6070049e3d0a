import Foundation
import People
public import Storage
import Web

/// What is said when a reading is made the plan: as which plan, by which decree, and why it changes.
public struct Adoption: Sendable, Equatable {
    /// What it becomes.
    enum Target: Sendable, Equatable {
        /// Version 1 of a plan of this kind.
        case plan(kind: String)
        /// The version that follows this one of a plan.
        case amendment(of: String, version: Int)

        /// As it stands in a form: `baru:reform`, `ubah:3@<id>`.
        var text: String {
            switch self {
            case .plan(let kind): "baru:\(kind)"
            case .amendment(let plan, let version): "ubah:\(version)@\(plan)"
            }
        }

        init?(_ text: String) {
            let parts = text.split(separator: ":", maxSplits: 1).map(String.init)
            guard parts.count == 2 else { return nil }
            if parts[0] == "baru" {
                self = .plan(kind: parts[1])
                return
            }
            let named = parts[1].split(separator: "@", maxSplits: 1)
            guard parts[0] == "ubah", named.count == 2, let version = Int(named[0]) else { return nil }
            self = .amendment(of: String(named[1]), version: version)
        }

        /// What a review is meant to become.
        init(_ review: Review) {
            if let plan = review.plan, let version = review.baseVersion {
                self = .amendment(of: plan, version: version)
            } else {
                self = .plan(kind: review.planKind)
            }
        }
    }

    var target: Target
    /// Whose plan it is, where there are several of a kind.
    var name = ""
    var title: String
    var decree: Proposal.Decree
    /// Why the plan changes; asked of an amendment.
    var reason: String
    /// The decree's day as it was typed, where it is no day.
    private(set) var badDay: String?

    /// As the review itself says.
    init(_ review: Review, reason: String = "") {
        let proposal = review.answered
        target = Target(review)
        title = proposal.title
        decree = proposal.decree
        self.reason = reason
    }

    /// As the form says; what the form does not have is as the review says.
    init(_ form: Form, for review: Review) {
        self.init(review)
        func typed(_ name: String, _ most: Int, else known: String?) -> String? {
            guard form.has(name) else { return known }
            let text = String(form.text(name).prefix(most))
            return text.isEmpty ? nil : text
        }
        target = Target(form.text("sebagai")) ?? target
        name = typed("nama", 200, else: nil) ?? ""
        title = typed("judul", 500, else: nil) ?? title
        reason = typed("alasan", 2000, else: nil) ?? ""
        decree.kind = typed("sk-jenis", 200, else: decree.kind)
        decree.number = typed("sk-nomor", 200, else: decree.number)
        decree.place = typed("sk-tempat", 200, else: decree.place)
        decree.signerTitle = typed("sk-jabatan", 200, else: decree.signerTitle)
        decree.signer = typed("sk-nama", 200, else: decree.signer)
        decree.about = typed("sk-tentang", 2000, else: decree.about)
        guard form.has("sk-tanggal") else { return }
        let day = form.text("sk-tanggal")
        decree.date = day.isEmpty ? nil : day
        if let day = Day(day) {
            decree.year = day.year
        } else if day.isEmpty {
            // The form asks for no year: it goes with the day that it came with, and stays where it came alone.
            if review.reading.decree.date != nil { decree.year = nil }
        } else {
            badDay = String(day.prefix(100))
        }
    }

    /// Refuses what a decree or an amendment can't be without.
    func check() throws(AdoptionRefusal) {
        guard badDay == nil else { throw .badDay }
        guard case .amendment = target else { return }
        guard !reason.isEmpty else { throw .reasonMissing }
        guard decree.number != nil else { throw .numberMissing }
    }
}

/// Why a reading is not made the plan.
enum AdoptionRefusal: String, Refusal, CaseIterable {
    case badDay = "plans.adoption.bad-day"
    case reasonMissing = "plans.adoption.reason-missing"
    case numberMissing = "plans.adoption.number-missing"
    case unknownKind = "plans.adoption.unknown-kind"
    case unknownPlan = "plans.adoption.unknown-plan"
    case nothingChanged = "plans.adoption.nothing-changed"
    case nextYearTaken = "plans.adoption.next-year-taken"
}

/// The version that an amendment began from is not the newest any more.
public struct OvertakenAmendment: Error, Sendable, Equatable {
    /// The version that an amendment began from.
    public let base: Int
    public let newest: Int
    public let adoptedAt: Instant
    public let adoptedBy: String
}

extension Visit<Member> {
    /// Says who adopted which version when, beside the one that this amendment began from.
    func staleWrite(_ stale: OvertakenAmendment) -> StaleWrite {
        let newest = words(
            PlanWord.versionAdopted,
            [
                "version": String(stale.newest), "moment": moment(stale.adoptedAt),
                "person": name(of: stale.adoptedBy),
            ])
        return StaleWrite([
            FieldChange(
                words[PlanWord.version], old: newest,
                new: words(PlanWord.amendmentOf, ["version": String(stale.base)]))
        ])
    }
}
