import Storage
import Testing

@testable import People

@Suite struct TimeCodeTests {
    private static let secret = Array("12345678901234567890".utf8)

    /// RFC 6238, appendix B, the rows of SHA-1.
    private static let vectors = [
        (59, "94287082"), (1_111_111_109, "07081804"), (1_111_111_111, "14050471"), (1_234_567_890, "89005924"),
        (2_000_000_000, "69279037"), (20_000_000_000, "65353130"),
    ]

    @Test(arguments: vectors)
    func `codes are those that the RFC publishes`(seconds: Int, code: String) {
        let step = TimeCode.step(at: Instant(milliseconds: Int64(seconds) * 1000))
        #expect(TimeCode(secret: Self.secret, digits: 8).code(at: step) == code)
        #expect(TimeCode(secret: Self.secret).code(at: step) == String(code.suffix(6)))
    }

    @Test func `a code is good in its own step and one to either side`() {
        let time = TimeCode(secret: Self.secret)
        let step = 37_037_037
        let code = time.code(at: step)

        let found = (-2...2).map { away in
            time.step(of: code, at: Instant(milliseconds: Int64(step + away) * 30_000 + 12_345))
        }

        #expect(found == [nil, step, step, step, nil])
    }

    @Test func `a step begins at its first millisecond and ends before the next`() {
        #expect(TimeCode.step(at: Instant(milliseconds: 29_999)) == 0)
        #expect(TimeCode.step(at: Instant(milliseconds: 30_000)) == 1)
        #expect(TimeCode.step(at: Instant(milliseconds: 59_999)) == 1)
    }

    @Test(arguments: ["", "28708", "2870822", "287083", "abcdef", "２８７０８２", "287-082"])
    func `what is not the code is refused`(typed: String) {
        #expect(TimeCode(secret: Self.secret).step(of: typed, at: Instant(milliseconds: 59_000)) == nil)
    }

    @Test func `a code may be typed with a blank in its middle`() {
        #expect(TimeCode(secret: Self.secret).step(of: "287 082", at: Instant(milliseconds: 59_000)) == 1)
    }

    /// RFC 4648, section 10, without the padding.
    @Test(arguments: [
        ("", ""), ("f", "MY"), ("fo", "MZXQ"), ("foo", "MZXW6"), ("foob", "MZXW6YQ"), ("fooba", "MZXW6YTB"),
        ("foobar", "MZXW6YTBOI"),
    ])
    func `bytes are spelled as the RFC spells them`(text: String, spelled: String) {
        #expect(Spelling.of(Array(text.utf8)) == spelled)
    }

    @Test func `what people type for a recovery code is read with patience`() {
        let code = Spelling.grouped("OIB2CDEFGHIJKLMN", by: "-")
        #expect(code == "OIB2-CDEF-GHIJ-KLMN")
        #expect(Spelling.read(" 018 2cdef-ghij klmn ") == "OIB2CDEFGHIJKLMN")
    }

    @Test func `a sealed secret opens for its purpose and under its key alone`() throws {
        let keys = FactorKeys(root: "a")
        let sealed = try keys.seal(Self.secret, for: "rina")
        let flipped = (sealed.hasPrefix("A") ? "B" : "A") + sealed.dropFirst()

        #expect(keys.open(sealed, for: "rina") == Self.secret)
        #expect(keys.open(sealed, for: "budi") == nil)
        #expect(keys.open(flipped, for: "rina") == nil)
        #expect(keys.open("", for: "rina") == nil)
        #expect(FactorKeys(root: "b").open(sealed, for: "rina") == nil)
        #expect(try keys.seal(Self.secret, for: "rina") != sealed)
    }
}
