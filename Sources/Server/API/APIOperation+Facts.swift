import Access
import HTTPTypes
import Protection

/// Coded facts and counts, for programs of those one shares with.
extension APIOperation {
    static let facts = APIOperation(
        route: .factsAPI,
        summary:
            "Incidents within the token's areas: what, when, where to the area, how many. No name, no narrative, no point, "
            + "no count of sexual violence.",
        query: view + [.init("after", .id, isRequired: false, note: "The `next` of the page before."), .limit],
        answers: [
            Answer(
                status: .ok, note: "A page of incidents, in the order of their ids.",
                schema: .object([
                    .init("at", .day), .init("knownAt", .orNull(.day)),
                    .init("items", .list(incident, 0...500)), .init("next", .orNull(.id)),
                ]))
        ])

    static let aggregates = APIOperation(
        route: .aggregatesAPI, summary: "People recorded as killed, by area and month, within the token's areas.",
        query: view + [
            .init("from", .month, isRequired: false, note: "The first month; by default the twelfth before the day."),
            .init("to", .month, isRequired: false, note: "The last month; by default that of the day of the view."),
            .init("after", .line(1...220), isRequired: false, note: "The `next` of the page before."), .limit,
        ],
        answers: [
            Answer(
                status: .ok,
                note: "A page of counts. A month without an incident is recorded as such, which is not peace.",
                schema: .object([
                    .init("at", .day), .init("knownAt", .orNull(.day)),
                    .init("items", .list(count, 0...500)), .init("next", .orNull(.line(1...220))),
                ]))
        ])

    private static let view: [Schema.Property] = [
        .init("at", .day, isRequired: false, note: "The day of the view; by default the store's own."),
        .init("known", .day, isRequired: false, note: "As known at the end of this day; by default all that is known."),
    ]

    private static let incident = Schema.object([
        .init("id", .id), .init("dataset", .line(0...200)), .init("key", .line(0...400)),
        .init("recordedAt", .moment),
        .init("start", .day), .init("end", .day), .init("datePrecision", .line(1...40)),
        .init("area", .orNull(.named("Area")), note: "Null where nobody has placed it."),
        .init("violence", .word(ViolenceType.allCases.map(\.word))),
        .init("targetsCivilians", .orNull(.flag)),
        .init(
            "harm",
            .list(
                .object([
                    .init("kind", .word(HarmKind.allCases.map(\.rawValue))),
                    .init("status", .word(CivilianStatus.allCases.map(\.rawValue))),
                    .init("count", .named("Range")),
                ]), 0...100)),
        .init("flags", .list(.word(Incident.Flag.allCases.map(\.rawValue)), 0...20)),
    ])

    private static let count = Schema.object([
        .init("area", .named("Area")), .init("month", .month), .init("incidents", .integer(0...Int(Int32.max))),
        .init("civiliansKilled", .named("Range")),
        .init(
            "statusUnknownKilled", .named("Range"),
            note: "Killed, and not known whether civilians: never added to them."),
        .init("coverage", .orNull(.number), note: "The share of reports expected that came; null where nobody says."),
    ])
}

extension ViolenceType {
    /// The word programs read.
    var word: String {
        switch self {
        case .stateBased: "state_based"
        case .nonState: "non_state"
        case .oneSided: "one_sided"
        case .unknown: "unknown"
        }
    }
}
