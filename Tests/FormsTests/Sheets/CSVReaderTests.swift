import Forms
import Testing

/// Sheets as they come: every cell is read as it was meant, or its place is named.
@Suite struct CSVReaderTests {
    private func rows(_ text: String) -> [[String]] {
        var reader = CSVReader(Array(text.utf8))
        var all = reader.head.map { [$0.cells] } ?? []
        while let row = reader.next() { all.append(row.cells) }
        return all
    }

    private func problems(_ bytes: [UInt8]) -> [SheetProblem] {
        var reader = CSVReader(bytes)
        while reader.next() != nil {}
        return reader.problems
    }

    @Test(arguments: [
        ("a,b\n1,2\n", [["a", "b"], ["1", "2"]]),
        ("a;b\r\n1;2", [["a", "b"], ["1", "2"]]),
        ("a\tb\r1\t2\r", [["a", "b"], ["1", "2"]]),
        ("\u{FEFF}a,b\n1,2", [["a", "b"], ["1", "2"]]),
        ("sep=;\r\na,b;c\n1;2", [["a,b", "c"], ["1", "2"]]),
        ("Nama, gelar;Jabatan\nBudi, S.H.;Staf", [["Nama, gelar", "Jabatan"], ["Budi, S.H.", "Staf"]]),
        ("\"a;b;c\",d\n1,2", [["a;b;c", "d"], ["1", "2"]]),
        ("a,b\n\"x,\"\"y\"\"\r\nz\",2", [["a", "b"], ["x,\"y\"\r\nz", "2"]]),
        ("a,b\n  \"x\"  , 2 ", [["a", "b"], ["x", "2"]]),
        ("a,b\nJalan \"Mawar\" 3,2", [["a", "b"], ["Jalan \"Mawar\" 3", "2"]]),
        ("\n\n a , b \n\n,\n1,\n", [["a", "b"], ["1", ""]]),
        ("a,b\n\"\",\"\"\"\"\n", [["a", "b"], ["", "\""]]),
        ("a,b\n\u{A0}x\u{A0},è", [["a", "b"], ["x", "è"]]),
        ("a,b\n1,2,3", [["a", "b"], ["1", "2", "3"]]),
        ("a", [["a"]]), ("", []), ("\n \n,,\n", []),
    ])
    func `cells are read as they were meant`(text: String, cells: [[String]]) {
        #expect(rows(text) == cells)
        #expect(problems(Array(text.utf8)) == [])
    }

    @Test func `bytes that are no UTF-8 are the letters that old spreadsheets write`() throws {
        var reader = CSVReader([0x61, 0x3B, 0x62, 0x0A, 0x93, 0xE9, 0x94, 0x3B, 0x80, 0x35])
        #expect(reader.head?.cells == ["a", "b"])
        #expect(reader.next()?.cells == ["“é”", "€5"])
        // Every byte is some letter, so nothing is lost.
        let all = CSVReader((1...255).map { UInt8($0) }.filter { ![10, 13, 34, 44, 59, 9].contains($0) })
        #expect(try #require(all.head).cells[0].unicodeScalars.count > 235)
    }

    @Test func `rows know the line they begin on, whatever stands before`() {
        var reader = CSVReader(Array("a,b\r\n\r\n\"x\r\ny\",1\r\nz,2\n\n\"p\nq\rr\",3\nlast,4".utf8))
        var lines: [Int] = []
        while let row = reader.next() { lines.append(row.line) }
        #expect(lines == [3, 5, 7, 10])
        #expect(reader.count == 4)
    }

    @Test func `what can't be read is named with its place`() throws {
        func first(_ text: String) -> SheetProblem? { problems(Array(text.utf8)).first }
        let open = try #require(first("a,b\n1,\"x\ny\n"))
        #expect((open.kind, open.line, open.column) == (.openQuote, 2, 2))
        let after = try #require(first("a,b\n1,2\n\"x\"y,2\n"))
        #expect((after.kind, after.line, after.column) == (.afterQuote, 3, 1))
        let long = try #require(first("a,b\n1," + String(repeating: "é", count: CSVReader.longest + 1)))
        #expect((long.kind, long.line, long.column, long.most) == (.tooLong, 2, 2, 20_000))
        #expect(problems(Array(("a,b\n1," + String(repeating: "é", count: CSVReader.longest)).utf8)) == [])
        let wide = try #require(first((1...201).map { "k\($0)" }.joined(separator: ",")))
        #expect((wide.kind, wide.line, wide.column) == (.tooManyColumns, 1, 201))
        #expect(first("PK\u{3}\u{4}\u{0}") == problems([0x50, 0]).first)
        #expect(problems([0xFF, 0xFE, 0x61, 0]).map(\.kind) == [.notText])
        #expect(problems([UInt8](repeating: 0x61, count: CSVReader.mostBytes + 1)).map(\.kind) == [.tooLarge])
    }

    @Test func `rows beyond the most are not read`() {
        let text = "a,b\n" + String(repeating: "1,2\n", count: CSVReader.mostRows + 5)
        var reader = CSVReader(Array(text.utf8))
        while reader.next() != nil {}
        #expect(reader.count == CSVReader.mostRows)
        #expect(reader.problems.map(\.kind) == [.tooManyRows])
        #expect(reader.problems[0].line == CSVReader.mostRows + 2)
    }

    @Test func `whatever is written by the rules is read back`() {
        var random = Dice(seed: 7)
        for _ in 0..<300 {
            let separator = [",", ";", "\t"][random.roll(3)]
            let end = ["\n", "\r\n", "\r"][random.roll(3)]
            let width = 2 + random.roll(5)
            func cell() -> String {
                let letters = ["a", "é", "\"", ",", ";", "\t", "\n", "\r\n", "=", "'", "界", "x y", "\u{1F600}"]
                let text = (0..<random.roll(6)).map { _ in letters[random.roll(letters.count)] }.joined()
                return "k" + text + "k"
            }
            let head = (0..<width).map { "h\($0)" }
            let rows = (0..<random.roll(8)).map { _ in (0..<width).map { _ in cell() } }
            let text = ([head] + rows).map { row in
                row.map { cell in
                    let mustQuote = cell.contains { "\",;\t".contains($0) || $0.isNewline }
                    return mustQuote || random.roll(4) == 0 ? "\"" + cell.replacing("\"", with: "\"\"") + "\"" : cell
                }.joined(separator: separator)
            }.joined(separator: end)
            let mark = random.roll(2) == 0 ? "\u{FEFF}" : ""

            #expect(self.rows(mark + text) == [head] + rows)
            #expect(problems(Array((mark + text).utf8)) == [])
        }
    }

    @Test func `no bytes make it stumble, and lines only grow`() {
        var random = Dice(seed: 11)
        let alphabet: [UInt8] = [34, 34, 44, 59, 9, 10, 13, 32, 97, 0xC3, 0xA9, 0xFF, 0xA0, 61]
        for _ in 0..<3000 {
            let bytes = (0..<random.roll(60)).map { _ in alphabet[random.roll(alphabet.count)] }
            var reader = CSVReader(bytes)
            var line = reader.head?.line ?? 0
            while let row = reader.next() {
                #expect(row.line > line && row.cells.count <= CSVReader.mostColumns)
                line = row.line
            }
            let ends = bytes.count { $0 == 10 || $0 == 13 }
            #expect(line <= ends + 1 && reader.problems.allSatisfy { $0.line <= ends + 1 })
        }
    }
}
