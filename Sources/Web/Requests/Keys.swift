import Crypto
import Foundation
import Storage

/// The installation's secret, and what is signed with it. It never leaves this value.
public struct Keys: Sendable {
    private let key: SymmetricKey

    public init(secret: [UInt8]) { key = SymmetricKey(data: secret) }

    /// The signature of a text for one purpose, in hexadecimal.
    public func sign(_ text: String, for purpose: String) -> String { Identifier.hex(code(text, purpose)) }

    public func isSigned(_ text: String, by signature: String, for purpose: String) -> Bool {
        guard let bytes = Self.bytes(hex: signature) else { return false }
        return HMAC<SHA256>.isValidAuthenticationCode(bytes, authenticating: message(text, purpose), using: key)
    }

    /// A token that only pages shown to the holder of `secret` contain.
    ///
    /// It is masked anew each time, so that compression beside reflected text can't reveal it (BREACH).
    func formToken(for secret: String) -> String {
        let mask = Identifier.random(32)
        var token = mask
        token.reserveCapacity(64)
        for (place, byte) in code(secret, "form").enumerated() { token.append(byte ^ mask[place]) }
        return Identifier.hex(token)
    }

    func isFormToken(_ token: String, for secret: String) -> Bool {
        guard let bytes = Self.bytes(hex: token), bytes.count == 64 else { return false }
        let code = zip(bytes[0..<32], bytes[32...]).map { $0 ^ $1 }
        return HMAC<SHA256>.isValidAuthenticationCode(code, authenticating: message(secret, "form"), using: key)
    }

    private func code(_ text: String, _ purpose: String) -> HMAC<SHA256>.MAC {
        HMAC<SHA256>.authenticationCode(for: message(text, purpose), using: key)
    }

    private func message(_ text: String, _ purpose: String) -> Data { Data("\(purpose)\n\(text)".utf8) }

    private static func bytes(hex: String) -> [UInt8]? {
        let digits = Array(hex.utf8)
        guard digits.count.isMultiple(of: 2), digits.count <= 1024 else { return nil }
        var bytes: [UInt8] = []
        for index in stride(from: 0, to: digits.count, by: 2) {
            guard let byte = UInt8(String(decoding: digits[index...index + 1], as: UTF8.self), radix: 16) else {
                return nil
            }
            bytes.append(byte)
        }
        return bytes
    }
}
