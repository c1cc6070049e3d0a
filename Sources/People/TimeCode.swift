import Crypto
import Foundation
public import Storage

/// The code that a telephone and we compute from the same secret and the time (TOTP, RFC 6238).
public struct TimeCode: Sendable {
    /// How long a code stands.
    public static let stepSeconds = 30
    /// As many bits as SHA-1 gives, as RFC 4226 recommends.
    static let secretBytes = 20

    let secret: [UInt8]
    let digits: Int

    public init(secret: [UInt8], digits: Int = 6) { (self.secret, self.digits) = (secret, digits) }

    public static func newSecret() -> [UInt8] { Identifier.random(secretBytes) }

    /// The number of the step that a moment lies in, counted from 1970.
    public static func step(at instant: Instant) -> Int { Int(instant.milliseconds / 1000) / stepSeconds }

    /// The code of a step.
    public func code(at step: Int) -> String {
        let counter = withUnsafeBytes(of: UInt64(clamping: step).bigEndian) { Data($0) }
        let hash = Array(HMAC<Insecure.SHA1>.authenticationCode(for: counter, using: SymmetricKey(data: secret)))
        // RFC 4226, 5.3: the last four bits say where the number begins.
        let offset = Int(hash[19] & 0x0F)
        let number = hash[offset..<offset + 4].reduce(0) { $0 << 8 | Int($1) } & 0x7FFF_FFFF
        let modulus = (0..<digits).reduce(1) { product, _ in product * 10 }
        return String(String(modulus + number % modulus).dropFirst())
    }

    /// The step whose code was typed: the present one, or one to either side, because clocks differ and fingers are
    /// slow.
    public func step(of typed: String, at instant: Instant) -> Int? {
        let typed = Array(typed.utf8.filter { $0 != UInt8(ascii: " ") })
        let now = Self.step(at: instant)
        var found: Int?
        // All three are compared to their ends, so that the time of the answer tells nothing.
        for step in now - 1...now + 1 where Self.isAlike(typed, Array(code(at: step).utf8)) { found = step }
        return found
    }

    private static func isAlike(_ left: [UInt8], _ right: [UInt8]) -> Bool {
        guard left.count == right.count else { return false }
        return zip(left, right).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
    }
}

/// Bytes as letters and digits that people can type: base32 of RFC 4648, without padding.
public enum Spelling {
    private static let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".utf8)

    public static func of(_ bytes: [UInt8]) -> String {
        var text: [UInt8] = []
        var (rest, bits) = (0, 0)
        for byte in bytes {
            (rest, bits) = (rest << 8 | Int(byte), bits + 8)
            while bits >= 5 {
                bits -= 5
                text.append(letters[rest >> bits & 31])
                rest &= (1 << bits) - 1
            }
        }
        if bits > 0 { text.append(letters[rest << (5 - bits) & 31]) }
        return String(decoding: text, as: UTF8.self)
    }

    /// In groups of four, as people read it.
    public static func grouped(_ text: String, by mark: String) -> String {
        let letters = Array(text)
        return stride(from: 0, to: letters.count, by: 4)
            .map { String(letters[$0..<min($0 + 4, letters.count)]) }.joined(separator: mark)
    }

    /// What was typed, without marks between the groups; digits that look like letters count as those.
    public static func read(_ typed: String) -> String {
        let alike: [Character: Character] = ["0": "O", "1": "I", "8": "B"]
        return String(typed.uppercased().filter { $0.isLetter || $0.isNumber }.map { alike[$0] ?? $0 })
    }
}
