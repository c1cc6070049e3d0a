extension FileVault {
    /// Where the bytes called `hash` lie below the vault's folder: what a backup calls them too.
    public static func path(of hash: String, office: String) -> String { "\(office)/\(hash.prefix(2))/\(hash)" }
}
