import Access
import HTTPTypes

/// What runs the service: accounts, devices and tokens, each secret answered once.
extension APIOperation {
    static let accounts = APIOperation(
        route: .accountsAPI, summary: "Invite a person. The link is answered once and confers no right: grants do.",
        body: json(
            .object([
                .init("name", .name(longest: 50), note: "As colleagues know them."),
                .init("unit", .name(longest: 50), note: "Tells the two persons of a decision apart."),
            ])),
        answers: [
            Answer(
                status: .created, note: "The account and the link to hand over in person.",
                schema: .object([.init("id", .id), .init("link", .address)]))
        ], refusals: [conflict("An account has this name.")])

    static let devices = APIOperation(
        route: .devicesAPI, summary: "Enrol a phone or tablet for one area. Its address is answered once.",
        body: json(.object([.init("label", .name(longest: 50)), .init("area", .named("Area"))])),
        answers: [
            Answer(
                status: .created, note: "The address the device sends to, and the same as a QR code's text.",
                schema: .object([.init("id", .id), .init("path", .address), .init("qr", .address)]))
        ], refusals: [conflict("The store does not hold this area.")])

    static let tokens = APIOperation(
        route: .tokensAPI,
        summary:
            "Make a program's token that reads no content. Those that do are decided by two persons, and none is made "
            + "here that could make others.",
        body: json(
            .object([
                .init("label", .name(longest: 50)),
                .init("scopes", .list(.word(Scope.allCases.filter(\.isMadeByTokens).map(\.rawValue)), 1...2)),
                .init("days", .integer(1...366), note: "How many days it holds."),
            ])),
        answers: [
            Answer(
                status: .created, note: "The token, this once.",
                schema: .object([.init("id", .id), .init("token", .address), .init("until", .moment)]))
        ])

    private static func conflict(_ note: String) -> Answer {
        Answer(status: .conflict, note: note, schema: .named("Problem"))
    }
}

extension Scope {
    /// Whether a token with `admin` may make one: nothing that reads content, and nothing that outlives its own end.
    var isMadeByTokens: Bool { !readsContent && self != .admin }
}
