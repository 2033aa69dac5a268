import Access
import HTTPTypes
import Protection

/// What programs and phones send, and what they may know of it afterwards.
extension APIOperation {
    static let description = APIOperation(
        route: .openAPI, summary: "This description.",
        answers: [Answer(status: .ok, note: "OpenAPI 3.1", schema: .open)])

    static let organisationKey = APIOperation(
        route: .organisationKey, summary: "The public key to seal reports to.",
        answers: [
            Answer(status: .ok, note: "The key.", schema: .open),
            Answer(status: .noContent, note: "None was published.", schema: nil),
        ])

    static let reportAppend = APIOperation(
        route: .reportAppend,
        summary: "Send a report, or a sealed envelope. The same id with the same answers changes nothing.",
        body: json(report, limit: SentReport.limit),
        answers: [
            Answer(status: .created, note: "Stored on disk.", schema: receipt),
            Answer(status: .ok, note: "Known already, with the same answers.", schema: receipt),
        ],
        refusals: [taken, later])

    static let koboAppend = APIOperation(
        route: .koboAppend, summary: "Pass a submission on, as the REST service of a Kobo server does.",
        body: json(kobo, limit: 4_000_000),
        answers: [
            Answer(status: .created, note: "Stored on disk.", schema: receipt),
            Answer(status: .ok, note: "Known already, with the same answers.", schema: receipt),
        ],
        refusals: [taken, later])

    static let attachmentAppend = APIOperation(
        route: .attachmentAppend, summary: "Send a file of a report, at once or later.",
        path: [.init("id", .line(1...200)), .init("name", .fileName)],
        body: Body(type: "application/octet-stream", schema: .address, limit: 250_000_000),
        answers: [
            Answer(status: .created, note: "Stored on disk.", schema: receipt),
            Answer(status: .ok, note: "Known already, with the same bytes.", schema: receipt),
        ],
        refusals: [
            Answer(status: .conflict, note: "Known already, with other bytes.", schema: .named("Problem")), later,
        ])

    static let reportStatus = APIOperation(
        route: .reportStatus, summary: "What became of a report one sent, without its content.",
        path: [.init("id", .line(1...200))],
        answers: [Answer(status: .ok, note: "Its status.", schema: status)])

    static let receipts = APIOperation(
        route: .receipts, summary: "Ids and digests of what was received, in the order of arrival.",
        query: [.init("after", .line(0...200), isRequired: false), .limit],
        answers: [
            Answer(
                status: .ok, note: "A page of receipts.",
                schema: .object([
                    .init(
                        "items",
                        .list(
                            .object([
                                .init("id", .line(1...200), note: "The identity its sender gave it."),
                                .init("receipt", .line(1...100), note: "Our own identity of it."),
                                .init("digest", .line(64...64), note: "SHA-256 of its answers, in hexadecimal."),
                                .init("receivedAt", .moment),
                            ]), 0...500)),
                    .init("next", .orNull(.line(1...100)), note: "What to ask for after; null at the end."),
                ]))
        ])

    private static let taken = Answer(
        status: .conflict,
        note: "Known already, with other answers: the first stays. Or corrected already, or meant to correct itself.",
        schema: .named("Problem"))
    private static let later = Answer(
        status: .serviceUnavailable, note: "Busy, or the vault is locked: nothing was stored; send again later.",
        schema: .named("Problem"))

    private static let receipt = Schema.object([
        .init("id", .line(1...200), note: "The identity its sender gave it."),
        .init("receipt", .line(1...100), note: "Our own identity of it, in the order of arrival."),
        .init("outcome", .word(["stored", "same"])),
    ])

    /// A report as a program sends it; null stands for a member that is not there. What the schema cannot say: at most
    /// 50,000 answers, no path of more than 1,000 bytes, no answer more than 20 deep.
    static let report = Schema.record(
        [
            .init("id", .line(1...200), note: "The sender's own identity of it, never used for another."),
            .init("text", .orNull(.text(atLeast: 0)), isRequired: false, note: "A message as written."),
            .init(
                "answers", .orNull(.answers(atLeast: 0)), isRequired: false,
                note: "Answers by their path; a list is a repeat, an object a group."),
            .init(
                "form", .orNull(.line(1...200)), isRequired: false,
                note: "The form whose mapping says what the answers mean."),
            .init("version", .orNull(.line(0...200)), isRequired: false),
            .init("saidAt", .orNull(.sentMoment), isRequired: false, note: "By the sender's clock."),
            .init("replaces", .orNull(.line(1...200)), isRequired: false, note: "The report it corrects."),
            .init("purpose", .orNull(.word(Report.Purpose.allCases.map(\.rawValue))), isRequired: false),
            .init("area", .orNull(.named("Area")), isRequired: false),
            .init(
                "attachments", .orNull(.list(.fileName, 0...200)), isRequired: false,
                note: "Names of files that follow."),
        ],
        ways: [
            .with("text", .text(atLeast: 1)), .with("answers", .answers(atLeast: 1)),
            // A voice or a picture may be all there is to say.
            .with("attachments", .list(.fileName, 1...200)), .more,
        ])

    /// What a payload of Kobo carries of its own; the answers stand beside it under names of the form.
    static let kobo = Schema.record(
        [
            .init("_xform_id_string", .line(1...200), note: "Kobo's name of the form."),
            .init("_uuid", .orNull(.line(0...190)), isRequired: false),
            .init(
                "meta/instanceID", .orNull(.line(0...200)), isRequired: false,
                note: "The identity, where it is there."),
            .init("meta/deprecatedID", .orNull(.line(0...200)), isRequired: false, note: "The report it corrects."),
            .init("__version__", .orNull(.line(0...200)), isRequired: false),
            .init("_version_", .orNull(.line(0...200)), isRequired: false),
        ], ways: [.with("meta/instanceID", .line(1...200)), .with("_uuid", .line(1...190))])

    private static let status = Schema.object([
        .init("id", .line(1...200)), .init("receipt", .line(1...100)), .init("receivedAt", .moment),
        .init("isRead", .flag), .init("purpose", .word(Report.Purpose.allCases.map(\.rawValue))),
        .init(
            "attachments",
            .list(.object([.init("name", .fileName), .init("hasArrived", .flag)]), 0...1_000)),
    ])
}

extension Schema.Property {
    /// How many at once.
    static let limit = Schema.Property(
        "limit", .integer(1...500), isRequired: false, note: "How many at once; 100 by default.")
}
