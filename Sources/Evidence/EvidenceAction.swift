public import People

extension Action {
    /// See what proves the office's work.
    public static let readEvidence = Action(rawValue: "evidence.read")
    /// Bring proofs, describe them, and link them to what they prove.
    public static let addEvidence = Action(rawValue: "evidence.add")
    /// See proofs that are confidential.
    public static let readConfidentialEvidence = Action(rawValue: "evidence.confidential")
    /// Let somebody without an account read a proof.
    public static let shareEvidence = Action(rawValue: "evidence.share")
}
