/// Bytes of a page. What is interpolated is escaped; only literals are markup.
///
/// ```swift
/// html.add("<li><a href=\"\(address)\">\(title)</a></li>")
/// ```
///
/// Attributes are always quoted: `bin/checks/unquoted-attributes` refuses the others.
public struct HTML: Sendable, ExpressibleByStringInterpolation {
    public private(set) var bytes: [UInt8] = []

    public init(capacity: Int) { bytes.reserveCapacity(capacity) }

    public init(stringLiteral literal: String) { bytes = Array(literal.utf8) }

    public init(stringInterpolation: Interpolation) { bytes = stringInterpolation.html.bytes }

    /// Appends markup with escaped interpolations.
    public mutating func add(_ html: HTML) { bytes += html.bytes }

    /// Appends markup that stands in the source: the fast path of large tables.
    public mutating func raw(_ literal: StaticString) {
        bytes.append(contentsOf: UnsafeBufferPointer(start: literal.utf8Start, count: literal.utf8CodeUnitCount))
    }

    /// Appends text, escaped for element content and quoted attributes alike.
    public mutating func text(_ text: String) {
        var text = text
        text.withUTF8 { utf8 in
            // Few texts hold anything to escape, and a pass without branches looks at many bytes at a time.
            var special: UInt8 = 0
            for byte in utf8 {
                special |= (byte == 0x26 ? 1 : 0) | (byte == 0x3C ? 1 : 0) | (byte == 0x3E ? 1 : 0)
                special |= (byte == 0x22 ? 1 : 0) | (byte == 0x27 ? 1 : 0)
            }
            guard special > 0 else { return bytes.append(contentsOf: utf8) }
            var start = 0
            for index in 0..<utf8.count {
                let escape: StaticString
                switch utf8[index] {
                case 0x26: escape = "&amp;"
                case 0x3C: escape = "&lt;"
                case 0x3E: escape = "&gt;"
                case 0x22: escape = "&quot;"
                case 0x27: escape = "&#39;"
                default: continue
                }
                bytes.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[start..<index]))
                raw(escape)
                start = index + 1
            }
            bytes.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[start...]))
        }
    }

    public struct Interpolation: StringInterpolationProtocol {
        var html: HTML

        public init(literalCapacity: Int, interpolationCount: Int) {
            html = HTML(capacity: literalCapacity + interpolationCount * 24)
        }

        public mutating func appendLiteral(_ literal: String) { html.bytes.append(contentsOf: literal.utf8) }
        public mutating func appendInterpolation(_ text: String) { html.text(text) }
        public mutating func appendInterpolation(_ text: Substring) { html.text(String(text)) }
        public mutating func appendInterpolation(_ number: Int) { html.bytes.append(contentsOf: String(number).utf8) }
        public mutating func appendInterpolation(_ nested: HTML) { html.add(nested) }

        /// Writes `nested` where it is so, and nothing otherwise.
        public mutating func appendInterpolation(_ nested: HTML, if condition: Bool) {
            if condition { html.add(nested) }
        }
    }
}
