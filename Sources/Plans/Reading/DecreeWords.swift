import Storage

/// The fixed words of a decree.
enum DecreeWords {
    /// Whether a line names the one who decides: "KETUA KOMISI PEMILIHAN UMUM …,".
    static func isOfficeHolder(_ line: ProseLine) -> Bool {
        guard line.isUpperCase, line.words.last == UInt8(ascii: ",") else { return false }
        return holders.contains { line.words.reads($0) }
    }

    private static let holders: [StaticString] = [
        "ketua ", "kepala ", "bupati ", "wali kota ", "walikota ", "gubernur ", "menteri ", "sekretaris ", "direktur ",
        "rektor ", "camat ", "panitera ", "inspektur ", "komandan ", "kapolres ", "pimpinan ", "plt. ", "plh. ",
    ]

    private static let kinds: [(StaticString, String)] = [
        ("surat keputusan", "Surat Keputusan"), ("keputusan", "Keputusan"), ("surat edaran", "Surat Edaran"),
        ("peraturan", "Peraturan"), ("instruksi", "Instruksi"),
    ]

    /// What kind of decree a line in capitals names first.
    static func kind(of line: ProseLine) -> String? {
        guard let kind = kinds.first(where: { line.words.reads($0.0) }), line.isUpperCase else { return nil }
        return kind.1
    }

    /// The number and year in `NOMOR 9 TAHUN 2026`; a number can hold letters and slashes.
    static func number(of line: ProseLine) -> (String, Int?)? {
        guard let text = line.value(behind: "nomor "), let first = text.first,
            Letters.isDigit(first) || Letters.isUpper(first)
        else { return nil }
        let end = text.firstIndex(of: Letters.space) ?? text.count
        let number = Array(text[..<end]).string
        guard end < text.count else { return (number, nil) }
        guard text.reads("tahun ", at: end + 1), let year = text.number(at: end + 7) else { return nil }
        return year.end == text.count ? (number, year.value) : nil
    }

    /// The first date in words, as an ISO day; `nil` for one that no calendar has.
    static func date(in text: [UInt8]) -> String? {
        guard let start = text.firstIndex(where: Letters.isDigit), let day = text.number(at: start),
            let (month, end) = CalendarMonth.read(text, at: day.end + 1),
            let year = text.number(at: end + 1), year.value > 999
        else { return nil }
        return Day(year: year.value, month: month, day: day.value)?.description
    }

    /// The name and text of a dictum: `KESATU : Menetapkan …`.
    static func dictum(in line: ProseLine) -> (String, String)? {
        let words = line.words
        guard words.reads("ke") || words.reads("pertama"), let colon = words.firstIndex(of: UInt8(ascii: ":")),
            colon <= 20
        else { return nil }
        var end = colon
        while end > 0, words[end - 1] == Letters.space { end -= 1 }
        guard words[..<end].allSatisfy({ Letters.isUpper($0) || $0 == Letters.space }) else { return nil }
        let start = words[(colon + 1)...].firstIndex { $0 != Letters.space } ?? words.count
        return (Array(words[..<end]).string, Array(words[start...]).string)
    }
}
