/// Why an archive is not written or not read; each case says which file it is about.
public enum ZipProblem: Error, Equatable, Sendable {
    case notAnArchive
    case cutShort
    case inSeveralParts
    /// The directory of the archive, or the head of a file, contradicts itself.
    case damaged(String)
    /// The head before a file says otherwise than the directory: programs would unpack different things.
    case differs(String)
    case compressed(String)
    case encrypted(String)
    case unsupported(String)
    case unsafeName(String)
    case duplicate(String)
    case overlapping(String)
    case checksum(String)
    /// What was written is not what was announced.
    case changed(String)
}
