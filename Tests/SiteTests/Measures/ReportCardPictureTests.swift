import Testing

@testable import Plans

/// The picture of a month's report card, of honest months and of monsters.
@Suite struct ReportCardPictureTests {
    @Test(arguments: ReportCardSamples.all.map(\.name))
    func `every card is one well-formed picture that stands for itself`(name: String) throws {
        let svg = try ReportCardSamples.picture(name)

        let drawn = try Drawn(svg)

        #expect(!drawn.title.isEmpty && !drawn.spoken.isEmpty)
        #expect(svg.contains("role=\"img\""))
        for refused in [" style=", "<style", "href", "<script", "<image", "url(http"] {
            #expect(!svg.contains(refused))
        }
    }

    @Test(arguments: ReportCardSamples.all.map(\.name))
    func `nothing reaches over the edges, and every letter can be read on a telephone`(name: String) throws {
        let drawn = try Drawn(try ReportCardSamples.picture(name))

        #expect(!drawn.texts.isEmpty)
        for text in drawn.texts {
            #expect(text.left >= 40 && text.right <= 1040, "\(text.words) from \(text.left) to \(text.right)")
            #expect(text.smallest >= 22, "\(text.words) in \(text.smallest)")
            #expect(text.y > 0 && text.y < drawn.height)
        }
        for box in drawn.boxes {
            #expect(box.x >= 0 && box.width > 0 && box.x + box.width <= 1080)
            #expect(box.y >= 0 && box.height > 0 && box.y + box.height <= drawn.height)
        }
    }

    @Test(arguments: ReportCardSamples.all.map(\.name))
    func `a bar ends before its number begins, and its parts add up to its frame`(name: String) throws {
        let drawn = try Drawn(try ReportCardSamples.picture(name))
        let frames = drawn.boxes.filter { $0.fill == "none" }
        let fills = Set(ReportCardPart.allCases.map(\.fill))

        for frame in frames {
            let parts = drawn.boxes.filter { box in
                fills.contains(box.fill) && box.y == frame.y && box.height == frame.height && box.x >= frame.x
                    && box.x + box.width <= frame.x + frame.width
            }
            #expect(parts.reduce(0) { $0 + $1.width } == frame.width)
            let beside = drawn.texts.filter { (frame.y...frame.y + frame.height).contains($0.y) && $0.left > frame.x }
            #expect(beside.allSatisfy { $0.left > frame.x + frame.width } || frame.width == 34)
        }
        let drawnRows = try ReportCardSamples.card(name).areas + ReportCardSamples.card(name).units
        #expect(frames.filter { $0.width > 34 }.count == drawnRows.filter { $0.total > 0 }.count)
    }

    @Test func `the widths of a bar add up, and no part of it is too narrow to be seen`() {
        for count in [0, 1, 2, 7, 100, 100_000, Int.max] {
            for late in [0, 1, 13, Int.max] {
                let row = ReportCard.Row(label: "", done: count, waiting: 1, underWay: count, late: late, total: 12)

                let widths = row.widths(in: 261)

                #expect(widths.reduce(0) { $0 + $1.width } == 261)
                #expect(widths.allSatisfy { $0.width >= 10 })
                #expect(widths.map(\.part) == ReportCardPart.allCases.filter { row.count($0) > 0 })
            }
        }
        #expect(ReportCard.Row(label: "", done: 0, total: 0).widths(in: 261).isEmpty)
    }

    @Test func `what no part accounts for is not yet due, and a total is never less than its parts`() {
        let row = ReportCard.Row(label: "", done: 3, waiting: 1, late: -4, total: 9)
        #expect(row.notYet == 5 && row.total == 9 && row.late == 0)
        #expect(ReportCard.Row(label: "", done: 7, late: 2, total: 4).total == 9)
    }

    @Test func `a hundred percent is said of what is whole and of nothing else`() throws {
        #expect(ReportCard.Share(done: 999, total: 1000).percent == 99)
        #expect(ReportCard.Share(done: 999_999_999, total: 1_000_000_000).percent == 99)
        #expect(ReportCard.Share(done: 36, total: 36).percent == 100)
        #expect(ReportCard.Share(done: 0, total: 0).percent == nil)

        let nearly = try Drawn(try ReportCardSamples.picture("nearly"))
        #expect(nearly.texts.contains { $0.words == "99 %" })
        #expect(!nearly.texts.contains { $0.words.hasPrefix("100") } && !nearly.spoken.contains("100 %"))
        #expect(try Drawn(try ReportCardSamples.picture("whole")).texts.contains { $0.words == "100 %" })
    }

    @Test func `a month without anything says so, and so does one in which nothing is due`() throws {
        let words = ReportCardSamples.words

        let empty = try Drawn(try ReportCardSamples.picture("empty"))
        #expect(empty.allText.contains(words.empty) && empty.spoken.contains(words.empty))
        #expect(!empty.allText.contains(words.noneLate) && !empty.allText.contains("%"))

        let idle = try Drawn(try ReportCardSamples.picture("nothing due"))
        #expect(idle.allText.contains(words.nothingDue) && idle.allText.contains(words.noneLate))
        #expect(!idle.allText.contains("%"))
        #expect(idle.spoken.contains(words.nothingDue) && !idle.spoken.contains("0 dari 0"))
    }

    @Test func `six of the late are named and the others counted`() throws {
        let text = try Drawn(try ReportCardSamples.picture("long")).allText

        #expect(text.contains("1.2.6.a") && !text.contains("1.2.7.a"))
        #expect(text.contains("dan 9 lainnya"))
        #expect(!(try Drawn(try ReportCardSamples.picture("month")).allText.contains("lainnya")))
    }

    @Test func `long names of areas and units stand on two lines without being cut`() throws {
        let text = try Drawn(try ReportCardSamples.picture("long")).allText

        for name in [ReportCardSamples.longArea, ReportCardSamples.longUnit] {
            #expect(name.count >= 60 && text.contains(name))
        }
    }

    @Test func `lines are as wide as their room at most, about equally long, and end between words`() {
        let letters = Lettering(25)
        #expect(
            letters.lines("Sistem Manajemen Sumber Daya Manusia", in: 400) == [
                "Sistem Manajemen", "Sumber Daya Manusia",
            ])
        #expect(letters.lines("Penguatan Organisasi/Kelembagaan", in: 400).first == "Penguatan Organisasi/")
        #expect(letters.lines(" \n\t\u{0} ", in: 400).isEmpty)

        #expect(Lettering.clean("e" + String(repeating: "\u{301}", count: 900)).unicodeScalars.count == 4)

        for text in ReportCardSamples.hostile {
            for room in [90, 186, 400] {
                let lines = letters.lines(text, in: room)
                #expect(lines.count <= 2 && lines.allSatisfy { letters.width($0) <= room })
            }
        }
    }
}
