public import Files
import HTTPTypes
import Hummingbird
import People

/// A file that a visitor sent, on its way to the vault.
public struct Upload {
    public let name: String
    public let media: String
    public let file: IncomingFile
}

extension Visit<Member> {
    /// The fields and the one file of a multipart form. The form's token must come before the file, so that nobody
    /// else's page can make us write.
    func receive(limit: Int) async throws -> (Form, Upload) {
        guard let type = request.headers[.contentType], var parser = Multipart(contentType: type) else {
            throw Problem.badForm("web.form.wrong-kind")
        }
        if let length = request.headers[.contentLength].flatMap({ Int($0) }), length > limit + 65_536 {
            throw Problem.tooLarge(limit: limit)
        }
        var fields: [(name: String, value: String)] = []
        var upload: Upload?
        var open: (name: String, bytes: [UInt8])?
        do {
            for try await chunk in request.body {
                for piece in try parser.push(chunk.readableBytesView) {
                    switch piece {
                    case .part(let name, let fileName, let media):
                        open = fileName == nil ? (name, []) : nil
                        guard let fileName else { continue }
                        guard upload == nil, isOurs(fields) else { throw Problem.staleForm }
                        upload = Upload(
                            name: String(fileName.suffix(200)), media: media,
                            file: try ground.vault.receive(limit: limit))
                    case .bytes(let bytes):
                        guard open != nil else {
                            try upload?.file.append(bytes)
                            continue
                        }
                        open?.bytes += bytes
                        guard let open, open.bytes.count <= 65_536 else { throw Problem.tooLarge(limit: 65_536) }
                    case .endOfPart:
                        guard let field = open else { continue }
                        guard let value = String(validating: field.bytes, as: UTF8.self), fields.count < 100 else {
                            throw Problem.badForm("web.form.not-utf8")
                        }
                        fields.append((field.name, value))
                        open = nil
                    case .end: continue
                    }
                }
            }
            try parser.finish()
        } catch is Multipart.Failure {
            throw Problem.badForm("web.form.cut")
        } catch FileProblem.tooLarge(let limit) {
            throw Problem.tooLarge(limit: limit)
        }
        guard isOurs(fields) else { throw Problem.staleForm }
        guard let upload else { throw Problem.badForm("web.form.no-file") }
        return (Form(fields), upload)
    }

    private func isOurs(_ fields: [(name: String, value: String)]) -> Bool {
        ground.keys.isFormToken(Form(fields).text("token"), for: context.formSecret)
    }
}
