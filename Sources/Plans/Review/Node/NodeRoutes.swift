import People
import Storage
import Web

/// Looking at and editing one part of a plan under review. Each change of it is a noun of its own.
struct NodeRoutes {
    private static let address = "rencana/usulan/{nomor}/butir/{butir}"
    private static let nouns: [(String, @Sendable (String, Form, Review) throws(ReviewRefusal) -> [Edit])] = [
        ("pemisahan", { (node, form, review) throws(ReviewRefusal) in try NodeForm.split(node, form, review) }),
        ("penggabungan", { (node, _, _) throws(ReviewRefusal) in [.join(node: node)] }),
        ("pemindahan", { (node, form, review) throws(ReviewRefusal) in try NodeForm.move(node, form, review) }),
        ("kenaikan", { (node, _, _) throws(ReviewRefusal) in [.promote(node: node)] }),
        ("penurunan", { (node, _, _) throws(ReviewRefusal) in [.demote(node: node)] }),
        ("tambahan", { (node, form, _) throws(ReviewRefusal) in try NodeForm.add(to: node, form.text("teks-baru")) }),
        ("penghapusan", { (node, _, _) throws(ReviewRefusal) in [.remove(node: node)] }),
    ]

    func add(to routes: Routes) {
        routes.may(.proposePlans).get(Self.address) { try await Self.page($0).reply() }
        routes.may(.proposePlans).post(Self.address) { visit, form in
            try await Self.save(visit, form) { key, review, units in
                let node = review.folded.outline.nodes[key]
                return try node.map { try NodeForm.edits(of: $0, form, review, units) } ?? ([], nil)
            }
        }
        for (noun, edits) in Self.nouns {
            routes.may(.proposePlans).get("\(Self.address)/\(noun)") { visit in
                .see(try visit.reviewAddress + "/butir/\(try visit.path("butir").addingPercentEncoding)")
            }
            routes.may(.proposePlans).post("\(Self.address)/\(noun)") { visit, form in
                try await Self.save(visit, form) { key, review, _ in (try edits(key, form, review), nil) }
            }
        }
        routes.may(.proposePlans).get("rencana/usulan/{nomor}/butir") { .see(try $0.reviewAddress) }
        routes.may(.proposePlans).post("rencana/usulan/{nomor}/butir", Self.addArea)
    }

    private static func page(_ visit: Visit<Member>) async throws -> NodePage {
        let (number, key) = (try visit.number("nomor"), try visit.path("butir"))
        return try await visit.store.read { reading in
            let review = try visit.review(number, in: reading)
            guard let node = review.folded.outline.nodes[key] else { throw Problem.notFound }
            return NodePage(
                visit: visit, review: review, node: node, units: try visit.units(in: reading),
                side: try SourceSide(node, of: review, visit, in: reading))
        }
    }

    /// Saves edits and shows the node, or where it went; what can't be done is said above what was typed.
    private static func save(
        _ visit: Visit<Member>, _ form: Form,
        _ edits: @escaping @Sendable (String, Review, UnitsOnDay) throws -> ([Edit], Review.Settlement?)
    ) async throws -> Reply {
        let (number, key, office) = (try visit.number("nomor"), try visit.path("butir"), visit.office.id)
        do {
            _ = try await visit.meeting(number) { review, units, change in
                guard review.state == .open else { throw ReviewRefusal.notOpen }
                let seen = form.int("terlihat") ?? review.seen
                if review.folded.outline.nodes[key] == nil { try gone(key, review, seen, by: change.actor.person) }
                let (edits, settling) = try edits(key, review, units)
                try review.save(
                    Review.Batch(edits: edits, settling: settling.map { [$0] } ?? [], seen: seen), office: office,
                    in: change)
            }
        } catch let refusal as ReviewRefusal where refusal != .notOpen {
            var page = try await page(visit)
            page.refusal = refusal
            page.typed = form
            return page.reply()
        }
        return .see(try await visit.whereabouts(of: key, number) + "?tersimpan=1")
    }

    /// A node that is not there: somebody took it away since, or there never was one.
    private static func gone(_ key: String, _ review: Review, _ seen: Int, by author: String) throws {
        let theirs = review.operations.last { $0.seq > seen && $0.author != author && $0.nodes.contains(key) }
        guard let theirs else { throw Problem.notFound }
        throw Review.Conflict(theirs: theirs, edit: .set(node: key, field: .text, value: ""))
    }

    @Sendable private static func addArea(_ visit: Visit<Member>, _ form: Form) async throws -> Reply {
        let (number, office) = (try visit.number("nomor"), visit.office.id)
        _ = try await visit.meeting(number) { review, _, change in
            guard review.state == .open else { throw ReviewRefusal.notOpen }
            let edits = try NodeForm.add(to: nil, form.text("teks"))
            try review.save(
                Review.Batch(edits: edits, seen: form.int("terlihat") ?? review.seen), office: office, in: change)
        }
        return .see(try visit.reviewAddress + "?tersimpan=1")
    }
}

extension Visit<Member> {
    /// The page of a node; of the nearest one that is left of what it stood in, where it is gone.
    fileprivate func whereabouts(of key: String, _ number: Int) async throws -> String {
        let review = try await store.read { try self.review(number, in: $0) }
        if review.folded.outline.nodes[key] != nil { return address(of: key, in: review) }
        // A node that was joined is now in the one that took over where it came from.
        let heir = review.folded.outline.nodes.values.first { $0.origins.contains(key) }
        return heir.map { address(of: $0.key, in: review) } ?? base(of: review)
    }
}
