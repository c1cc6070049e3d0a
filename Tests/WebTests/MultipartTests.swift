import Testing

@testable import Web

@Suite struct MultipartTests {
    private static let body = Array(
        """
        --xyz\r
        Content-Disposition: form-data; name="token"\r
        \r
        abc\r
        --xyz\r
        Content-Disposition: form-data; name="berkas"; filename="lampiran %22A%22; 1.txt"\r
        Content-Type: text/plain\r
        \r
        satu\r
        --xy palsu\r
        dua\r
        --xyz\r
        Content-Disposition: form-data; name="kosong"\r
        \r
        \r
        --xyz--\r

        """.utf8)

    private func pieces(cut place: Int) throws -> [String] {
        var parser = try #require(Multipart(contentType: "multipart/form-data; boundary=\"xyz\""))
        var pieces = try parser.push(Self.body[..<place])
        pieces += try parser.push(Self.body[place...])
        try parser.finish()
        var result: [String] = []
        for piece in pieces {
            switch piece {
            case .part(let name, let file, let media): result.append("[\(name)|\(file ?? "-")|\(media)]")
            case .bytes(let bytes): result[result.count - 1] += String(decoding: bytes, as: UTF8.self)
            case .endOfPart, .end: continue
            }
        }
        return result
    }

    @Test func `a form reads the same wherever it is cut`() throws {
        let expected = [
            "[token|-|text/plain]abc", "[berkas|lampiran \"A\"; 1.txt|text/plain]satu\r\n--xy palsu\r\ndua",
            "[kosong|-|text/plain]",
        ]
        for place in 0...Self.body.count { #expect(try pieces(cut: place) == expected) }
    }

    @Test func `a form that breaks off is noticed`() throws {
        for place in stride(from: 0, to: Self.body.count - 10, by: 7) {
            var parser = try #require(Multipart(contentType: "multipart/form-data; boundary=xyz"))
            _ = try parser.push(Self.body[..<place])
            #expect(throws: Multipart.Failure.cut) { try parser.finish() }
        }
    }

    @Test(arguments: ["text/plain", "multipart/form-data", "multipart/form-data; boundary="])
    func `a form without a boundary isn't one`(type: String) {
        #expect(Multipart(contentType: type) == nil)
    }

    @Test func `garbage and endless heads are refused`() throws {
        var parser = try #require(Multipart(contentType: "multipart/form-data; boundary=xyz"))
        #expect(throws: Multipart.Failure.malformed) { try parser.push([UInt8](repeating: 65, count: 10_000)) }
        var other = try #require(Multipart(contentType: "multipart/form-data; boundary=xyz"))
        #expect(throws: Multipart.Failure.headTooLong) {
            try other.push(Array("--xyz\r\nX: ".utf8) + [UInt8](repeating: 65, count: 10_000))
        }
    }
}
