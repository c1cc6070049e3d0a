public import Files
import Foundation
import Storage
public import Web

/// A proof's file whose bytes are kept, checked and without what a camera said of place and time.
public struct KeptFile: Sendable, Equatable {
    public let name: String
    public let format: EvidenceFormat
    public let bytes: KeptBytes
}

/// Takes in the files that people bring.
public struct EvidenceIntake: Sendable {
    /// The most bytes of one file.
    public static let largest = 30 * 1_048_576
    /// How many files one form may bring.
    public static let most = 20

    let vault: FileVault

    public init(vault: FileVault) { self.vault = vault }

    /// Checks what came against its name and keeps it; a photo or film loses its place first.
    public func keep(_ upload: Upload, office: String) throws -> KeptFile {
        try keep(upload.file, named: upload.name, office: office)
    }

    /// The same for bytes that the product wrote itself.
    public func keep(_ bytes: [UInt8], named: String, office: String) throws -> KeptFile {
        let incoming = try vault.receive(limit: Self.largest)
        try incoming.append(bytes)
        return try keep(incoming, named: named, office: office)
    }

    func keep(_ incoming: IncomingFile, named: String, office: String) throws -> KeptFile {
        let file = try incoming.contents()
        let format = try EvidenceFormat.check(SafeName(named), whole: file)
        let name = SafeName(named).completed(for: format).text
        do {
            let clean =
                format.canBeCleaned
                ? try vault.copy(of: incoming) { sink in try PhotoPrivacy.clean(file, as: format, to: sink) } : incoming
            return KeptFile(name: name, format: format, bytes: try vault.keep(clean, office: office))
        } catch FileProblem.notWritten {
            throw EvidenceRefusal.noSpace
        }
    }
}
