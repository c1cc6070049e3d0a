/// A push parser of `multipart/form-data`: give it bytes as they come, it hands on the parts' heads and their bytes.
///
/// A delimiter may be cut anywhere, so as many bytes as a delimiter has are always kept back.
struct Multipart {
    enum Piece: Equatable {
        case part(name: String, fileName: String?, media: String)
        case bytes([UInt8])
        case endOfPart
        case end
    }

    enum Failure: Error, Equatable { case malformed, headTooLong, cut }

    /// The longest text that a field may hold, in bytes.
    static let largestField = 1_048_576

    private enum State { case preamble, afterDelimiter, head, body, end }

    private let delimiter: [UInt8]
    private var buffer: [UInt8] = Array("\r\n".utf8)
    private var state = State.preamble

    /// - Parameter contentType: the header's text; `nil` if it names no boundary.
    init?(contentType: String) {
        guard contentType.lowercased().hasPrefix("multipart/form-data"),
            let range = contentType.firstRange(of: "boundary=")
        else { return nil }
        let boundary = contentType[range.upperBound...].prefix { $0 != ";" }.filter { $0 != "\"" }
        guard (1...70).contains(boundary.utf8.count) else { return nil }
        delimiter = Array("\r\n--\(boundary)".utf8)
    }

    mutating func push(_ bytes: some Collection<UInt8>) throws -> [Piece] {
        buffer += bytes
        var pieces: [Piece] = []
        while try step(&pieces) {}
        return pieces
    }

    func finish() throws { guard state == .end else { throw Failure.cut } }

    private mutating func step(_ pieces: inout [Piece]) throws -> Bool {
        switch state {
        case .preamble:
            guard let found = find(delimiter) else {
                guard buffer.count < 4096 else { throw Failure.malformed }
                return false
            }
            buffer.removeFirst(found + delimiter.count)
            state = .afterDelimiter
        case .afterDelimiter:
            guard buffer.count >= 2 else { return false }
            let isEnd = buffer[0] == UInt8(ascii: "-") && buffer[1] == UInt8(ascii: "-")
            guard isEnd || (buffer[0] == 13 && buffer[1] == 10) else { throw Failure.malformed }
            buffer.removeFirst(2)
            state = isEnd ? .end : .head
            if isEnd { pieces.append(.end) }
        case .head:
            guard let found = find([13, 10, 13, 10]) else {
                guard buffer.count < 8192 else { throw Failure.headTooLong }
                return false
            }
            pieces.append(try Self.head(String(decoding: buffer[..<found], as: UTF8.self)))
            buffer.removeFirst(found + 4)
            state = .body
        case .body:
            if let found = find(delimiter) {
                if found > 0 { pieces.append(.bytes(Array(buffer[..<found]))) }
                pieces.append(.endOfPart)
                buffer.removeFirst(found + delimiter.count)
                state = .afterDelimiter
            } else {
                let safe = buffer.count - delimiter.count + 1
                guard safe > 0 else { return false }
                pieces.append(.bytes(Array(buffer[..<safe])))
                buffer.removeFirst(safe)
                return false
            }
        case .end:
            buffer.removeAll()
            return false
        }
        return true
    }

    private func find(_ needle: [UInt8]) -> Int? {
        guard buffer.count >= needle.count else { return nil }
        return buffer.withUnsafeBufferPointer { hay in
            needle.withUnsafeBufferPointer { needle in
                var start = 0
                let last = hay.count - needle.count
                while start <= last {
                    guard hay[start] == needle[0] else {
                        start += 1
                        continue
                    }
                    var index = 1
                    while index < needle.count, hay[start + index] == needle[index] { index += 1 }
                    if index == needle.count { return start }
                    start += 1
                }
                return nil
            }
        }
    }

    private static func head(_ text: String) throws -> Piece {
        var name: String?
        var fileName: String?
        var media = "text/plain"
        for line in text.split(separator: "\r\n") {
            guard let colon = line.firstIndex(of: ":") else { throw Failure.malformed }
            let value = String(line[line.index(after: colon)...]).trimmed
            switch line[..<colon].lowercased() {
            case "content-disposition":
                name = parameter("name", of: value)
                fileName = parameter("filename", of: value)
            case "content-type": media = value
            default: continue
            }
        }
        guard let name else { throw Failure.malformed }
        return .part(name: name, fileName: fileName, media: media)
    }

    /// Browsers write `"` inside a quoted name as `%22` and don't escape with a backslash.
    private static func parameter(_ key: String, of value: String) -> String? {
        guard let start = value.firstRange(of: "; \(key)=\"") else { return nil }
        return String(value[start.upperBound...].prefix { $0 != "\"" }.replacing("%22", with: "\""))
    }
}
