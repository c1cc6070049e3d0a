import Foundation
import People
import Storage
import Web

@testable import Forms

/// Fields of every kind, and whom and what their answers may name.
enum FieldTable {
    static let known = Choosable(
        people: [("p-1", "Rina"), ("p-2", "Bambang Sutrisno")], units: [("u-1", "Subbag Umum")],
        records: { $0 == "teams" && $1 == "TIM-2026-001" ? "r-1" : nil }, code: { $0 == "r-1" ? "TIM-2026-001" : nil })

    static func field(_ yaml: String) throws -> Field {
        try ShapedText("{ key: f, label: { id: Isi, en: Content }, \(yaml) }", named: "f.yaml", as: Field.shape)
            .decoded(as: Field.self)
    }

    static func choice(_ kind: String) throws -> Field {
        try field(
            """
            kind: \(kind), options: [
            { key: road, label: { id: Jalan, en: Road } }, { key: light, label: { id: Lampu, en: Light } },
            { key: park, label: { id: "Taman, kota", en: "Park, town" } },
            { key: old, label: { id: Lama, en: Old }, ended: true } ]
            """)
    }

    static let rows = """
        kind: rows, fields: [ { key: name, kind: text, label: { id: Nama, en: Name }, required: true, most: 5 },
        { key: count, kind: decimal, decimals: 2, least: -9, label: { id: Banyak, en: Count } },
        { key: done, kind: yes-no, label: { id: Selesai, en: Done } } ]
        """

    static func words(_ language: Language) throws -> Words {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        return try Locales(folder: root.appending(path: "Resources/locales"))[language]
    }

    /// What a field makes of a text: the answer, or the word for what is wrong with it.
    static func reads(_ field: Field, _ text: String, _ language: Language = .indonesian) throws -> Result<
        Answers.Part?, FieldProblem
    > {
        do { return .success(try field.read(text, known, language)) } catch let problem as FieldProblem {
            return .failure(problem)
        }
    }
}
