import Storage

/// A password that is read out or written down once: letters and digits that aren't taken for one another, 80 bits.
public enum FirstPassword {
    private static let letters = Array("abcdefghijkmnpqrstuvwxyz23456789".utf8)

    /// Sixteen of them, as `k3fm-2wzq-8hnt-p5ab`.
    public static func make() -> String {
        let drawn = Identifier.random(16).map { letters[Int($0 & 31)] }
        return stride(from: 0, to: 16, by: 4)
            .map { String(decoding: drawn[$0..<$0 + 4], as: UTF8.self) }
            .joined(separator: "-")
    }
}
