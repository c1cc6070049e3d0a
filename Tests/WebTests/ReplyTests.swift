import Foundation
import HTTPTypes
import Storage
import Testing

@testable import Web

@Suite struct ReplyTests {
    private let table = Table(
        name: "daftar",
        columns: [.init("code", "Kode"), .init("text", "Isi"), .init("count", "Jumlah"), .init("months", "Bulan")],
        rows: [
            [.text("1.1"), .text("=HYPERLINK(\"x\")"), .number(-3), .numbers([1, 12])],
            [.text("1,2"), .text("baris\n\"dua\"\u{1}"), .none, .numbers([])],
        ])

    @Test func `a list is valid JSON`() throws {
        let object = try JSONSerialization.jsonObject(with: Data(table.json)) as? [String: Any]
        let rows = try #require(object?["rows"] as? [[String: Any]])
        #expect(object?["total"] as? Int == 2)
        #expect(rows[0]["months"] as? [Int] == [1, 12])
        #expect(rows[1]["text"] as? String == "baris\n\"dua\"\u{1}")
        #expect(rows[1]["count"] is NSNull)
    }

    @Test func `a sheet computes nothing that somebody typed`() {
        let text = String(decoding: table.csv.dropFirst(3), as: UTF8.self)
        #expect(
            text
                == "Kode,Isi,Jumlah,Bulan\r\n1.1,\"'=HYPERLINK(\"\"x\"\")\",-3,1; 12\r\n\"1,2\",\"baris\n\"\"dua\"\"\u{1}\",,\r\n"
        )
    }

    @Test func `gzip gives the same bytes back`() throws {
        let bytes = Array(String(repeating: "Rencana aksi ", count: 500).utf8)
        let compressed = try #require(gzipped(bytes))
        #expect(compressed.count < bytes.count / 10)
        #expect(compressed.prefix(2) == [0x1F, 0x8B])
    }

    @Test func `the name of a download can't break out of its header`() {
        let reply = Reply.download([], name: "a\"b\r\nSet-Cookie: x=1 é.txt", media: "text/plain")
        let header = reply.headers[.contentDisposition] ?? ""
        #expect(!header.contains("\r") && !header.contains("\n"))
        #expect(header.hasPrefix("attachment; filename=\"a_b__Set-Cookie: x=1 _.txt\";"))
    }

    @Test func `what is signed for one purpose is nothing for another`() {
        let keys = Keys(secret: [UInt8](repeating: 7, count: 32))
        let signature = keys.sign("isi", for: "kept-form")
        #expect(keys.isSigned("isi", by: signature, for: "kept-form"))
        #expect(!keys.isSigned("isi", by: signature, for: "form"))
        #expect(!keys.isSigned("isi2", by: signature, for: "kept-form"))
        #expect(!keys.isSigned("isi", by: "zz", for: "kept-form"))
    }

    @Test func `a form's token differs on each page and fits one session only`() {
        let keys = Keys(secret: [UInt8](repeating: 7, count: 32))
        let (first, second) = (keys.formToken(for: "a"), keys.formToken(for: "a"))
        #expect(first != second)
        #expect(keys.isFormToken(first, for: "a") && keys.isFormToken(second, for: "a"))
        #expect(!keys.isFormToken(first, for: "b"))
        #expect(!keys.isFormToken("", for: "a"))
    }

    @Test func `a source that does too much waits, and only that one`() throws {
        let throttle = Throttle(clock: .standing(at: Instant(milliseconds: 0)))
        for _ in 0..<3 { try throttle.admit("1", .perMinute(3, "x")) }
        #expect(throws: Problem.self) { try throttle.admit("1", .perMinute(3, "x")) }
        try throttle.admit("2", .perMinute(3, "x"))
        try throttle.admit("1", .perMinute(3, "y"))
    }
}
