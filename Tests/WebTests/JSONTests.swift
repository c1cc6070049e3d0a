import Testing
import Web

@Suite struct JSONTests {
    private func read(_ text: String) throws -> JSONValue { try JSONValue(json: Array(text.utf8)) }

    @Test func `JSON is read as it was written, numbers to the last digit`() throws {
        let value = try read(
            #" {"a": [1, -0.50, 1e400, true, false, null], "b": "\u00e9\n\"\ud83d\ude00\/" , "c": {}} "#)
        #expect(value["a"] == [.number("1"), .number("-0.50"), .number("1e400"), true, false, .null])
        #expect(value["b"] == "é\n\"😀/")
        #expect(value["c"] == .object([]) && value["d"] == nil)
    }

    @Test func `what is written is read again as the same`() throws {
        let value: JSONValue = [
            "teks": "a\"\\\n\u{1}é😀", "daftar": [1, ["x": .null], []], "angka": .number("12.50"), "ya": true,
        ]
        #expect(try JSONValue(json: value.bytes) == value)
    }

    @Test(arguments: [
        "", " ", "{", "[1,]", "{\"a\":1,}", "{a:1}", "01", "1.", ".5", "+1", "1e", "-", "nul", "\"a", "\"\\x\"",
        "\"\\u12\"", "\"\\ud800\"", "\"\\ud800\\u0041\"", "\"\\udc00\"", "\"\\u0000\"", "\"\u{1}\"", "1 2", "[1 2]",
        "\"\\u+123\"", "'a'", "NaN", "{\"a\" 1}", "\u{FEFF}{}",
    ])
    func `what is no JSON is refused with its place`(text: String) {
        #expect(throws: JSONFailure.self) { try read(text) }
    }

    @Test func `no key is there twice, and nothing is deeper than can be meant`() {
        #expect(throws: JSONFailure.doubledKey("a")) { try read(#"{"a":1,"\u0061":2}"#) }
        let depth = JSONValue.deepest
        #expect(throws: Never.self) {
            try read(String(repeating: "[", count: depth) + String(repeating: "]", count: depth))
        }
        #expect(throws: JSONFailure.tooDeep(at: depth)) { try read(String(repeating: "[", count: 100_000)) }
    }

    @Test func `bytes that are no text are refused`() {
        #expect(throws: JSONFailure.self) { try JSONValue(json: [0x22, 0xFF, 0x22]) }
        #expect(throws: JSONFailure.self) { try JSONValue(json: [0x22, 0xED, 0xA0, 0x80, 0x22]) }
    }

    @Test func `damaged JSON is refused or read, and never more`() {
        let whole = Array(#"{"a":[1,{"b":"\u00e9\\"},"x"],"c":-1.5e3,"d":[true,null]}"#.utf8)
        var state: UInt64 = 42
        for _ in 0..<3000 {
            var bytes = whole
            for _ in 0..<3 {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                bytes[Int(state >> 33) % bytes.count] = UInt8(truncatingIfNeeded: state >> 20)
            }
            guard let value = try? JSONValue(json: bytes) else { continue }
            #expect((try? JSONValue(json: value.bytes)) == value)
        }
    }
}
