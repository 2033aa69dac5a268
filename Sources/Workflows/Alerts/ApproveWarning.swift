public import Access
import Database
public import Protection
public import Store
import TransparencyLog
public import Warning

/// Approves a warning that comes of an alert: what leaves is written anew, for those named or under a rule named, and
/// holds neither who warned nor where anyone stands.
public struct ApproveWarning: Sendable {
    private let store: Store
    /// The name of this server among those who send warnings.
    private let sender: String

    public init(store: Store, sender: String) {
        self.store = store
        self.sender = sender
    }

    /// What is said, before it has a name and a time.
    public struct Draft: Sendable {
        public let audience: CAPWarning.Audience
        public let response: CAPWarning.Facts.Response
        public let urgency: CAPWarning.Facts.Urgency
        public let severity: CAPWarning.Facts.Severity
        public let certainty: CAPWarning.Facts.Certainty
        /// How long it holds.
        public let hours: Int
        public let texts: [CAPWarning.Text]
        /// The areas it is for; each is the alert's own or one around it.
        public let areas: [AreaRef]

        public init(
            audience: CAPWarning.Audience, response: CAPWarning.Facts.Response, urgency: CAPWarning.Facts.Urgency,
            severity: CAPWarning.Facts.Severity, certainty: CAPWarning.Facts.Certainty, hours: Int,
            texts: [CAPWarning.Text], areas: [AreaRef]
        ) {
            self.audience = audience
            self.response = response
            self.urgency = urgency
            self.severity = severity
            self.certainty = certainty
            self.hours = hours
            self.texts = texts
            self.areas = areas
        }
    }

    /// Approves a first warning, or one that takes the place of an earlier one.
    /// - Throws: `WarningError` for what may not leave; `Refusal` where there is no such alert, or where the earlier
    ///   warning was replaced already.
    @discardableResult
    public func callAsFunction(
        _ draft: Draft, for alert: String, updating earlier: String? = nil, by account: AccountID, at now: Instant
    ) async throws -> StoredWarning {
        let identity = store.ids.next().description
        return try await keep(identity, replacing: earlier, by: account, at: now) { [sender] transaction in
            guard let stored = try StoredAlert.with(id: alert, in: transaction) else { throw Refusal.noSuchThing }
            guard draft.areas.allSatisfy(stored.areas.contains) else { throw Refusal.areaElsewhere }
            let names = try Self.names(in: transaction)
            let replaced = try earlier.map { try Self.warning($0, of: alert, in: transaction) }
            return (
                alert, draft.areas.first ?? stored.area,
                try CAPWarning(
                    identifier: "releve." + identity, sender: sender, sent: now, zone: 0,
                    status: stored.isInvented
                        ? .exercise(note: "Demonstration: made up. Démonstration : inventé.") : .actual,
                    message: replaced.map { .update([$0.reference]) } ?? .alert, audience: draft.audience,
                    facts: CAPWarning.Facts(
                        response: draft.response, urgency: draft.urgency, severity: draft.severity,
                        certainty: draft.certainty, onset: nil, expires: now.advanced(byMinutes: 60 * draft.hours)),
                    texts: draft.texts,
                    areas: draft.areas.map { ref in
                        CAPWarning.WarnedArea(
                            ref: ref, names: ["fr": names[ref] ?? ref.code, "en": names[ref] ?? ref.code])
                    })
            )
        }
    }

    /// Takes a warning back.
    /// - Parameter note: Why, in words that may leave.
    @discardableResult
    public func cancel(
        _ earlier: String, of alert: String, note: String, by account: AccountID, at now: Instant
    ) async throws -> StoredWarning {
        let identity = store.ids.next().description
        return try await keep(identity, replacing: earlier, by: account, at: now) { transaction in
            let held = try Self.warning(earlier, of: alert, in: transaction)
            let texts = held.texts.map { text in
                let isFrench = text.language.hasPrefix("fr")
                return CAPWarning.Text(
                    language: text.language, event: text.event, senderName: text.senderName,
                    headline: (isFrench ? "Annulé : " : "Cancelled: ") + text.headline, description: note,
                    instruction: isFrench
                        ? "Ne tenez plus compte du message annulé." : "Disregard the message that is cancelled.")
            }
            return (
                alert, held.areas.first?.ref,
                try held.cancelled(identifier: "releve." + identity, at: now, note: note, texts: texts)
            )
        }
    }

    private func keep(
        _ identity: String, replacing earlier: String?, by account: AccountID, at now: Instant,
        _ make: @escaping @Sendable (any Transaction) throws -> (alert: String, area: AreaRef?, warning: CAPWarning)
    ) async throws -> StoredWarning {
        do {
            return try await store.facts.write { transaction in
                try LogWriter.reserve(in: transaction)
                let (alert, area, warning) = try make(transaction)
                var isAddressed = false
                if case .addressed = warning.audience { isAddressed = true }
                let stored = StoredWarning(
                    id: identity, alert: alert, area: area, isAddressed: isAddressed, sentAt: now,
                    expiresAt: warning.facts.expires, replaces: earlier, approvedBy: account,
                    document: try WarningDocument(warning).text)
                try stored.insert(in: transaction)
                try LogWriter.append(
                    LogEvent(.warned, .alert, alert, by: account, at: now, reason: .sharing, under: identity),
                    in: transaction)
                return stored
            }
        } catch let error as DatabaseError where error.kind == .uniqueViolation {
            throw Refusal.replacedAlready
        }
    }

    private static func warning(
        _ id: String, of alert: String, in transaction: any Transaction
    ) throws -> CAPWarning {
        guard let stored = try StoredWarning.with(id: id, in: transaction), stored.alert == alert,
            let warning = stored.warning()
        else { throw Refusal.noSuchThing }
        return warning
    }

    private static func names(in transaction: any Transaction) throws -> [AreaRef: String] {
        Dictionary(
            try FactTable<Area>.all(knownAt: .latest, in: transaction).map { ($0.ref, $0.name) },
            uniquingKeysWith: { _, later in later })
    }
}

extension Refusal {
    fileprivate static let areaElsewhere = Refusal(
        .usage, code: "warning_area",
        message: Phrase(
            fr: "Un message d’alerte vaut pour la zone de l’alerte ou une zone qui l’entoure.",
            en: "A warning is for the alert’s area or one around it."),
        remedy: Phrase(fr: "Choisissez une zone de la liste.", en: "Choose an area of the list."))
    fileprivate static let replacedAlready = Refusal(
        .verification, code: "warning_replaced",
        message: Phrase(
            fr: "Ce message a déjà été remplacé ou annulé.", en: "That warning was replaced or cancelled already."),
        remedy: Phrase(fr: "Partez du plus récent.", en: "Start from the latest."))
}
