import Foundation
import Storage

/// The check as a program reads it.
extension Verification {
    public var json: String {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
            return String(decoding: try encoder.encode(Printed(self)), as: UTF8.self)
        }
    }

    private struct Printed: Encodable {
        let sound: Bool
        let key: String?
        let roots: Int
        let lastRoot: String?
        let badRoots: [[String: String]]
        let chains: [Chain]

        init(_ verification: Verification) {
            sound = verification.isSound
            key = verification.key
            roots = verification.roots
            lastRoot = verification.lastRoot
            badRoots = verification.badRoots.map { ["root": $0.root, "problem": $0.problem.rawValue] }
            chains = verification.chains.map(Chain.init)
        }
    }

    private struct Chain: Encodable {
        struct Finding: Encodable {
            let problem: String
            /// None where it concerns the chain's end.
            let seq: Int?
            let text: String
        }

        let office: String
        let name: String?
        let events: Int
        let first: Int?
        let last: Int?
        let firstAt: String?
        let lastAt: String?
        let erasedPayloads: Int
        let anchoredBy: String?
        let anchoredSeq: Int?
        let unanchored: Int
        let datedBack: Int?
        let findings: [Finding]

        init(_ chain: ChainVerdict) {
            (office, name, events) = (chain.office, chain.name, chain.events)
            (first, last) = (chain.first?.seq, chain.last?.seq)
            (firstAt, lastAt) = (chain.first?.at.description, chain.last?.at.description)
            erasedPayloads = chain.erased
            (anchoredBy, anchoredSeq) = (chain.anchor?.root, chain.anchor?.seq)
            (unanchored, datedBack) = (chain.unanchored, chain.datedBack)
            findings = chain.findings.map {
                Finding(problem: $0.code, seq: $0.seq == .max ? nil : $0.seq, text: $0.sentence)
            }
        }
    }
}
