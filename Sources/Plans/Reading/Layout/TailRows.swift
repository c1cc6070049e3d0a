/// Rows of a table that are no part of the plan: sums, signatures, remarks, numbers of pages.
enum TailRow {
    private static let totals: [StaticString] = [
        "jumlah", "total", "grand total", "sub total", "subtotal", "rata-rata",
    ]
    private static let signatures: [StaticString] = [
        "mengetahui", "menyetujui", "disetujui oleh", "disahkan", "ditetapkan di", "pada tanggal", "ttd", "nip.",
        "nip ",
        "nip:", "dibuat oleh", "penyusun,", "diketahui",
    ]
    private static let remarks: [StaticString] = ["keterangan", "ket.", "ket:", "catatan", "sumber:", "sumber :", "*)"]
    private static let pages: [StaticString] = ["halaman", "hal.", "page", "hlm"]

    /// Why the words of a row's first cell make it no row of the plan.
    static func reason(_ words: [UInt8], isAlone: Bool) -> UnreadReason? {
        if isPageNumber(words) { return .footer }
        if words.count <= 40, totals.contains(where: { isWord($0, of: words) }) { return .total }
        if begins(words, signatures) { return .signature }
        if isAlone, begins(words, remarks), words.contains(UInt8(ascii: ":")) || words.first == UInt8(ascii: "*") {
            return .remark
        }
        return nil
    }

    /// Whether a row begins the block of signatures: everything below it belongs there.
    static func isSignature(_ words: [UInt8]) -> Bool { begins(words, signatures) || isPlaceAndDay(words) }

    private static func begins(_ words: [UInt8], _ list: [StaticString]) -> Bool {
        list.contains { words.reads($0) }
    }

    private static func isWord(_ word: StaticString, of words: [UInt8]) -> Bool {
        let length = word.utf8CodeUnitCount
        guard words.reads(word) else { return false }
        // "Jumlah laporan" is an indicator; a sum says no more than its figure.
        return words[length...].allSatisfy { !Letters.isLetter($0) }
            || (words.count <= 24 && words[length] == Letters.space
                && words[(length + 1)...].reads("keseluruhan", at: length + 1))
    }

    private static func isPageNumber(_ words: [UInt8]) -> Bool {
        guard words.count <= 30, let word = pages.first(where: { words.reads($0) }) else { return false }
        var rest = words[word.utf8CodeUnitCount...].drop { !Letters.isDigit($0) && !Letters.isLetter($0) }
        let digits = rest.prefix(while: Letters.isDigit)
        rest = rest.dropFirst(digits.count)
        return !digits.isEmpty
            && rest.split(separator: Letters.space).allSatisfy {
                $0.allSatisfy(Letters.isDigit) || $0.reads("dari", at: $0.startIndex)
                    || $0.reads("of", at: $0.startIndex)
            }
    }

    /// A place, a day and a year, as they stand above a signature.
    private static func isPlaceAndDay(_ words: [UInt8]) -> Bool {
        guard words.count <= 60, let comma = words.firstIndex(of: UInt8(ascii: ",")), comma > 2,
            words[..<comma].allSatisfy({ !Letters.isDigit($0) })
        else { return false }
        let rest = Array(words[(comma + 1)...].drop(while: Letters.isGap))
        return DecreeWords.date(in: rest) != nil
            || (rest.suffix(4).allSatisfy(Letters.isDigit) && rest.count < 24
                && CalendarMonth.spellings.contains { spelling in rest.holds(spelling.name) })
    }
}
