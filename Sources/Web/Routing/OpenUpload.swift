import HTTPTypes
import Hummingbird
public import People

/// A file that a visitor sent and that is held in memory for as long as it is looked at; nothing writes it down.
public struct PassingFile: Sendable {
    public let name: String
    public let bytes: [UInt8]
}

extension OpenRoutes {
    /// A form of anybody's with one file, which is forgotten with the answer.
    ///
    /// - Parameters:
    ///   - limit: how often one source may post here.
    ///   - size: the most bytes of the file.
    public func upload(
        _ path: String, limit: Limit, size: Int,
        _ action: @escaping @Sendable (Visit<Person?>, Form, PassingFile) async throws -> Reply
    ) {
        routes.on(.post, path, "open") { [ground = routes.ground] request, context in
            let visit = Visit(ground: ground, request: request, context: context, visitor: context.session?.person)
            try ground.throttle.admit(visit.source, limit)
            guard Multipart(contentType: request.headers[.contentType] ?? "") != nil else {
                return try await action(visit, try await visit.checkedForm(), PassingFile(name: "", bytes: []))
            }
            var (name, held): (String, [UInt8]) = ("", [])
            let form = try await visit.receiveForm(limit: size) { _, fileName, _ in
                name = fileName
            } append: { bytes in
                guard held.count + bytes.count <= size else { throw Problem.tooLarge(limit: size) }
                held += bytes
            }
            return try await action(visit, form, PassingFile(name: name, bytes: held))
        }
    }
}
