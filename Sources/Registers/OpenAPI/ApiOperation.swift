import Web

/// What can be asked at a path, with its parameters, its body and its answers.
enum ApiOperation {
    static func parameter(_ name: String) -> JSONValue { ["$ref": .text("#/components/parameters/\(name)")] }

    static let writing = [parameter("IdempotencyKey"), parameter("DryRun")]

    /// An answer that a schema describes.
    static func answer(_ schema: String) -> JSONValue {
        ["application/json": ["schema": FieldSchema.reference(schema)]]
    }

    static func make(
        _ id: String, _ summary: String, parameters: [JSONValue] = [], body: String? = nil,
        answer: (status: String, content: JSONValue), errors: [String]
    ) -> JSONValue {
        let isRecord = !id.hasSuffix(".list") && id.contains(".")
        var headers: [(String, JSONValue)] = []
        if isRecord { headers.append(("ETag", ["$ref": "#/components/headers/ETag"])) }
        if answer.status == "201" { headers.append(("Location", ["$ref": "#/components/headers/Location"])) }
        if id.hasSuffix(".list") { headers.append(("Link", ["$ref": "#/components/headers/Link"])) }
        var reply: [(String, JSONValue)] = [
            ("description", .text(answer.status == "201" ? "It is added." : "As it is.")), ("content", answer.content),
        ]
        if !headers.isEmpty { reply.append(("headers", JSONValue(headers))) }
        var replies = [(answer.status, JSONValue(reply))]
        // A tried addition adds nothing.
        if answer.status == "201" {
            replies.append(("200", ["description": "What would be added: ?dryRun=1.", "content": answer.content]))
        }
        let all = Set(errors + ["401", "404", "429"] + (body == nil ? [] : ["403"])).sorted()
        replies += all.map { ($0, ["$ref": .text("#/components/responses/E\($0)")]) }
        var operation: [(String, JSONValue)] = [
            ("operationId", .text(id)), ("summary", .text(summary)), ("parameters", .list(parameters)),
        ]
        if let body {
            operation.append(
                (
                    "requestBody",
                    [
                        "required": true, "content": ["application/json": ["schema": FieldSchema.reference(body)]],
                    ]
                ))
        }
        return JSONValue(operation + [("responses", JSONValue(replies))])
    }
}
