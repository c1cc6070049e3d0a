import Documents
import Testing

@testable import Plans

@Suite struct HTMLTests {
    @Test func `merged cells stand once and push the others aside`() throws {
        let document = try Document.of(
            """
            <table><tr><th rowspan=2>No<th rowspan="2">Kegiatan<th colspan=3>Triwulan<th rowspan=2>Unit
            <tr><th>I<th>II<th>III
            <tr><td rowspan=2>1<td>Rapat<td>v<td><td>v<td rowspan=2>Umum
            <tr><td>Evaluasi<td><td>v</table>
            """)

        let cells = try #require(document.grids.first?.cells)
        #expect(
            cells.map { "\($0.line)/\($0.column) \($0.text)" } == [
                "1/1 No", "1/2 Kegiatan", "1/3 Triwulan", "1/6 Unit", "2/3 I", "2/4 II", "2/5 III", "3/1 1",
                "3/2 Rapat",
                "3/3 v", "3/5 v", "3/6 Umum", "4/2 Evaluasi", "4/4 v",
            ])
        #expect(cells.filter { $0.lines > 1 }.map(\.text) == ["No", "Kegiatan", "Unit", "1", "Umum"])
        #expect(cells.filter { $0.columns > 1 }.map { "\($0.text) \($0.columns)" } == ["Triwulan 3"])
    }

    @Test func `numbers without measure reach to the table's end`() throws {
        let document = try Document.of(
            "<table><tr><td>a<td>b<td>c<tr><td colspan=100000 rowspan=99999999999999999999>judul<tr><td>d<td>e<td>f</table>"
        )

        let span = try #require(document.grids.first?.cells.first { $0.text == "judul" })
        #expect([span.columns, span.lines] == [4, 2])
        #expect(document.cells.last == "3/4 f")
    }

    @Test func `what is not shown as text is no cell, what is hidden by style is one`() throws {
        let document = try Document.of(
            """
            <html><head><title>Judul</title><style>p{}</style><script>document.write("<td>x</td>")</script></head>
            <body><!-- <p>catatan</p> --><p>Terlihat</p>
            <table><tr style="display:none"><td>tersembunyi<td>b</tr><tr hidden><td>juga<td>d</table></body></html>
            """)

        #expect(document.paragraphs.map(\.text) == ["Terlihat"])
        #expect(document.cells.map { $0.suffix(4) } == ["unyi", "/2 b", "juga", "/2 d"])
    }

    @Test func `a table within a cell is the cell's text, a table that lays out the page is not`() throws {
        let inner = "<table><tr><td>a<td>b<tr><td>c<td>d</table>"
        let cell = try Document.of("<table><tr><td>1<td>\(inner)<tr><td>2<td>x</table>")
        let page = try Document.of(
            "<table><tr><td><h1>Kepala</h1></td></tr><tr><td>\(inner)</td></tr><tr><td>Kaki</table>")

        #expect(cell.cells == ["1/1 1", "1/2 a b\nc d", "2/1 2", "2/2 x"])
        #expect(page.grids.count == 1)
        #expect(page.grids.first?.cells.map(\.text) == ["a", "b", "c", "d"])
        #expect(page.paragraphs.map(\.text) == ["Kepala", "Kaki"])
        #expect(page.paragraphs.first?.heading == 1)
    }

    @Test func `items, headings and broken lines are paragraphs`() throws {
        let document = try Document.of(
            "<h2>Area</h2><ol><li>Satu<ul><li>Dalam</ul><li>Dua</ol><p>Baris<br>patah</p>tanpa tanda")

        #expect(document.paragraphs.map(\.text) == ["Area", "Satu", "Dalam", "Dua", "Baris", "patah", "tanpa tanda"])
        #expect(document.paragraphs.map(\.depth) == [nil, 1, 2, 1, nil, nil, nil])
        #expect(document.paragraphs.first?.heading == 2)
    }

    @Test func `entities stand for their letters`() throws {
        let document = try Document.of("<p>Rapat&nbsp;&amp; &lt;tim&gt; &#147;inti&#148; &#x2713; AT&T &takada; &#0;")

        #expect(document.paragraphs.first?.text == "Rapat & <tim> “inti” ✓ AT&T &takada; \u{FFFD}")
    }

    @Test func `ticks of a sign font and ticked boxes are ticks`() throws {
        let document = try Document.of(
            """
            <table><tr><td>a<td><span style='font-family:Wingdings'>ü</span><td><font face="Wingdings">&#252;</font>
            <td><input type=checkbox checked><td><input type="checkbox"><td>ü</table>
            """)

        #expect(document.cells == ["1/1 a", "1/2 ✓", "1/3 ✓", "1/4 ☑", "1/6 ü"])
    }

    @Test func `rows without their table and tags without their ends are still rows`() throws {
        let document = try Document.of("<tr><td>a</td><td>b</td></tr><tr><td>c<td>d</tr> lepas <p>akhir")

        #expect(document.cells == ["1/1 a", "1/2 b", "2/1 c", "2/2 d"])
        #expect(document.paragraphs.map(\.text) == ["lepas", "akhir"])
    }
}
