import Documents
import Foundation
import Testing

@testable import Plans

/// Bytes that mean harm: whatever stands in them, each place is told once and reading ends soon.
@Suite struct GarbageTests {
    private static let pieces = [
        "<table>", "<tr>", "<td>", "</td>", "</table>", "<td colspan=400 rowspan=9>", "<", "<!--", "-->", "&#", "\"",
        "'", "=", "<a href=\"", "kata ", ";", ",", "|", "\t", "\n", "  ", "<br>", "<p>", "</p>", "<li>", "<script>",
        "</script>", "#", "**", "[", "](", "`", "---", "\n|--|\n", "\r\n", "1.", "√", "\u{A0}",
    ]

    @Test(arguments: 1...40) func `noise has each cell at one place, in order`(seed: Int) {
        var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 | 1
        for _ in 0..<50 {
            var text = ["<html>", "sep=;\n", "# a\n", ""][Int(state % 4)]
            for _ in 0..<60 {
                state ^= state << 13
                state ^= state >> 7
                state ^= state << 17
                text += Self.pieces[Int(state % UInt64(Self.pieces.count))]
            }
            let document: Document
            do { document = try Document.of(text) } catch { continue }
            let places = document.blocks.flatMap { block -> [[Int]] in
                switch block {
                case .paragraph(let paragraph): [[paragraph.line, 1]]
                case .grid(let grid): grid.cells.map { [$0.line, $0.column] }
                }
            }
            #expect(Set(places).count == places.count, "\(text.debugDescription)")
            #expect(places.map { $0[0] } == places.map { $0[0] }.sorted(), "\(text.debugDescription)")
        }
    }

    @Test(arguments: [
        "<", "<a b=\"", "<!--", "<td>", "<table>", "<table><tr><td>x", "<tr><td colspan=99 rowspan=20000>", "<script>",
        "&#",
        "\",\"", "\"\"", "a,\"", ",\"a\n", "|", "[a](", "**a", "a  b  c\n", " - a\n", "<td><table>", "<a href='",
    ])
    func `a piece that is repeated without end costs time in proportion`(piece: String) {
        func seconds(_ count: Int) -> Double {
            let bytes = Array(("<p>" + String(repeating: piece, count: count / piece.utf8.count)).utf8)
            var best = Double.infinity
            for _ in 0..<2 {
                let began = Self.processorSeconds()
                _ = PlanReading.of(bytes, named: "a")
                best = min(best, Self.processorSeconds() - began)
            }
            return best
        }
        let (small, large) = (seconds(60_000), seconds(240_000))

        // Four times as much may take four times as long and a little more, never sixteen times.
        #expect(large < max(small, 0.01) * 10, "\(small) s, \(large) s")
    }

    /// What this thread has computed: a busy machine makes nothing slower by this clock.
    private static func processorSeconds() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}
