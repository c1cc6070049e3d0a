import Foundation
import Testing

@testable import Evidence

@Suite struct SafeNameTests {
    @Test(arguments: [
        ("Notulen rapat.pdf", "Notulen rapat.pdf"), ("../../etc/passwd", "passwd"),
        ("C:\\Users\\Siti\\foto.jpg", "foto.jpg"),
        ("a/", "a"), ("/", "berkas"), ("", "berkas"), ("...", "berkas"), (" . .tersembunyi.txt", "tersembunyi.txt"),
        ("foto\u{202E}gpj.exe", "fotogpj.exe"), ("a\u{0}b\u{1B}[2J.txt", "ab[2J.txt"), ("a\r\nb.txt", "a b.txt"),
        ("a \u{A0}\u{2003} b.txt", "a b.txt"), ("\u{FEFF}\u{200B}.pdf", "pdf"), ("a.exe. . .", "a.exe"),
        ("rapat 10:00 \"baru\"?.pdf", "rapat 10-00 -baru--.pdf"), ("con.pdf", "berkas-con.pdf"),
        ("LPT1", "berkas-LPT1"),
        ("konsep.pdf", "konsep.pdf"), ("cafe\u{301}.txt", "café.txt"), ("..\u{338}/a\u{338}/x.pdf", "x.pdf"),
        ("a\\..\\..\\b.pdf", "b.pdf"), ("😀.png", "😀.png"), (".a/..", "berkas"),
    ])
    func `a name loses what has no place in it`(sent: String, kept: String) {
        #expect(SafeName(sent).text == kept)
    }

    @Test func `a long name keeps its ending and fits every disk`() {
        for stem in ["a", "é", "文", "👨‍👩‍👧‍👦", "a\u{301}\u{302}\u{303}"] {
            let name = SafeName(String(repeating: stem, count: 500) + ".docx")
            #expect(name.text.count <= 120 && name.text.utf8.count <= 240)
            #expect(name.text.count > 8)
            #expect(name.ending == "docx")
            #expect(SafeName(String(repeating: stem, count: 500)).text.utf8.count <= 240)
        }
        #expect(SafeName(String(repeating: "a", count: 300) + ".pdf").text.count == 120)
        #expect(SafeName("a" + String(repeating: "\u{301}", count: 5000) + ".pdf").text == "berkas.pdf")
    }

    @Test(
        arguments: [
            ("a.PDF", "pdf"), ("a.tar.gz", "gz"), ("Surat No. 5 tahun 2026", nil), ("a.12", nil), ("a", nil),
            (".pdf", nil),
            ("a.7z", "7z"), ("a.terlalupanjangsekali", nil), ("a.pdf.", "pdf"),
        ] as [(String, String?)])
    func `an ending is what programs take for one`(name: String, ending: String?) {
        #expect(SafeName(name).ending == ending)
    }

    @Test func `a safe name is safe already`() {
        let letters = Array("ab.. /\\:\u{202E}\u{0}\n\u{301}\u{A0}é文😀\u{200D}<\"-C").flatMap(\.unicodeScalars)
        var state: UInt64 = 42
        for _ in 0..<5000 {
            var sent = String.UnicodeScalarView()
            for _ in 0..<(state >> 40) % 30 {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                sent.append(letters[Int(state >> 33) % letters.count])
            }
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            let name = SafeName(String(sent))
            #expect(SafeName(name.text) == name)
            #expect(ArchivePath(name.text) != nil)
            #expect(!name.text.isEmpty && !name.text.hasPrefix("."))
        }
    }
}
