/// A line that a mail server answered: its code, and the enhanced one of RFC 3463 where there is one.
struct MailReply: Equatable {
    let code: Int
    /// `5.1.1`; empty without one.
    let enhanced: String

    /// - Parameter line: `550 5.1.1 no such user`.
    init(_ line: String) {
        let words = line.split(whereSeparator: { $0 == " " || $0 == "-" }).map(String.init)
        code = words.first.flatMap { Int($0) } ?? 0
        let second = words.count > 1 ? words[1] : ""
        let parts = second.split(separator: ".", omittingEmptySubsequences: false)
        enhanced = parts.count == 3 && parts.allSatisfy { Int($0) != nil } ? second : ""
    }

    /// Whether the server did not do what it was asked.
    var isRefusal: Bool { (400..<600).contains(code) }

    /// Whether it is the last word on this recipient or this letter. Everything else of 5xx (relaying, quota, policy, a
    /// login that is missing) is about us, and mended by somebody: the letter waits.
    var isFinal: Bool {
        guard (500..<600).contains(code) else { return false }
        if enhanced.isEmpty { return [550, 551, 553].contains(code) }
        return enhanced.hasPrefix("5.1.") || enhanced == "5.2.1" || enhanced == "5.2.2" || enhanced.hasPrefix("5.6.")
    }
}
