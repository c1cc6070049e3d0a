import Documents
import Testing

@testable import Plans

/// Documents in which each part asks for all others: what comes of them stays in proportion to them.
@Suite struct BoundedReadingTests {
    /// A table of one activity whose indicators all stand in one cell, with marks on many rows.
    private func table(_ heads: [String], indicators: String, rows: Int) -> [UInt8] {
        let marks = Array(repeating: "√", count: heads.count).joined(separator: "\t")
        var lines = ["No\tKegiatan\tIndikator\t\(heads.joined(separator: "\t"))"]
        lines.append("1\tMenata arsip\t\(indicators)\t\(marks)")
        lines += Array(repeating: "\t\t\t\(marks)", count: rows)
        return Array(lines.joined(separator: "\n").utf8)
    }

    private func read(_ text: [UInt8]) throws -> Proposal {
        let document = try Document(text: text, as: .tabs)
        let layout = LayoutReading(document, words: PlanSample.reader.words, named: "a")
        let read = try #require(layout.reading()?.proposal)
        #expect(LayoutConservation(of: document, in: read).faults == [])
        return read
    }

    private let months = ["Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des"]

    @Test func `thousands of indicators beside thousands of marks have the marks once`() throws {
        let indicators = String(repeating: "B;  ", count: 2000)
        let read = try read(table(months, indicators: indicators, rows: 2000))

        #expect(read.counts.indicators == 2000)
        #expect(read.allSubActivities.flatMap(\.indicators).allSatisfy { $0.months == Array(1...12) })
        #expect(read.trace.count < 30_000)
    }

    @Test func `thousands of indicators beside thousands of quarters have the words once`() throws {
        let indicators = String(repeating: "B;  ", count: 2000)
        let read = try read(table(["TW I", "TW II", "TW III", "TW IV"], indicators: indicators, rows: 2000))
        let sub = try #require(read.allSubActivities.first)

        #expect(sub.indicators.allSatisfy { $0.months == [3, 6, 9, 12] && $0.time == nil })
        #expect(sub.details?.map(\.role) == [HeadRole.time.name])
        #expect(read.trace.count < 30_000)
    }

    @Test func `a few indicators of one cell have the marks each`() throws {
        let read = try read(table(months, indicators: "Daftar arsip;  Berita acara;", rows: 1))
        let fields = Set(read.trace.map(\.field)).filter { $0.hasSuffix(".months") }

        #expect(read.counts.indicators == 2)
        #expect(fields.count == 2)
    }

    @Test func `thousands of indicators of a table of months have the marks once`() throws {
        let read = try #require(
            OfficeTable.transport {
                $0.row("", "", "", "2. Uji", String(repeating: "B;  ", count: 1000), [1])
                for _ in 0..<1000 { $0.row("", "", "", "", "dan", Array(1...12)) }
                $0.row("", "", "", "", "C;", [2])
            }.proposal)

        #expect(read.subActivity("1.1.2")?.indicators.count == 1001)
        #expect(read.subActivity("1.1.2")?.indicators.first?.months == Array(1...12))
        #expect(read.trace.count < 20_000)
    }

    @Test func `a thousand rows without a unit find the next one below`() throws {
        let read = try #require(
            OfficeTable.transport {
                $0.row("2.", "Akuntabilitas", "Kinerja", "Uji pertama", "Dokumen", [2])
                for number in 1...1000 { $0.row("", "", "", "Uji ke \(number)", "Dokumen", [2]) }
                $0.row("", "", "", "Uji terakhir", "Dokumen", [3], "Bidang Laut")
            }.proposal)
        let subs = try #require(read.areas.last).activities.flatMap(\.subActivities)

        #expect(subs.count == 1002)
        #expect(subs.dropLast().allSatisfy { $0.responsibleOr == [["Bidang Laut"]] })
    }

    @Test func `of prose above a table only the last lines are its title`() throws {
        var table = OfficeTable()
        table.row("1.", "Perubahan", "Tim", "1. Bentuk tim", "SK", [1], "Bidang Angkutan")
        let prose = (1...2000).map { "Catatan \($0) dari kantor" }
        let text = (prose + table.lines).joined(separator: "\n")
        let read = try PlanSample.reader.proposal(in: Sheet(text: Array(text.utf8)), named: "a")

        #expect(read.title == prose.suffix(6).joined(separator: " "))
        #expect(read.unread.filter { $0.reason == "prose" }.count == 1994)
    }

    @Test func `a word longer than words are goes in no circle`() {
        let word = String(repeating: "a", count: 9000)

        #expect(CircularSentence.end(of: Array("pe\(word)an berupa \(word)".utf8)[...]) == nil)
        #expect(CircularSentence.end(of: Array("pelayanan berupa layan".utf8)[...]) == "berupa layan")
    }
}
