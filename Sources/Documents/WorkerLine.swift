/// A line that the worker says: how far it is, or its answer.
enum WorkerLine: Decodable {
    case progress(page: Int, of: Int)
    case document(Document)
    case picture(PagePicture)
    case refused(code: String, values: [String: String])

    private enum CodingKeys: String, CodingKey {
        case progress, document, page, refused
    }

    private struct Progress: Decodable {
        let page: Int
        let of: Int
    }

    private struct Refused: Decodable {
        let code: String
        let values: [String: String]?
    }

    init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        if let progress = try fields.decodeIfPresent(Progress.self, forKey: .progress) {
            self = .progress(page: progress.page, of: progress.of)
        } else if let refused = try fields.decodeIfPresent(Refused.self, forKey: .refused) {
            self = .refused(code: refused.code, values: refused.values ?? [:])
        } else if let picture = try fields.decodeIfPresent(PagePicture.self, forKey: .page) {
            self = .picture(picture)
        } else {
            self = .document(try fields.decode(Document.self, forKey: .document))
        }
    }
}

/// A page as a picture, in a file that the worker wrote.
struct PagePicture: Decodable {
    let file: String
    let width: Int
    let height: Int
    let page: Int
    let pages: Int
}
