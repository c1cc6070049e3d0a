import Foundation
import Testing

@testable import Evidence

@Suite struct EvidenceFormatTests {
    private func check(_ name: String, _ bytes: [UInt8]) throws(EvidenceRefusal) -> EvidenceFormat {
        try EvidenceFormat.check(SafeName(name), whole: Data(bytes))
    }

    @Test func `every format is known by its content, whole and by its head`() throws {
        let samples = try Samples.all
        #expect(Set(samples.map(\.format)) == Set(EvidenceFormat.allCases))
        for (format, bytes) in samples {
            for ending in format.extensions {
                #expect(try check("bukti.\(ending.uppercased())", bytes) == format, "\(format) \(ending)")
            }
            #expect(EvidenceFormat(head: bytes) == format)
            #expect(EvidenceFormat(head: bytes, isWhole: true) == format)
        }
    }

    @Test func `a name that promises another content is refused`() throws {
        for (format, bytes) in try Samples.all {
            for other in EvidenceFormat.allCases where other != format {
                for ending in other.extensions where !format.extensions.contains(ending) {
                    if format == .mp4, ending == "m4a" { continue }
                    #expect(throws: EvidenceRefusal.typeLies, "\(format) as \(ending)") {
                        try check("foto.\(ending)", bytes)
                    }
                }
            }
        }
    }

    @Test func `a recorder's sound in a film's container is sound`() throws {
        #expect(try check("Rekaman 1.m4a", Samples.film("mp42", ["isom"])) == .m4a)
    }

    @Test func `a name without an ending takes its content's`() throws {
        let name = SafeName("Surat tugas")
        let format = try EvidenceFormat.check(name, whole: Data(Samples.text("%PDF-1.4\n")))
        #expect(name.completed(for: format).text == "Surat tugas.pdf")
        #expect(SafeName("a.PDF").completed(for: .pdf).text == "a.PDF")
    }

    @Test(arguments: [
        "<!DOCTYPE html><p>", "\u{FEFF} \n<html>", "<?xml version='1.0'?><svg/>", "<svg onload=alert(1)>", "<script>",
        "</p>", "#!/bin/sh\nrm", "{\\rtf1 a}", "%!PS-Adobe-3.0",
    ])
    func `text that a program would run or show as more than text is refused`(text: String) throws {
        for ending in ["txt", "csv", "html", "svg", "pdf"] {
            #expect(throws: EvidenceRefusal.unknownType) { try check("a.\(ending)", Samples.text(text)) }
        }
    }

    @Test func `programs and what is unknown are refused`() throws {
        let programs: [[UInt8]] = [
            Samples.text("MZ\u{0}\u{3}"), [0x7F, 0x45, 0x4C, 0x46, 2, 1], [0xCF, 0xFA, 0xED, 0xFE, 7, 0],
            [0xCA, 0xFE, 0xBA, 0xBE, 0, 0], Samples.text("MZ\u{0}%PDF-1.4"), [0x00], [0xFF, 0xFB], [0xFF, 0xD8],
            Samples.film("avif", ["mif1"]), Samples.film("mif1", ["avif"]),
            try Samples.archive(["META-INF/MANIFEST.MF", "A.class"]), Samples.old(["Properties"]),
            try Samples.archive(["mimetype", "a"], holding: ["mimetype": "application/epub+zip"]),
        ]
        for bytes in programs {
            #expect(throws: EvidenceRefusal.unknownType) { try check("a.pdf", bytes) }
            #expect(throws: EvidenceRefusal.unknownType) { try check("a", bytes) }
        }
    }

    @Test(arguments: ["a.exe", "a.js", "a.bat", "laporan.txt.desktop", "a.md"])
    func `an ending that is not known is refused, whatever the content`(name: String) throws {
        #expect(throws: EvidenceRefusal.unknownType) { try check(name, Samples.text("teks biasa")) }
    }

    @Test func `an empty file is refused`() throws {
        #expect(throws: EvidenceRefusal.empty) { try check("a.pdf", []) }
        #expect(EvidenceFormat(head: []) == nil)
    }

    @Test func `text is whole letters without control characters`() throws {
        for bad: [UInt8] in [
            [0x61, 0x00], [0x1B, 0x5B], [0x7F], [0x61, 0xE9, 0x20], [0xC0, 0x80], [0xED, 0xA0, 0x80],
            [0xF4, 0x90, 0x80, 0x80], [0xE0, 0x80, 0x80], [0x61, 0x62, 0xC3],
        ] {
            #expect(throws: EvidenceRefusal.unknownType) { try check("a.txt", bad) }
        }
        #expect(EvidenceFormat(head: [0x61, 0x62, 0xC3]) == .text)
        #expect(try check("a.txt", Samples.text("é€😀\t\n\u{C}")) == .text)
    }

    @Test func `a PDF behind a printer's own bytes is a PDF, and a text about one is text`() throws {
        #expect(try check("a.pdf", [0x1B] + Samples.text("%-12345X@PJL\r\n%PDF-1.4")) == .pdf)
        #expect(try check("a.txt", Samples.text("Berkas diawali %PDF-1.4")) == .text)
    }

    @Test func `documents with macros, behind a password or cut are told apart`() throws {
        let macros = try Samples.archive(["[Content_Types].xml", "xl/workbook.xml", "xl/vbaProject.bin"])
        #expect(throws: EvidenceRefusal.hasMacros) { try check("a.xlsx", macros) }
        #expect(throws: EvidenceRefusal.locked) {
            try check("a.docx", Samples.old(["EncryptionInfo", "EncryptedPackage"]))
        }
        let letter = try Samples.archive(["[Content_Types].xml", "word/document.xml"])
        for count in [5, 60, letter.count - 1] {
            #expect(throws: EvidenceRefusal.brokenArchive) { try check("a.docx", Array(letter.prefix(count))) }
        }
    }

    @Test func `an archive with a folder called word is an archive`() throws {
        #expect(try check("a.zip", try Samples.archive(["word/a.txt", "xl/b.txt"])) == .zip)
    }

    @Test func `an old letter with a sheet inside stays a letter`() throws {
        #expect(try check("a.doc", Samples.old(["ObjectPool", "WordDocument"], inner: ["Workbook"])) == .doc)
    }

    @Test(arguments: [127, 13_000, 13_951, 13_954, 14_200])
    func `the directory of an old document is found wherever it lies`(sector: Int) throws {
        let names = ["a", "b", "c", "d", "e", "f", "PowerPoint Document"]
        #expect(try check("a.ppt", Samples.old(names, directoryAt: sector)) == .ppt)
    }

    @Test func `a directory that goes in circles comes to an end`() throws {
        var bytes = Samples.old(["a", "b", "c", "d", "e"])
        bytes.replaceSubrange(512 + 8..<512 + 12, with: [1, 0, 0, 0])
        bytes.replaceSubrange(1024 + 128 + 68..<1024 + 128 + 72, with: [5, 0, 0, 0])
        #expect(throws: EvidenceRefusal.unknownType) { try check("a.doc", bytes) }
    }

    @Test func `no changed or cut file traps`() throws {
        var known = 0
        for (_, bytes) in try Samples.all {
            for place in bytes.indices where place < 1200 {
                for flip: UInt8 in [0x01, 0x80, 0xFF] {
                    var changed = bytes
                    changed[place] ^= flip
                    if EvidenceFormat(head: changed, isWhole: true) != nil { known += 1 }
                    _ = EvidenceFormat(head: changed)
                }
                if EvidenceFormat(head: bytes.prefix(place), isWhole: true) != nil { known += 1 }
            }
        }
        #expect(known > 1000)
    }
}
