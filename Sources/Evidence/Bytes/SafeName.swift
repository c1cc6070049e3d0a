import Foundation

/// A file's name that can be shown, downloaded and unpacked anywhere: no folder, nothing unseen, never empty.
public struct SafeName: Sendable, Hashable, CustomStringConvertible {
    /// So many characters at most, and so many bytes, because file systems count those.
    static let limit = 120
    static let byteLimit = 240
    /// What a file is called whose name says nothing.
    static let fallback = "berkas"

    public let text: String
    public var description: String { text }

    /// - Parameter sent: the name as a browser sent it, perhaps with folders.
    public init(_ sent: String) {
        // By scalars: a mark put over a slash would hide it from a comparison of characters.
        let last = sent.unicodeScalars.split { $0 == "/" || $0 == "\\" }.last
        var name = String.UnicodeScalarView()
        for scalar in last ?? sent.unicodeScalars.prefix(0) {
            guard let kept = Self.kept(scalar) else { continue }
            if kept != " " || name.last != " " { name.append(kept) }
        }
        text = Self.cut(Self.apartFromDevices(Self.trimmed(String(name).precomposedStringWithCanonicalMapping)))
    }

    private init(checked: String) { text = checked }

    /// What the name promises, in small letters; `nil` when it promises nothing.
    public var ending: String? { Self.parts(text).ending?.lowercased() }

    /// The name with the format's usual ending, if it has none.
    public func completed(for format: EvidenceFormat) -> SafeName {
        ending == nil ? SafeName(checked: Self.fitted(text, ending: format.extensions[0])) : self
    }

    /// `name (2).pdf`, for a place where the name is taken.
    func numbered(_ number: Int) -> String {
        let parts = Self.parts(text)
        let rest = " (\(number))" + (parts.ending.map { ".\($0)" } ?? "")
        return Self.fittedStem(String(parts.stem), room: rest.count) + rest
    }

    /// How the scalar stands in a name; `nil` when it has no place there.
    private static func kept(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
        if scalar.properties.isWhitespace { return " " }
        if scalar.properties.isNoncharacterCodePoint { return nil }
        switch scalar.properties.generalCategory {
        // Among the formats are the overrides that let a name read backwards.
        case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate: return nil
        default: return "<>:\"|?*".unicodeScalars.contains(scalar) ? "-" : scalar
        }
    }

    private static func trimmed(_ name: String) -> String {
        var scalars = Substring(name).unicodeScalars
        while let first = scalars.first, first == "." || first == " " { scalars.removeFirst() }
        while let last = scalars.last, last == "." || last == " " { scalars.removeLast() }
        return String(scalars)
    }

    /// Windows keeps some names for devices, whatever their ending.
    private static func apartFromDevices(_ name: String) -> String {
        let stem = name.prefix { $0 != "." }.uppercased()
        let isNumbered = stem.count == 4 && stem.last.map { ("1"..."9").contains($0) } ?? false
        let isDevice =
            ["CON", "PRN", "AUX", "NUL"].contains(stem)
            || (isNumbered && ["COM", "LPT"].contains { stem.hasPrefix($0) })
        return isDevice ? "\(fallback)-\(name)" : name
    }

    private static func parts(_ name: String) -> (stem: Substring, ending: Substring?) {
        guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return (name[...], nil) }
        let ending = name[name.index(after: dot)...]
        let isEnding =
            (1...12).contains(ending.utf8.count) && ending.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
            && ending.contains { $0.isLetter }
        return isEnding ? (name[..<dot], ending) : (name[...], nil)
    }

    private static func cut(_ name: String) -> String {
        let parts = parts(name)
        return fitted(String(parts.stem), ending: parts.ending.map(String.init))
    }

    private static func fitted(_ stem: String, ending: String?) -> String {
        let ending = ending.map { ".\($0)" } ?? ""
        return fittedStem(stem, room: ending.count) + ending
    }

    /// As much of the stem as leaves so much room behind it.
    private static func fittedStem(_ stem: String, room: Int) -> String {
        var kept = Substring(stem.prefix(limit - room))
        while kept.utf8.count > byteLimit - room { kept.removeLast() }
        let short = trimmed(String(kept))
        return short.isEmpty ? fallback : short
    }
}
