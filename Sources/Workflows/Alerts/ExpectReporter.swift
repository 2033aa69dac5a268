public import Access
import Database
public import Protection
public import Store
import TransparencyLog

/// Says from whom a report is expected every week, and when no longer.
public struct ExpectReporter: Sendable {
    private let store: Store

    public init(store: Store) {
        self.store = store
    }

    /// Expects a report from a source in an area from a week on.
    /// - Throws: `Refusal` where it is expected there already, where the pseudonym could reach a person, or where the week
    ///   is more than a year ahead or ten years back, which is a slip.
    public func callAsFunction(
        _ source: String, in area: AreaRef, from week: Week, by account: AccountID, at now: Instant
    ) async throws {
        guard Self.isPseudonym(source) else { throw Refusal.notPseudonym }
        let today = Week(of: now.day)
        guard
            (today.advanced(by: -StoredReporter.reach.back)...today.advanced(by: StoredReporter.reach.ahead)).contains(
                week)
        else { throw Refusal.weekFarAway }
        let reporter = StoredReporter(
            id: store.ids.next().description, reporter: ExpectedReporter(source: source, area: area, from: week),
            madeBy: account, madeAt: now)
        try await store.facts.write { transaction in
            try LogWriter.reserve(in: transaction)
            let held = try StoredReporter.all(in: transaction).map(\.reporter)
            guard !held.contains(where: { $0.source == source && $0.area == area && $0.until == nil }) else {
                throw Refusal.expectedAlready
            }
            try reporter.insert(in: transaction)
            try LogWriter.append(LogEvent(.created, .setting, reporter.id, by: account, at: now), in: transaction)
        }
    }

    /// Expects no more after a week.
    public func end(_ id: String, after week: Week, by account: AccountID, at now: Instant) async throws {
        try await store.facts.write { transaction in
            try LogWriter.reserve(in: transaction)
            guard try StoredReporter.end(id, after: week, at: now, in: transaction) else { throw Refusal.noSuchThing }
            try LogWriter.append(LogEvent(.closed, .setting, id, by: account, at: now), in: transaction)
        }
    }

    /// Whether a text can be a pseudonym: no number that could be a telephone's, no mail address, no spaces.
    static func isPseudonym(_ text: String) -> Bool {
        guard (1...100).contains(text.utf8.count), !text.contains("@"), !text.contains(where: \.isWhitespace) else {
            return false
        }
        // Identities of ours are long and hold letters; a number with a sign before it is somebody's telephone.
        return !(text.filter(\.isNumber).count >= 8 && text.allSatisfy { $0.isNumber || "+-.()/".contains($0) })
    }
}

extension Refusal {
    fileprivate static let weekFarAway = Refusal(
        .usage, code: "week_far_away",
        message: Phrase(
            fr: "Cette semaine est dans plus d’un an, ou il y a plus de dix ans.",
            en: "That week is more than a year ahead, or more than ten years back."),
        remedy: Phrase(fr: "Vérifiez l’année.", en: "Check the year."))

    fileprivate static let notPseudonym = Refusal(
        .usage, code: "not_a_pseudonym",
        message: Phrase(
            fr: "Ce n’est pas un pseudonyme : ni nom, ni numéro, ni espace.",
            en: "That is no pseudonym: no name, no number, no space."),
        remedy: Phrase(
            fr: "Donnez l’identifiant de l’appareil ou du point focal.", en: "Give the id of the device or focal point."
        ))
    fileprivate static let expectedAlready = Refusal(
        .usage, code: "reporter_expected",
        message: Phrase(
            fr: "Cette source est déjà attendue dans cette zone.", en: "That source is expected in that area already."),
        remedy: Phrase(fr: "Mettez fin à l’attente d’abord.", en: "End that first."))
}
