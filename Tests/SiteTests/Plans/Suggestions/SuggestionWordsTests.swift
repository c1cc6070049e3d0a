import Testing

@testable import Plans

@Suite struct SuggestionWordsTests {
    private static let line = SuggestedLine.Candidate(
        code: "1", wording: "Terawatnya kendaraan dinas", subActivity: "", activity: "", area: "", isDue: false,
        isMine: false)

    private func words(_ same: String) throws -> SuggestionWords {
        try SuggestionWords(yaml: "silent: [yang]\nweak: [rapat]\nsame:\n  \(same)")
    }

    private func fault(_ yaml: String) -> WordsFault? {
        do {
            _ = try SuggestionWords(yaml: yaml)
            return nil
        } catch { return error as? WordsFault }
    }

    @Test func `a word is added by changing data only`() throws {
        let other = try words("sopir: [pengemudi]")
        let known = try words("mobil: [kendaraan, bus]")

        #expect(LineSuggester([Self.line], words: other).suggest("cuci bus") == [])
        #expect(LineSuggester([Self.line], words: known).suggest("cuci bus").map(\.words) == [["kendaraan"]])
    }

    @Test func `a bad file names its place and what was expected`() throws {
        let unknown = try #require(fault("silent: [a]\nweak: [b]\nlain: [c]\nsame: {}"))
        let missing = try #require(fault("silent: [a]\nweak: [b]"))
        let list = try #require(fault("silent: [a]\nweak: [b]\nsame:\n  rb: [reformasi]\n  zi: zona"))
        let word = try #require(fault("silent: [a]\nweak:\n  - b\n  - '!'\nsame: {}"))
        let broken = try #require(fault("silent: [a"))

        #expect(unknown.description == "suggestions/words.yaml:3: expected one of silent, weak, same, not 'lain'")
        #expect(missing.expected.contains("sections"))
        #expect(list.line == 5)
        #expect(word.line == 4)
        #expect(broken.expected.contains("YAML"))
    }

    @Test(arguments: [
        ("melaporkan", "lapor"), ("pelaporan", "lapor"), ("menyusun", "susun"), ("pengelolaan", "kelola"),
        ("terkelolanya", "kelola"), ("ditandatangani", "tandatangan"), ("keterbukaan", "buka"), ("mengecek", "cek"),
        ("memperbarui", "baru"), ("penilaian", "nilai"), ("mengisi", "isi"), ("terisinya", "isi"),
        ("berencana", "rencana"),
    ])
    func `affixes come off`(word: String, root: String) {
        #expect(WordForms.of(word).contains(root))
    }

    @Test(arguments: [
        ("ngisi", "isi"), ("nyusun", "susun"), ("laporin", "lapor"), ("nyetak", "cetak"), ("ngirim", "kirim"),
        ("mantau", "pantau"), ("nulis", "tulis"), ("ngitung", "hitung"), ("ngecek", "cek"),
        ("nindaklanjuti", "tindaklanjut"),
    ])
    func `affixes of everyday speech come off what people say`(word: String, root: String) {
        #expect(WordForms.of(word, isSpoken: true).contains(root))
    }

    @Test(arguments: [("pelanggaran", "anggaran"), ("media", "dia"), ("pengolahan", "sekolah"), ("arsip", "arsitek")])
    func `words that only look akin are not`(left: String, right: String) {
        #expect(Set(WordForms.of(left)).isDisjoint(with: WordForms.of(right)))
    }

    @Test(arguments: [
        ("survei", "survai", true), ("survei", "surve", true), ("surevi", "survei", true), ("survei", "ssurvei", true),
        ("survei", "survei", true), ("survei", "surve1x", false), ("harga", "warga", false),
        ("survei", "suvrie", false),
        ("a", "", false), ("", "", true),
    ])
    func `one letter may be wrong, but not the first`(left: String, right: String, isNear: Bool) {
        #expect(left.isWithinOneEdit(of: right) == isNear)
        #expect(right.isWithinOneEdit(of: left) == isNear)
    }

    @Test func `texts fall into words as they stand there`() {
        let text = "Bapak-bapak isi e-Lapkin, Jum'at – 2×: PÉLAPORAN/ttd"
        let words = TextWords.of(text)

        #expect(words.map(\.folded) == ["bapak", "bapak", "isi", "elapkin", "jum", "at", "2", "pelaporan", "ttd"])
        #expect(words.map { String(text[$0.range]) }.contains("e-Lapkin"))
        #expect(TextWords.of(text, most: 2).count == 2)
    }
}
