import People
import Web

/// What programs can ask for, as OpenAPI 3.1: written from the definitions, so it can't say what is not so.
struct OpenAPIDocument {
    let value: JSONValue

    /// Of the registers that ship, for whoever looks before there is a key.
    init(shipped: [Register]) {
        let server: JSONValue = [
            "url": "/{kantor}/api",
            "variables": ["kantor": ["default": "kantor", "description": "The office's slug."]],
        ]
        self.init(shipped.map { RegisterSchemas(register: $0, rights: nil) }, server, "Tuntas: the registers that ship")
    }

    /// Of an office, as far as somebody may use its registers.
    init(_ office: Office, _ rights: [RecordRights]) {
        self.init(
            rights.map { RegisterSchemas(register: $0.register.register, rights: $0) },
            ["url": .text("/\(office.slug)/api")], "Tuntas: registers of \(office.name)")
    }

    private init(_ registers: [RegisterSchemas], _ server: JSONValue, _ title: String) {
        let index = ApiOperation.make(
            "registers", "The registers that the key's person may know of",
            answer: ("200", ApiOperation.answer("Registers")),
            errors: ["400"])
        let own = ApiOperation.make(
            "openapi", "This document",
            answer: ("200", ["application/json": ["schema": ["type": "object"]]]), errors: [])
        let paths: [(String, JSONValue)] =
            [("/register", ["get": index]), ("/register/openapi.json", ["get": own])] + registers.flatMap(\.paths)
        let schemas = Self.schemas + registers.flatMap(\.schemas)
        value = [
            "openapi": "3.1.0",
            "info": ["title": .text(title), "version": "1", "description": .text(Self.about)],
            "servers": [server], "security": [["key": []]], "paths": JSONValue(paths),
            "components": [
                "securitySchemes": [
                    "key": [
                        "type": "http", "scheme": "bearer",
                        "description":
                            "A key of a person, made at /-/kunci-api. It may what its person may, in one office.",
                    ]
                ],
                "parameters": Self.parameters, "headers": Self.headers, "responses": Self.responses,
                "schemas": JSONValue(schemas),
            ],
        ]
    }

    private static let about =
        "Numbers with decimals are texts, money is whole rupiah, days are ISO dates, choices are keys. What the key's "
        + "person may not see is not there. 120 requests a minute and key."

    private static let schemas: [(String, JSONValue)] = [
        (
            "Reference",
            FieldSchema.object(
                [("id", ["type": "string"]), ("name", ["type": ["string", "null"]])], required: ["id"])
        ),
        (
            "Registers",
            FieldSchema.object(
                [
                    (
                        "registers",
                        [
                            "type": "array",
                            "items": FieldSchema.object(
                                [
                                    ("key", ["type": "string"]), ("path", ["type": "string"]),
                                    ("title", ["type": "string"]),
                                    ("way", ["type": "string", "enum": ["penuh", "impor", "rekap"]]),
                                    ("mayAdd", ["type": "boolean"]),
                                    (
                                        "definition",
                                        ["type": "string", "description": "Changes with the register's definition."]
                                    ), ("url", ["type": "string"]),
                                ], required: ["key", "path", "title", "way", "mayAdd", "definition", "url"]),
                        ]
                    )
                ], required: ["registers"])
        ),
        (
            "Error",
            FieldSchema.object(
                [
                    (
                        "error",
                        FieldSchema.object(
                            [
                                ("code", ["type": "string", "description": "Stays the same; compare this."]),
                                ("message", ["type": "string", "description": "In the language of the key's person."]),
                                (
                                    "fields",
                                    [
                                        "type": "array",
                                        "items": FieldSchema.object(
                                            [
                                                ("field", ["type": "string"]), ("code", ["type": "string"]),
                                                ("message", ["type": "string"]),
                                            ], required: ["field", "code", "message"]),
                                    ]
                                ), ("request", ["type": "string", "description": "Names the request in the log."]),
                            ], required: ["code", "message", "fields", "request"])
                    ), ("record", ["type": "object", "description": "With 412: the record as it is now."]),
                ], required: ["error"])
        ),
    ]

    private static let parameters: JSONValue = [
        "Number": [
            "name": "catatan", "in": "path", "required": true, "schema": ["type": "string"],
            "description": "The number of the record, such as TIM-2026-001.",
        ],
        "IfMatch": [
            "name": "If-Match", "in": "header", "required": true,
            "schema": ["type": "string", "examples": ["\"3\""]],
            "description": "The ETag of the record as it was read: 428 without it, 412 where it changed since.",
        ],
        "IdempotencyKey": [
            "name": "Idempotency-Key", "in": "header", "required": false,
            "schema": ["type": "string", "minLength": 1, "maxLength": 200],
            "description":
                "A name of your own for this request. Sent again within 24 hours it gets the same answer and changes nothing.",
        ],
        "DryRun": [
            "name": "dryRun", "in": "query", "required": false, "schema": ["type": "string", "enum": ["1"]],
            "description": "Everything is checked and nothing written; the answer says how it would be.",
        ],
    ]

    private static let headers: JSONValue = [
        "ETag": ["schema": ["type": "string"], "description": "The record's version in quotation marks."],
        "Location": ["schema": ["type": "string"], "description": "Where the record is."],
        "Link": ["schema": ["type": "string"], "description": "The next page, rel=\"next\"."],
    ]

    private static let errors: [(String, String)] = [
        ("400", "No JSON, an unknown key or a value of a wrong type."), ("401", "No key, or none that is good."),
        ("403", "The key is for reading only."), ("404", "Not there, or not for the key's person."),
        ("409", "The record is in another state, or the register's definition changed meanwhile."),
        ("412", "The record changed since; it is in the answer."), ("413", "More than 512 KB."),
        ("422", "The answers can't be taken; fields says why."), ("428", "If-Match is missing."),
        ("429", "Too many requests; Retry-After says how long to wait."),
    ]

    private static let responses = JSONValue(
        errors.map { status, text in
            ("E\(status)", ["description": .text(text), "content": ApiOperation.answer("Error")])
        })
}
