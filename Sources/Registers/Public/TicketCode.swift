import Storage
import Web

/// What opens a case to somebody without an account: its number and sixty random bits, `ADU-2026-0042-7K3M9QXT2PWR`.
public struct TicketCode: Sendable, Equatable {
    /// Crockford's digits: none is taken for another.
    private static let digits = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ".utf8)
    private static let length = 12

    public let text: String

    /// A new one for a record.
    init(for code: String) {
        let random = Identifier.random(Self.length).map { Self.digits[Int($0 & 31)] }
        text = "\(code)-\(String(decoding: random, as: UTF8.self))"
    }

    /// As somebody typed it: small letters, spaces, and an O for a zero are understood.
    public init?(typed: String) {
        let bare = typed.uppercased().filter { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
        guard bare.utf8.count <= 100, let dash = bare.lastIndex(of: "-") else { return nil }
        let secret = bare[bare.index(after: dash)...].utf8.map { byte in
            switch byte {
            case UInt8(ascii: "O"): UInt8(ascii: "0")
            case UInt8(ascii: "I"), UInt8(ascii: "L"): UInt8(ascii: "1")
            default: byte
            }
        }
        guard secret.count == Self.length, secret.allSatisfy(Self.digits.contains), dash > bare.startIndex else {
            return nil
        }
        text = bare[..<dash] + "-" + String(decoding: secret, as: UTF8.self)
    }

    /// The number of the case, which is no secret.
    public var number: String { String(text.dropLast(Self.length + 1)) }

    /// What is kept of it: whoever reads the database can open nothing.
    func signature(_ office: String, _ keys: Keys) -> String { keys.sign("\(office) \(text)", for: "ticket") }
}
