import Testing

@testable import Plans

/// Whatever people do to a reading: codes stay unique, words stay, and undoing all of it gives the reading back.
@Suite struct ReviewPropertyTests {
    /// A plan of two areas with three activities each, three sub-activities in each, three indicators in each.
    private static var reading: Proposal {
        var areas: [Proposal.Area] = []
        for area in 1...2 {
            let activities = (1...3).map { activity in
                let code = "\(area).\(activity)"
                return Proposal.Activity(
                    code: code, title: "Kegiatan \(code) untuk perbaikan",
                    subActivities: (1...3).map { sub in
                        Proposal.SubActivity(
                            code: "\(code).\(sub)", title: "Menyusun hal \(code).\(sub) dengan baik",
                            responsible: ["Bidang \(sub)"], responsibleRead: .stated, sourceLines: [sub],
                            indicators: zip(["a", "b", "c"], 1...3).map { letter, month in
                                Proposal.Indicator(
                                    code: "\(code).\(sub).\(letter)", text: "Dokumen \(letter) selesai tepat waktu",
                                    months: [month], lineage: "l-\(code).\(sub).\(letter)")
                            })
                    })
            }
            areas.append(Proposal.Area(no: area, title: "Area \(area) perubahan", activities: activities))
        }
        return Proposal(document: "contoh", title: "Rencana", decree: Proposal.Decree(), areas: areas)
    }

    /// The same numbers on each run.
    private struct Numbers: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state ^ (state >> 31)
        }
    }

    private static func edit(of outline: Outline, _ seq: Int, _ numbers: inout Numbers) throws -> Edit {
        let keys = outline.ordered
        let key = try #require(keys.randomElement(using: &numbers))
        let node = try #require(outline.nodes[key])
        switch Int.random(in: 0..<9, using: &numbers) {
        case 0, 1:
            let place = Int.random(in: -1...node.text.unicodeScalars.count + 1, using: &numbers)
            return .split(
                node: key, at: place,
                from: Bool.random(using: &numbers) ? node.children.randomElement(using: &numbers) : nil)
        case 2: return .join(node: key)
        case 3:
            return .move(
                node: key, into: keys.randomElement(using: &numbers), position: Int.random(in: -2...9, using: &numbers))
        case 4: return .promote(node: key)
        case 5: return .demote(node: key)
        case 6: return .add(into: Bool.random(using: &numbers) ? key : nil, text: "Butir baru \(seq)")
        case 7: return .set(node: key, field: .text, value: "Kalimat \(seq)")
        default: return .remove(node: key)
        }
    }

    private static func letters(_ outline: Outline) -> [UInt8] {
        outline.nodes.values.flatMap { $0.text.utf8.filter { $0 != 0x20 } }.sorted()
    }

    @Test(arguments: 1...25)
    func `random edits keep the tree whole, and undone they leave nothing behind`(seed: Int) throws {
        var numbers = Numbers(state: UInt64(seed) &* 7919)
        let reading = Self.reading
        var folded = Folded(reading, [])
        var steps: [Step] = []
        for seq in 1...40 {
            let edit = try Self.edit(of: folded.outline, seq, &numbers)
            let before = folded
            do {
                try folded.apply(edit, as: seq)
            } catch {
                #expect(folded.outline == before.outline, "\(edit) was refused and changed something")
                continue
            }
            steps.append(Step(seq: seq, edit: edit, undoes: nil))
            let codes = folded.codes
            #expect(codes.count == folded.outline.nodes.count, "\(edit) lost a node")
            #expect(Set(codes.values).count == codes.count, "\(edit) gave a code twice")
            switch edit {
            case .split, .join, .move:
                #expect(Self.letters(folded.outline) == Self.letters(before.outline), "\(edit) changed words")
            default: break
            }
        }
        let again = Folded(reading, steps)
        #expect(again.outline == folded.outline && again.idle.isEmpty)

        let undos = steps.reversed().enumerated().map { place, step in
            Step(seq: 100 + place, edit: nil, undoes: step.seq)
        }
        #expect(Folded(reading, steps + undos).outline.proposal() == reading)
        let redos = undos.reversed().enumerated().map { place, step in
            Step(seq: 200 + place, edit: nil, undoes: step.seq)
        }
        #expect(Folded(reading, steps + undos + redos).outline == folded.outline)
    }

    @Test func `a lineage stays with the first part, and with what holds the months`() throws {
        var folded = Folded(Self.reading, [])
        try folded.apply(.split(node: "1.1.1.a", at: 9, from: nil), as: 1)
        try folded.apply(.promote(node: "1.1.1.b"), as: 2)
        try folded.apply(.join(node: "1.2.1.b"), as: 3)
        try folded.apply(.move(node: "1.3.1.a", into: "2.1.1", position: 1), as: 4)
        let nodes = folded.outline.nodes
        #expect(nodes["1.1.1.a"]?.lineage == "l-1.1.1.a" && nodes["+1"]?.lineage == nil)
        #expect(nodes["1.1.1.b"]?.lineage == nil && nodes["+2"]?.lineage == "l-1.1.1.b")
        #expect(nodes["1.2.1.a"]?.lineage == "l-1.2.1.a")
        #expect(folded.codes["1.3.1.a"] == "2.1.1.a" && nodes["1.3.1.a"]?.lineage == "l-1.3.1.a")
    }

    @Test func `an edit that no longer fits changes nothing`() {
        let steps = [
            Step(seq: 1, edit: .add(into: "1.1.1", text: "Baru"), undoes: nil),
            Step(seq: 2, edit: .set(node: "+1", field: .months, value: "4"), undoes: nil),
            Step(seq: 3, edit: nil, undoes: 1),
        ]
        let folded = Folded(Self.reading, steps)
        #expect(folded.idle == [2])
        #expect(folded.outline.proposal() == Self.reading)
    }

    @Test func `what only a lower level can hold stands below a node that is raised`() throws {
        var reading = Self.reading
        reading[0, 0, 0].responsible = []
        reading[0, 0, 0].indicators = []
        reading[0, 0, 0].details = [Proposal.Detail(role: "target", head: "Target", text: "2 dokumen")]
        reading[0, 0, 0].printedCode = "I.A.1"
        reading.areas[1].activities[2].subActivities = []
        reading.areas[1].activities[2].above = [Proposal.Level(role: "program", code: "B", title: "Program mutu")]
        var folded = Folded(reading, [])
        try folded.apply(.promote(node: "1.1.1"), as: 1)
        try folded.apply(.promote(node: "2.3"), as: 2)
        let nodes = folded.outline.nodes
        #expect(nodes["1.1.1"]?.rank == .activity && nodes["2.3"]?.rank == .area)
        #expect(nodes["+1"]?.details?.map(\.text) == ["2 dokumen"] && nodes["+1"]?.printedCode == "I.A.1")
        #expect(nodes["+2"]?.above?.map(\.title) == ["Program mutu"])
    }

    @Test func `a cell that names two units, a line each, gives two units`() {
        var reading = Self.reading
        let text = "Subbag Umum\nSubbag Data"
        reading.unread = [Proposal.Unread(line: 9, column: 2, text: text, reason: "")]
        let take = Edit.take(line: 9, column: 2, text: text, node: "1.1.1", into: .units)
        let folded = Folded(reading, [Step(seq: 1, edit: take, undoes: nil)])
        #expect(folded.outline.nodes["1.1.1"]?.responsible == ["Bidang 1", "Subbag Umum", "Subbag Data"])
        #expect(folded.questions.compactMap(\.unitName).suffix(2) == ["Subbag Umum", "Subbag Data"])
    }

    @Test(arguments: [("2026-02-28", true), ("2026-02-31", false), ("28 Februari", false)])
    func `a decree's day is a day of the calendar`(text: String, isDay: Bool) {
        let step = Step(seq: 1, edit: .decree(field: .date, text: text), undoes: nil)
        let idle: Set<Int> = isDay ? [] : [1]
        #expect(Folded(Self.reading, [step]).idle == idle)
    }

    @Test func `a reading with doubled codes still gives every node a code of its own`() {
        var reading = Self.reading
        reading.areas[1].no = 1
        reading.areas[1].activities[0].subActivities[1].code = reading.areas[1].activities[0].subActivities[0].code
        let codes = Folded(reading, []).codes
        #expect(Set(codes.values).count == codes.count && codes.count == 2 + 6 + 18 + 54)
    }

    @Test func `a plan of eight hundred indicators is edited in pages`() async throws {
        let table = (1...8).map { area in
            (1...100).map { line in
                let first = line == 1 ? ["\(area).", "Area \(area)", "Kegiatan \(area)"] : ["", "", ""]
                var cells = first + ["\(line). Menyusun hal \(area)-\(line)", "Dokumen \(area)-\(line)"]
                cells += (1...12).map { $0 == line % 12 + 1 ? "√" : "" } + ["Bidang \(area)"]
                return cells.joined(separator: "\t")
            }.joined(separator: "\n")
        }
        let text = OfficeTable().text + "\n" + table.joined(separator: "\n")
        try await Town.with { town async throws in
            try await town.read(text)
            try await town.as("Rina") { browser async throws in
                let page = try await browser.get(Town.review)
                #expect(page.has("<dd>800</dd>") && page.body.utf8.count < 400_000)
                let area = try await browser.get("\(Town.review)?area=3&mulai=0")
                #expect(area.has("Menyusun hal 3-100") && !area.has("Menyusun hal 4-1<"))
                let behind = try await browser.get("\(Town.review)?area=3&mulai=\(Int.max)")
                #expect(behind.status == 200 && !behind.has("Menyusun hal 3-100<"))
                #expect(try await browser.get("\(Town.review)/butir/8.1.100.a").status == 200)
            }
        }
    }
}
