import Access
import HTTPTypes
import StrictText

/// One operation of the API, as its description tells it: a value beside its route.
///
/// Who may ask is not written here: it is read from the policy table. Every operation the server serves under `/api/`
/// stands in `all`; a test compares the two, so that a route without a description fails it.
struct APIOperation: Sendable {
    /// What is sent.
    struct Body: Sendable {
        let type: String
        let schema: Schema
        /// In bytes.
        let limit: Int
    }

    /// What comes back.
    struct Answer: Sendable {
        let status: HTTPResponse.Status
        let note: String
        /// Nil where the answer has no body.
        let schema: Schema?
    }

    let route: Route
    /// In English, one sentence.
    let summary: String
    var path: [Schema.Property] = []
    var query: [Schema.Property] = []
    var body: Body?
    let answers: [Answer]
    /// Refusals besides those any operation may answer with.
    var refusals: [Answer] = []

    /// A JSON body of at most 64 KiB.
    static func json(_ schema: Schema, limit: Int = 64 << 10) -> Body {
        Body(type: "application/json", schema: schema, limit: limit)
    }

    /// Everything the API offers, in the order of its description.
    static let all: [APIOperation] = [
        .description, .organisationKey, .reportAppend, .attachmentAppend, .koboAppend, .reportStatus, .receipts, .facts,
        .aggregates, .accounts,
        .devices, .tokens,
    ]

    /// Values that several operations share, by name.
    static let shared: [String: Schema] = [
        "Answer": .answer,
        "Area": .area,
        "Range": .range,
        "Problem": .problem,
    ]

    /// The operation of a route.
    static func of(_ route: Route) -> APIOperation? { all.first { $0.route == route } }
}

extension Schema {
    /// A code alone is never a key: it goes with its scheme.
    static let area = Schema.object([
        Property("scheme", .line(1...100)),
        Property("code", .line(1...100)),
    ])

    /// How many, at least and at most: `max` null means "at least".
    static let range = Schema.object([
        Property("min", .integer(0...Int(Int32.max)), note: "The lowest number the sources support."),
        Property("max", .orNull(.integer(0...Int(Int32.max))), note: "The highest; null means at least min."),
        Property("best", .orNull(.integer(0...Int(Int32.max))), note: "Only where a source gave one."),
        Property("unknownReports", .integer(0...Int(Int32.max)), note: "Reports that gave no number."),
    ])

    /// Problem details (RFC 9457), with what went wrong, where, and what to do.
    static let problem = Schema.object([
        Property("type", .line(1...200)),
        Property("title", .address),
        Property("status", .integer(400...599)),
        Property("detail", .address),
        Property("code", .key(longest: 60), note: "A word for programs; it does not change with the language."),
        Property("where", .address, isRequired: false),
        Property("remedy", .address, isRequired: false),
        Property("request", .key(longest: 40), isRequired: false, note: "The number under which the server logged it."),
    ])
}
