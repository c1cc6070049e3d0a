import Forms
import Testing

/// Names for values are refused wherever they could stand, and nowhere else.
@Suite struct AnchorTests {
    @Test(arguments: [
        ("key: a\nnote: &n x\n", "2:7"), ("key: a\nnote: *n\n", "2:7"), ("key: a\ntags: [a, *n]\n", "2:11"),
        ("key: a\ntags: &t [a, b]\n", "2:7"), ("key: a\ntags: &t\n  - a\n", "2:7"), ("&r\nkey: a\n", "1:1"),
        ("key: a\ntags:\n  -\t&t a\n", "3:5"), ("key: a\ntags: [&-a a]\n", "2:8"),
        ("key: a\n? *n\n: b\n", "2:3"), ("key: a\n*n : b\n", "2:1"), ("key: a\n? &n [a]\n: b\n", "2:3"),
        // Quotation marks don't hide what stands behind them.
        ("key: a\ntitle: { id: '\"', en: *n }\n", "2:23"), ("key: a\ntags: ['\"', *n, '\"']\n", "2:13"),
        ("key: a\nnote: \"x\n  y\"\ntags: [*n]\n", "4:8"), ("key: a\nnote: it's\ntags: ['b', *n]\n", "3:13"),
        ("# c \"\nkey: a # '\nnote: *n\n", "3:7"), ("key: a # c\r\nnote: *n\r\n", "2:7"),
        ("key: a\nnote: !!str &n x\n", "2:7"), ("key: a\nnote: &\u{301} x\n", "2:7"),
    ])
    func `a name for a value, or its use, is refused at its place`(yaml: String, place: String) {
        #expect(Recipe.problems(yaml) == ["\(place) anchors (& and *) are not taken"])
    }

    @Test(arguments: [
        "note: R&D", "note: a & b", "note: a *b*", "note: '*x'", "note: \"&x\"", "note: 'a\n  &b'",
        "note: |\n  *x\n  &y", "note: x # *y &z", "note: 2 * 3", "title: { id: 'a, *b', en: \"it's &c\" }",
    ])
    func `the same letters in a text are a text`(line: String) {
        #expect(Recipe.problems("key: a\n\(line)\n") == [])
    }

    @Test func `names for names end at once, also as names of entries`() {
        var lines = ["a0: &a0 [x, x]"]
        for level in 1..<60 { lines.append("a\(level): &a\(level) [*a\(level - 1), *a\(level - 1)]") }
        lines.append("? *a59\n: x")
        let quoted = ["key: '\"'"] + lines
        for bomb in [lines, quoted] { #expect(Recipe.problems(bomb.joined(separator: "\n")).count == 1) }
    }
}
