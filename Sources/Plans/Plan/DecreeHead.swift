public import Storage
import Web

/// What a decree is cited by; its considerations and dictums are read only where they are shown.
public struct DecreeHead: Sendable, Equatable {
    public let kind: String?
    public let number: String?
    public let year: Int?
    public let day: Day?
    public let place: String?
    public let signerTitle: String?
    public let signer: String?

    static let columns: SQL =
        """
        plan_version.decree_kind, plan_version.decree_number, plan_version.decree_year, plan_version.decree_day, \
        plan_version.decree_place, plan_version.signer_title, plan_version.signer
        """

    init(row: Row, from first: Int) throws {
        kind = try row.optionalText(first)
        number = try row.optionalText(first + 1)
        year = try row.optionalInt(first + 2)
        day = try row.optionalDay(first + 3)
        place = try row.optionalText(first + 4)
        signerTitle = try row.optionalText(first + 5)
        signer = try row.optionalText(first + 6)
    }

    /// "Keputusan Nomor 9 Tahun 2026 tanggal 22 Januari 2026".
    func sentence(_ words: Words) -> String {
        var sentence = kind ?? ""
        if let number { sentence += " \(words[PlanWord.number]) \(number)" }
        if let year { sentence += " \(words[PlanWord.ofYear]) \(year)" }
        if let day { sentence += " \(words[PlanWord.dated]) \(words.date(day))" }
        return sentence.trimmed
    }
}
