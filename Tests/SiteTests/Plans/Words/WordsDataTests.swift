import Foundation
import Testing

@testable import Plans

@Suite struct WordsDataTests {
    private static let shipped: String = {
        let file = PlanSample.resources.appending(path: "reading/words.yaml")
        return (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    }()

    /// The words that ship, with one place changed.
    private func words(_ old: String, _ new: String) throws -> ReadingWords {
        try #require(Self.shipped.contains(old))
        return try ReadingWords(yaml: Self.shipped.replacing(old, with: new, maxReplacements: 1))
    }

    private func fault(_ yaml: String) -> WordsFault? {
        do {
            _ = try ReadingWords(yaml: yaml)
            return nil
        } catch { return error as? WordsFault }
    }

    @Test func `a head is added by changing data only`() throws {
        let words = try words(#"    - "rencana aksi""#, #"    - "rencana aksi"\#n    - "rangkaian kerja*""#)

        #expect(PlanSample.reader.words.role(ofHead: "Rangkaian Kerja Tahunan") == nil)
        #expect(words.role(ofHead: "Rangkaian Kerja Tahunan") == .action)
    }

    @Test func `a phrase of time is added by changing data only, and plans are read by it`() throws {
        let words = try words(#"every: ["setiap""#, #"every: ["saban", "setiap""#)
        let text = """
            Rencana Aksi Kantor Sukamaju Tahun 2026

            Kegiatan: Rapat evaluasi
            Output: Notulen
            Waktu: saban triwulan
            Penanggung jawab: Subbagian Umum

            Kegiatan: Laporan berkala
            Output: Laporan
            Waktu: saban bulan
            Penanggung jawab: Subbagian Umum
            """
        let read = try #require(PlanReader(words: words).read(Array(text.utf8), named: "a").proposal)
        let other = try #require(PlanReading.of(text).proposal)

        #expect(read.allSubActivities.flatMap(\.indicators).map(\.months) == [[3, 6, 9, 12], Array(1...12)])
        #expect(other.allSubActivities.flatMap(\.indicators).map(\.months) != [[3, 6, 9, 12], Array(1...12)])
    }

    @Test func `a month's other name is added by changing data only`() throws {
        let words = try words(#"8: ["agustus""#, #"8: ["agustus", "ags", "sya'ban""#)

        #expect(words.time("Sya'ban 2026", year: 2026)?.months == [8])
    }

    @Test func `a bad file names the line and what was expected`() throws {
        let unknown = try #require(fault(Self.shipped.replacing("  pillar:", with: "  pilar:")))
        let twice = try #require(
            fault(Self.shipped.replacing(#"step: ["langkah""#, with: #"step: ["kegiatan", "langkah""#)))
        let empty = try #require(fault("heads:\n  area: [\"area\"]\n"))
        let broken = try #require(fault(Self.shipped.replacing(#"code: ["kode","#, with: #"code: ["kode,"#)))

        #expect(unknown.expected.contains("pillar"))
        #expect(unknown.line == Self.line(of: "  pillar:"))
        #expect(twice.expected.contains("one list only"))
        #expect(twice.line == Self.line(of: "  step:"))
        #expect(empty.expected.contains("section"))
        #expect(broken.expected.contains("YAML"))
    }

    @Test func `a sign of several letters is no mark`() throws {
        let found = try #require(fault(Self.shipped.replacing(#"nothing: ["-""#, with: #"nothing: ["nihil""#)))

        #expect(found.line == Self.line(of: "  nothing:"))
        #expect(found.description.contains("nihil"))
    }

    private static func line(of text: String) -> Int {
        (shipped.split(separator: "\n", omittingEmptySubsequences: false).firstIndex { $0.hasPrefix(text) } ?? -2) + 1
    }

    @Test func `the reference names every list of the file`() throws {
        let page = try String(
            contentsOf: PlanSample.resources.deletingLastPathComponent().appending(path: "docs/reference/reading.md"),
            encoding: .utf8)
        let names = Self.shipped.split(separator: "\n").compactMap { line -> String? in
            guard let name = line.split(separator: ":").first, !line.hasPrefix("#"), !line.contains("  #"),
                !line.hasPrefix("    "), !line.hasPrefix("  -"), Int(name.trimmingPrefix("  ")) == nil
            else { return nil }
            return String(name.trimmingPrefix("  "))
        }

        #expect(names.count > 50)
        #expect(names.filter { !page.contains("`\($0)`") } == [])
    }
}
