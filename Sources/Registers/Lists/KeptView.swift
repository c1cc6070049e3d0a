import Forms
import People
import Storage
import Web

/// Filters and an order of a register's list that somebody keeps under a name, for themselves alone.
struct KeptView: Stored {
    static let most = 20
    static let longestTitle = 60
    private static let longestQuery = 1000

    let id: String
    let title: String
    /// The part of the address behind the question mark: only what the list asks for.
    let query: String

    init(row: Row) throws { (id, title, query) = (try row.text(0), try row.text(1), try row.text(2)) }

    static func all(_ visit: Visit<Member>, _ register: OfficeRegister, in reading: Reading) throws -> [KeptView] {
        try reading.all(
            """
            SELECT id, title, query FROM kept_view
            WHERE person = \(visit.person.id) AND office = \(register.office) AND register = \(register.key)
            ORDER BY title
            """)
    }

    /// What a list was asked for, without its page; empty where that is nothing.
    static func query(_ asked: String, _ rights: RecordRights) -> String {
        let names = Set(
            ["q", "status", "lihat", "urut", "arah"] + RecordQuery.filters(rights).map { FieldInputs.prefix + $0.key })
        let parts = asked.split(separator: "&").filter { part in
            let sides = part.split(separator: "=", maxSplits: 1)
            return sides.count == 2 && names.contains(String(sides[0]))
                && sides[1].allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "%+-._~*".contains($0)) }
        }
        let query = parts.joined(separator: "&")
        return query.utf8.count > longestQuery ? "" : query
    }
}

/// Why a view was not kept.
enum KeptViewRefusal: String, Refusal, CaseIterable {
    case noTitle = "registers.view.refused.no-title"
    case longTitle = "registers.view.refused.long-title"
    case sameTitle = "registers.view.refused.same-title"
    case nothingAsked = "registers.view.refused.nothing-asked"
    case tooMany = "registers.view.refused.too-many"
}

/// The words of kept views.
enum KeptViewWord: String, Word {
    case mine = "registers.view.mine"
    case help = "registers.view.help"
    case title = "registers.view.title"
    case keep = "registers.view.keep"
    case none = "registers.view.none"
    case drop = "registers.view.drop"
}
