import Access
import HTTPTypes
import StrictText

/// The OpenAPI 3.1 document of a set of operations. Who may ask is read from the policy table.
struct APIDescription {
    let operations: [APIOperation]
    /// The server's name in links.
    let origin: String

    var json: JSON {
        [
            "openapi": "3.1.0",
            "info": [
                "title": "Relève",
                "version": "1",
                "description":
                    "Every refusal is a problem document (RFC 9457). What a token may not see answers as what does not exist.",
                "license": ["name": "Apache-2.0", "identifier": "Apache-2.0"],
            ],
            "servers": .array([["url": .string(origin)]]),
            "paths": .object(paths),
            "components": [
                "schemas": .object(
                    APIOperation.shared.sorted { $0.key < $1.key }.map { JSON.Member($0.key, $0.value.json) }),
                "securitySchemes": [
                    "token": [
                        "type": "http", "scheme": "bearer",
                        "description":
                            "An opaque token made by `releve token create` or under Tokens. Its scopes stand beside each operation.",
                    ]
                ],
            ],
        ]
    }

    private var paths: [JSON.Member] {
        var seen: [String] = []
        for operation in operations where !seen.contains(operation.route.pattern) {
            seen.append(operation.route.pattern)
        }
        return seen.map { pattern in
            JSON.Member(
                pattern,
                .object(
                    operations.filter { $0.route.pattern == pattern }
                        .map { JSON.Member($0.route.method.lowercased(), Self.json($0)) }))
        }
    }

    private static func json(_ operation: APIOperation) -> JSON {
        var members = [
            JSON.Member("operationId", .string(operation.route.name)),
            JSON.Member("summary", .string(operation.summary)),
            JSON.Member("security", security(of: operation.route)),
        ]
        let parameters =
            operation.path.map { parameter($0, in: "path") } + operation.query.map { parameter($0, in: "query") }
        if !parameters.isEmpty { members.append(JSON.Member("parameters", .array(parameters))) }
        if let body = operation.body {
            members.append(
                JSON.Member(
                    "requestBody",
                    [
                        "required": .bool(true),
                        "description": .string("At most \(body.limit) bytes."),
                        "content": content(body.type, body.schema),
                    ]))
        }
        members.append(JSON.Member("responses", .object(responses(of: operation))))
        return .object(members)
    }

    /// One way of asking for each capacity the policy table knows: several are alternatives.
    private static func security(of route: Route) -> JSON {
        let standings = Set(PolicyTable.standard.rules.filter { $0.route == route }.map(\.standing))
        guard !standings.contains(.anyone) else { return .array([]) }
        let scopes = standings.compactMap { standing -> String? in
            switch standing {
            case .scope(let scope): scope.rawValue
            case .device: "device"
            default: nil
            }
        }
        return .array(scopes.sorted().map { ["token": .array([.string($0)])] })
    }

    private static func parameter(_ property: Schema.Property, in place: String) -> JSON {
        var members = [
            JSON.Member("name", .string(property.name)), JSON.Member("in", .string(place)),
            JSON.Member("required", .bool(place == "path" || property.isRequired)),
            JSON.Member("schema", property.schema.json),
        ]
        if let note = property.note { members.append(JSON.Member("description", .string(note))) }
        return .object(members)
    }

    private static func content(_ type: String, _ schema: Schema?) -> JSON {
        .object([JSON.Member(type, schema.map { ["schema": $0.json] } ?? .object([]))])
    }

    private static func responses(of operation: APIOperation) -> [JSON.Member] {
        var answers = operation.answers
        let isOpen = PolicyTable.standard.rule(of: operation.route, .page, for: .anyone) != nil
        func refuse(_ status: HTTPResponse.Status, _ note: String) {
            answers.append(APIOperation.Answer(status: status, note: note, schema: .named("Problem")))
        }
        if operation.body != nil || !operation.query.isEmpty || !operation.path.isEmpty {
            refuse(.badRequest, "What was sent is not as described.")
        }
        if !isOpen {
            refuse(.unauthorized, "Nobody is known by this token.")
            refuse(.forbidden, "A request that rides on someone's browser.")
            refuse(.notFound, "There is no such thing, to this token.")
        }
        if operation.body != nil {
            refuse(.contentTooLarge, "More than is taken.")
            refuse(.unsupportedMediaType, "Not the type of content described.")
        }
        refuse(.tooManyRequests, "Too many at once: come back after `Retry-After` seconds.")
        refuse(.serviceUnavailable, "The store does not answer: come back later.")
        answers += operation.refusals
        return answers.sorted { $0.status.code < $1.status.code }.map { answer in
            var members = [JSON.Member("description", .string(answer.note))]
            if let schema = answer.schema {
                let type = answer.status.code < 400 ? "application/json" : "application/problem+json"
                members.append(JSON.Member("content", content(type, schema)))
            }
            if answer.status == .tooManyRequests {
                members.append(
                    JSON.Member("headers", ["Retry-After": ["schema": ["type": "integer", "minimum": .integer(1)]]]))
            }
            return JSON.Member(String(answer.status.code), .object(members))
        }
    }
}
