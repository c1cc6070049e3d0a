import Crypto
public import Foundation
import Storage

/// What signs the roots of an installation (Ed25519). It never leaves this value and its file.
public struct RootKey: Sendable {
    private let key: Curve25519.Signing.PrivateKey

    public init(secret: [UInt8]) throws { key = try Curve25519.Signing.PrivateKey(rawRepresentation: secret) }

    /// The key in the file at `place`, made at first use and readable by its owner alone.
    public static func load(_ place: URL) throws -> RootKey {
        if !FileManager.default.fileExists(atPath: place.path) {
            try DurableFile.write(Identifier.random(32), to: place, mode: 0o600, replacing: false)
        }
        guard let data = FileManager.default.contents(atPath: place.path), data.count == 32 else {
            throw RootProblem("\(place.path) is damaged: it must hold 32 bytes.")
        }
        return try RootKey(secret: Array(data))
    }

    public var publicKey: RootPublicKey { RootPublicKey(key.publicKey) }

    func sign(_ text: String) throws -> String { try key.signature(for: Data(text.utf8)).base64EncodedString() }
}

/// What a root's signature is checked with; an auditor keeps it where the operator of the machine can't change it.
public struct RootPublicKey: Sendable, Equatable {
    /// The key as X.509 writes it (`SubjectPublicKeyInfo`): a fixed head for Ed25519 and 32 bytes.
    private let der: Data
    private static let head = Data([0x30, 0x2A, 0x30, 0x05, 0x06, 0x03, 0x2B, 0x65, 0x70, 0x03, 0x21, 0x00])

    init(_ key: Curve25519.Signing.PublicKey) { der = Self.head + key.rawRepresentation }

    /// Reads the PEM text that `pem` writes, which is also what OpenSSL writes.
    public init(pem: String) throws {
        let lines = pem.split(whereSeparator: \.isNewline).filter { !$0.hasPrefix("-----") }
        guard let der = Data(base64Encoded: lines.joined()), der.count == Self.head.count + 32,
            der.prefix(Self.head.count) == Self.head
        else { throw RootProblem("This is no public key of ours: an Ed25519 key in PEM form is expected.") }
        self.der = der
    }

    public static func load(_ place: URL) throws -> RootPublicKey {
        guard let data = FileManager.default.contents(atPath: place.path) else {
            throw RootProblem("\(place.path) can't be read.")
        }
        return try RootPublicKey(pem: String(decoding: data, as: UTF8.self))
    }

    public var pem: String {
        "-----BEGIN PUBLIC KEY-----\n\(der.base64EncodedString())\n-----END PUBLIC KEY-----\n"
    }

    /// SHA-256 of the key as X.509 writes it, so that other programs compute the same.
    public var fingerprint: String { Identifier.hex(SHA256.hash(data: der)) }

    func hasSigned(_ root: SignedRoot) -> Bool {
        guard let signature = Data(base64Encoded: root.signature) else { return false }
        do {
            let key = try Curve25519.Signing.PublicKey(rawRepresentation: der.dropFirst(Self.head.count))
            return key.isValidSignature(signature, for: Data(root.text.utf8))
        } catch {
            return false
        }
    }
}

/// Why there is no root, and what to do.
public struct RootProblem: Error, CustomStringConvertible {
    public let description: String

    public init(_ description: String) { self.description = description }
}
