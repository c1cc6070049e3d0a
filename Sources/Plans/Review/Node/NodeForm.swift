import People
import Web

/// What the forms of a node's page say, as edits: only what differs from what their author saw.
enum NodeForm {
    /// The node's fields, and the doubts that were ticked off with them.
    static func edits(
        of node: PlanNode, _ form: Form, _ review: Review, _ units: UnitsOnDay
    ) throws(ReviewRefusal) -> ([Edit], Review.Settlement?) {
        let seen = form.int("terlihat") ?? review.seen
        // Compared with what the form showed, so that a field that somebody else changed since is not changed back.
        let base =
            seen >= review.seen
            ? review.folded.outline
            : Folded(review.reading, review.operations.map(\.step).filter { $0.seq <= seen }).outline
        let shown = base.nodes[node.key] ?? node
        var edits: [Edit] = []
        func note(_ field: NodeField, _ value: String) throws(ReviewRefusal) {
            let known = base.value(of: field, in: node.key)
            guard value != (field == .units ? known : known.unfolded) else { return }
            edits.append(.set(node: node.key, field: field, value: try value.bounded(Outline.longest)))
        }
        if form.has("teks") { try note(.text, form.raw("teks").unfolded) }
        if node.rank == .indicator {
            if form.has("ada-bulan") {
                try note(.months, Answers.months(form.all("bulan[]").joined(separator: ",")).listed)
            }
            if form.has("waktu") { try note(.time, form.raw("waktu").unfolded) }
        }
        if node.rank == .subActivity, form.has("ada-unit") { try note(.units, try unitNames(form)) }
        edits += try details(of: shown, form)
        let ticked = form.all("selesai[]")
        let doubts = review.doubts(units: units).items
            .filter { !$0.doubt.mustBeAnswered && ticked.contains($0.id) }.map(\.id)
        return (edits, doubts.isEmpty ? nil : Review.Settlement(doubts: doubts, how: .corrected))
    }

    /// The lead, then who else was ticked, then who was typed.
    private static func unitNames(_ form: Form) throws(ReviewRefusal) -> String {
        let typed = form.text("unit-lain").split(separator: ";").map { String($0).trimmed }
        var names: [String] = []
        for name in [form.text("utama")] + form.all("unit[]").map(\.trimmed) + typed {
            guard !name.isEmpty, !names.contains(name) else { continue }
            names.append(try name.bounded(200))
        }
        return names.joined(separator: "\n")
    }

    private static func details(of node: PlanNode, _ form: Form) throws(ReviewRefusal) -> [Edit] {
        let known = node.details ?? []
        var edits: [Edit] = []
        // From the last one up, so that one that is taken away moves none that is still to be changed.
        for place in (0...known.count).reversed() where form.has("rincian-\(place)") {
            let head = try form.text("judul-\(place)").bounded(200)
            let text = try form.raw("rincian-\(place)").unfolded.bounded(Outline.longest)
            let old = place < known.count ? known[place] : nil
            if head == (old?.head ?? "").trimmed, text == (old?.text ?? "").unfolded { continue }
            if old == nil, text.isEmpty { continue }
            edits.append(.detail(node: node.key, at: place, head: head, text: text))
        }
        return edits
    }

    /// A line break in the text is where it is cut; several cut it into more than two.
    static func split(_ key: String, _ form: Form, _ review: Review) throws(ReviewRefusal) -> [Edit] {
        let node = try review.folded.outline.node(key)
        let from = form.text("mulai-dari").isEmpty ? nil : form.text("mulai-dari")
        let typed = form.raw("bagian").replacing("\r\n", with: "\n").trimmedEnds
        let parts = typed.split(separator: "\n").map { String($0).trimmedEnds }.filter { !$0.isEmpty }
        if parts.count < 2 {
            guard let from, parts.first?.unfolded == node.text.unfolded else { throw .noBoundary }
            return [.split(node: key, at: node.text.unicodeScalars.count, from: from)]
        }
        var cuts: [Int] = []
        var place = 0
        let scalars = Array(node.text.unicodeScalars)
        for part in parts {
            if place > 0 { cuts.append(place) }
            for scalar in part.unicodeScalars where !scalar.properties.isWhitespace {
                while place < scalars.count, scalars[place].properties.isWhitespace { place += 1 }
                guard place < scalars.count, scalars[place] == scalar else { throw .otherWords }
                place += 1
            }
        }
        guard scalars[place...].allSatisfy(\.properties.isWhitespace) else { throw .otherWords }
        // The last cut first: the places of the others then stay where they are.
        return cuts.enumerated().reversed().map { index, cut in
            .split(node: key, at: cut, from: index == 0 ? from : nil)
        }
    }

    static func move(_ key: String, _ form: Form, _ review: Review) throws(ReviewRefusal) -> [Edit] {
        let outline = review.folded.outline
        let node = try outline.node(key)
        var parent = node.parent
        if form.has("induk") {
            parent = form.text("induk")
        } else if form.has("kode-induk") {
            let code = form.text("kode-induk")
            guard let found = review.folded.codes.first(where: { $0.value == code }) else { throw .unknownNode }
            parent = found.key
        }
        let shown = (outline.children(of: node.parent).firstIndex(of: key) ?? 0) + 1
        let end = outline.children(of: parent).count + (parent == node.parent ? 0 : 1)
        let place = min(max(form.int("urutan") ?? end, 1), end)
        if parent == node.parent, place == shown { return [] }
        // Into another list it goes to its end, unless somebody chose a place there.
        return [.move(node: key, into: parent, position: parent != node.parent && place == shown ? end : place)]
    }

    static func add(to parent: String?, _ text: String) throws(ReviewRefusal) -> [Edit] {
        [.add(into: parent, text: try text.unfolded.bounded(Outline.longest))]
    }
}

extension String {
    /// Line breaks and runs of white space as one blank: a field of a plan is one paragraph.
    var unfolded: String { split(whereSeparator: \.isWhitespace).joined(separator: " ") }

    /// Refuses what is longer than so many characters.
    fileprivate func bounded(_ most: Int) throws(ReviewRefusal) -> String {
        guard unicodeScalars.count <= most else { throw .tooLong }
        return self
    }
}
