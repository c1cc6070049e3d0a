import Forms
import Foundation
import Testing

@Suite struct ShapedTextTests {
    static let cases: [(yaml: String, problems: [String])] = [
        ("title: { id: a, en: b }\n", ["1:1 key: is missing: what it is called"]),
        ("key:\n", ["1:1 key: is missing: what it is called"]),
        (
            "key: a\nserves: 3\nsevres: 3\n",
            ["3:1 sevres: is not known here; did you mean serves?"]
        ),
        (
            "key: a\ntitle: { id: a, en: b, fr: c, français: d }\n",
            [
                "2:24 title.fr: is not known here; did you mean id?",
                "2:31 title.français: is not known here, expected one of id, en",
            ]
        ),
        ("key: a\ntitle: soup\n", ["2:8 title: found \"soup\", expected a mapping with id, en"]),
        ("key: a\ntitle: { id: a }\n", ["2:8 title.en: is missing: the text in English"]),
        (
            "key: a\ntitle:\n  id: one\n  en: a text of twenty-one c\n",
            ["4:7 title.en: has 22 characters; at most 20 are taken"]
        ),
        ("key: a\nserves: many\n", ["2:9 serves: found \"many\", expected a whole number from 1 to 12"]),
        ("key: a\nserves: 13\n", ["2:9 serves: found \"13\", expected a whole number from 1 to 12"]),
        ("key: a\nserves: [1]\n", ["2:9 serves: found a list, expected a whole number from 1 to 12"]),
        (
            "key: a\nserves: 99999999999999999999\n",
            ["2:9 serves: found \"99999999999999999999\", expected a whole number from 1 to 12"]
        ),
        ("key: a\nhot: yes\n", ["2:6 hot: found \"yes\", expected true or false"]),
        ("key: a\ncourse: Soup\n", ["2:9 course: \"Soup\" is none of soup, main, sweet"]),
        ("key: a\nsince: 2026-02-30\n", ["2:8 since: \"2026-02-30\" is no day: expected a day such as 2026-03-01"]),
        ("key: a\nnote: elevenchars\n", ["2:7 note: has 11 characters; at most 10 are taken"]),
        ("key: a\nnote: \"a\\0b\"\n", ["2:7 note: holds a control character"]),
        ("key: a\nnote: { id: a }\n", ["2:7 note: found a mapping, expected a text of at most 10 characters"]),
        (
            "key: A b\n",
            [
                "1:6 key: \"A b\" is no key: expected small letters, digits and hyphens, beginning with a letter, at most 60 of them"
            ]
        ),
        ("key: a\ntags: soup\n", ["2:7 tags: found \"soup\", expected a list"]),
        ("key: a\ntags: { soup: 1 }\n", ["2:7 tags: found a mapping, expected a list"]),
        ("key: a\ntags: [a, b, c, d]\n", ["2:7 tags: has 4 items; at most 3 are taken"]),
        (
            "key: a\ntags:\n  - a\n  - -b\n",
            [
                "4:5 tags[1]: \"-b\" is no key: expected small letters, digits and hyphens, beginning with a letter, at most 60 of them"
            ]
        ),
        ("key: a\nprices: [1]\n", ["2:9 prices: found a list, expected a mapping"]),
        ("key: a\nprices: { a: 1, b: 2, c: 3 }\n", ["2:9 prices: has 3 entries; at most 2 are taken"]),
        ("key: a\nprices: { a: x }\n", ["2:14 prices.a: found \"x\", expected a whole number from 0 to 99"]),
        ("key: a\nprices: { ? [a] : 1 }\n", ["2:9 prices: has an entry without a name"]),
        (
            "key: a\nsteps:\n  - { do: cut }\n  - boil\n",
            ["4:5 steps[1]: found \"boil\", expected a mapping with do, steps"]
        ),
        (
            "key: a\nsteps:\n  - do: cut\n    steps:\n      - { do: peel }\n      - { dо: wash }\n",
            [
                "6:11 steps[0].steps[1].dо: is not known here; did you mean do?",
                "6:9 steps[0].steps[1].do: is missing: the deed",
            ]
        ),
        (
            "[key, a]\n",
            ["1:1 found a list, expected a mapping with \(Recipe.shape.keys.map(\.name).joined(separator: ", "))"]
        ),
        ("when: \(String(repeating: "x", count: 2001))\nkey: a\n", ["1:7 when: is longer than 2,000 bytes"]),
    ]

    @Test(arguments: cases)
    func `what is wrong is named with its line, its column and what was expected`(
        yaml: String, problems: [String]
    ) {
        #expect(Recipe.problems(yaml) == problems)
    }

    @Test func `everything that is wrong is named at once, in the order of the shape`() {
        let yaml = "tags: [A]\nhot: 1\nserves: 0\n"
        let paths = ShapedText(yaml, named: "r.yaml", as: Recipe.shape).problems.map(\.path)
        #expect(paths == ["key", "serves", "hot", "tags[0]"])
    }

    @Test func `a problem is printed as compilers do`() throws {
        let text = ShapedText("key: a\nhot: 1\n", named: "soup.yaml", as: Recipe.shape)
        #expect(text.problems.first?.description == "soup.yaml:2:6 hot: found \"1\", expected true or false")
        let whole = DefinitionProblem(file: "soup.yaml", "is empty")
        #expect(whole.description == "soup.yaml is empty")
        let thrown = #expect(throws: DefinitionProblems.self) { try text.decoded(as: [String: Int].self) }
        #expect(thrown?.description == text.problems.first?.description)
    }

    @Test(arguments: [
        ("key: [a\n", 2, "is no YAML: did not find expected ',' or ']'"),
        ("key: a\n\thot: true\n", 2, "is no YAML: found a tab character that violates indentation"),
        ("key: a\nkey: b\n", 1, "is given twice: key"),
        ("key: a\nprices: { x: 1, y: 2, x: 3 }\n", 2, "is given twice: x"),
        ("key: a\n---\nkey: b\n", 2, "is no YAML: but found another document"),
        ("key: 'a\n", 2, "is no YAML: found unexpected end of stream"),
        ("key: a\nnote: \u{7}\n", 2, "is no YAML: control characters are not allowed"),
        ("key: a\nnote: \u{0}\n", 2, "is no YAML: control characters are not allowed"),
        ("", 0, "is empty"), ("# nothing\n", 0, "is empty"),
    ])
    func `what is no YAML is refused with the line`(yaml: String, line: Int, text: String) {
        let problems = ShapedText(yaml, named: "r.yaml", as: Recipe.shape).problems
        #expect(problems.map(\.text) == [text])
        #expect(problems.first?.line == line)
    }

    @Test func `what nobody wrote is filled in, and what is odd in texts goes through unchanged`() throws {
        struct Content: Decodable, Equatable {
            let key: String
            let serves: Int
            let hot: Bool
            let note: String?
            let tags: [String]
        }
        let odd = ["é", "e\u{301}", "𝟙😀", "\u{202E}x", "a\tb\nc", "\"\\", "</x>&'"]
        for note in odd {
            let quoted = note.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
            for mark in ["", "\u{FEFF}"] {
                let text = ShapedText("\(mark)key: a\nnote: \"\(quoted)\"\n", named: "r.yaml", as: Recipe.shape)
                let content = try text.decoded(as: Content.self)
                #expect(content == Content(key: "a", serves: 4, hot: false, note: note, tags: []), "\(note)")
            }
        }
        let windows = ShapedText("# soup\r\nkey: a\r\nserves: 2\r\n", named: "r.yaml", as: Recipe.shape)
        #expect(try windows.decoded(as: Content.self).serves == 2)
    }

    @Test func `a text that is too large, and one with too many values, are not read to their end`() {
        let large = "key: a\nnote: \(String(repeating: "x", count: ShapedText.mostBytes))\n"
        #expect(Recipe.problems(large) == ["0:0 is larger than 256 KiB"])
        let steps = String(repeating: "{do: x},", count: 24_000)
        let many = Recipe.problems("key: a\nsteps: [\(steps)]\n")
        #expect(many == ["2:8 steps: has 24000 items; at most 50 are taken", "1:1 has more than 20000 values"])
    }

    @Test func `what lies in itself deeper than anybody writes is refused`() {
        let rows = 300
        let nested = (0..<rows).reduce("{ do: x }") { inner, _ in "{ do: x, steps: [\(inner)] }" }
        #expect(Recipe.problems("key: a\nsteps: [\(nested)]\n") == [])
        let brackets = String(repeating: "[", count: 100_000)
        let refused = ShapedText("key: \(brackets)", named: "r.yaml", as: Recipe.shape).problems
        #expect(refused.count == 1 && refused.first?.text.hasPrefix("is no YAML: ") == true)
    }

    @Test func `a check notes a place with the line of what stands around it`() {
        var text = ShapedText("key: a\nsteps:\n  - { do: cut }\n", named: "r.yaml", as: Recipe.shape)
        for path in ["steps[0].do", "steps[0].steps[7].do", "steps[4]", "nowhere.at.all"] { text.note(path, "odd") }
        #expect(text.problems.map { "\($0.line):\($0.column)" } == ["3:11", "3:5", "3:3", "1:1"])
        #expect(text.problems.map(\.path) == ["steps[0].do", "steps[0].steps[7].do", "steps[4]", "nowhere.at.all"])
    }
}
