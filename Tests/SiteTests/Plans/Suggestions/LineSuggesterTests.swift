import Testing

@testable import Plans

@Suite struct LineSuggesterTests {
    private static let all = OfficePhrases.known + OfficePhrases.heldOut + OfficePhrases.drawn

    @Test(arguments: OfficePhrases.known)
    func `what people say they did finds its line among the first three`(phrase: OfficePhrases.Phrase) throws {
        let found = try SampleLines.suggester().suggest(phrase.text)

        #expect(found.map(\.code).contains(phrase.code), "\(found)")
    }

    @Test func `phrases that nothing was chosen by find their line nearly always`() throws {
        let missed = try SampleLines.missed(OfficePhrases.heldOut)

        #expect(OfficePhrases.heldOut.count - missed.count >= 18, "\(missed)")
    }

    @Test func `phrases for lines drawn by lot find their line three times out of four`() throws {
        let missed = try SampleLines.missed(OfficePhrases.drawn)

        #expect(OfficePhrases.drawn.count - missed.count >= 34, "\(missed)")
    }

    @Test(arguments: [
        "asdf qwer zxcv", "lorem ipsum dolor sit amet", "makan siang bareng", "dan atau yang", "123 !?", "x",
    ])
    func `nonsense gives nothing`(phrase: String) throws {
        #expect(try SampleLines.suggester().suggest(phrase) == [])
    }

    @Test(arguments: ["", "  \n", "?!", "…"])
    func `an empty phrase gives what is due of one's own unit`(phrase: String) throws {
        let due: Set = ["1.1.1.a", "4.3.2.e", "5.1.7.a", "6.1.4.a", "6.1.6.a"]
        let mine: Set = ["1.2.1.a", "4.3.2.e", "5.1.7.a", "6.1.4.a", "6.1.6.a"]
        let lines = try SampleLines.candidates(due: due.contains, mine: mine.contains)
        let suggester = LineSuggester(lines, words: SampleLines.words)

        #expect(suggester.suggest(phrase).map(\.code) == ["4.3.2.e", "5.1.7.a", "6.1.4.a"])
        #expect(try SampleLines.suggester().suggest(phrase) == [])
    }

    @Test(arguments: [
        ("sosialisai gratifkasi", "7.2.2.b"), ("survai kepuasan masarakat", "8.4.1.a"), ("pengadan barang", "7.8.1.b"),
        ("ISI ELAPKN", "6.2.1.a"), ("évaluasi ＳＰＩＰ", "7.5.3.a"),
    ])
    func `a letter wrong, capitals and accents do no harm`(phrase: String, code: String) throws {
        #expect(try SampleLines.suggester().suggest(phrase).contains { $0.code == code })
    }

    @Test func `of lines that fit alike the one that is due now comes first, then one's own`() throws {
        let phrase = "upload SK ke jdih"
        let due = LineSuggester(try SampleLines.candidates(due: { $0 == "2.5.1.b" }), words: SampleLines.words)
        let mine = LineSuggester(try SampleLines.candidates(mine: { $0 == "2.5.1.b" }), words: SampleLines.words)

        #expect(try SampleLines.suggester().suggest(phrase).map(\.code).prefix(2) == ["2.5.1.a", "2.5.1.b"])
        #expect(due.suggest(phrase).first?.code == "2.5.1.b")
        #expect(mine.suggest(phrase).first?.code == "2.5.1.b")
    }

    @Test func `what fits clearly better comes first, whatever is due`() throws {
        let plain = try SampleLines.suggester()
        var clear = 0
        for phrase in Self.all {
            let found = plain.suggest(phrase.text, most: 2)
            guard found.count == 2, found[0].score > found[1].score * LineSuggester.clearly else { continue }
            let others = try SampleLines.candidates(due: { $0 != found[0].code }, mine: { $0 != found[0].code })
            clear += 1
            #expect(
                LineSuggester(others, words: SampleLines.words).suggest(phrase.text).first?.code == found[0].code,
                "\(phrase)")
        }
        #expect(clear > 10)
    }

    @Test func `never more than asked for, none twice, best first`() throws {
        let lines = try SampleLines.candidates(due: { $0.hasSuffix("a") }, mine: { $0.hasPrefix("7") })
        let suggester = LineSuggester(lines + lines, words: SampleLines.words)
        for phrase in Self.all.map(\.text) + ["", "laporan", "tim", "survei kepuasan masyarakat"] {
            for most in [-1, 0, 1, 3, 7, 1000] {
                let found = suggester.suggest(phrase, most: most)

                #expect(found.count <= max(0, most))
                #expect(Set(found.map(\.code)).count == found.count)
                #expect(found.map(\.score) == found.map(\.score).sorted(by: >))
            }
        }
    }

    @Test func `what agreed is marked in the line's own text`() throws {
        let found = try #require(try SampleLines.suggester().suggest("kirim buku kendali bulan agustus").first)
        let text = "Pelaporan Buku Kendali, tepat waktu"

        #expect(found.words == ["buku", "kendali"])
        #expect(found.runs(in: text).filter(\.isMatch).map(\.text) == ["Buku", "Kendali"])
        #expect(found.runs(in: text).map(\.text).joined() == text)
        #expect(found.runs(in: "").isEmpty)
    }

    @Test func `a word of the vocabulary marks the words that it stands for`() throws {
        let found = try #require(try SampleLines.suggester().suggest("ngolah SKM").first { $0.code == "8.4.1.a" })

        #expect(found.runs(in: "Survei Kepuasan Masyarakat").filter(\.isMatch).count == 3)
    }

    @Test(.timeLimit(.minutes(1))) func `a page of garbage is as quick as a phrase`() throws {
        let suggester = try SampleLines.suggester()
        let letters = Array("qwertyui opasdfghjklz xcvbnm ngadpeke-é𐍈\u{301}")
        for seed in 1...50 {
            let garbage = String((0..<2000).map { letters[($0 * $0 * 7 + $0 * seed) % letters.count] })

            #expect(
                SoughtPhrase(TextWords.of(garbage).map(\.folded), SampleLines.words).spans.count <= SoughtPhrase.most)
            #expect(suggester.suggest(garbage).count <= 3)
        }
        #expect(suggester.suggest(String(repeating: "a", count: 2000)) == [])
    }

    @Test func `the vocabulary serves another office's plan`() {
        let wordings = [
            "Terlaksananya musyawarah perencanaan pembangunan", "Pelayanan administrasi kependudukan tepat waktu",
            "Meningkatnya nilai Indeks Kepuasan Masyarakat", "Persentase pegawai yang mengikuti pelatihan",
            "Tingkat penyerapan anggaran", "Persentase aset daerah yang tercatat",
        ]
        let lines = wordings.enumerated().map { index, wording in
            SuggestedLine.Candidate(
                code: "\(index + 1)", wording: wording, subActivity: "", activity: "Pelayanan kecamatan", area: "",
                isDue: false, isMine: false)
        }
        let suggester = LineSuggester(lines, words: SampleLines.words)

        #expect(suggester.suggest("sebar kuesioner SKM").first?.code == "3")
        #expect(suggester.suggest("ikut bimtek dua hari").first?.code == "4")
        #expect(suggester.suggest("ngecek serapan dana").first?.code == "5")
        #expect(LineSuggester([], words: SampleLines.words).suggest("sebar kuesioner SKM") == [])
    }
}
