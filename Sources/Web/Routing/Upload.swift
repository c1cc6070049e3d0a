public import Files
import HTTPTypes
import Hummingbird
import People

/// A file that a visitor sent, on its way to the vault.
public struct Upload {
    /// The form's field that it came in.
    public let field: String
    public let name: String
    public let media: String
    public let file: IncomingFile
}

extension Visit<Member> {
    /// The fields and the one file of a multipart form.
    func receive(limit: Int) async throws -> (Form, Upload) {
        var upload: Upload?
        let form = try await receiveForm(limit: limit) { field, name, media in
            upload = Upload(field: field, name: name, media: media, file: try ground.vault.receive(limit: limit))
        } append: { bytes in
            try upload?.file.append(bytes)
        }
        // A form may come without its file: what was typed beside it can do as well.
        return (form, try upload ?? Upload(field: "", name: "", media: "", file: ground.vault.receive(limit: limit)))
    }

    /// The fields and all files of a multipart form; a file input that was left empty sends none.
    ///
    /// - Parameters:
    ///   - limit: the most bytes of one file.
    ///   - most: how many files there may be.
    func receiveAll(limit: Int, most: Int) async throws -> (Form, [Upload]) {
        var uploads: [Upload] = []
        let form = try await receiveForm(limit: limit * most, files: most) { field, name, media in
            uploads.append(
                Upload(field: field, name: name, media: media, file: try ground.vault.receive(limit: limit)))
        } append: { bytes in
            try uploads.last?.file.append(bytes)
        }
        return (form, uploads.filter { !($0.name.isEmpty && $0.file.size == 0) })
    }
}

extension Visit {
    /// The fields of a multipart form, its files handed on as they come. The form's token must come before the first,
    /// so that nobody else's page can make us keep it.
    func receiveForm(
        limit: Int, files: Int = 1, begin: (_ field: String, _ name: String, _ media: String) throws -> Void,
        append: ([UInt8]) throws -> Void
    ) async throws -> Form {
        guard let type = request.headers[.contentType], var parser = Multipart(contentType: type) else {
            throw Problem.badForm("web.form.wrong-kind")
        }
        if let length = request.headers[.contentLength].flatMap({ Int($0) }), length > limit + Multipart.largestField {
            throw Problem.tooLarge(limit: limit)
        }
        var fields: [(name: String, value: String)] = []
        var begun = 0
        var open: (name: String, bytes: [UInt8])?
        var received = 0
        do {
            for try await chunk in request.body {
                received += chunk.readableBytes
                guard received <= limit + Multipart.largestField else { throw Problem.tooLarge(limit: limit) }
                for piece in try parser.push(chunk.readableBytesView) {
                    switch piece {
                    case .part(let name, let fileName, let media):
                        open = fileName == nil ? (name, []) : nil
                        guard let fileName else { continue }
                        guard isOurs(fields) else { throw Problem.staleForm }
                        begun += 1
                        guard begun <= files else { throw Problem.badForm("web.form.too-many-files") }
                        try begin(name, String(fileName.suffix(200)), media)
                    case .bytes(let bytes):
                        guard open != nil else {
                            if begun > 0 { try append(bytes) }
                            continue
                        }
                        open?.bytes += bytes
                        guard let open, open.bytes.count <= Multipart.largestField else {
                            throw Problem.tooLarge(limit: Multipart.largestField)
                        }
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
        return Form(fields)
    }

    private func isOurs(_ fields: [(name: String, value: String)]) -> Bool {
        ground.keys.isFormToken(Form(fields).text("token"), for: context.formSecret)
    }
}

extension Visit {
    /// What was typed into a form with a file, the file left out: for a visitor who must sign in first.
    func typedFields(limit: Int) async throws -> Form {
        guard let type = request.headers[.contentType], var parser = Multipart(contentType: type) else {
            throw Problem.badForm("web.form.wrong-kind")
        }
        var fields: [(name: String, value: String)] = []
        var open: (name: String, bytes: [UInt8])?
        var received = 0
        do {
            for try await chunk in request.body {
                received += chunk.readableBytes
                guard received <= limit + Multipart.largestField else { throw Problem.tooLarge(limit: limit) }
                for piece in try parser.push(chunk.readableBytesView) {
                    switch piece {
                    case .part(let name, let fileName, _): open = fileName == nil ? (name, []) : nil
                    case .bytes(let bytes):
                        if (open?.bytes.count ?? 0) + bytes.count <= Self.mostKept { open?.bytes += bytes }
                    case .endOfPart:
                        if let field = open, let value = String(validating: field.bytes, as: UTF8.self),
                            fields.count < 100
                        {
                            fields.append((field.name, value))
                        }
                        open = nil
                    case .end: continue
                    }
                }
            }
        } catch is Multipart.Failure {
            throw Problem.badForm("web.form.cut")
        }
        return Form(fields)
    }

    /// What fits through the sign-in form with room to spare.
    private static var mostKept: Int { 256 * 1024 }
}
