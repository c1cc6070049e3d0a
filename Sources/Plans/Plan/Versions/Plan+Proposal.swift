import Foundation
import People
import Storage

extension Plan {
    /// The version as a proposal whose nodes carry their lineages: what an amendment and next year's copy begin with, and
    /// what differences are made from.
    ///
    /// Doubts stay with the version in which they were read; only a lost item comes along as long as it is illegible.
    func proposal(in reading: Reading) throws -> Proposal {
        let own: SQL = "plan = \(id) AND version = \(version)"
        var names: [String: String] = [:]
        try reading.each(
            """
            SELECT DISTINCT unit.id, unit.name FROM sub_activity_unit JOIN unit ON unit.id = sub_activity_unit.unit
            WHERE sub_activity_unit.plan = \(id) AND sub_activity_unit.version = \(version)
            """
        ) { names[try $0.text(0)] = try $0.text(1) }
        var units: [Int: [String]] = [:]
        try reading.each(
            "SELECT sub_activity, unit FROM sub_activity_unit WHERE \(own) ORDER BY sub_activity, position"
        ) {
            units[try $0.int(0), default: []].append(names[try $0.text(1)] ?? "")
        }
        let lost = try lostItems(in: reading)
        var subs = try subActivities(units, lost, try indicators(in: reading), in: reading)
        var activities: [Int: [Proposal.Activity]] = [:]
        try reading.each(
            "SELECT position, area, code, title, above, lineage FROM activity WHERE \(own) ORDER BY position"
        ) { row in
            activities[try row.int(1), default: []].append(
                Proposal.Activity(
                    code: try row.text(2), title: try row.text(3),
                    subActivities: subs.removeValue(forKey: try row.int(0)) ?? [], above: try row.decoded(4),
                    lineage: try row.text(5)))
        }
        var areas: [Proposal.Area] = []
        try reading.each("SELECT position, number, title, lineage FROM area WHERE \(own) ORDER BY position") { row in
            areas.append(
                Proposal.Area(
                    no: try row.int(1), title: try row.text(2), activities: activities[try row.int(0)] ?? [],
                    lineage: try row.text(3)))
        }
        return Proposal(
            document: address, title: title, decree: try wholeDecree(in: reading) ?? Proposal.Decree(), areas: areas)
    }

    private func lostItems(in reading: Reading) throws -> [Int: Note] {
        var lost: [Int: Note] = [:]
        try reading.each(
            """
            SELECT sub_activity, code, wording, detail FROM doubt
            WHERE plan = \(id) AND version = \(version) AND code = 'lost-item' ORDER BY sub_activity, position
            """
        ) { lost[try $0.int(0)] = Note(code: try $0.text(1), text: try $0.text(2), values: try $0.decoded(3)) }
        return lost
    }

    private func indicators(in reading: Reading) throws -> [Int: [Proposal.Indicator]] {
        let own: SQL = "plan = \(id) AND version = \(version)"
        var months: [Int: [Int]] = [:]
        try reading.each("SELECT indicator, month FROM indicator_month WHERE \(own) ORDER BY indicator, month") {
            months[try $0.int(0), default: []].append(try $0.int(1))
        }
        var indicators: [Int: [Proposal.Indicator]] = [:]
        try reading.each(
            """
            SELECT position, sub_activity, code, wording, lineage, time, details FROM indicator
            WHERE \(own) ORDER BY position
            """
        ) { row in
            indicators[try row.int(1), default: []].append(
                Proposal.Indicator(
                    code: try row.text(2), text: try row.text(3), months: months[try row.int(0)] ?? [],
                    time: try row.decoded(5), details: try row.decoded(6), lineage: try row.text(4)))
        }
        return indicators
    }

    private func subActivities(
        _ units: [Int: [String]], _ lost: [Int: Note], _ indicators: [Int: [Proposal.Indicator]], in reading: Reading
    ) throws -> [Int: [Proposal.SubActivity]] {
        var subs: [Int: [Proposal.SubActivity]] = [:]
        try reading.each(
            """
            SELECT position, activity, code, printed_number, title, unit_read, source_lines, lineage, printed_code,
                every_unit, details
            FROM sub_activity WHERE plan = \(id) AND version = \(version) ORDER BY position
            """
        ) { row in
            let position = try row.int(0)
            let title = try row.text(4)
            let everyUnit: [String]? = try row.decoded(9)
            let note = title == PlanAssembly.illegible ? lost[position] : nil
            subs[try row.int(1), default: []].append(
                Proposal.SubActivity(
                    code: try row.text(2), printedNo: try row.optionalInt(3), title: title,
                    responsible: everyUnit ?? units[position] ?? [], responsibleRead: try row.choice(5),
                    sourceLines: try row.text(6).split(separator: " ").compactMap { Int($0) },
                    notes: note.map { [$0] } ?? [], indicators: indicators[position] ?? [],
                    printedCode: try row.optionalText(8), details: try row.decoded(10), lineage: try row.text(7)))
        }
        return subs
    }
}

extension Row {
    /// What a column holds as JSON; `nil` where it holds nothing.
    func decoded<Value: Decodable>(_ column: Int) throws -> Value? {
        try optionalText(column).map { try JSONDecoder().decode(Value.self, from: Data($0.utf8)) }
    }
}
