import Documents
import Testing

@testable import Plans

@Suite struct MarkdownTests {
    @Test func `a table between pipes is a grid`() throws {
        let text = """
            # Rencana **Aksi**

            | No | Kegiatan \\| Sub | Jan |
            |:--|:-:|--:|
            | 1 | Rapat<br>tim | * |
            2 | tanpa pipa | **v**
            """
        let document = try Document.of(text)

        #expect(document.paragraphs == [Paragraph(line: 1, text: "Rencana Aksi", heading: 1)])
        #expect(
            document.cells == [
                "3/1 No", "3/2 Kegiatan | Sub", "3/3 Jan", "5/1 1", "5/2 Rapat\ntim", "5/3 *", "6/1 2",
                "6/2 tanpa pipa", "6/3 v",
            ])
    }

    @Test func `a table drawn with borders is a grid`() throws {
        let document = try Document.of(
            "+---+----+\n| a | b  |\n+===+====+\n| 1 | 2  |\n+---+----+\n| 3 | 4  |\n+---+----+\n")

        #expect(document.cells == ["2/1 a", "2/2 b", "4/1 1", "4/2 2", "6/1 3", "6/2 4"])
        #expect(document.paragraphs.isEmpty)
    }

    @Test func `items of lists have their depth and keep their numbers`() throws {
        let document = try Document.of("# Rencana\n- satu\n  - dua\n    1. tiga\n- empat\n\nlima\n1. enam\n")

        #expect(document.paragraphs.map(\.text) == ["Rencana", "satu", "dua", "1. tiga", "empat", "lima", "1. enam"])
        #expect(document.paragraphs.map(\.depth) == [nil, 1, 2, 3, 1, nil, 1])
    }

    @Test func `only signs in pairs around words are taken off`() throws {
        let document = try Document.of(
            "# x\nsnake_case_kata 2*3*4 *miring* `kode` [tautan](https://a.example/b_c) \\*asli\\* a * b\n")

        #expect(document.paragraphs.last?.text == "snake_case_kata 2*3*4 miring kode tautan *asli* a * b")
    }
}
