/// What the columns of a plan are called, by the words of their heads.
enum HeaderWords {
    /// A cell's letters alone, in lower case, so that a head broken in two still reads; nil where it is no head.
    static func letters(_ bytes: [UInt8], _ cell: Sheet.Cell) -> [UInt8]? {
        guard cell.length <= 64 else { return nil }
        var letters: [UInt8] = []
        letters.reserveCapacity(cell.length)
        for place in cell.range where Letters.isLetter(bytes[place]) { letters.append(Letters.lower(bytes[place])) }
        return letters.count <= 40 ? letters : nil
    }

    /// The role that a head names.
    static func role(of head: [UInt8]) -> ColumnRole? {
        guard !head.isEmpty else { return nil }
        if head.reads("no"), head.count == 2 || head.reads("nomor") || head.reads("nourut") { return .number }
        if head.holds("penanggung") || head.holds("unitkerja") || head.reads("pic") || isWhole(head, "pelaksana") {
            return .unit
        }
        if head.holds("bulan") || head.reads("pelaksanaan") || head.reads("jadwal") || head.reads("waktu") {
            return .month(0)
        }
        if head.reads("indikator") || head.reads("keluaran") || head.reads("output") || head.reads("ukuran") {
            return .indicator
        }
        if head.reads("sub") || head.reads("rincian") || head.reads("uraian") || head.reads("tahapan")
            || head.reads("rencanaaksi") || isWhole(head, "aksi")
        {
            return .subActivity
        }
        if head.reads("kegiatan") || head.reads("aktivitas") || (head.reads("program") && head.holds("kegiatan")) {
            return .activity
        }
        if head.reads("area") || head.reads("sasaran") || head.reads("program") { return .area }
        return nil
    }

    /// Words that only complete a head whose first half stands in the row above.
    static func completes(_ head: [UInt8]) -> Bool {
        role(of: head) != nil || head.isEmpty || isWhole(head, "jawab") || isWhole(head, "keberhasilan")
            || isWhole(head, "perubahan") || isWhole(head, "kinerja") || isWhole(head, "urut")
            || isWhole(head, "terkait") || isWhole(head, "tahun") || head.reads("kegiatan")
    }

    /// The month that a head names in words or Roman numerals.
    static func month(of head: [UInt8]) -> Int? {
        guard !head.isEmpty else { return nil }
        if let month = romans.firstIndex(where: { isWhole(head, $0) }) { return month + 1 }
        guard head.count >= 3, head.count <= 9 else { return nil }
        return CalendarMonth.names.firstIndex { head.reads($0) }.map { $0 + 1 } ?? CalendarMonth.ofShort(head)
    }

    private static let romans: [StaticString] = [
        "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii",
    ]

    private static func isWhole(_ head: [UInt8], _ word: StaticString) -> Bool {
        head.count == word.utf8CodeUnitCount && head.reads(word)
    }
}

/// The months as Indonesian writes them.
enum CalendarMonth {
    static let names: [StaticString] = [
        "januari", "februari", "maret", "april", "mei", "juni", "juli", "agustus", "september", "oktober", "november",
        "desember",
    ]
    private static let short: [StaticString] = [
        "jan", "feb", "mar", "apr", "mei", "jun", "jul", "agu", "sep", "okt", "nov", "des",
    ]

    /// The month of an abbreviation of three or four letters.
    static func ofShort(_ head: [UInt8]) -> Int? {
        guard head.count <= 4 else { return nil }
        return short.firstIndex { head.reads($0) }.map { $0 + 1 }
    }
}
