import Foundation
import People
import Storage
import Web

/// A kind of plan that an office may have beside others: reform, integrity zone, change agent. Kinds are rows.
struct PlanKind: Stored, Equatable {
    static let reform = "reform"

    let id: String
    /// What stands behind the year in an address; empty for the plan that the year alone names.
    let address: String
    /// Whether there may be several of a year, each with a name.
    let isNamed: Bool
    private let names: [Language: String]

    init(row: Row) throws {
        id = try row.text(0)
        address = try row.text(1)
        isNamed = try row.flag(2)
        names = [.indonesian: try row.text(3), .english: try row.text(4)]
    }

    static func all(in reading: Reading) throws -> [PlanKind] {
        try reading.all("SELECT id, address, named, name_id, name_en FROM plan_kind ORDER BY position, id")
    }

    func called(_ words: Words) -> String { names[words.language] ?? id }

    /// `2026`, `2026-zi`, `2026-agen-perubahan-rina-wulandari`: what names a plan of this kind in addresses.
    ///
    /// - Parameter name: whose it is; letters and digits of it stand in the address.
    func address(year: Int, name: String) -> String {
        ([String(year), address] + (isNamed ? [Self.plain(name)] : [])).filter { !$0.isEmpty }.joined(separator: "-")
    }

    /// A name as it can stand in an address: letters without marks, digits, and hyphens between them.
    private static func plain(_ name: String) -> String {
        var plain = ""
        for scalar in name.lowercased().decomposedStringWithCanonicalMapping.unicodeScalars {
            if scalar.isASCII, scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
                plain.unicodeScalars.append(scalar)
            } else if !plain.isEmpty, plain.last != "-", scalar.properties.canonicalCombiningClass == .notReordered {
                plain.append("-")
            }
        }
        while plain.last == "-" { plain.removeLast() }
        return String(plain.prefix(40))
    }
}
