import Testing

@testable import Plans

@Suite struct WordDifferenceTests {
    private func marked(_ old: String, _ new: String) -> String {
        WordDifference(old, new).runs.map { run in
            switch run.kind {
            case .same: run.text
            case .removed: "[-\(run.text)-]"
            case .added: "{+\(run.text)+}"
            }
        }.joined(separator: " ")
    }

    @Test(arguments: [
        ("satu dua tiga", "satu dua tiga", "satu dua tiga"),
        ("satu dua tiga", "satu tiga", "satu [-dua-] tiga"),
        ("satu tiga", "satu dua tiga", "satu {+dua+} tiga"),
        ("satu dua tiga", "satu empat tiga", "satu [-dua-] {+empat+} tiga"),
        ("", "satu dua", "{+satu dua+}"), ("satu dua", "", "[-satu dua-]"), ("", "", ""),
        ("laporan  tahun\n2026", "laporan tahun 2027", "laporan tahun [-2026-] {+2027+}"),
        (
            "satu dua tiga empat lima", "dua tiga enam lima tujuh",
            "[-satu-] dua tiga [-empat-] {+enam+} lima {+tujuh+}"
        ),
    ])
    func `what stayed, went and came is told word by word`(old: String, new: String, expected: String) {
        #expect(marked(old, new) == expected)
    }

    @Test func `both wordings can be read back, and as many words stay as can`() {
        let letters = ["x", "y", "z"]
        var seed: UInt64 = 7
        func random(_ limit: Int) -> Int {
            seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(seed >> 33) % limit
        }
        for _ in 0..<500 {
            let old = (0..<random(10)).map { _ in letters[random(3)] }
            let new = (0..<random(10)).map { _ in letters[random(3)] }
            let runs = WordDifference(old.joined(separator: " "), new.joined(separator: " ")).runs
            func words(_ kinds: [WordDifference.Kind]) -> [String] {
                runs.filter { kinds.contains($0.kind) }.flatMap { $0.text.split(separator: " ").map(String.init) }
            }
            #expect(words([.same, .removed]) == old)
            #expect(words([.same, .added]) == new)
            #expect(words([.same]).count == Self.longestShared(old, new), "\(old) \(new)")
        }
    }

    private static func longestShared(_ old: [String], _ new: [String]) -> Int {
        var table = [[Int]](repeating: [Int](repeating: 0, count: new.count + 1), count: old.count + 1)
        for row in old.indices {
            for column in new.indices {
                table[row + 1][column + 1] =
                    old[row] == new[column]
                    ? table[row][column] + 1 : max(table[row][column + 1], table[row + 1][column])
            }
        }
        return table[old.count][new.count]
    }

    @Test func `texts that share nothing cost no more than their length`() {
        let old = (0..<20_000).map { "a\($0)" }.joined(separator: " ")
        let new = (0..<20_000).map { "b\($0)" }.joined(separator: " ")
        #expect(WordDifference(old, new).runs.map(\.kind) == [.removed, .added])
    }
}
