/// The e-mail addresses in what somebody left as their contact, which may be a telephone number, too.
enum ContactAddress {
    private static let separators = ",;:<>()[]/|\""

    /// In small letters, as they are compared.
    static func all(in text: String) -> [String] {
        text.lowercased().split { $0.isWhitespace || separators.contains($0) }.compactMap { part in
            var part = part.drop { $0 == "." }
            while part.last == "." { part.removeLast() }
            let sides = part.split(separator: "@", omittingEmptySubsequences: false)
            return sides.count == 2 && sides.allSatisfy { !$0.isEmpty } ? String(part) : nil
        }
    }
}
