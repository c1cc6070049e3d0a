/// What a proof's file is, by its content; its name proves nothing.
public enum EvidenceFormat: String, Sendable, CaseIterable {
    case pdf, jpeg, png, webp, gif, heic
    case docx, xlsx, pptx, odt, ods, odp
    /// Word, Excel and PowerPoint of before 2007.
    case doc, xls, ppt
    case zip
    case mp4, mov, mp3, m4a
    case text

    /// Under what the format is kept and spoken of.
    public var key: String { rawValue }

    public var media: String {
        switch self {
        case .pdf: "application/pdf"
        case .jpeg, .png, .webp, .gif, .heic: "image/\(rawValue)"
        case .docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
        case .xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        case .pptx: "application/vnd.openxmlformats-officedocument.presentationml.presentation"
        case .odt: "application/vnd.oasis.opendocument.text"
        case .ods: "application/vnd.oasis.opendocument.spreadsheet"
        case .odp: "application/vnd.oasis.opendocument.presentation"
        case .doc: "application/msword"
        case .xls: "application/vnd.ms-excel"
        case .ppt: "application/vnd.ms-powerpoint"
        case .zip: "application/zip"
        case .mp4: "video/mp4"
        case .mov: "video/quicktime"
        case .mp3: "audio/mpeg"
        case .m4a: "audio/mp4"
        case .text: "text/plain"
        }
    }

    /// The endings that a name may have, the usual one first.
    public var extensions: [String] {
        switch self {
        case .jpeg: ["jpg", "jpeg", "jpe", "jfif"]
        case .heic: ["heic", "heif"]
        // Cameras write both containers under both names.
        case .mp4: ["mp4", "m4v", "mov", "3gp"]
        case .mov: ["mov", "qt", "mp4", "m4v"]
        case .text: ["txt", "csv"]
        default: [rawValue]
        }
    }

    /// Whether `PhotoPrivacy` can take out what a camera said of place, time and device.
    public var canBeCleaned: Bool { [.jpeg, .png, .webp, .gif, .heic, .mp4, .mov, .m4a].contains(self) }

    /// What browsers offer to choose; what a file holds decides, not its name.
    public static let accepted = "image/*," + allCases.flatMap(\.extensions).map { "." + $0 }.joined(separator: ",")
}
